"""Pieces joined to lines: superscripts in their place, columns still apart."""

from collections import Counter
from dataclasses import dataclass

from claimspan.ingest.pdf.pieces import CELL_GAP, Piece
from claimspan.records import Offsets

RAISED_SIZE = 0.88
"""A superscript is set smaller than this share of its line's font size."""

RAISED_BY = 0.1
"""A superscript stands higher than its line's baseline by at least this share of the line's font size."""

WIDE_GAP = 1.5
"""A gap of this many times the font size ends a line, though it be drawn in one go."""

NEAR = 0.75
"""Stretches on one baseline closer than this many times the font size are one line however they were drawn."""


@dataclass(slots=True)
class Line:
    """A line of one column, or the part of it that is drawn together.

    ``size`` and ``bold`` are those of most of its characters; ``raised`` are the spans of its superscripts in ``text``;
    ``gaps`` counts its wide gaps, as between the cells of a table.
    """

    pieces: list[Piece]
    text: str = ""
    raised: tuple[Offsets, ...] = ()
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    gaps: int = 0

    def settle(self) -> "Line":
        """Work out all that follows from the pieces."""
        self.pieces.sort(key=lambda piece: piece.x0)
        sizes: Counter[tuple[float, float]] = Counter()
        for piece in self.pieces:
            sizes[piece.size, piece.y] += len(piece.text)
        self.size, self.y = max(sizes, key=lambda key: (sizes[key], key))
        self.x0, self.x1 = self.pieces[0].x0, max(piece.x1 for piece in self.pieces)
        self.bold = 2 * sum(len(piece.text) for piece in self.pieces if piece.bold) > sum(sizes.values())
        self.text, self.raised, self.gaps = self._joined()
        return self

    def _joined(self) -> tuple[str, tuple[Offsets, ...], int]:
        parts: list[str] = []
        raised: list[Offsets] = []
        gaps: list[float] = []
        length = 0
        previous: Piece | None = None
        for piece in self.pieces:
            if previous is not None:
                gap = piece.x0 - previous.x1
                gaps.append(gap)
                if gap > 0.2 * self.size or (piece.space and gap > 0.08 * self.size):
                    parts.append(" ")
                    length += 1
            if self._is_raised(piece):
                raised.append((length, length + len(piece.text)))
            parts.append(piece.text)
            length += len(piece.text)
            previous = piece
        text = "".join(parts)
        return text, tuple(raised), 0 if self._is_stretched(text, gaps) else sum(g > CELL_GAP * self.size for g in gaps)

    def _is_stretched(self, text: str, gaps: list[float]) -> bool:
        """Whether words, not cells, are set wide apart to fill the line: then all gaps are the same."""
        even = len(gaps) > 1 and len(gaps) == text.count(" ") and max(gaps) - min(gaps) < 0.2 * self.size
        return even and sum(letter.isalpha() for letter in text) > 0.5 * len(text)

    def _is_raised(self, piece: Piece) -> bool:
        lift = self.y - piece.y
        return piece.size < RAISED_SIZE * self.size and lift > RAISED_BY * self.size


def make_lines(pieces: list[Piece]) -> list[Line]:
    """The lines of a page from its level pieces, from top to bottom; text across a wide gap stays apart."""
    drawn: list[list[Piece]] = []
    for piece in pieces:
        if drawn and _continues(drawn[-1][-1], piece):
            drawn[-1].append(piece)
        else:
            drawn.append([piece])
    lines = sorted((Line(group).settle() for group in drawn), key=lambda line: (line.y, line.x0))
    return _merge_near(lines)


def join_lone_markers(lines: list[Line]) -> list[Line]:
    """The lines of a column; a superscript number that fell alone onto the next line goes back to its word."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and _is_lone_marker(last, line):
            start = len(last.text)
            last.text += line.text
            last.raised += ((start, len(last.text)),)
        else:
            joined.append(line)
    return joined


def _is_lone_marker(last: Line, line: Line) -> bool:
    small = line.text.isdecimal() and len(line.text) <= 3 and line.size < RAISED_SIZE * last.size
    return small and 0 < line.y - last.y < 1.8 * last.size and abs(line.x0 - last.x0) < 2 * last.size


def _continues(last: Piece, piece: Piece) -> bool:
    size = max(last.size, piece.size)
    if not -0.3 * size < piece.x0 - last.x1 < WIDE_GAP * size:
        return False
    lift = last.y - piece.y
    if abs(lift) < 0.15 * size:
        return True
    smaller = min(last.size, piece.size) < RAISED_SIZE * size
    return smaller and abs(lift) < 0.65 * size


def _merge_near(lines: list[Line]) -> list[Line]:
    """Join lines that lie side by side on one baseline with no more than a word's gap, or a stray superscript."""
    merged: list[Line] = []
    for line in lines:
        home = next((other for other in reversed(merged[-12:]) if _beside(other, line)), None)
        if home is None:
            merged.append(line)
        else:
            home.pieces += line.pieces
            home.settle()
    merged.sort(key=lambda line: (line.y, line.x0))
    return merged


def _beside(one: Line, other: Line) -> bool:
    small, large = (one, other) if one.size < other.size else (other, one)
    size = large.size
    apart = max(one.x0, other.x0) - min(one.x1, other.x1)
    if not -0.3 * size < apart < NEAR * small.size:
        return False
    if abs(one.y - other.y) < 0.15 * size:
        return True
    return small.size < RAISED_SIZE * large.size and 0 < large.y - small.y < 0.65 * large.size and apart < 0.3 * size
