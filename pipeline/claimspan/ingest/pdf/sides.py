"""What stands beside text that flows round it: the caption of a figure, a pull quote, a box."""

from claimspan.ingest.pdf.captions import CAPTION
from claimspan.ingest.pdf.lines import Line

NEXT = 1.6
"""A line follows another within this many times its font size."""

LEAST_WIDTH = 8.0
"""Text that flows round something is at least this many times its font size wide."""


def part_sides(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a column (top to bottom) parted into its text and each group of lines that stands beside it.

    Lines one below the other that share some of their width are a thread. A thread stands beside the text where lines
    of text run past the whole of it without touching it, and where it is no column of a table, that is, where its
    baselines are not those of the text.
    """
    threads = _threads(lines)
    if len(threads) == 1:
        return lines, []
    threads.sort(key=lambda thread: -sum(line.x1 - line.x0 for line in thread))
    text, sides = list(threads[0]), []
    for thread in threads[1:]:
        if _stands_beside(thread, text):
            sides.append(thread)
        else:
            text += thread
    text.sort(key=lambda line: (line.y, line.x0))
    return text, sides


def _threads(lines: list[Line]) -> list[list[Line]]:
    ended: list[list[Line]] = []
    going: list[list[Line]] = []
    reach = NEXT * max((line.size for line in lines), default=0.0)
    for line in lines:
        ended += [thread for thread in going if line.y - thread[-1].y >= reach]
        going = [thread for thread in going if line.y - thread[-1].y < reach]
        homes = [thread for thread in going if any(_follows(other, line) for other in thread[-8:])]
        for other in homes[1:]:
            homes[0].extend(other)
        if len(homes) > 1:
            homes[0].sort(key=lambda line: line.y)
            going = [thread for thread in going if not any(thread is other for other in homes[1:])]
        if homes:
            homes[0].append(line)
        else:
            going.append([line])
    return ended + going


def _follows(other: Line, line: Line) -> bool:
    shared = min(other.x1, line.x1) - max(other.x0, line.x0)
    return line.y - other.y < NEXT * max(line.size, other.size) and shared > 0.5 * line.size


def _stands_beside(thread: list[Line], text: list[Line]) -> bool:
    top, bottom = thread[0].y - thread[0].size, thread[-1].y
    left, right = min(line.x0 for line in thread), max(line.x1 for line in thread)
    along = [line for line in text if top < line.y < bottom + line.size]
    if len(along) < len(thread) or any(line.x1 - line.x0 < LEAST_WIDTH * line.size for line in along):
        return False
    if not (all(line.x1 < left for line in along) or all(line.x0 > right for line in along)):
        return False
    level = sum(any(abs(line.y - other.y) < 0.1 * line.size for other in along) for line in thread)
    return level < 0.5 * len(thread) or CAPTION.match(thread[0].text) is not None
