"""Claims with all that belongs to them inline: what most users load."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from claimspan.records import (
    Attribution,
    Claim,
    Date,
    Entity,
    Footnote,
    JoinedClaim,
    JoinedNote,
    LinkedClaim,
    Unit,
)

Placed = TypeVar("Placed", Entity, Date)


def join_claims(
    paper: str,
    units: Iterable[Unit],
    claims: tuple[Claim, ...],
    entities: Iterable[Entity],
    dates: Iterable[Date],
    footnotes: Iterable[Footnote],
    attributions: Iterable[Attribution],
) -> Iterator[JoinedClaim]:
    """Each claim with the entities, dates and notes of its span, its place, its report, and what bears on it."""
    unit_of = {unit.unit: unit for unit in units}
    note_of = {footnote.number: footnote for footnote in reversed(list(footnotes))}
    report_of = {report.id: report for report in attributions}
    entities_in, dates_in = _by_unit(entities), _by_unit(dates)
    incoming: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation is not None:
            incoming[claim.relation.to].append(claim)
    for claim in claims:
        unit = unit_of[claim.unit]
        yield JoinedClaim(
            **{name: getattr(claim, name) for name in Claim.model_fields},
            paper=paper,
            section=unit.section,
            page=unit.page,
            line=unit.line,
            entities=tuple(_inside(entities_in[claim.unit], claim)),
            dates=tuple(_inside(dates_in[claim.unit], claim)),
            footnotes=tuple(_note(note_of[number]) for number in claim.notes if number in note_of),
            report=report_of.get(claim.attribution or ""),
            supported_by=tuple(_link(other) for other in incoming[claim.id] if _relation(other) == "support"),
            attacked_by=tuple(_link(other) for other in incoming[claim.id] if _relation(other) == "attack"),
        )


def _by_unit(records: Iterable[Placed]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = defaultdict(list)
    for record in records:
        found[record.unit].append(record)
    return found


def _inside(records: Iterable[Placed], claim: Claim) -> Iterator[Placed]:
    return (record for record in records if claim.start <= record.start and record.end <= claim.end)


def _note(footnote: Footnote) -> JoinedNote:
    return JoinedNote(number=footnote.number, text=footnote.note.text if footnote.note else None)


def _link(claim: Claim) -> LinkedClaim:
    return LinkedClaim(id=claim.id, role=claim.role, text=claim.text)


def _relation(claim: Claim) -> str | None:
    return claim.relation.type if claim.relation else None
