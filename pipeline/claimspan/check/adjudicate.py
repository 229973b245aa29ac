"""Adjudication: a worksheet of two annotators' disagreements, and the gold that a filled worksheet gives."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from claimspan.check.agreement import Agreement
from claimspan.check.claims import pair_claims
from claimspan.check.gold import Layers
from claimspan.check.scope import span_of
from claimspan.errors import GoldError
from claimspan.files import write_records, write_text
from claimspan.records import Claim, Date, Entity

COLUMNS = ("row", "layer", "kind", "unit", "before", "text", "after")
KINDS: dict[str, type[Any]] = {"entities": Entity, "dates": Date, "claims": Claim}
ADJUDICATED = tuple(KINDS)
WITH_FIELD = {
    "boundary": ("start", "end", "text"),
    "role": ("role", "type"),
    "holder": ("holder", "holder_span", "cue", "cue_span", "content", "content_span"),
    "cue": ("cue", "cue_span"),
    "content": ("content", "content_span"),
}
NOT_TYPED = frozenset({"boundary", "relation", "missed", "spurious"})
Row = dict[str, str]


def worksheet(agreement: Agreement) -> str:
    """The disagreements of two annotators of one paper as CSV, a row each, with an empty column ``decision``.

    A decision is the name of the annotator who is right, or (for a label) the right value itself.
    """
    first, second = agreement.names
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*COLUMNS, first, second, "decision", "remark"])
    for row in _rows(agreement):
        writer.writerow([*(row[name] for name in (*COLUMNS, first, second)), "", ""])
    return stream.getvalue()


def read_worksheet(path: Path) -> list[Row]:
    """The rows of a worksheet. Raises GoldError when it cannot be read or lacks a column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot read the worksheet {path}: {error}: it must be a CSV file in UTF-8") from error
    rows = list(csv.DictReader(io.StringIO(text)))
    lacking = [name for name in (*COLUMNS, "decision") if rows and name not in rows[0]]
    if lacking:
        raise GoldError(f"{path} has no column {', '.join(lacking)}: make the worksheet anew and fill that one")
    return rows


def adjudicated(agreement: Agreement, rows: Sequence[Row]) -> Layers:
    """The layers that the decisions of a filled worksheet give; where the annotators agree, what they agree on.

    Raises GoldError for a worksheet of other annotations, a row without a decision, and a value that cannot be.
    """
    ours, theirs = agreement.papers[0]
    expected = list(_rows(agreement))
    keys = (*COLUMNS, *agreement.names)
    if [[row.get(key, "") for key in keys] for row in rows] != [[row[key] for key in keys] for row in expected]:
        raise GoldError("the worksheet is not of these annotations: make it anew, then fill it")
    undecided = [row for row in rows if not row["decision"].strip()]
    if undecided:
        row = undecided[0]
        raise GoldError(
            f"{len(undecided)} rows have no decision, the first is row {row['row']} ({row['layer']}.{row['kind']}, "
            f"unit {row['unit']}): write {agreement.names[0]}, {agreement.names[1]} or the right value"
        )
    kept = {name: dict(enumerate(_dumped(getattr(ours, name)))) for name in ADJUDICATED}
    added: dict[str, list[dict[str, Any]]] = {name: [] for name in ADJUDICATED}
    ids = _final_ids(ours, theirs, agreement.names[1])
    for row, error in zip(rows, agreement.disagreements.to_dict("records"), strict=True):
        layer, kind, decision = row["layer"], row["kind"], row["decision"].strip()
        i, j = (error[f"{name}_index"] for name in agreement.names)
        if decision not in agreement.names and (kind in NOT_TYPED or layer not in ADJUDICATED):
            raise GoldError(
                f"row {row['row']} ({layer}.{kind}): decide for {' or '.join(agreement.names)}, not {decision}"
            )
        if decision == agreement.names[0]:
            continue
        if kind == "missed":
            del kept[layer][i]
        elif kind == "spurious":
            added[layer].append(_renamed(getattr(theirs, layer)[j].model_dump(), ids))
        elif decision == agreement.names[1]:
            record = _renamed(getattr(theirs, layer)[j].model_dump(), ids)
            kept[layer][i].update({field: record[field] for field in WITH_FIELD.get(kind, (kind,))})
        else:
            kept[layer][i].update({kind: None if decision == "null" else decision})
            if (kind, decision) == ("role", "evidence"):
                kept[layer][i]["type"] = None
    found = {name: _built(name, [*kept[name].values(), *added[name]]) for name in ADJUDICATED}
    return replace(
        ours,
        entities=None if ours.entities is None else found["entities"],
        dates=None if ours.dates is None else found["dates"],
        claims=None if ours.claims is None else found["claims"],
    )


def _dumped(records: Sequence[BaseModel] | None) -> list[dict[str, Any]]:
    return [record.model_dump() for record in records or ()]


def _final_ids(ours: Layers, theirs: Layers, second: str) -> dict[str, str]:
    """What the second annotator's claims are called in the result: like their partners, otherwise by a free id."""
    left, right = ours.claims or (), theirs.claims or ()
    ids = {right[j].id: left[i].id for i, j in pair_claims(left, right)}
    taken = {claim.id for claim in left}
    for claim in right:
        if claim.id not in ids:
            ids[claim.id] = claim.id if claim.id not in taken else f"{claim.id}-{second}"
    return ids


def _renamed(record: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    if "role" not in record:
        return record
    relation = record["relation"]
    if relation is not None:
        relation = {**relation, "to": ids.get(relation["to"], relation["to"])}
    return {**record, "id": ids[record["id"]], "relation": relation}


def _built(layer: str, values: Iterable[dict[str, Any]]) -> tuple[Any, ...]:
    records = []
    for value in values:
        try:
            records.append(KINDS[layer].model_validate(value))
        except ValidationError as error:
            problem = error.errors()[0]
            field = ".".join(str(part) for part in problem["loc"])
            raise GoldError(
                f"{layer}, unit {value['unit']}: {field}: {problem['msg']}: correct the decision"
            ) from error
    return tuple(sorted(records, key=span_of))


def write_adjudicated(layers: Layers, agreement: Agreement, rows: Sequence[Row], gold_folder: Path, out: Path) -> None:
    """Write adjudicated gold to a new folder, with both annotators' files and the worksheet beside it.

    Raises GoldError when the folder already holds gold, OutputError when it cannot be written.
    """
    if (out / "units.jsonl").exists():
        raise GoldError(f"{out} already holds gold: name a new folder, nothing is overwritten")
    for path in sorted((gold_folder / "annotators").iterdir()):
        write_text(out / "annotators" / path.name, path.read_text(encoding="utf-8"))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [*COLUMNS, *agreement.names, "decision", "remark"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: row.get(name, "") for name in writer.fieldnames} for row in rows)
    write_text(out / "annotators" / "worksheet.csv", stream.getvalue())
    for name in ADJUDICATED:
        if (records := getattr(layers, name)) is not None:
            write_records(out / f"{name}.jsonl", records)
    write_records(out / "units.jsonl", layers.units)


def _rows(agreement: Agreement) -> Iterable[Row]:
    first, second = agreement.names
    for number, error in enumerate(agreement.disagreements.to_dict("records"), start=1):
        yield {"row": str(number), **{str(name): str(error[name]) for name in (*COLUMNS[1:], first, second)}}
