"""Folders of gold and records for the tests of the check."""

import json
from pathlib import Path
from typing import Any

TEXT = "Peru left the bloc. Lima said in 1990 that Chile might im-\npose a tariff.1 It was a mistake."
UNITS = [
    {"unit": 0, "kind": "body", "start": 0, "end": 19, "text": "Peru left the bloc."},
    {
        "unit": 1,
        "kind": "body",
        "start": 20,
        "end": 73,
        "text": "Lima said in 1990 that Chile might impose a tariff.",
    },
    {"unit": 2, "kind": "body", "start": 75, "end": 92, "text": "It was a mistake."},
]
ENTITIES = [
    {"unit": 0, "start": 0, "end": 4, "text": "Peru", "label": "GPE", "canonical": "Peru", "stands_for": None},
    {"unit": 1, "start": 20, "end": 24, "text": "Lima", "label": "GPE", "canonical": "Lima", "stands_for": "Peru"},
    {"unit": 1, "start": 43, "end": 48, "text": "Chile", "label": "GPE", "canonical": "Chile", "stands_for": None},
]
DATES = [{"unit": 1, "start": 33, "end": 37, "text": "1990", "type": "DATE", "value": "1990", "mod": None}]
FOOTNOTES = [{"number": 1, "start": 73, "end": 74, "anchor": 73, "unit": 1, "note": None}]
PLAIN: dict[str, Any] = {
    "holder": "author",
    "holder_span": None,
    "cue": None,
    "cue_span": None,
    "content": None,
    "content_span": None,
    "certainty": "certain",
    "polarity": "positive",
    "thesis": False,
    "relation": None,
}
CLAIMS = [
    {"id": "0a", "unit": 0, "start": 0, "end": 19, "text": UNITS[0]["text"], "role": "evidence", "type": None, **PLAIN},
    {
        **PLAIN,
        "id": "1a",
        "unit": 1,
        "start": 20,
        "end": 73,
        "text": UNITS[1]["text"],
        "role": "claim",
        "type": "predictive",
        "holder": "Lima",
        "holder_span": [20, 24],
        "cue": "said",
        "cue_span": [25, 29],
        "content": "Chile might impose a tariff",
        "content_span": [43, 72],
        "certainty": "hedged",
        "relation": {"to": "2a", "type": "support"},
    },
    {
        **PLAIN,
        "id": "2a",
        "unit": 2,
        "start": 75,
        "end": 92,
        "text": UNITS[2]["text"],
        "role": "claim",
        "type": "evaluative",
    },
]
GOLD: dict[str, list[dict[str, Any]]] = {
    "units": UNITS,
    "entities": ENTITIES,
    "dates": DATES,
    "footnotes": FOOTNOTES,
    "claims": CLAIMS,
}


def write_folder(folder: Path, **changed: list[dict[str, Any]]) -> Path:
    """A folder of gold with its text, with some layers changed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "paper.txt").write_text(TEXT, encoding="utf-8")
    for layer, rows in (GOLD | changed).items():
        write_rows(folder / f"{layer}.jsonl", rows)
    return folder


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def changed(rows: list[dict[str, Any]], index: int, **fields: Any) -> list[dict[str, Any]]:
    """The rows with some fields of one of them changed."""
    return [{**row, **fields} if number == index else row for number, row in enumerate(rows)]
