"""Paragraphs that go on in the next column or on the next page."""

from claimspan.ingest.pdf.paragraphs import BULLET, Block, ends_sentence


class Continuations:
    """Remembers the last paragraph of the text from page to page."""

    def __init__(self) -> None:
        self._last: Block | None = None

    def mark(self, blocks: list[Block]) -> None:
        """Set ``goes_on`` for each paragraph of a page that continues the last one, whatever stands between."""
        for block in blocks:
            if block.kind == "heading":
                self._last = None
            if block.kind != "text":
                continue
            if self._last is not None:
                block.goes_on = _continues(self._last, block)
            self._last = block


def _continues(last: Block, block: Block) -> bool:
    starts_lower = block.text[:1].islower()
    if BULLET.match(block.text) or not 0.9 < block.size / last.size < 1.12:
        return False
    if (last.page, last.column) == (block.page, block.column):
        return starts_lower and not ends_sentence(last.lines[-1]) and block.lines[0].y > last.lines[-1].y
    return starts_lower or not ends_sentence(last.lines[-1])
