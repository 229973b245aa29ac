"""Validation of gold: every problem with its file, its line and what to do."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimspan.check.gold import numbered_lines, read_line
from claimspan.check.granule import granule
from claimspan.check.matching import overlapping
from claimspan.check.reanchor import fold
from claimspan.check.scope import ALL_KINDS, CLAIM_KINDS, MARKED_KINDS, span_of
from claimspan.errors import GoldError
from claimspan.records import Attribution, Claim, Date, Entity, Footnote, Offsets, Record, Unit

KINDS: dict[str, type[Record]] = {
    "units": Unit,
    "entities": Entity,
    "dates": Date,
    "footnotes": Footnote,
    "claims": Claim,
    "attributions": Attribution,
}
HASH_FILE = "source.sha256"
MARKUP = "*_#`"
Line = tuple[int, Any]


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in a line of a gold file (line 0: in the file as a whole), and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


def find_source(gold_folder: Path) -> Path:
    """The text that gold belongs to: beside it, or in ``corpus/`` next to the folder of annotations.

    Raises GoldError where there is none or more than one.
    """
    corpus = gold_folder.resolve().parent.parent / "corpus" / gold_folder.resolve().name
    found = [
        path
        for folder in (gold_folder, corpus)
        for name in ("source.txt", "paper.txt", "paper.md")
        if (path := folder / name).is_file()
    ]
    if len(found) != 1:
        raise GoldError(f"there is not one text beside {gold_folder} or in {corpus}: name it with --source")
    return found[0]


def read_source(path: Path) -> str:
    """The text of a source, nothing normalised away. Raises GoldError when it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot read {path}: {error}: name the text with --source") from error


def validate(gold_folder: Path, source: Path) -> list[Problem]:
    """All problems of a folder of gold against the text that it annotates, by file and line.

    Raises GoldError when the source cannot be read or the folder holds no units.
    """
    text = read_source(source)
    if not (gold_folder / "units.jsonl").is_file():
        raise GoldError(f"{gold_folder} holds no units.jsonl: it is no folder of gold")
    problems = list(_hash_problems(gold_folder, source))
    layers: dict[str, list[Line]] = {}
    for layer, kind in KINDS.items():
        path = gold_folder / f"{layer}.jsonl"
        if path.exists():
            layers[layer] = []
            for number, line in numbered_lines(path):
                try:
                    layers[layer].append((number, read_line(kind, path, number, line)))
                except GoldError as error:
                    problems.append(Problem(path.name, number, str(error).split(": ", 1)[1]))
    units = {record.unit: record for _, record in layers["units"]}
    for layer, records in layers.items():
        found = (
            *_span_problems(layer, records, text),
            *_double_problems(layer, records),
            *_unit_problems(layer, records, units),
            *_own_problems(layer, records, text, layers),
        )
        problems.extend(Problem(f"{layer}.jsonl", line, message) for line, message in found)
    return sorted(problems)


def _hash_problems(folder: Path, source: Path) -> Iterator[Problem]:
    path = folder / HASH_FILE
    if path.exists():
        expected = path.read_text(encoding="utf-8").split()[0]
        found = hashlib.sha256(source.read_bytes()).hexdigest()
        if expected != found:
            yield Problem(
                HASH_FILE,
                0,
                f"{source.name} is not the text that was annotated (SHA-256 {found[:12]}…, not {expected[:12]}…): "
                "restore that text, or move the gold to the new one with --reanchor",
            )


def _span_problems(layer: str, records: Sequence[Line], text: str) -> Iterator[tuple[int, str]]:
    for line, record in records:
        start, end = span_of(record)
        if start >= end:
            yield line, f"[{start}, {end}) is empty: correct the offsets"
        elif end > len(text):
            yield line, f"[{start}, {end}) lies outside the text, which ends at {len(text)}: correct the offsets"
        elif (quote := _quote(record)) and (problem := quote_problem(quote, text[start:end])):
            yield line, f"[{start}, {end}) {problem}: correct the offsets or the quote"


def _quote(record: Any) -> str | None:
    return record.cue if isinstance(record, Attribution) else getattr(record, "text", None)


def quote_problem(quote: str, slice_: str) -> str | None:
    """What is wrong with a quote of a source slice: folded, the slice must give it, but for what interrupts it.

    >>> quote_problem("imposed it", "im-\\nposed 12\\nit")
    >>> quote_problem("imposed", "im-\\nposed it")
    'ends with “it”, the quote with “imposed”'
    """
    wanted, there = fold(quote).strip(MARKUP), fold(slice_).strip(MARKUP)
    if not wanted or not there:
        return "has no words"
    if wanted[0] != there[0]:
        return f"begins with “{_first(slice_)}”, the quote with “{_first(quote)}”"
    if wanted[-1] != there[-1]:
        return f"ends with “{_last(slice_)}”, the quote with “{_last(quote)}”"
    rest = iter(there)
    return None if all(character in rest for character in wanted) else "does not hold the words of the quote"


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _last(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1]


def _double_problems(layer: str, records: Sequence[Line]) -> Iterator[tuple[int, str]]:
    seen = Counter[tuple[Any, ...]]()
    for line, record in records:
        key = record.model_dump_json()
        seen[key] += 1
        if seen[key] > 1:
            yield line, "is the same record as an earlier line: remove one"
    if layer in ("footnotes", "attributions"):
        return
    spans = [span_of(record) for _, record in records]
    for i, j in overlapping(spans, spans):
        if i < j and records[i][1] != records[j][1]:
            yield records[j][0], f"{list(spans[j])} overlaps line {records[i][0]} {list(spans[i])}: keep the longer one"


def _unit_problems(layer: str, records: Sequence[Line], units: dict[int, Unit]) -> Iterator[tuple[int, str]]:
    numbers = Counter(record.unit for _, record in records) if layer == "units" else Counter[int]()
    kinds = {"claims": CLAIM_KINDS, "footnotes": ALL_KINDS}.get(layer, MARKED_KINDS)
    for line, record in records:
        if layer == "units":
            if numbers[record.unit] > 1:
                yield line, f"the unit number {record.unit} is given twice: number the units in reading order"
            continue
        if record.unit is None:
            continue
        unit = units.get(record.unit)
        start = record.anchor - 1 if layer == "footnotes" else span_of(record)[0]
        if unit is None:
            yield line, f"there is no unit {record.unit}: correct the number"
        elif not unit.start <= start < unit.end:
            yield (
                line,
                f"does not start in unit {record.unit} {[unit.start, unit.end]}: correct the unit or the offsets",
            )
        elif unit.kind not in kinds:
            yield (
                line,
                f"stands in unit {record.unit}, which is {unit.kind}: only {' and '.join(sorted(kinds))} units count",
            )


def _own_problems(
    layer: str, records: Sequence[Line], text: str, layers: dict[str, list[Line]]
) -> Iterator[tuple[int, str]]:
    if layer == "dates":
        for line, record in records:
            if granule(record.value) == "other":
                yield line, f"{record.value} is no TIMEX3 value: write it as in the guidelines"
    elif layer == "footnotes":
        for line, record in records:
            if record.anchor > record.start:
                yield line, f"the anchor {record.anchor} lies behind the marker at {record.start}: correct it"
    elif layer in ("claims", "attributions"):
        ids = Counter(record.id for _, record in records)
        for line, record in records:
            if ids[record.id] > 1:
                yield line, f"the id {record.id} is given twice: give each its own"
            parts = ("holder", "cue", "content") if layer == "claims" else ("source", "content")
            for part in parts:
                yield from _part_problems(line, record, part, text)
            if layer == "claims":
                yield from _claim_problems(line, record, ids, layers)


def _part_problems(line: int, record: Any, part: str, text: str) -> Iterator[tuple[int, str]]:
    span: Offsets | None = getattr(record, f"{part}_span")
    words: str | None = getattr(record, part)
    if span is None:
        return
    if not words:
        yield line, f"{part}_span is given without {part}: give both or neither"
    elif span[1] > len(text) or span[0] >= span[1]:
        yield line, f"{part}_span {list(span)} is no stretch of the text: correct the offsets"
    elif problem := quote_problem(words, text[span[0] : span[1]]):
        yield line, f"{part}_span {list(span)} {problem}: correct the offsets or the words"


def _claim_problems(
    line: int, claim: Claim, ids: Counter[str], layers: dict[str, list[Line]]
) -> Iterator[tuple[int, str]]:
    if claim.role == "claim" and claim.type is None:
        yield line, "is a claim without a type: give one"
    if claim.role == "evidence" and claim.type is not None:
        yield line, f"is evidence with the type {claim.type}: set it to null"
    if claim.holder != "author" and not (claim.cue and claim.content):
        yield line, f"has the holder {claim.holder} but no cue or no content: give both"
    if claim.relation and claim.relation.to == claim.id:
        yield line, "has a relation to itself: correct the target"
    elif claim.relation and claim.relation.to not in ids:
        yield line, f"has a relation to {claim.relation.to}, which there is not: correct the target"
    known = {record.id for _, record in layers.get("attributions", ())}
    if claim.attribution and "attributions" in layers and claim.attribution not in known:
        yield line, f"names the attribution {claim.attribution}, which there is not: correct it"
