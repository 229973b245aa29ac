"""The blocks of all pages in reading order, page by page."""

import re
from collections.abc import Iterator

from claimspan.ingest.pdf.classify import classify, is_body, set_aside_quotes
from claimspan.ingest.pdf.columns import order_columns
from claimspan.ingest.pdf.furniture import Furniture
from claimspan.ingest.pdf.join import Continuations
from claimspan.ingest.pdf.lines import Line, join_lone_markers
from claimspan.ingest.pdf.notes import NoteState, take_notes
from claimspan.ingest.pdf.paragraphs import Block, make_blocks
from claimspan.ingest.pdf.spool import Sheet, Spool


def lay_out(spool: Spool, furniture: Furniture, body: float) -> Iterator[tuple[list[Block], list[str]]]:
    """For each page its blocks, classified and joined over columns and pages, and the texts that follow them.

    ``body`` is the font size of the text proper in points. What stands before its first paragraph is front matter; the
    pages up to there are held back until it is found.
    """
    state, continuations = NoteState(), Continuations()
    waiting: list[tuple[list[Block], list[str]]] = []
    begun = False
    for number, sheet in enumerate(spool.sheets()):
        aside = furniture.on(sheet.lines, sheet.height)
        blocks = _blocks(sheet, aside, body, number, state, begun)
        waiting.append((blocks, [sheet.lines[index].text for index in sorted(aside)] + sheet.margins))
        if not begun:
            begun = _mark_front(waiting, body)
        if begun:
            yield from _joined(waiting, continuations)
            waiting.clear()
    yield from _joined(waiting, continuations)


def _blocks(sheet: Sheet, aside: set[int], body: float, number: int, state: NoteState, begun: bool) -> list[Block]:
    lines = [line for index, line in enumerate(sheet.lines) if index not in aside]
    state.turn_page(_markers(lines))
    blocks: list[Block] = []
    for column, column_lines in enumerate(order_columns(lines)):
        text_lines, notes = take_notes(column_lines, body, number, column, sheet.height, state)
        found = make_blocks(join_lone_markers(text_lines), body, number, column)
        classify(found, body)
        blocks += found + notes
    set_aside_quotes(blocks, body, begun)
    return blocks


def _markers(lines: list[Line]) -> set[int]:
    """The superscript numbers within lines, that is, not the labels of notes."""
    numbers: set[int] = set()
    for line in lines:
        for start, end in line.raised:
            if start:
                numbers.update(int(number) for number in re.findall(r"\d{1,4}", line.text[start:end]))
    return numbers


def _mark_front(pages: list[tuple[list[Block], list[str]]], body: float) -> bool:
    """Make front matter of the text before the first paragraph of the text proper, if the last page has one."""
    index = next((index for index, block in enumerate(pages[-1][0]) if is_body(block, body)), None)
    if index is None:
        return False
    for blocks in [*(page for page, _ in pages[:-1]), pages[-1][0][:index]]:
        for block in blocks:
            if block.kind == "text":
                block.kind = "front"
    return True


def _joined(
    pages: list[tuple[list[Block], list[str]]], continuations: Continuations
) -> Iterator[tuple[list[Block], list[str]]]:
    for blocks, texts in pages:
        continuations.mark(blocks)
        yield blocks, texts
