"""Where each character of a unit's cleaned text stands in the source."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

Piece = tuple[int, int]
HYPHENS = "-\u00ad\u2010"
RESYNC = 12


def align(text: str, piece: str, start: int) -> list[Piece]:
    """Pairs of (position in ``text``, source offset); from a pair to the next, both count on together.

    ``piece`` is the slice of the source that begins at ``start``. Folded white space, undone hyphens, note numbers and
    whatever interrupts the text are stepped over.

    >>> align("imposed it", "im-\\nposed  it", 100)
    [(0, 100), (2, 104), (8, 111)]
    """
    flat = re.sub(r"\s", " ", piece)
    pairs = [(0, start)]
    here = there = 0
    while here < len(text):
        if there < len(flat) and flat[there] == text[here]:
            _add(pairs, here, start + there)
            here, there = here + 1, there + 1
            continue
        step = _step(flat, there, text, here)
        if step is None:
            return pairs + _by_common_stretches(text, here, flat, there, start)
        there = step
    return pairs


def to_source(pairs: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """The source span of the text positions ``[start, end)``."""
    return _offset(pairs, start), _offset(pairs, end - 1) + 1


def _offset(pairs: Sequence[Piece], position: int) -> int:
    at, offset = pairs[bisect_right(pairs, position, key=lambda pair: pair[0]) - 1]
    return offset + position - at


def _add(pairs: list[Piece], here: int, offset: int) -> None:
    at, known = pairs[-1]
    if offset - known != here - at:
        if at == here:
            pairs.pop()
        pairs.append((here, offset))


def _step(flat: str, there: int, text: str, here: int) -> int | None:
    """The next place in the source to go on from, null where none is plain."""
    if there >= len(flat):
        return None
    if flat[there] == " ":
        return there + 1
    if flat[there] in HYPHENS and flat[there + 1 : there + 2] == " ":
        return there + 1
    if flat[there].isdigit():
        return there + 1
    ahead = text[here : here + RESYNC]
    found = flat.find(ahead, there)
    return found if found >= 0 else None


def _by_common_stretches(text: str, here: int, flat: str, there: int, start: int) -> list[Piece]:
    pairs: list[Piece] = []
    matcher = SequenceMatcher(None, text[here:], flat[there:], autojunk=False)
    for left, right, size in matcher.get_matching_blocks():
        if size:
            pairs.append((here + left, start + there + right))
    return pairs
