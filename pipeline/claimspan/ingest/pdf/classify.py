"""What each paragraph is: text, heading, front matter, or aside (tables, captions, labels of figures)."""

import re
from collections import Counter

from claimspan.ingest.pdf.captions import CAPTION
from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.paragraphs import Block, ends_sentence, size_class

SOURCE_LINE = re.compile(r"(?:sources?|notes?|credits?|photo(?:graph)? (?:by|credit))\s*:", re.I)
NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.:]?\s+[^\W\d_]{2}")
LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d+|[ivxlc]+)?\s*$")
SHORTEST_QUOTE, LONGEST_QUOTE = 40, 400
"""A pull quote has so many characters."""

QUOTE_END = re.compile(r"[.!…][\"'”’»]*$")

LEAST_PARAGRAPH = 200
"""The text proper begins with the first paragraph of so many characters in its size."""

LEAST_BODY = 0.1
"""The text proper has at least this share of the characters of the size that has the most."""

LEAST_CALLS = 5
"""So many superscript numbers within lines tell the size of the text proper."""

MOST_HEADING = 200
"""A heading has at most so many characters."""


def body_size(pages: list[list[Line]]) -> float:
    """The font size, to a quarter point, of the text proper.

    That is the size of most of the characters of all pages, unless the superscript numbers within lines call for
    another: in a law review the notes may well be longer than the text that they belong to.
    """
    weight: Counter[float] = Counter()
    calls: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            size = round(line.size * 4) / 4
            weight[size] += len(line.text)
            calls[size] += sum(start > 0 and line.text[start:end].isdigit() for start, end in line.raised)
    most = max(weight.values(), default=0)
    usual = [size for size in weight if weight[size] >= LEAST_BODY * most]
    if sum(calls[size] for size in usual) < LEAST_CALLS:
        calls.clear()
    return max(usual, key=lambda size: (calls[size], weight[size], size), default=10.0)


def classify(blocks: list[Block], body: float) -> None:
    """Set the kind of every block of a column that is not a note."""
    before: Block | None = None
    for block in blocks:
        after_aside = before is not None and before.kind == "aside" and before.column == block.column
        if _is_aside(block, size_class(block.size, body) < 0, after_aside):
            block.kind = "aside"
        elif is_heading(block, body):
            block.kind = "heading"
        before = block


def _is_aside(block: Block, small: bool, after_aside: bool) -> bool:
    """Tables, lines of a table of contents, captions, what stands below them, labels of figures, and mere signs."""
    text = block.text
    if is_table(block) or LEADERS.search(block.lines[0].text) or not re.search(r"[^\W\d_]{2}", text):
        return True
    if CAPTION.match(text) and (small or block.lines[0].bold or len(text) < 120):
        return True
    if small and block.lines[0].bold and NUMBERED.match(text):
        return False
    return small and (after_aside or len(text) < 40 or SOURCE_LINE.match(text) is not None)


def is_table(block: Block) -> bool:
    """Whether at least half of the lines are rows of cells set wide apart."""
    rows = sum(line.gaps >= 2 for line in block.lines)
    return rows > 0 and 2 * rows >= len(block.lines)


def is_heading(block: Block, body: float) -> bool:
    """A short paragraph in larger, in bold, or in capital type."""
    text = block.text
    if len(block.lines) > 4 or len(text) > MOST_HEADING or not text[:1].strip():
        return False
    if size_class(block.size, body) > 0:
        return True
    if ends_sentence(block.lines[-1]) and not text.endswith("?"):
        return False
    if all(line.bold for line in block.lines):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)


def set_levels(blocks: list[Block]) -> None:
    """Give each heading its depth: 1 for the title, then one level a type size, bold in the body's size last."""
    sizes = sorted({round(block.size) for block in blocks if block.kind == "heading"}, reverse=True)
    for block in blocks:
        if block.kind == "heading":
            block.level = sizes.index(round(block.size)) + 1


def set_aside_quotes(blocks: list[Block], body: float) -> None:
    """Make asides of pull quotes: a whole sentence in larger type, alone within the text proper."""
    begun = False
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        begun = begun or _is_body(block, body)
        large = begun and size_class(block.size, body) > 0 and block.kind in ("text", "heading")
        if not large or len(block.lines) < 2 or not SHORTEST_QUOTE <= len(block.text) <= LONGEST_QUOTE:
            continue
        alone = not any(other is not None and abs(other.size - block.size) < 0.5 for other in (before, after))
        if alone and QUOTE_END.search(block.text):
            block.kind = "aside"


def _is_body(block: Block, body: float) -> bool:
    return block.kind == "text" and size_class(block.size, body) == 0 and len(block.text) >= LEAST_PARAGRAPH


def mark_front(blocks: list[Block], body: float) -> None:
    """Make front matter of what stands before the first paragraph of the body: a cover, authors, a date."""
    for index, block in enumerate(blocks):
        if _is_body(block, body):
            for other in blocks[:index]:
                if other.kind == "text":
                    other.kind = "front"
            return
