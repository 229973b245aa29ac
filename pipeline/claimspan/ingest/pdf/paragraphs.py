"""Lines of a column joined to paragraphs."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from claimspan.ingest.pdf.lines import Line

SMALLER, LARGER = 0.94, 1.06
"""Type below or above these shares of the body's font size counts as small or large."""

SENTENCE_END = re.compile(r"[.?!:;…][\"'”’»)\]]*$")
BULLET = re.compile(r"[•●○◦▪■□◆‣⁃·–—\-]\s+\S|[\uf000-\uf0ff]")

BlockKind = Literal["text", "heading", "front", "note", "aside"]


@dataclass(slots=True)
class Block:
    """Lines that read as one, still without a place in the text. ``page`` and ``column`` count from 0.

    ``label_end`` is how many characters of the first line a note's label takes; ``goes_on`` says that the block
    continues the last one of its kind.
    """

    lines: list[Line]
    page: int
    column: int
    kind: BlockKind = "text"
    label: str | None = None
    label_end: int = 0
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The lines with a space between."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The font size of most of its characters, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size


def size_class(size: float, body: float) -> int:
    """-1 for small type, 0 for the body's, 1 for large."""
    return -1 if size < SMALLER * body else 1 if size > LARGER * body else 0


def bare_end(line: Line) -> str:
    """The line's text without a superscript at its end, so that the last sign of the sentence shows."""
    text = line.text
    for start, end in reversed(line.raised):
        if end == len(text):
            text = text[:start].rstrip()
    return text


def ends_sentence(line: Line) -> bool:
    """Whether the line ends with the stop of a sentence."""
    return SENTENCE_END.search(bare_end(line)) is not None


def make_blocks(lines: list[Line], body: float, page: int, column: int) -> list[Block]:
    """The paragraphs of a column: by gaps, indents, changes of type, and lines left short before a sentence."""
    if not lines:
        return []
    leading = _leading(lines)
    blocks = [Block([lines[0]], page, column)]
    for index in range(1, len(lines)):
        if _starts_new(lines, index, len(blocks[-1].lines) == 1, body, leading):
            blocks.append(Block([], page, column))
        blocks[-1].lines.append(lines[index])
    return blocks


def _leading(lines: list[Line]) -> float:
    """The usual distance of baselines, in font sizes."""
    steps = [(below.y - line.y) / line.size for line, below in pairwise(lines)]
    return median(step for step in steps if 0.8 < step < 3) if any(0.8 < step < 3 for step in steps) else 1.2


def _starts_new(lines: list[Line], index: int, second: bool, body: float, leading: float) -> bool:
    previous, line = lines[index - 1], lines[index]
    if _other_type(previous, line, body):
        return True
    em = line.size
    if line.y - previous.y > (leading * 1.25 + 0.05) * max(em, previous.size) or line.y < previous.y - em:
        return True
    if BULLET.match(line.text):
        return True
    right = max(other.x1 for other in lines[max(0, index - 3) : index + 4])
    room = right - previous.x1
    need = 0.5 * em * (len(line.text.split(" ", 1)[0]) + 1) + em
    short = room > need
    ended = ends_sentence(previous)
    if line.bold != previous.bold and (short or ended):
        return True
    indent = line.x0 - previous.x0
    if indent > 0.8 * em:
        returns = index + 1 < len(lines) and lines[index + 1].x0 < line.x0 - 0.5 * em
        return not (second and _is_item(previous)) and (returns or short or ended)
    if indent < -0.8 * em and not second:
        return True
    starts_upper = not line.text[:1].islower()
    return starts_upper and short and (ended or room > 0.4 * (right - line.x0))


def _other_type(previous: Line, line: Line, body: float) -> bool:
    one, other = size_class(previous.size, body), size_class(line.size, body)
    return one != other or (one == 1 and not 0.95 < previous.size / line.size < 1.05)


def _is_item(line: Line) -> bool:
    """Whether a line opens an item whose further lines hang."""
    return BULLET.match(line.text) is not None or re.match(r"\(?[\divxa-z]{1,4}[.)]\s", line.text) is not None
