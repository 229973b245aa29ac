"""Layouts that set traps: each page is written on the spot and read back by its geometry."""

import pytest

from claimspan.ingest.pdf.reader import read
from claimspan.ingest.read import ingest_bytes
from tests.ingest.make_pdf import PdfPage, make_pdf
from tests.ingest.shown import check_spans, raised, shown

WORDS = ["rain", "fell", "on", "the", "hills", "and", "the", "river", "rose", "over", "its", "banks", "while", "people"]


def prose(name: str, lines: int, words: int) -> list[str]:
    """Lines of running text that no stop ends, each told from all others by the name and its number."""
    return [
        " ".join([f"{name}{line}", *(WORDS[(line + step) % len(WORDS)] for step in range(words))])
        for line in range(lines)
    ]


def test_columns_with_a_narrow_gutter_and_a_large_heading_beside_text() -> None:
    page = PdfPage()
    left = [f"left{line} rain fell on the hills and the river" for line in range(10, 30)]
    right = [f"right{line} rose over its banks while people" for line in range(10, 30)]
    page.lines(left, 72, 100, leading=13 / 11)
    page.lines(right[:10], 254.5, 100, leading=13 / 11)
    page.lines(right[11:], 254.5, 100 + 13 * 11, leading=13 / 11)
    page.put("The Upper Town", 254.5, 100 + 13 * 10, 14, "b")
    assert shown(read(make_pdf([page]), "a.pdf")) == [
        " ".join([*left, *right[:10]]),
        "The Upper Town",
        " ".join(right[11:]),
    ]


def test_a_column_may_begin_with_a_table() -> None:
    page = PdfPage()
    for row in range(6):
        for cell in range(4):
            page.put(f"{row}{cell}.5", 72 + 50 * cell, 100 + 13 * row)
    left, right = prose("left", 10, 8), prose("right", 18, 8)
    page.lines(left, 72, 200, leading=13 / 11)
    page.lines(right, 320, 100, leading=13 / 11)
    assert shown(read(make_pdf([page]), "a.pdf"), "text") == [" ".join(left + right)]


def test_a_line_set_too_long_for_its_column_does_not_part_the_page() -> None:
    page = PdfPage()
    left, right = prose("left", 16, 8), prose("right", 16, 8)
    left[8] = "left8 www.example.org/records/of/the/old/weather/service/of/the/upper/town/1888/rain"
    page.lines(left, 72, 100, leading=13 / 11)
    page.lines(right, 320, 106, leading=13 / 11)
    assert shown(read(make_pdf([page]), "a.pdf"), "text") == [" ".join(left + right)]


@pytest.mark.parametrize(
    ("beside", "size"),
    [
        (["Figure 3. The river in spring"], 11),
        (["“Nobody had seen the", "water so high in all", "the years before.”"], 16),
    ],
)
def test_text_flows_round_a_caption_or_a_pull_quote(beside: list[str], size: float) -> None:
    page = PdfPage()
    above, along, below = prose("above", 10, 16), prose("along", 8, 8), prose("below", 8, 16)
    page.lines(above, 72, 100, leading=13 / 11)
    page.lines(along, 72, 230, leading=13 / 11)
    page.lines(below, 72, 334, leading=13 / 11)
    page.lines(beside, 330, 266, size)
    extracted = read(make_pdf([page]), "a.pdf")
    assert shown(extracted, "text") == [" ".join(above + along + below)]
    assert shown(extracted, "aside") == [" ".join(beside)]


def test_notes_that_run_on_are_parted_where_the_next_number_is_raised() -> None:
    page = PdfPage()
    page.put_marked("The river rose^4^ and the town^5^ moved up.", 72, 100)
    page.put_marked("^4^ See Ruiz, p. 9. ^5^ Ibid. The 2^6^ steps are not counted here.", 72, 700, 8)
    extracted = read(make_pdf([page]), "a.pdf")
    check_spans(extracted)
    notes = {passage.label: text for passage, text in zip(extracted.passages, shown(extracted), strict=True)}
    assert notes["4"] == "See Ruiz, p. 9."
    assert notes["5"] == "Ibid. The 26 steps are not counted here."


def test_numbers_of_lines_are_set_aside() -> None:
    page = PdfPage()
    texts = prose("line", 12, 14)
    for index, text in enumerate(texts):
        page.put(str(index + 7), 52 if index < 3 else 47, 100 + 13 * index, 7)
        page.put(text, 72, 100 + 13 * index)
    extracted = read(make_pdf([page]), "a.pdf")
    assert shown(extracted, "text") == [" ".join(texts)]
    assert shown(extracted, "aside") == [str(index + 7) for index in range(12)]


def test_notes_longer_than_the_text_stay_notes() -> None:
    pages = []
    for number in range(6):
        page = PdfPage()
        texts = prose("ABCDEF"[number], 6, 13)
        for index, text in enumerate(texts):
            page.put_marked(f"{text}^{number + 1}^" if index == 3 else text, 72, 100 + 13 * index)
        page.put_marked(f"^{number + 1}^ See", 72, 240, 8)
        page.lines(prose("UVWXYZ"[number], 24, 22), 72, 250, 8)
        pages.append(page)
    extracted = read(make_pdf(pages), "a.pdf")
    assert [passage.label for passage in extracted.passages if passage.kind == "note"] == [*"123456"]
    assert len(shown(extracted, "text")) == 1 and shown(extracted, "heading") == []


def test_a_marker_that_fell_alone_onto_the_next_line_goes_back_to_its_word() -> None:
    page = PdfPage()
    page.lines([*prose("line", 5, 14), "and then the rain was over."], 72, 100, leading=13 / 11)
    page.put("12", 72, 100 + 13 * 6 - 4, 6)
    page.put("The people went home.", 72, 100 + 13 * 6 + 14)
    extracted = read(make_pdf([page]), "a.pdf")
    assert raised(extracted) == ["12"]
    assert shown(extracted, "text")[0].endswith("the rain was over.12")


def test_a_line_that_begins_with_a_marker_is_no_note() -> None:
    page = PdfPage()
    page.lines(prose("line", 6, 14), 72, 560, leading=13 / 11)
    page.put_marked("^3^ The people went home, for there was nothing left to carry.", 72, 638)
    assert not shown(read(make_pdf([page]), "a.pdf"), "note")


def test_small_bold_numbered_headings_are_headings() -> None:
    page = PdfPage()
    page.lines(prose("one", 8, 14), 72, 100)
    page.put("II. THE RIVER", 200, 230, 9, "b")
    page.lines(prose("two", 8, 14), 72, 260)
    assert shown(read(make_pdf([page]), "a.pdf"), "heading") == ["II. THE RIVER"]


def test_words_set_wide_apart_to_fill_a_line_are_no_cells() -> None:
    page = PdfPage()
    for step in range(4):
        page.put("water", 72 + 50 * step, 100)
    page.put("its banks and the people left.", 72, 113)
    assert shown(read(make_pdf([page]), "a.pdf"), "aside") == []


def test_the_note_of_a_marker_in_a_caption_is_linked() -> None:
    page = PdfPage()
    page.put_marked("Peru left the bank in 1990.^1^ It came back in 1992 when the debt was paid.", 72, 100)
    page.put_marked("Figure 1. Debt of Peru^2^", 72, 200, 9)
    page.put_marked("The bank lent again.^3^ Others followed soon after, and trade rose in all ports.", 72, 300)
    for number, note in enumerate(("Ruiz, p. 9.", "Data of the bank.", "Ibid."), start=1):
        page.put_marked(f"^{number}^ {note}", 72, 680 + 10 * number, 8)
    paper = ingest_bytes(make_pdf([page]), "a.pdf", "a")
    text = paper.source.text
    [aside] = [marker for marker in paper.footnotes if marker.unit is None]
    assert (aside.number, text[aside.start : aside.end], text[aside.anchor - 4 : aside.anchor]) == (2, "2", "Peru")
    assert aside.note is not None and aside.note.text.endswith("Data of the bank.")
    assert [marker.number for marker in paper.footnotes] == [1, 2, 3] and paper.warnings == ()


def test_the_head_of_a_table_goes_with_it() -> None:
    page = PdfPage()
    page.lines(prose("above", 8, 14), 72, 100)
    page.put("Table 1. Ships by port", 72, 230, 11, "b")
    page.put("Port and kind of ship", 72, 250)
    for row in range(4):
        for cell in range(4):
            page.put(f"{row}{cell}.5" if cell else "Upper town", 72 + 110 * cell, 270 + 14 * row)
    assert len(shown(read(make_pdf([page]), "a.pdf"), "text", "heading")) == 1
