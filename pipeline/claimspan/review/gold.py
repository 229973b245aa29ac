"""Gold out of a review: what a reviewer confirmed, corrected and added, in the contract's shape."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimspan.errors import InputError
from claimspan.files import write_text
from claimspan.records import Unit
from claimspan.review.decisions import Decisions, decide
from claimspan.review.effective import Reviewed, reviewed_records
from claimspan.review.folder import LAYERS, MODELS, Layer, PaperFolder, find_papers, read_folder
from claimspan.review.log import ReviewLog, log_path
from claimspan.review.tally import tally

FIELDS: Mapping[Layer, tuple[str, ...]] = {
    "claims": (
        "id", "unit", "start", "end", "text", "role", "type", "holder", "holder_span", "holder_entity", "cue",
        "cue_span", "content", "content_span", "certainty", "polarity", "thesis", "relation", "attribution",
    ),
    "entities": ("unit", "start", "end", "text", "label", "canonical", "stands_for"),
    "dates": ("unit", "start", "end", "text", "type", "value", "mod"),
    "attributions": (
        "id", "unit", "source", "source_span", "cue", "cue_span", "content", "content_span", "kind",
    ),
}  # fmt: skip
PROVENANCE = "provenance.json"


@dataclass(frozen=True)
class Built:
    """What was written: the folder, the counts of each layer by decision, what a reader should know, and each rule
    that was wrong."""

    folder: Path
    counts: Mapping[str, Mapping[str, int]]
    remarks: tuple[str, ...]
    rules: tuple[str, ...]


def build(
    out_dir: Path, reviewer: str, annotations: Path = Path("annotations"), gold_dir: Path | None = None
) -> list[Built]:
    """Write the gold of every paper in ``out_dir`` that ``reviewer`` has reviewed.

    It goes to ``gold_dir``/<paper>, otherwise to ``annotations/<paper>/reviewed/<reviewer>``. Raises InputError where
    the reviewer has decided nothing, or where the folder holds gold that is not out of a review.
    """
    built = []
    for name, path in find_papers(out_dir).items():
        log = log_path(annotations, name, reviewer)
        if not log.exists():
            continue
        target = gold_dir / name if gold_dir is not None else annotations / name / "reviewed" / reviewer
        built.append(_build(read_folder(path), reviewer, log, target))
    if not built:
        raise InputError(
            f"{reviewer} has reviewed nothing of {out_dir}: see the names in {annotations}/<paper>/reviews"
        )
    return built


def _build(folder: PaperFolder, reviewer: str, log: Path, target: Path) -> Built:
    if (target / "units.jsonl").exists() and not (target / PROVENANCE).exists():
        raise InputError(f"{target} holds gold that is not out of a review: choose another folder with --gold-dir")
    events = ReviewLog(log).events()
    decisions = decide(events)
    records = reviewed_records(folder, decisions)
    units = covered_units(folder, decisions, records)
    numbers = {unit.unit for unit in units}
    remarks = [f"{_count(len(numbers), 'unit')} of {len(folder.units)} are covered"]
    counts: dict[str, dict[str, int]] = {}
    files = {"units.jsonl": _lines([unit.model_dump(mode="json", include=_UNIT) for unit in units])}
    for layer in LAYERS:
        mine = [record for record in records if record.layer == layer]
        counts[layer] = dict(Counter(record.status for record in mine))
        if not any(record.decision.value for record in mine) and layer != "claims":
            continue
        kept = [record for record in mine if _stands(record, numbers)]
        undecided = sum(record.status == "undecided" and record.values["unit"] in numbers for record in mine)
        if undecided:
            remarks.append(f"{layer}: {undecided} undecided in covered units are left out")
        lost = sum(record.decision.value == "accept" and not _stands(record, None) for record in mine)
        if lost:
            remarks.append(f"{layer}: {lost} accepted on an earlier run are left out, their words are no longer there")
        known = {record.id for record in kept}
        files[f"{layer}.jsonl"] = _lines([_gold(record, known, reviewer) for record in kept])
    rules = tally(records)
    provenance = {
        "paper": folder.id,
        "reviewer": reviewer,
        "log_sha256": hashlib.sha256(log.read_bytes()).hexdigest(),
        "events": len(events),
        "text_sha256": folder.sha256,
        "source": folder.document.source if folder.document else None,
        "pipeline": folder.document.pipeline if folder.document else None,
        "rules_sha256": folder.document.rules_sha256 if folder.document else None,
        "read_paragraphs": sorted(decisions.read),
        "counts": counts,
        "remarks": remarks,
        "rules": [row.to_json() for row in rules],
    }
    for name, text in files.items():
        write_text(target / name, text)
    write_text(target / PROVENANCE, json.dumps(provenance, ensure_ascii=False, indent=1) + "\n")
    wrong = tuple(str(row) for row in rules if row.rejected or row.corrected)
    return Built(target, counts, tuple(remarks), wrong)


_UNIT = {"unit", "kind", "start", "end", "text", "page", "paragraph", "section"}


def covered_units(folder: PaperFolder, decisions: Decisions, records: Sequence[Reviewed]) -> list[Unit]:
    """The units that the review covers.

    A paragraph of body or front matter is covered when it was marked as read, or when every claim proposed in it was
    decided and at least one was; headings and notes are covered always, so that the numbering stays whole.
    """
    open_units = {
        record.values["unit"] for record in records if record.layer == "claims" and record.status == "undecided"
    }
    closed_units = {record.values["unit"] for record in records if record.layer == "claims" and record.decision.value}
    kept: list[Unit] = []
    for (kind, _), group in groupby(folder.units, key=lambda unit: (unit.kind, unit.paragraph)):
        units = list(group)
        numbers = {unit.unit for unit in units}
        done = not numbers & open_units and bool(numbers & closed_units)
        if kind not in ("body", "front") or units[0].start in decisions.read or done:
            kept += units
    return kept


def _stands(record: Reviewed, numbers: set[int] | None) -> bool:
    placed = record.values.get("start") is not None or record.values.get("cue_span") is not None
    covered = numbers is None or record.values["unit"] in numbers
    return record.decision.value == "accept" and placed and covered


def _gold(record: Reviewed, known: set[str], reviewer: str) -> dict[str, Any]:
    values = {**record.values, "id": record.id}
    if record.layer == "claims":
        relation = values.get("relation")
        values["relation"] = relation if relation and relation["to"] in known else None
        values["type"] = None if values["role"] == "evidence" else values.get("type")
    try:
        valid = MODELS[record.layer].model_validate(values)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise InputError(f"{record.layer} {record.id}: {where}: {problem['msg']}: correct it in the review") from error
    plain = valid.model_dump(mode="json", include=set(FIELDS[record.layer]))
    provenance: dict[str, Any] = {"decision": record.status, "by": reviewer, "at": record.decision.at}
    if record.proposal is not None:
        provenance["proposed"] = {
            name: record.proposal.get(name)
            for name in FIELDS[record.layer]
            if plain.get(name) != record.proposal.get(name)
        }
        provenance["rules"] = sorted({reason["rule"] for reason in record.proposal.get("why", ())})
    if record.decision.remark:
        provenance["remark"] = record.decision.remark
    return {name: plain[name] for name in FIELDS[record.layer] if name in plain} | {"provenance": provenance}


def _lines(records: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
