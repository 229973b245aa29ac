"""What a file is, by its content."""

import io
import zipfile

import pytest

from claimspan.errors import InputError
from claimspan.ingest.sniff import DOCX, HTML, MARKDOWN, PDF, TEXT, sniff
from tests.ingest.make_docx import make_docx, paragraph
from tests.ingest.make_pdf import PdfPage, make_pdf


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return out.getvalue()


KINDS = [
    (make_pdf([PdfPage()]), PDF),
    (b"\r\n\x00junk before\n%PDF-1.3", PDF),
    (make_docx(paragraph("Peru")), DOCX),
    (b"\xef\xbb\xbf  <!-- saved --> <html><p>Peru", HTML),
    ("<html><p>Perú".encode("utf-16"), HTML),
    (b"<p>Peru <em>left</em> the bank.</p>\n<p>Chile stayed.</p>", HTML),
    (b"# Peru\n\nThe *bank* was **closed**.[^1]\n\n[^1]: See X.", MARKDOWN),
    (b"Peru left the bank.\n\nThe sum was < 5 and > 3 * 2.", TEXT),
    ("Perú left.".encode("utf-16"), TEXT),
    (b"MZ was a magazine.", TEXT),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
@pytest.mark.parametrize("name", ["paper.pdf", "paper.html", "paper"])
def test_the_content_decides(data: bytes, kind: str, name: str) -> None:
    assert sniff(data, name) == kind


def test_the_name_decides_between_text_and_markdown_where_the_content_does_not() -> None:
    data = b"# Peru\n\nIt left the bank."
    assert (sniff(data, "a.md"), sniff(data, "a.txt")) == (MARKDOWN, TEXT)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Word"),
        (b"{\\rtf1 Peru}", "RTF"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("a.txt"), "ZIP"),
        (b"PK\x03\x04broken", "damaged"),
        (b"ab\0cd" * 100, "binary"),
        (b" \n", "empty"),
    ],
)
def test_other_files_are_refused_by_what_they_look_like(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        sniff(data, "thing.pdf")
    assert "thing.pdf" in str(caught.value)
