"""Notes that run on in one paragraph, taken apart where a superscript begins the next one."""

import re

from claimspan.ingest.pdf.lines import Line

BEFORE = re.compile(r"(?:[.?!…”\"’)\]/]\s*|\w\s+)$")


def part_run_on(lines: list[Line], number: int) -> list[Line]:
    """Lines of notes, each parted before a superscript that is the next number after the last; ``number`` is it."""
    parted: list[Line] = []
    for line in lines:
        rest: Line | None = line
        while rest is not None:
            first, rest, number = _first_note(rest, number)
            parted.append(first)
    return parted


def _first_note(line: Line, number: int) -> tuple[Line, Line | None, int]:
    """The line up to the next note, the rest, and the number that is the last by then."""
    for start, end in line.raised:
        label = line.text[start:end]
        if not label.isdecimal():
            continue
        if start == 0:
            number = int(label)
        elif int(label) == number + 1 and line.text[end:].strip() and BEFORE.search(line.text[:start]):
            x = _left_of(line, start)
            before = [piece for piece in line.pieces if piece.x0 < x]
            return Line(before).settle(), Line(line.pieces[len(before) :]).settle(), int(label)
    return line, None, number


def _left_of(line: Line, start: int) -> float:
    """The left end of the piece whose text begins at ``start``."""
    length = 0
    for piece in line.pieces:
        length = line.text.index(piece.text, length)
        if length >= start:
            return piece.x0
        length += len(piece.text)
    return line.pieces[-1].x0
