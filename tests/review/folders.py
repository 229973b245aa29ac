"""Output folders to review: the first paper's gold, invented papers, and a long report."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimspan.check.gold import gold_paper, read_layers
from claimspan.files import write_records, write_text
from claimspan.records import Claim, Reason
from claimspan.source import Source

ROOT = Path(__file__).parent.parent.parent
RULES = ("claims.type.modal", "claims.type.cause", "claims.role.report")
HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">'


def first_paper(folder: Path) -> Path:
    """The gold of the first paper as if a run had written it, with reasons and confidences made up from the ids."""
    gold = ROOT / "annotations" / "shagina-2018"
    text = (ROOT / "corpus" / "shagina-2018" / "paper.txt").read_bytes().decode()
    layers = read_layers(gold)
    paper = gold_paper(layers.units, Source.of(text, "paper.txt"), "shagina-2018")
    out = folder / "shagina-2018"
    claims = [_with_reason(claim, number) for number, claim in enumerate(layers.claims or ())]
    layered: dict[str, Iterable[Any]] = {
        "units": paper.units,
        "entities": layers.entities or (),
        "dates": layers.dates or (),
        "footnotes": layers.footnotes or (),
        "claims": claims,
    }
    for name, records in layered.items():
        write_records(out / f"{name}.jsonl", records)
    write_text(out / "source.txt", text)
    write_text(out / "document.json", json.dumps(_document("shagina-2018", "Japan’s Dilemma with Sanctions Policy")))
    return out


def invented(folder: Path, sentences: list[str], name: str = "invented", title: str = "An invented paper") -> Path:
    """A paper of the sentences, four a paragraph, each a claim; its name for a country is an entity, a year a date."""
    out = folder / name
    units: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    entities: list[dict[str, Any]] = []
    dates: list[dict[str, Any]] = []
    place = 0
    for number, sentence in enumerate(sentences):
        end = place + len(sentence)
        span = {"start": place, "end": end, "text": sentence, "unit": number}
        units.append({**span, "kind": "body", "paragraph": number // 4, "section": [f"Part {number // 40 + 1}"]})
        claims.append(_claim(f"c-{number:08x}", span, number))
        for word, found in (("Peru", entities), ("2014", dates)):
            at = sentence.find(word)
            if at >= 0:
                inner = {"unit": number, "start": place + at, "end": place + at + len(word), "text": word}
                known = {"label": "GPE", "canonical": "Peru"} if word == "Peru" else {"type": "DATE", "value": "2014"}
                found.append({**inner, **known})
        place = end + 1
    end = len(sentences[0])
    note = {"number": 1, "start": place, "end": place + 20, "text": "1 Annual report, p. 4."}
    marker = {"number": 1, "start": end, "end": end + 1, "anchor": end, "unit": 0, "note": note}
    lines = {"units": units, "claims": claims, "entities": entities, "dates": dates, "attributions": []}
    lines["footnotes"] = [marker]
    for layer, records in lines.items():
        write_text(out / f"{layer}.jsonl", "".join(json.dumps(record) + "\n" for record in records))
    write_text(out / "source.txt", "\n".join(sentences) + "\n")
    write_text(out / "document.json", json.dumps(_document(name, title)))
    return out


def long_report(folder: Path, count: int = 8000) -> Path:
    """A report of ``count`` sentences."""
    return invented(
        folder,
        [
            f"In 2014 Peru signed treaty number {number} because its neighbours feared isolation, and the ministry "
            f"argued that section {number % 97} of the agreement would strengthen trade."
            for number in range(count)
        ],
        "long-report",
        "A long report",
    )


SENTENCES = [
    "Peru left the bloc in 2014.",
    "It feared isolation because its neighbours had signed.",
    "The minister argued that the treaty may fail.",
    "Chile should therefore lead.",
    "Trade grew by half after the agreement.",
    "Critics said Peru was weak.",
    "The bloc will not survive another crisis.",
    "Its members need a common policy.",
]


def _with_reason(claim: Claim, number: int) -> Claim:
    rule = RULES[number % len(RULES)]
    word = claim.text.split()[1 % len(claim.text.split())]
    at = claim.start + claim.text.find(word)
    reason = Reason(rule=rule, field="type", words=(word,), spans=((at, at + len(word)),))
    confidence = round(0.35 + (number * 37 % 60) / 100, 2)
    return claim.model_copy(update={"why": (reason,), "confidence": confidence, "confidences": {"type": confidence}})


def _claim(id_: str, span: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "id": id_,
        **span,
        "role": "evidence" if number % 4 == 0 else "claim",
        "type": None if number % 4 == 0 else "causal",
        "holder": "author",
        "certainty": "hedged" if " may " in span["text"] else "certain",
        "polarity": "positive",
        "thesis": number == 3,
        "relation": {"to": f"c-{number - 1:08x}", "type": "support"} if number % 4 == 1 else None,
        "confidence": round(0.5 + (number * 31 % 50) / 100, 2),
        "why": [{"rule": RULES[number % 3], "field": None, "words": [span["text"].split()[0]], "spans": []}],
    }


def _document(id_: str, title: str) -> dict[str, Any]:
    found = {"value": title, "origin": "test"}
    return {
        "id": id_,
        "source": "paper.txt",
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "metadata": {"title": found},
        "pipeline": "0",
        "model": "none",
        "model_version": "0",
        "model_sha256": "0" * 64,
        "rules_sha256": "0" * 64,
        "counts": {},
    }
