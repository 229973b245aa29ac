"""Running heads and feet and page numbers: what repeats at the top and bottom of pages."""

import re
from collections import Counter

from claimspan.ingest.pdf.lines import Line

EDGE_ROWS = 3
"""So many rows at either end of a page may be furniture."""

EDGE_SHARE = 0.16
"""Furniture lies within this share of the page's height from its top or bottom."""

STEP, STEPS = 3.0, 2
"""Rows of furniture that repeat lie within so many steps of so many points of each other."""

MOST_NUMBERS = 2
"""A page has at most so many bare numbers in one row of furniture; more are a row of a table that goes over pages."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[\W_]*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.I)


class Furniture:
    """What stands at the edges of all pages, so that what repeats there can be told on each.

    A row is furniture where its text, numbers aside, stands in the same place on at least three pages (two of a paper
    of up to five), or where it is nothing but a page number next to the edge.
    """

    def __init__(self) -> None:
        self._pages = 0
        self._places: Counter[tuple[str, int]] = Counter()
        self._crowded: set[tuple[str, int]] = set()

    def add(self, lines: list[Line], height: float) -> None:
        """Take note of a page: its lines from top to bottom, its height in points."""
        self._pages += 1
        here = Counter(_place(lines[index]) for index in _edge_lines(lines, height))
        self._places.update(here.keys())
        self._crowded.update(place for place, count in here.items() if count > MOST_NUMBERS)

    def on(self, lines: list[Line], height: float) -> set[int]:
        """The indices of the lines of a page that are furniture, once all pages were added."""
        edges = _edge_lines(lines, height)
        found = {index for index in edges if self._repeats(lines[index]) and not _looks_like_note(lines, index)}
        for index in edges:
            if PAGE_NUMBER.fullmatch(lines[index].text) and _outermost(lines, index, found):
                found.add(index)
        return found

    def _repeats(self, line: Line) -> bool:
        text, step = _place(line)
        near = [(text, step + away) for away in range(-STEPS, STEPS + 1)]
        bare = not text.strip("# ")
        if bare and any(place in self._crowded for place in near):
            return False
        return sum(self._places[place] for place in near) >= (2 if self._pages <= 5 else 3)


def _place(line: Line) -> tuple[str, int]:
    """The text of a line without its spaces, each number one sign, and its height on the page in steps."""
    return DIGITS.sub("#", re.sub(r"\s+", "", line.text.casefold())), round(line.y / STEP)


def _edge_lines(lines: list[Line], height: float) -> list[int]:
    """Indices of the lines in the outer rows of a page."""
    rows: list[list[int]] = []
    for index, line in enumerate(lines):
        if rows and abs(lines[rows[-1][0]].y - line.y) < 0.5 * line.size:
            rows[-1].append(index)
        else:
            rows.append([index])
    top = [index for row in rows[:EDGE_ROWS] for index in row if lines[index].y < EDGE_SHARE * height]
    bottom = [index for row in rows[-EDGE_ROWS:] for index in row if lines[index].y > (1 - EDGE_SHARE) * height]
    return sorted(set(top + bottom))


def _looks_like_note(lines: list[Line], index: int) -> bool:
    """A short note ("12 Ibid.") may repeat in place too; it begins with a raised number, or
    with a number close below another line.
    """
    line = lines[index]
    if line.raised and line.raised[0][0] == 0:
        return True
    if not line.text[:1].isdigit():
        return False
    return any(0 < line.y - other.y < 1.6 * line.size for other in lines[max(0, index - 3) : index])


def _outermost(lines: list[Line], index: int, found: set[int]) -> bool:
    """Whether only furniture lies between a line and the nearer edge of the page."""
    y = lines[index].y
    others = [line.y for other, line in enumerate(lines) if other != index and other not in found]
    alone = all(abs(other - y) > 1 for other in others)
    return alone and (all(other >= y - 1 for other in others) or all(other <= y + 1 for other in others))
