"""PDFs written on the spot and read back by their geometry."""

from itertools import chain

import pytest

from claimspan.errors import InputError
from claimspan.ingest import pdf
from claimspan.ingest.pdf.reader import read
from tests.ingest.encrypt import Encryption
from tests.ingest.make_pdf import PdfPage, make_pdf
from tests.ingest.shown import check_spans, raised, shown

LEFT = [f"left line {number} of the column that goes on" for number in range(12)]
RIGHT = [f"right line {number} of the column that goes" for number in range(12)]
FULL = [
    f"Line {number} of a paragraph that is as wide as the page and goes on to the next line, which"
    for number in range(8)
]


def test_two_columns_under_a_spanning_title_are_read_one_after_the_other() -> None:
    page = PdfPage()
    page.put("A Title That Spans Both Columns of the Page and More", 72, 80, 20, "b")
    for index in range(12):  # drawn row by row, as some programs do
        page.put(LEFT[index], 72, 120 + 13 * index)
        page.put(RIGHT[index], 320, 120 + 13 * index)
    extracted = read(make_pdf([page]), "a.pdf")
    check_spans(extracted)
    assert shown(extracted, "heading") == ["A Title That Spans Both Columns of the Page and More"]
    assert shown(extracted, "text") == [" ".join(LEFT + RIGHT)]


def test_three_columns() -> None:
    page = PdfPage()
    columns = [[f"{name}{number} words of this column go on" for number in range(10)] for name in "abc"]
    for x, lines in zip((40, 220, 400), columns, strict=True):
        page.lines(lines, x, 100, 10)
    assert shown(read(make_pdf([page]), "a.pdf"), "text") == [" ".join(chain(*columns))]


def test_superscripts_are_raised_whatever_the_gap_after_them() -> None:
    page = PdfPage().put_marked("The treaty is law,^8^and the mines^10^ have closed since.", 72, 100)
    extracted = read(make_pdf([page]), "a.pdf")
    assert raised(extracted) == ["8", "10"]
    assert shown(extracted, "text", "front") == ["The treaty is law,8and the mines10 have closed since."]


def test_page_bottom_notes_leave_the_sentence_whole_and_keep_their_labels() -> None:
    pages = []
    for number, (first, second) in enumerate((("7", "8"), ("9", "10"))):
        page = PdfPage()
        page.lines([text.replace("Line", "One" if number else "Two") for text in FULL], 72, 100)
        page.put_marked(f"^{first}^ See note {first} for more on this, and also the other", 72, 700, 8)
        page.put("report of lawyers." if number else "report of bankers.", 72, 710, 8)
        page.put_marked(f"^{second}^ Ibid.", 72, 720, 8)
        pages.append(page)
    extracted = read(make_pdf(pages), "a.pdf")
    check_spans(extracted)
    notes = {passage.label: passage for passage in extracted.passages if passage.kind == "note"}
    assert list(notes) == ["7", "8", "9", "10"]
    assert [notes[label].page for label in notes] == [1, 1, 2, 2]
    assert shown(extracted, "note")[0] == "See note 7 for more on this, and also the other report of bankers."
    [text] = [passage for passage in extracted.passages if passage.kind == "text"]
    assert len(text.spans) == 2 and text.page == 1


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    pages = []
    for number in range(4):
        page = PdfPage().put(f"Annals of Peru, vol. {number}", 200, 40, 9).put(str(17 + number), 300, 760, 9)
        page.lines([text.replace("Line", "abcd"[number]) for text in FULL], 72, 100)
        pages.append(page)
    extracted = read(make_pdf(pages), "a.pdf")
    assert not any("Annals" in text or "17" in text for text in shown(extracted, "text", "note", "heading"))
    assert shown(extracted, "aside")[:2] == ["Annals of Peru, vol. 0", "17"]


def test_a_rotated_page_and_text_in_the_margin() -> None:
    page = PdfPage(width=792, height=612, rotate=90)
    for index, text in enumerate(FULL):
        page.put(text, 100 + 13 * index, 560, 10, turned=True)
    page.put("margin", 50, 30, 8)
    extracted = read(make_pdf([page]), "a.pdf")
    assert shown(extracted, "text") == [" ".join(FULL)]
    assert shown(extracted, "aside") == ["margin"]


def test_rows_of_a_table_and_its_caption_are_set_aside() -> None:
    page = PdfPage()
    y = page.lines(FULL, 72, 100) + 10
    page.put("Table 1. Trade with Chile", 72, y, 11, "b")
    for row in range(4):
        for column in range(4):
            page.put(f"{row}{column}0.5", 72 + 110 * column, y + 20 + 14 * row)
    extracted = read(make_pdf([page]), "a.pdf")
    assert shown(extracted, "text") == [" ".join(FULL)]
    assert shown(extracted, "aside")[0] == "Table 1. Trade with Chile"


def test_a_page_without_text_is_a_warning_that_names_it() -> None:
    extracted = read(make_pdf([PdfPage().put("Peru left the bank in 1990.", 72, 100), PdfPage()]), "a.pdf")
    [warning] = extracted.warnings
    assert (warning.code, warning.page) == ("page-without-text", 2)
    assert "OCR" in warning.message


def test_the_title_comes_from_the_properties() -> None:
    found = read(make_pdf([PdfPage().put("Peru", 72, 100)], title="Peru and the Bank"), "a.pdf").metadata.title
    assert found is not None and (found.value, found.origin) == ("Peru and the Bank", "PDF property Title")


@pytest.mark.parametrize(
    ("encryption", "said"),
    [(Encryption(b"secret", b"owner"), "protected by a password"), (Encryption(b"", b"owner"), None)],
)
def test_a_password_is_asked_for_only_where_one_is_needed(encryption: Encryption, said: str | None) -> None:
    data = make_pdf([PdfPage().put("Peru left the bank.", 72, 100)], title="Perú", encryption=encryption)
    if said is None:
        assert shown(read(data, "a.pdf"), "text") == ["Peru left the bank."]
    else:
        with pytest.raises(InputError, match=said):
            read(data, "a.pdf")


def test_a_file_that_ends_too_soon_is_called_cut_off() -> None:
    with pytest.raises(InputError, match=r"a\.pdf is cut off or damaged"):
        read(make_pdf([PdfPage().put("Peru", 72, 100)] * 20)[:-900], "a.pdf")


def test_what_is_recovered_of_a_file_without_its_end_is_read_with_a_warning() -> None:
    whole = make_pdf([PdfPage().put("Peru left the bank.", 72, 100)])
    extracted = read(whole[: whole.index(b"startxref")], "a.pdf")
    assert shown(extracted, "text") == ["Peru left the bank."]
    assert [warning.code for warning in extracted.warnings] == ["file-cut-off"]
    assert not read(whole, "a.pdf").warnings


@pytest.mark.slow
def test_a_book_of_two_thousand_pages() -> None:
    pages = [
        PdfPage().put(f"Sentence {number} ends here.", 72, 400).put(f"{number}", 300, 760) for number in range(2000)
    ]
    extracted = pdf.read(make_pdf(pages), "a.pdf")
    texts = shown(extracted, "text")
    assert (texts[0], texts[-1], len(texts)) == ("Sentence 0 ends here.", "Sentence 1999 ends here.", 2000)
    assert extracted.passages[-1].page == 2000


@pytest.mark.parametrize("data", [b"%PDF-1.7\njunk", make_pdf([PdfPage()])[:300], b""])
def test_a_damaged_file_is_an_input_error_that_names_it(data: bytes) -> None:
    with pytest.raises(InputError, match=r"broken\.pdf"):
        pdf.read(data, "broken.pdf")


def test_the_child_process_gives_the_same_as_this_one() -> None:
    data = make_pdf([PdfPage().put("Peru left the bank.", 72, 100).put("1", 162, 95, 7), PdfPage()], title="Perú")
    assert pdf.read(data, "a.pdf") == read(data, "a.pdf")
