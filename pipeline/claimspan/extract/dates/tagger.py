"""From a ``Doc`` to its temporal expressions: match, choose, read in order, join ranges."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from claimspan.extract.dates.context import Context, Surroundings
from claimspan.extract.dates.grammar import Grammar, Match, Style
from claimspan.extract.dates.guards import passes
from claimspan.extract.dates.interval import bounds, edtf
from claimspan.extract.dates.ranges import Placed, join_ranges
from claimspan.extract.dates.senses import read
from claimspan.extract.dates.timex import Reading, Timex

COORDINATION = re.compile(r"\s*(?:,|-|and|or|to|through|until|,\s*and)\s*")
SHORTENED = frozenset({"date.month", "date.month-day", "date.day-month", "season.season"})


def tag(doc: Doc, published: str | None, style: Style, grammar: Grammar) -> tuple[Timex, ...]:
    """The temporal expressions of a text in reading order; none overlaps another."""
    context = Context(Surroundings(doc), published, style)
    cuts = _unit_starts(doc)
    found = (match for match in grammar.matches(context.around.raw) if not _crosses(match, cuts))
    chosen = choose(match for match in found if passes(match, context))
    placed: list[Placed] = []
    for index, match in enumerate(chosen):
        context.match = match
        context.following = _completing(match, chosen[index + 1 :], context.around.text)
        reading = read(match, context)
        if reading is None:
            continue
        placed.append(Placed(match, reading))
        if reading.type in ("DATE", "TIME") and reading.moves and bounds(reading.value):
            context.last = _end(reading)
    if style == "scheme":
        placed = join_ranges(placed, context.around.text)
    return tuple(_timex(found) for found in placed)


def _unit_starts(doc: Doc) -> list[int]:
    """Where the units of a paper begin; none for a ``Doc`` that is no paper."""
    blocks = doc._.claimspan_blocks if Doc.has_extension("claimspan_blocks") else None
    return [doc[block.start].idx for block in blocks or ()]


def _crosses(match: Match, cuts: list[int]) -> bool:
    index = bisect_right(cuts, match.start)
    return index < len(cuts) and cuts[index] < match.end


def choose(matches: Iterable[Match]) -> list[Match]:
    """Of overlapping matches the leftmost, of these the longest, of these that of the earlier rule."""
    chosen: list[Match] = []
    end = 0
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if match.start >= end:
            chosen.append(match)
            end = match.end
    return chosen


def _completing(match: Match, later: list[Match], text: str) -> Match | None:
    """The next match that gives a year to a date without one: "February and September 2023"."""
    if match.rule.id not in SHORTENED:
        return None
    end = match.end
    for candidate in later[:3]:
        if not COORDINATION.fullmatch(text, end, candidate.start):
            return None
        if "year" in candidate.groups and ("month" in candidate.groups or "season" in candidate.groups):
            return candidate
        end = candidate.end
    return None


def _end(reading: Reading) -> str:
    return reading.value.rpartition("/")[2].partition("T")[0]


def _timex(found: Placed) -> Timex:
    match, reading = found.match, found.reading
    placed = reading.type in ("DATE", "TIME")
    days = bounds(reading.value, reading.mod) if placed else None
    return Timex(
        start=found.start,
        end=found.end,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        edtf=edtf(reading.value, reading.mod) if placed else None,
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        rule=match.rule.id,
    )
