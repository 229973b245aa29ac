"""Paragraphs and notes that go on in the next column or on the next page."""

from claimspan.ingest.pdf.paragraphs import BULLET, Block, ends_sentence


def mark_continuations(blocks: list[Block]) -> None:
    """Set ``goes_on`` for each block that continues the last one of its kind, whatever stands between."""
    last: Block | None = None
    for block in blocks:
        if block.kind == "heading":
            last = None
        if block.kind != "text":
            continue
        if last is not None:
            block.goes_on = _continues(last, block)
        last = block


def _continues(last: Block, block: Block) -> bool:
    starts_lower = block.text[:1].islower()
    if BULLET.match(block.text) or not 0.9 < block.size / last.size < 1.12:
        return False
    if (last.page, last.column) == (block.page, block.column):
        return starts_lower and not ends_sentence(last.lines[-1]) and block.lines[0].y > last.lines[-1].y
    return starts_lower or not ends_sentence(last.lines[-1])
