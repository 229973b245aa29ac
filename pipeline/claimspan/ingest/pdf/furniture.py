"""Running heads and feet and page numbers: what repeats at the top and bottom of pages."""

import re
from collections import Counter, defaultdict

from claimspan.ingest.pdf.lines import Line

EDGE_ROWS = 3
"""So many rows at either end of a page may be furniture."""

EDGE_SHARE = 0.16
"""Furniture lies within this share of the page's height from its top or bottom."""

SAME_PLACE = 6.0
"""Rows of furniture that repeat lie within this many points of each other."""

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[\W_]*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.I)


def find_furniture(pages: list[tuple[list[Line], float]]) -> set[tuple[int, int]]:
    """The (page index, line index) of all furniture, from the lines of each page (top to bottom) and its height.

    A row is furniture where its text, numbers aside, stands in the same place on at least three pages (two of a paper
    of up to five), or where it is nothing but a page number next to the edge.
    """
    least = 2 if len(pages) <= 5 else 3
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    edges: list[tuple[int, int, Line, str]] = []
    for number, (lines, height) in enumerate(pages):
        for index in _edge_lines(lines, height):
            line = lines[index]
            text = _signature(line.text)
            edges.append((number, index, line, text))
            places[text].append((line.y, number))
    found = set()
    for number, index, line, text in edges:
        repeats = {page for y, page in places[text] if abs(y - line.y) < SAME_PLACE}
        if _looks_like_note(pages[number][0], index):
            continue
        if len(repeats) >= least and (text.strip("# ") or _numbers_advance(pages, places[text], line)):
            found.add((number, index))
    for number, index, line, _ in edges:
        if PAGE_NUMBER.fullmatch(line.text) and _outermost(pages[number][0], index, number, found):
            found.add((number, index))
    return found


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


def _signature(text: str) -> str:
    return DIGITS.sub("#", re.sub(r"\s+", "", text.casefold()))


def _numbers_advance(pages: list[tuple[list[Line], float]], places: list[tuple[float, int]], line: Line) -> bool:
    """A bare number that repeats is furniture only near the edge, not a row of a table that goes over pages."""
    numbers = Counter(page for y, page in places if abs(y - line.y) < SAME_PLACE)
    return max(numbers.values()) <= 2


def _outermost(lines: list[Line], index: int, page: int, found: set[tuple[int, int]]) -> bool:
    """Whether only furniture lies between a line and the nearer edge of the page."""
    y = lines[index].y
    above = all((page, other) in found or lines[other].y >= y - 1 for other in range(len(lines)))
    below = all((page, other) in found or lines[other].y <= y + 1 for other in range(len(lines)))
    alone = all(other == index or (page, other) in found or abs(lines[other].y - y) > 1 for other in range(len(lines)))
    return alone and (above or below)
