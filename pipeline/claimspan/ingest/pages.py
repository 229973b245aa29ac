"""The lines of a plain text, its pages, and what a printer put on every page: running heads, feet, page numbers."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimspan.ingest.headings import is_known_heading

LINE = re.compile(r"[^\n]*(?:\n|\Z)")
NUMBER = r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
PAGE_NUMBER = re.compile(r"\s*(?:[-–—|]\s*)?(?:" + NUMBER + r"|[ivxl]{1,7})(?:\s*[-–—|])?\s*\Z", re.I)
LONE_NUMBER = re.compile(r"\s*\d{1,3}\s*\Z")
SENTENCE_END = (".", "!", "?", ".”", ";", ":", ",")
EDGE = 3
LONGEST = 120
OFTEN = 3
PAGE_LINES = 10
MOST_PAGES = 4
NEAR = 0.2
"""The share of running heads that may stand closer than a page's least number of lines."""


@dataclass(frozen=True)
class Line:
    """A line with its line break as a span of the text, and its page where the text has page breaks."""

    start: int
    end: int
    text: str
    page: int | None

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not self.text.strip()


def lines_of(text: str) -> list[Line]:
    """All lines. A form feed begins a new page.

    >>> [(line.text, line.page) for line in lines_of("One\\n\\fTwo")]
    [('One\\n', 1), ('\\x0cTwo', 2)]
    """
    page = 1 if "\f" in text else None
    lines: list[Line] = []
    for match in LINE.finditer(text):
        if match.start() < match.end():
            if page is not None:
                page += match.group().count("\f")
            lines.append(Line(*match.span(), match.group(), page))
    return lines


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines that are running heads, feet or page numbers.

    With page breaks these stand at the edges of pages; without, they are short lines that come again and again, at the
    edges of blocks or with a number that rises.
    """
    full = [index for index, line in enumerate(lines) if not line.blank]
    if any(line.page is not None for line in lines):
        return _at_page_edges(lines, full)
    return _with_neighbours(lines, full, _recurring(lines, full) | _lone_numbers(lines, full))


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _could_be(line: Line) -> bool:
    bare = line.text.strip()
    return (
        len(bare) <= LONGEST
        and not bare.endswith(SENTENCE_END)
        and not (bare[:1].isdigit() and "://" in bare)
        and not is_known_heading(bare)
    )


def _at_page_edges(lines: Sequence[Line], full: Sequence[int]) -> frozenset[int]:
    pages: dict[int, list[int]] = {}
    for index in full:
        pages.setdefault(lines[index].page or 0, []).append(index)
    edges = [index for page in pages.values() for index in {*page[:EDGE], *page[-EDGE:]}]
    places: dict[str, set[int]] = {}
    for index in edges:
        if _could_be(lines[index]):
            places.setdefault(_key(lines[index]), set()).add(lines[index].page or 0)
    enough = min(OFTEN, max(2, len(pages)))
    often = {key for key, seen in places.items() if len(seen) >= enough and len(key) > OFTEN}
    found = {index for index in edges if _key(lines[index]) in often}
    for page in pages.values():
        for side in (page, page[::-1]):
            first = next((index for index in side if index not in found), None)
            if first is not None and PAGE_NUMBER.match(lines[first].text):
                found.add(first)
    return frozenset(found) | _on_most_pages(lines, full, len(pages))


def _on_most_pages(lines: Sequence[Line], full: Sequence[int], pages: int) -> frozenset[int]:
    """Lines that stand alone, wherever on the page, and come on half of the pages or more."""
    places: dict[str, list[int]] = {}
    for index in full:
        above = index == 0 or lines[index - 1].blank
        below = index == len(lines) - 1 or lines[index + 1].blank
        if above and below and _could_be(lines[index]):
            places.setdefault(_key(lines[index]), []).append(index)
    return frozenset(
        index
        for key, indices in places.items()
        if len(key) > OFTEN and len({lines[index].page for index in indices}) >= max(OFTEN, pages / 2)
        for index in indices
    )


def _recurring(lines: Sequence[Line], full: Sequence[int]) -> frozenset[int]:
    places: dict[str, list[int]] = {}
    for index in full:
        if _could_be(lines[index]):
            places.setdefault(_key(lines[index]), []).append(index)
    edges = {index for index in full if _is_edge(lines, index)}
    found: set[int] = set()
    for key, indices in places.items():
        if len(key) <= OFTEN or not re.search(r"[^\W\d_]{2}", key):
            continue
        standing = [index for index in indices if index in edges]
        if len(standing) >= OFTEN and (not key.startswith("#") or _rises(lines, standing)):
            found.update(standing)
        if len(indices) >= OFTEN and _rises(lines, indices):
            found.update(indices)
    return frozenset(found)


def _with_neighbours(lines: Sequence[Line], full: Sequence[int], furniture: frozenset[int]) -> frozenset[int]:
    """``furniture`` with the lines that come again and again right above or below it: heads of several lines."""
    found = set(furniture)
    for _ in range(EDGE):
        known = sorted(found)
        places: dict[str, list[int]] = {}
        for index in full:
            if index not in found and _could_be(lines[index]) and _near(known, index):
                places.setdefault(_key(lines[index]), []).append(index)
        more = [index for key, indices in places.items() if len(indices) >= OFTEN and len(key) > 1 for index in indices]
        found.update(more)
    return frozenset(found)


def _is_edge(lines: Sequence[Line], index: int) -> bool:
    return index in (0, len(lines) - 1) or lines[index - 1].blank or lines[index + 1].blank


def _near(found: Sequence[int], index: int) -> bool:
    at = bisect_left(found, index)
    return any(0 <= other < len(found) and abs(found[other] - index) == 1 for other in (at - 1, at))


def _rises(lines: Sequence[Line], indices: Sequence[int]) -> bool:
    """Whether lines alike but for a number lie about a page apart and the number rises by a page or two each time."""
    numbers = [[int(digits) for digits in re.findall(r"\d{1,4}", lines[index].text)] for index in indices]
    near = sum(later - first < PAGE_LINES for first, later in pairwise(indices))
    if not numbers[0] or near > NEAR * len(indices):
        return False
    return any(_steps(values) for values in zip(*numbers, strict=False))


def _steps(values: Iterable[int]) -> bool:
    return all(0 < later - first <= MOST_PAGES for first, later in pairwise(values))


def _lone_numbers(lines: Sequence[Line], full: Sequence[int]) -> frozenset[int]:
    """Page numbers: alone in their block, or in lines of their own about a page apart and rising."""
    found = {
        index
        for index in full
        if PAGE_NUMBER.match(lines[index].text)
        and (index == 0 or lines[index - 1].blank)
        and (index == len(lines) - 1 or lines[index + 1].blank)
    }
    run: list[int] = []
    for index in full:
        if not LONE_NUMBER.match(lines[index].text):
            continue
        if run and not (
            index - run[-1] >= PAGE_LINES and 0 < int(lines[index].text) - int(lines[run[-1]].text) <= MOST_PAGES
        ):
            continue
        run.append(index)
    return frozenset(found | (set(run) if len(run) >= OFTEN else set()))
