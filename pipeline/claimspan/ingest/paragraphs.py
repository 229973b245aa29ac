"""The lines of a block become headings, paragraphs and list items."""

import re
from collections.abc import Iterator, Sequence

from claimspan.ingest.headings import is_heading, is_known_heading
from claimspan.records import Offsets

ITEM = re.compile(r"\s*(?:[•●▪◦‣·*–-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]*(?:\s?\[?[\d⁰¹²³⁴-⁹]{1,3}[A-Z]?(?:[,–-]\s?\d{1,3})*\]?[\"'”’]?)?\s*\Z")
BEFORE_ITEM = re.compile(r"(?:[;:,]|\b(?:and|or))\s*\Z")
OPENS = re.compile(r"\s*[\W_]{0,3}(?:[A-Z]|\d)")
CITATION = re.compile(r"\W?\d{1,3}[.)\]]?\s.*[“”\"]")
LIST_OF_WORDS = re.compile(r"\W?\d{1,3}[.)\]]?\s.*[,;]")
MAX_HEADING_LINES = 3
WRAPPED = 160
"""Lines of up to this length are taken for lines of a page; longer ones are paragraphs of their own."""
SHORT = 0.85
INDENT = 2

Piece = tuple[str, int, int]


def paragraphs(text: str, lines: Sequence[Offsets], width: int) -> Iterator[Piece]:
    """The pieces of a block: kind (``heading`` or ``text``) and the half-open range of its lines.

    ``width`` is the usual length of the document's lines. A paragraph ends at a full stop where the next word would
    have fitted well on the line, before an indented line, a heading or the next item of a list.

    >>> text = "Peru left the bank in 1990.\\nThe Second Part\\nChile stayed, as it had said it would.\\n"
    >>> lines = [(0, 28), (28, 44), (44, 83)]
    >>> list(paragraphs(text, lines, 40))
    [('text', 0, 1), ('heading', 1, 2), ('text', 2, 3)]
    """
    bare = [text[start:end].strip() for start, end in lines]
    own = sorted(map(len, bare))
    width = max(own[int(0.9 * len(own))], int(0.6 * width)) if len(own) > 4 else width
    first = 0
    while first < len(lines):
        count = _heading_lines(bare[first:], width, whole=first == 0)
        if count:
            yield "heading", first, first + count
            first += count
            continue
        last = first + 1
        while last < len(lines) and not _begins(text, lines, bare, first, last, width):
            last += 1
        yield "text", first, last
        first = last


def _begins(text: str, lines: Sequence[Offsets], bare: list[str], first: int, at: int, width: int) -> bool:
    """Whether a paragraph begins at line ``at``; the one before began at ``first``."""
    before, line = bare[at - 1], bare[at]
    ended = bool(FULL_STOP.search(before))
    if ITEM.match(line):
        return bool(ITEM.match(bare[first])) or ended or bool(BEFORE_ITEM.search(before))
    if not ended or not OPENS.match(line):
        return False
    if width > WRAPPED or len(before) + 1 + len(line.split()[0]) <= SHORT * width:
        return True
    if _indent(text, lines[at]) >= _indent(text, lines[at - 1]) + INDENT:
        return True
    return _heading_lines(bare[at:], width, whole=False) > 0


def _indent(text: str, line: Offsets) -> int:
    return re.compile(r"[^\S\n]*").match(text, *line).end() - line[0]  # type: ignore[union-attr]


def _heading_lines(bare: Sequence[str], width: int, whole: bool) -> int:
    """How many of the first lines are a heading; ``whole`` where they are a block of their own, which may be one."""
    opening = " ".join(bare[:MAX_HEADING_LINES])
    if CITATION.match(opening) or (len(bare) > 1 and LIST_OF_WORDS.match(opening)):
        return 0
    if len(bare) <= MAX_HEADING_LINES and is_heading(" ".join(bare), alone=whole):
        return len(bare)
    for count in range(min(MAX_HEADING_LINES, len(bare) - 1), 0, -1):
        if count == 1 and is_known_heading(bare[0]):
            return 1
        following = bare[count]
        if not following[:1].isupper() or any(len(line) > SHORT * width for line in bare[:count]):
            continue
        prose = len(following) > SHORT * width or not is_heading(following, alone=False)
        if prose and is_heading(" ".join(bare[:count]), alone=False):
            return count
    return 0
