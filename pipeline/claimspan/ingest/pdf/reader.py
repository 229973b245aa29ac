"""A PDF taken apart."""

import hashlib

import pypdfium2 as pdfium

from claimspan.errors import InputError
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.pdf.body_size import BodySize
from claimspan.ingest.pdf.furniture import Furniture
from claimspan.ingest.pdf.layout import lay_out
from claimspan.ingest.pdf.line_numbers import part_line_numbers
from claimspan.ingest.pdf.lines import make_lines
from claimspan.ingest.pdf.metadata import read_metadata
from claimspan.ingest.pdf.pieces import PageText, read_page
from claimspan.ingest.pdf.spool import Sheet, Spool
from claimspan.ingest.pdf.write import PageWriter
from claimspan.records import Warning
from claimspan.source import Source

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 10_000
END, LAST = b"%%EOF", 2048
"""A whole file ends with this mark within so many bytes."""

OCR = "run claimspan ocr (or another OCR program) over the file and read the copy"


def read(data: bytes, name: str) -> Extracted:
    """Take a PDF apart in this process.

    Every page is read once; its lines wait in a temporary file until all pages have shown what repeats on them, so
    that memory holds one page and the text, not the book. Raises InputError where the file is no PDF, needs a password,
    or has no page that can be read.
    """
    document = _open(data, name)
    spool, furniture, body = Spool(), Furniture(), BodySize()
    warnings: list[Warning] = []
    try:
        for number in range(1, _count(document, name) + 1):
            sheet = _sheet(_read_page(document, number, warnings))
            furniture.add(sheet.lines, sheet.height)
            body.add(sheet.lines)
            spool.put(sheet)
        if len(warnings) == len(document) and all(warning.code == "page-without-text" for warning in warnings):
            raise InputError(f"{name} holds no text, only pictures: {OCR}")
        if END not in data[-LAST:]:
            message = "the file lacks its end; what could be recovered was read, pages or objects may be missing"
            warnings.append(Warning(code="file-cut-off", message=message))
        metadata = read_metadata(document)
        writer = PageWriter()
        for number, (blocks, asides) in enumerate(lay_out(spool, furniture, body.size()), start=1):
            writer.write_page(number, blocks, asides)
    finally:
        document.close()
        spool.close()
    source = Source(name, writer.text, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), extracted=True)
    return Extracted(source, writer.passages(), tuple(writer.raised), metadata, tuple(warnings))


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(f"{name} is protected by a password: save a copy without one and read that") from error
        if "security" in str(error).lower():
            raise InputError(f"{name} uses an encryption that cannot be read: save a copy without it") from error
        what = "is damaged" if END in data[-LAST:] else "is cut off or damaged"
        raise InputError(f"{name} {what} ({error}): get the file anew or print it to PDF again") from error


def _count(document: pdfium.PdfDocument, name: str) -> int:
    count = len(document)
    if not count:
        raise InputError(f"{name} has no pages")
    if count > MAX_PAGES:
        raise InputError(f"{name} has {count:,} pages: claimspan reads papers of up to {MAX_PAGES:,}; split it")
    return count


def _read_page(document: pdfium.PdfDocument, number: int, warnings: list[Warning]) -> PageText:
    """A page counted from 1, with a warning where it cannot be read, holds no text, or too much."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        message = f"page {number} is damaged and could not be read"
        warnings.append(Warning(code="page-unreadable", message=message, page=number))
        return PageText([], 612, 792)
    text = read_page(page)
    page.close()
    if not text.pieces:
        message = f"page {number} holds no text; if it is a scan, {OCR}"
        warnings.append(Warning(code="page-without-text", message=message, page=number))
    elif text.cut:
        message = f"page {number} holds more text than is read of one page; the rest of it is left out"
        warnings.append(Warning(code="page-cut-off", message=message, page=number))
    return text


def _sheet(page: PageText) -> Sheet:
    pieces, numbers = part_line_numbers([piece for piece in page.pieces if not piece.turn])
    margins = [piece.text for piece in (*numbers, *(piece for piece in page.pieces if piece.turn))]
    return Sheet(make_lines(pieces), margins, page.height)
