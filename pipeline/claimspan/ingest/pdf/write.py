"""Blocks written out as one text with passages that point into it."""

from claimspan.ingest.extracted import Passage
from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.paragraphs import Block
from claimspan.records import Offsets


class PageWriter:
    """The text of all pages so far, its passages in reading order, and the spans of its superscripts.

    What is set aside on a page follows what the page says; a form feed ends a page.
    """

    def __init__(self) -> None:
        self.raised: list[Offsets] = []
        self._parts: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._place: dict[str, int] = {}
        self._heading_sizes: dict[int, int] = {}

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    def passages(self) -> tuple[Passage, ...]:
        """All passages; a heading's depth is 1 for the title, then one level a type size."""
        sizes = sorted(set(self._heading_sizes.values()), reverse=True)
        for index, size in self._heading_sizes.items():
            passage = self._passages[index]
            self._passages[index] = Passage(passage.kind, passage.spans, passage.page, sizes.index(size) + 1)
        return tuple(self._passages)

    def write_page(self, number: int, blocks: list[Block], asides: list[str]) -> None:
        """Write a page, counted from 1."""
        for block in blocks:
            self._write_block(block, number)
        for text in asides:
            start = self._length
            self._add(text)
            self._passages.append(Passage("aside", ((start, self._length),), number))
            self._add("\n\n")
        self._add("\f")

    def _write_block(self, block: Block, page: int) -> None:
        start, end = self._add_lines(block.lines)
        start = min(start + block.label_end, end)
        if start == end:
            return
        if block.goes_on and block.kind in self._place:
            index = self._place[block.kind]
            earlier = self._passages[index]
            self._passages[index] = Passage(
                earlier.kind, (*earlier.spans, (start, end)), earlier.page, earlier.level, earlier.label
            )
            return
        self._place[block.kind] = len(self._passages)
        if block.kind == "heading":
            self._heading_sizes[len(self._passages)] = round(block.size)
        self._passages.append(Passage(block.kind, ((start, end),), page, None, block.label))

    def _add(self, text: str, raised: tuple[Offsets, ...] = ()) -> None:
        self.raised += [(self._length + start, self._length + end) for start, end in raised]
        self._parts.append(text)
        self._length += len(text)

    def _add_lines(self, lines: list[Line]) -> Offsets:
        """Write lines, one a line of the text, and a blank line; give their span."""
        start = self._length
        for index, line in enumerate(lines):
            if index:
                self._add("\n")
            self._add(line.text, line.raised)
        span = (start, self._length)
        self._add("\n\n")
        return span
