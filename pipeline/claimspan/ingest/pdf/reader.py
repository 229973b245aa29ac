"""A PDF taken apart."""

import hashlib
import re

import pypdfium2 as pdfium

from claimspan.errors import InputError
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.pdf.classify import body_size, classify, mark_front, set_aside_quotes, set_levels
from claimspan.ingest.pdf.columns import order_columns
from claimspan.ingest.pdf.furniture import find_furniture
from claimspan.ingest.pdf.join import mark_continuations
from claimspan.ingest.pdf.line_numbers import part_line_numbers
from claimspan.ingest.pdf.lines import Line, join_lone_markers, make_lines
from claimspan.ingest.pdf.metadata import read_metadata
from claimspan.ingest.pdf.notes import NoteState, take_notes
from claimspan.ingest.pdf.paragraphs import Block, make_blocks
from claimspan.ingest.pdf.pieces import PageText, read_page
from claimspan.ingest.pdf.write import write_text
from claimspan.records import Warning
from claimspan.source import Source

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 10_000


def read(data: bytes, name: str) -> Extracted:
    """Take a PDF apart in this process.

    Raises InputError where it is no PDF, needs a password, or has no page that can be read.
    """
    document = _open(data, name)
    try:
        warnings: list[Warning] = []
        pages = _read_pages(document, name, warnings)
        metadata = read_metadata(document)
    finally:
        document.close()
    level = [part_line_numbers([piece for piece in page.pieces if not piece.turn]) for page in pages]
    lines = [make_lines(pieces) for pieces, _ in level]
    furniture = find_furniture([(page, text.height) for page, text in zip(lines, pages, strict=True)])
    blocks = _lay_out(lines, pages, furniture)
    asides = [
        [lines[page][index] for index in range(len(lines[page])) if (page, index) in furniture]
        for page in range(len(pages))
    ]
    margins = [
        [piece.text for piece in (*numbers, *(piece for piece in page.pieces if piece.turn))]
        for page, (_, numbers) in zip(pages, level, strict=True)
    ]
    text, passages, raised = write_text(blocks, asides, margins)
    source = Source(name, text, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), extracted=True)
    return Extracted(source, passages, raised, metadata, tuple(warnings))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(f"{name} is protected by a password: save a copy without one and read that") from error
        if "security" in str(error).lower():
            raise InputError(f"{name} uses an encryption that cannot be read: save a copy without it") from error
        raise InputError(
            f"{name} is damaged or no PDF ({error}): get the file anew or print it to PDF again"
        ) from error


def _read_pages(document: pdfium.PdfDocument, name: str, warnings: list[Warning]) -> list[PageText]:
    pages: list[PageText] = []
    count = len(document)
    if not count:
        raise InputError(f"{name} has no pages")
    if count > MAX_PAGES:
        raise InputError(f"{name} has {count:,} pages: claimspan reads papers of up to {MAX_PAGES:,}; split it")
    for number in range(1, count + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            message = f"page {number} is damaged and could not be read"
            warnings.append(Warning(code="page-unreadable", message=message, page=number))
            pages.append(PageText([], 612, 792))
            continue
        pages.append(read_page(page))
        page.close()
        if not pages[-1].pieces:
            message = f"page {number} holds no text: if it is a scan, run OCR over the file and read the result"
            warnings.append(Warning(code="page-without-text", message=message, page=number))
        elif pages[-1].cut:
            message = f"page {number} holds more text than is read of one page; the rest of it is left out"
            warnings.append(Warning(code="page-cut-off", message=message, page=number))
    return pages


def _markers(lines: list[Line]) -> set[int]:
    """The superscript numbers within lines, that is, not the labels of notes."""
    numbers: set[int] = set()
    for line in lines:
        for start, end in line.raised:
            if start:
                numbers.update(int(number) for number in re.findall(r"\d{1,4}", line.text[start:end]))
    return numbers


def _lay_out(lines: list[list[Line]], pages: list[PageText], furniture: set[tuple[int, int]]) -> list[Block]:
    """All blocks in reading order, classified and joined over columns and pages."""
    texts = [
        [line for index, line in enumerate(page) if (number, index) not in furniture]
        for number, page in enumerate(lines)
    ]
    body = body_size(texts)
    state = NoteState()
    blocks: list[Block] = []
    for number, page in enumerate(texts):
        state.turn_page(_markers(page))
        for column, column_lines in enumerate(order_columns(page)):
            text_lines, notes = take_notes(column_lines, body, number, column, pages[number].height, state)
            found = make_blocks(join_lone_markers(text_lines), body, number, column)
            classify(found, body)
            blocks += found + notes
    set_aside_quotes(blocks, body)
    mark_front(blocks, body)
    set_levels(blocks)
    mark_continuations(blocks)
    return blocks
