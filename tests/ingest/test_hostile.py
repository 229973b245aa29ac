"""Bytes changed at random: every reader gives a result or an InputError, never anything else."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimspan.errors import InputError
from claimspan.ingest import docx, html, pdf
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.isolate import read_isolated
from claimspan.ingest.pdf.reader import read as read_pdf
from claimspan.ingest.sniff import sniff
from tests.ingest.make_docx import NAMES, make_docx, note, paragraph
from tests.ingest.make_pdf import PdfPage, make_pdf
from tests.ingest.shown import check_spans

PDF = make_pdf([PdfPage().put_marked("Peru left the bank.^1^ It came back.", 72, 100).put("1 See X.", 72, 700, 8)] * 2)
DOCX = make_docx(paragraph("Peru left the bank.{1}") * 3, footnotes=note("footnote", 1, "See X."))
HTML = (
    b"<html><body><main><h1>Peru</h1><p>It left the bank in 1990.<sup><a href='#n'>1</a></sup></p>"
    b"<table><tr><td>a</table>"
    b"<div id='n'>1. See <i>X</i>.</div></main></body></html>"
)
Change = tuple[int, int, bytes]
CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
)
XML_BITS = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r>", "<w:t>x</w:t>", "<w:tbl>", "<w:tr>", '<w:footnoteReference w:id="9"/>', "&#0;", "&a;"]
)


def changed(data: bytes, changes: list[Change]) -> bytes:
    for place, length, new in changes:
        start = place % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    return data


def survives(read: Callable[[bytes, str], Extracted], data: bytes) -> None:
    try:
        check_spans(read(data, "a"))
    except InputError as error:
        assert str(error).startswith("a")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(CHANGES)
def test_pdf(changes: list[Change]) -> None:
    survives(read_pdf, changed(PDF, changes))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(CHANGES)
def test_docx_package(changes: list[Change]) -> None:
    survives(docx.read, changed(DOCX, changes))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(XML_BITS, max_size=12))
def test_docx_markup(bits: list[str]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{''.join(bits)}</w:body></w:document>")
    survives(docx.read, out.getvalue())


@settings(max_examples=200, deadline=None, derandomize=True)
@given(CHANGES)
def test_html(changes: list[Change]) -> None:
    survives(html.read, changed(HTML, changes))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_sniff(data: bytes) -> None:
    try:
        assert "/" in sniff(data, "a")
    except InputError as error:
        assert str(error).startswith("a")


def test_a_child_that_takes_too_long_or_too_much_is_ended() -> None:
    with pytest.raises(InputError, match="within 0 seconds"):
        read_isolated("claimspan.ingest.pdf.reader", PDF, "a.pdf", seconds=0)
    with pytest.raises(InputError, match=r"a\.pdf"):
        read_isolated("claimspan.ingest.pdf.reader", PDF, "a.pdf", megabytes=30)


def test_more_pages_than_a_paper_has() -> None:
    with pytest.raises(InputError, match="pages"):
        pdf.read(make_pdf([PdfPage()] * 10_001), "a.pdf")
