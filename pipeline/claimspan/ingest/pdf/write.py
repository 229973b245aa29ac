"""Blocks written out as one text with passages that point into it."""

from claimspan.ingest.extracted import Passage
from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.paragraphs import Block
from claimspan.records import Offsets


class _Writer:
    """The text so far, its length, and the superscripts in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.raised: list[Offsets] = []

    def add(self, text: str, raised: tuple[Offsets, ...] = ()) -> None:
        self.raised += [(self.length + start, self.length + end) for start, end in raised]
        self.parts.append(text)
        self.length += len(text)

    def add_lines(self, lines: list[Line]) -> Offsets:
        """Write lines, one a line of the text, and a blank line; give their span."""
        start = self.length
        for index, line in enumerate(lines):
            if index:
                self.add("\n")
            self.add(line.text, line.raised)
        span = (start, self.length)
        self.add("\n\n")
        return span


def write_text(
    blocks: list[Block], furniture: list[list[Line]], turned: list[list[str]]
) -> tuple[str, tuple[Passage, ...], tuple[Offsets, ...]]:
    """The text, its passages in reading order, and the spans of its superscripts.

    A page's furniture and its text in other directions follow what the page says; a form feed ends a page.
    """
    writer = _Writer()
    passages: list[Passage] = []
    place: dict[str, int] = {}
    waiting = iter(blocks)
    block = next(waiting, None)
    for page, (lines, texts) in enumerate(zip(furniture, turned, strict=True)):
        while block is not None and block.page == page:
            _write_block(block, writer, passages, place)
            block = next(waiting, None)
        for line in lines:
            passages.append(Passage("aside", (writer.add_lines([line]),), page + 1))
        for text in texts:
            start = writer.length
            writer.add(text)
            passages.append(Passage("aside", ((start, writer.length),), page + 1))
            writer.add("\n\n")
        writer.add("\f")
    return "".join(writer.parts), tuple(passages), tuple(writer.raised)


def _write_block(block: Block, writer: _Writer, passages: list[Passage], place: dict[str, int]) -> None:
    start, end = writer.add_lines(block.lines)
    start = min(start + block.label_end, end)
    if start == end:
        return
    if block.goes_on and block.kind in place:
        earlier = passages[place[block.kind]]
        passages[place[block.kind]] = Passage(
            earlier.kind, (*earlier.spans, (start, end)), earlier.page, earlier.level, earlier.label
        )
        return
    place[block.kind] = len(passages)
    passages.append(Passage(block.kind, ((start, end),), block.page + 1, block.level, block.label))
