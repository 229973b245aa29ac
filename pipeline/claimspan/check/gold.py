"""Gold folders: reading the contract's files, and gold units as a paper to extract from."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from claimspan.errors import GoldError
from claimspan.records import Attribution, Claim, Date, Entity, Footnote, Record, Unit
from claimspan.source import CleanText, Paper, Source

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Layers:
    """The records of a paper, gold or output. A layer whose file is missing is null: it was not annotated."""

    units: tuple[Unit, ...]
    entities: tuple[Entity, ...] | None
    dates: tuple[Date, ...] | None
    footnotes: tuple[Footnote, ...] | None
    claims: tuple[Claim, ...] | None
    attributions: tuple[Attribution, ...] | None


def read_layers(folder: Path) -> Layers:
    """Read ``units.jsonl`` and the layers that are there.

    Raises GoldError with file, line and problem for a line that is no record, and for a folder without units.
    """
    units = _read(folder / "units.jsonl", Unit)
    if units is None:
        raise GoldError(f"{folder} holds no units.jsonl: it is no folder of records")
    return Layers(
        units=units,
        entities=_read(folder / "entities.jsonl", Entity),
        dates=_read(folder / "dates.jsonl", Date),
        footnotes=_read(folder / "footnotes.jsonl", Footnote),
        claims=_read(folder / "claims.jsonl", Claim),
        attributions=_read(folder / "attributions.jsonl", Attribution),
    )


def _read(path: Path, kind: type[AnyRecord]) -> tuple[AnyRecord, ...] | None:
    if not path.exists():
        return None
    return tuple(read_line(kind, path, number, line) for number, line in numbered_lines(path))


def numbered_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a JSON Lines file that are not blank, counted from 1. Raises GoldError when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot read {path}: {error}: it must be a UTF-8 text file") from error
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def read_line(kind: type[AnyRecord], path: Path, number: int, line: str) -> AnyRecord:
    """One line as a record. Raises GoldError that names the file, the line, the field and the problem."""
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
        where = "".join(f"{part}: " for part in (".".join(str(part) for part in problem["loc"]),) if part)
        raise GoldError(f"{path}, line {number}: {where}{problem['msg']}: mend or remove this line") from error


def gold_paper(units: tuple[Unit, ...], source: Source, paper_id: str) -> Paper:
    """The paper whose units are those of the gold: extraction can be measured without ingest.

    The cleaned text is the units' texts, a line each; each code point is mapped by the longest common stretches of
    the unit's text and its slice of the source. A blank line between two units of one kind opens a new paragraph.
    """
    pieces: list[str] = []
    offsets = array("I")
    placed: list[Unit] = []
    length = 0
    paragraph = 0
    section: tuple[str, ...] = ()
    for unit in units:
        if placed and (placed[-1].kind != unit.kind or "\n\n" in source.text[placed[-1].end : unit.start]):
            paragraph += 1
        if unit.kind == "heading":
            section = (unit.text,)
        placed.append(
            unit.model_copy(
                update={
                    "clean_start": length,
                    "clean_end": length + len(unit.text),
                    "paragraph": paragraph,
                    "section": section,
                }
            )
        )
        pieces.append(unit.text + "\n")
        offsets.extend(unit_offsets(unit, source.text))
        offsets.append(unit.end - 1)
        length += len(unit.text) + 1
    return Paper(paper_id, source, CleanText("".join(pieces), offsets), tuple(placed))


def unit_offsets(unit: Unit, source: str) -> Sequence[int]:
    """For each code point of the unit's text the source offset that it stands for, by the longest common stretches.

    >>> list(unit_offsets(Unit(unit=0, kind="body", start=2, end=10, text="import"), "> im-\\nport"))
    [2, 3, 6, 7, 8, 9]
    """
    mapped = array("I")
    place = unit.start
    slice_ = source[unit.start : unit.end]
    for tag, left, right, at, _ in SequenceMatcher(None, unit.text, slice_, autojunk=False).get_opcodes():
        for step in range(right - left):
            if tag == "equal":
                place = unit.start + at + step
            mapped.append(place)
    return mapped
