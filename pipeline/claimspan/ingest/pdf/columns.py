"""Lines of a page put into reading order: spanning bands from top to bottom, columns from left to right."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.sides import part_sides

LEAST_LINES = 3
"""Each side of a gutter holds at least this many lines of text somewhere on the page."""

LEAST_WIDTH = 8.0
"""A line of text beside a gutter is at least this many times its font size long; that of a table's cells is not."""

LEAST_FILL = 0.28
"""The middle line of text beside a gutter, itself perhaps in two columns, fills this share of its width."""

LEAST_TEXT = 0.25
"""At least this share of what stands beside a gutter are lines of text; the rest may be the cells of a table."""

OVERFULL = 0.12
"""A line that passes a gutter by less than this share of its length was set too long for its column."""

APART = 2.0
"""A line this many times its font size below all others of its band stands apart."""

MOST_LINES = 2500
"""A page in more pieces than this is a map or a plot, not columns of text."""

BIN = 2.0
"""Gutters are looked for in steps of this many points."""


def order_columns(lines: list[Line]) -> list[list[Line]]:
    """The columns of a page in reading order, each a list of lines from top to bottom.

    A gutter is a vertical strip with text on both sides that no line crosses; lines that do cross it (a heading, an
    abstract, a wide table) end the columns above them and stand between.
    """
    if len(lines) > MOST_LINES:
        return [_rows(lines)]
    gutter = _best_gutter(lines)
    if gutter is None:
        return _leaf(lines) if lines else []
    columns: list[list[Line]] = []
    pending: list[Line] = []
    for spanning, band in _bands(lines, gutter):
        left, right = _sides(band, gutter)
        if spanning or not _is_split(left, right):
            pending += band
            continue
        if pending:
            columns += order_columns(pending)
            pending = []
        columns += order_columns(left) + order_columns(right)
    if pending:
        columns += order_columns(pending) if columns else _leaf(pending)
    return columns


def _best_gutter(lines: list[Line]) -> float | None:
    """The strip's middle that puts the most lines into columns; null where there is none."""
    if len(lines) < 2 * LEAST_LINES:
        return None
    best, most = None, 2 * LEAST_LINES - 1
    for gutter in _candidates(lines):
        found = 0
        for spanning, band in _bands(lines, gutter):
            left, right = _sides(band, gutter)
            if not spanning and _is_text_column(left) and _is_text_column(right) and _overlap(left, right):
                found += len(band)
        if found > most:
            best, most = gutter, found
    return best


def _candidates(lines: list[Line]) -> list[float]:
    """Middles of the strips that fewer lines cross than their surroundings, from left to right."""
    start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    count = int((end - start) / BIN) + 2
    change = [0] * (count + 1)
    for line in lines:
        change[max(0, int((line.x0 - start) / BIN))] += 1
        change[min(count, int((line.x1 - start) / BIN) + 1)] -= 1
    crossing, running = [], 0
    for step in change[:count]:
        running += step
        crossing.append(running)
    found = []
    first = 0
    for index in range(1, count):
        if crossing[index] == crossing[first]:
            continue
        rises_after = crossing[index] > crossing[first]
        falls_before = first > 0 and crossing[first - 1] > crossing[first]
        if rises_after and falls_before:
            found.append(start + BIN * (first + index) / 2)
        first = index
    return found


def _bands(lines: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """The lines from top to bottom in stretches that cross the gutter (true) or keep clear of it (false)."""
    right = [line for line in lines if line.x0 >= gutter]
    heights = [line.y for line in right]
    left = [line for line in lines if line.x0 < gutter]
    crossing = [_crosses(line, gutter) and not _runs_into(line, right, heights) for line in left]
    _unmark_overfull(left, crossing)
    spans = {id(line) for line, crosses in zip(left, crossing, strict=True) if crosses}
    bands: list[tuple[bool, list[Line]]] = []
    for line in lines:
        spanning = id(line) in spans
        if not bands or bands[-1][0] != spanning:
            bands.append((spanning, []))
        bands[-1][1].append(line)
    for (_, band), (spanning, below) in pairwise(bands):
        if spanning:
            below[:0] = _heading_below(band)
    return [(spanning, band) for spanning, band in bands if band]


def _unmark_overfull(left: list[Line], crossing: list[bool]) -> None:
    """A line between two lines of its column, all of one kind, only runs on too far (a long address in a note)."""
    for index in range(1, len(left) - 1):
        above, line, below = left[index - 1 : index + 2]
        if crossing[index] and not crossing[index - 1] and not crossing[index + 1] and _alike(above, line, below):
            crossing[index] = False


def _alike(*lines: Line) -> bool:
    """Whether lines stand one below the other, of one size and from one edge."""
    return all(
        abs(below.size - line.size) < 0.05 * line.size
        and abs(below.x0 - line.x0) < 2 * line.size
        and below.y - line.y < 1.5 * line.size
        for line, below in pairwise(lines)
    )


def _heading_below(band: list[Line]) -> list[Line]:
    """Takes from a band's end the line that stands well apart below all others: it heads what comes next."""
    if len(band) > 1 and band[-1].y - band[-2].y > APART * band[-1].size:
        return [band.pop()]
    return []


def _crosses(line: Line, gutter: float) -> bool:
    slack = 0.3 * line.size
    return gutter - line.x0 > slack and line.x1 - gutter > max(slack, OVERFULL * (line.x1 - line.x0))


def _runs_into(line: Line, others: Sequence[Line], heights: Sequence[float]) -> bool:
    """Whether a line is printed over one of the others: then it was set too long for its column."""
    reach = 0.7 * line.size
    index = bisect_left(heights, line.y - reach)
    while index < len(others) and heights[index] <= line.y + reach:
        if others[index] is not line and others[index].x0 < line.x1 - 0.3 * line.size:
            return True
        index += 1
    return False


def _sides(band: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left = [line for line in band if line.x0 + line.x1 < 2 * gutter or line.x0 < gutter - 2 * line.size]
    right = [line for line in band if not (line.x0 + line.x1 < 2 * gutter or line.x0 < gutter - 2 * line.size)]
    return left, right


def _is_split(left: list[Line], right: list[Line]) -> bool:
    return bool(left and right) and len(left) + len(right) >= LEAST_LINES


def _is_text_column(lines: list[Line]) -> bool:
    text = [line for line in lines if line.x1 - line.x0 >= LEAST_WIDTH * line.size]
    if len(text) < max(LEAST_LINES, LEAST_TEXT * len(lines)):
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return median(line.x1 - line.x0 for line in text) >= LEAST_FILL * width


def _overlap(left: list[Line], right: list[Line]) -> bool:
    """Whether two columns stand side by side, not one below the other."""
    shared = min(left[-1].y, right[-1].y) - max(left[0].y, right[0].y)
    return shared > left[0].size


def _leaf(lines: list[Line]) -> list[list[Line]]:
    """A column that is parted no further: its text, then what stands beside the text."""
    text, sides = part_sides(lines)
    return [_rows(text), *map(_rows, sides)]


def _rows(lines: list[Line]) -> list[Line]:
    """Lines on one baseline within a column made one, however wide the gap (a tab, the cells of a row)."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and abs(rows[-1].y - line.y) < 0.25 * min(rows[-1].size, line.size):
            rows[-1].pieces += line.pieces
            rows[-1].settle()
        else:
            rows.append(line)
    return rows
