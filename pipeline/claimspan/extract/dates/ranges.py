"""Two dates that make one range: ``1990-2003``, ``from 2010 to 2015``, ``between 2010 and 2015``."""

import re
from dataclasses import dataclass

from claimspan.extract.dates.arithmetic import days
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.timex import Reading

LINK = re.compile(r"\s*-\s*|\s+(?:to|through|thru)\s+")
FROM_LINK = re.compile(r"\s*-\s*|\s*,?\s+(?:up )?(?:to|through|thru|until|till)\s+")
BETWEEN_LINK = re.compile(r"\s+and\s+")
OPENING = re.compile(r"\b(from|between)\s+$")


@dataclass(frozen=True)
class Placed:
    """A match with its reading. ``first`` is the match that a range begins with."""

    match: Match
    reading: Reading
    start: int = -1
    end: int = -1

    def __post_init__(self) -> None:
        if self.start < 0:
            object.__setattr__(self, "start", self.match.start)
            object.__setattr__(self, "end", self.match.end)


def join_ranges(placed: list[Placed], text: str) -> list[Placed]:
    """Join neighbours that make a range; the opening word belongs to it where both ends carry their own year."""
    joined: list[Placed] = []
    for found in placed:
        range_ = _range(joined[-1], found, text) if joined else None
        if range_ is None:
            joined.append(found)
        else:
            joined[-1] = range_
    return joined


def _range(first: Placed, last: Placed, text: str) -> Placed | None:
    if not (_datable(first) and _datable(last)):
        return None
    opening = OPENING.search(text, max(first.start - 10, 0), first.start)
    word = opening.group(1) if opening else ""
    link = {"from": FROM_LINK, "between": BETWEEN_LINK}.get(word, LINK)
    if not link.fullmatch(text, first.end, last.start):
        return None
    begin, end = days(first.reading.value), days(last.reading.value)
    if begin is None or end is None or begin[0] >= end[0]:
        return None
    start = opening.start() if opening and _complete(first) else first.start
    return Placed(first.match, Reading("DATE", f"{first.reading.value}/{last.reading.value}"), start, last.end)


def _datable(found: Placed) -> bool:
    return found.reading.type == "DATE" and "/" not in found.reading.value and found.reading.moves


def _complete(found: Placed) -> bool:
    return "year" in found.match.groups or found.match.rule.id.startswith(("decade", "century", "year"))
