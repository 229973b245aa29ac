"""What each paragraph is: text, heading, front matter, or aside (tables, captions, labels of figures)."""

import re

from claimspan.ingest.pdf.captions import CAPTION
from claimspan.ingest.pdf.paragraphs import Block, ends_sentence, size_class

SOURCE_LINE = re.compile(r"(?:sources?|notes?|credits?|photo(?:graph)? (?:by|credit))\s*:", re.I)
NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.:]?\s+[^\W\d_]{2}")
LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d+|[ivxlc]+)?\s*$")
SHORTEST_QUOTE, LONGEST_QUOTE = 40, 400
"""A pull quote has so many characters."""

QUOTE_END = re.compile(r"[.!…][\"'”’»]*$")

LEAST_PARAGRAPH = 200
"""The text proper begins with the first paragraph of so many characters in its size."""

MOST_HEADING = 200
"""A heading has at most so many characters."""


def classify(blocks: list[Block], body: float) -> None:
    """Set the kind of every block of a column that is not a note; a line between a caption and a table is its head."""
    before: Block | None = None
    for block in blocks:
        after_aside = before is not None and before.kind == "aside" and before.column == block.column
        if _is_aside(block, size_class(block.size, body) < 0, after_aside):
            block.kind = "aside"
        elif is_heading(block, body):
            block.kind = "heading"
        before = block
    for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        head = len(block.lines) == 1 and (block.kind == "text" or block.lines[0].gaps > 0)
        if head and above.kind == "aside" and is_table(below):
            block.kind = "aside"


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


def set_aside_quotes(blocks: list[Block], body: float, begun: bool) -> None:
    """Make asides of the pull quotes of a page: a whole sentence in larger type, alone within the text proper.

    ``begun`` says whether the text proper began on an earlier page.
    """
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        begun = begun or is_body(block, body)
        large = begun and size_class(block.size, body) > 0 and block.kind in ("text", "heading")
        if not large or len(block.lines) < 2 or not SHORTEST_QUOTE <= len(block.text) <= LONGEST_QUOTE:
            continue
        alone = not any(other is not None and abs(other.size - block.size) < 0.5 for other in (before, after))
        if alone and QUOTE_END.search(block.text):
            block.kind = "aside"


def is_body(block: Block, body: float) -> bool:
    """Whether a block is a paragraph of the text proper beyond doubt."""
    return block.kind == "text" and size_class(block.size, body) == 0 and len(block.text) >= LEAST_PARAGRAPH
