"""Which records count: those that start in an annotated unit of the gold."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from claimspan.records import Attribution, Claim, Date, Entity, Footnote, Offsets, Unit

AnySpan = Unit | Entity | Date | Footnote | Claim | Attribution
Scoped = TypeVar("Scoped", Unit, Entity, Date, Footnote, Claim, Attribution)
ALL_KINDS = frozenset({"body", "heading", "front", "note", "fragment"})
MARKED_KINDS = frozenset({"body", "front"})
CLAIM_KINDS = frozenset({"body"})


def span_of(record: AnySpan) -> Offsets:
    """The span that stands for a record: its own, for an attribution that of its cue."""
    if isinstance(record, Attribution):
        return record.cue_span
    return record.start, record.end


class Scope:
    """The units of a gold paper, asked for the place of an offset among them.

    >>> scope = Scope(
    ...     [Unit(unit=7, kind="body", start=10, end=20, text=""), Unit(unit=8, kind="note", start=20, end=30, text="")]
    ... )
    >>> scope.place(12, MARKED_KINDS), scope.place(25, MARKED_KINDS), scope.place(5, ALL_KINDS)
    (0, None, None)
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = sorted(units, key=lambda unit: (unit.start, unit.end, unit.kind))
        self._starts = [unit.start for unit in self.units]

    def place(self, offset: int, kinds: frozenset[str]) -> int | None:
        """The place in ``units`` of the unit of one of the kinds in which the offset lies, or null."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.units[index].end or self.units[index].kind not in kinds:
            return None
        return index

    def keep(self, records: Iterable[Scoped] | None, kinds: frozenset[str]) -> list[tuple[Scoped, int]]:
        """The records that start in a unit of the kinds, each with that unit's place, in an order of their own.

        The order depends on the records alone, not on how they came.
        """
        kept = []
        for record in records or ():
            place = self.place(span_of(record)[0], kinds)
            if place is not None:
                kept.append((record, place))
        return sorted(kept, key=_content)

    def keep_all(self, records: Iterable[Scoped] | None) -> list[tuple[Scoped, int]]:
        """All records, also those outside every unit, each with the place of the last unit that starts before it."""
        placed = [(record, max(0, bisect_right(self._starts, span_of(record)[0]) - 1)) for record in records or ()]
        return sorted(placed, key=_content)


def _content(item: tuple[Scoped, int]) -> tuple[Offsets, str]:
    return span_of(item[0]), item[0].model_dump_json()
