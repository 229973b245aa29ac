"""Word files written on the spot and read back."""

import io
import zipfile

import pytest

from claimspan.errors import InputError
from claimspan.ingest.docx import read
from tests.ingest.make_docx import NAMES, make_docx, note, paragraph
from tests.ingest.shown import check_spans, raised, shown

STYLES = (
    '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="My heading"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
)


def test_notes_get_their_numbers_in_order_of_reference() -> None:
    body = paragraph("Peru left the bank.{5} Chile stayed{2} in.")
    notes = note("footnote", 2, "Ibid.") + note("footnote", 5, "See X.") + note("footnote", 0, "never referred to")
    extracted = read(make_docx(body, footnotes=notes), "a.docx")
    check_spans(extracted)
    assert shown(extracted, "text") == ["Peru left the bank.1 Chile stayed2 in."]
    assert raised(extracted) == ["1", "2"]
    assert [
        (passage.label, shown(extracted, "note")[index]) for index, passage in enumerate(extracted.passages[1:])
    ] == [
        ("1", "See X."),
        ("2", "Ibid."),
    ]


def test_endnotes_are_roman_unless_the_settings_say_otherwise() -> None:
    body, notes = paragraph("Peru left the bank.{e1}{e2}"), note("endnote", 1, "A.") + note("endnote", 2, "B.")
    assert raised(read(make_docx(body, endnotes=notes), "a.docx")) == ["i", "ii"]
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="7"/></w:endnotePr>'
    assert raised(read(make_docx(body, endnotes=notes, settings=settings), "a.docx")) == ["7", "8"]


def test_styles_say_what_a_paragraph_is() -> None:
    body = (
        paragraph("Sanctions", "T")
        + paragraph("Ann Lee, Lima")
        + paragraph("Part", "Own")
        + paragraph("Peru left the bank.")
        + paragraph("Chile did not")
        + paragraph("Figure 1. Trade", "Cap")
        + f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    )
    extracted = read(make_docx(body, styles=STYLES), "a.docx")
    assert [(passage.kind, passage.level) for passage in extracted.passages] == [
        ("heading", 1),
        ("front", None),
        ("heading", 2),
        ("text", None),
        ("text", None),
        ("aside", None),
        ("aside", None),
    ]
    assert shown(extracted, "aside") == ["Figure 1. Trade", "a b"]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_kept() -> None:
    runs = (
        "<w:p><w:r><w:t>Peru left.</w:t></w:r><w:del><w:r><w:delText> No.</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve"> Yes.</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>19</w:t></w:r></w:p>"
    )
    assert shown(read(make_docx(runs), "a.docx")) == ["Peru left. Yes.\u2011x 19"]


def test_text_boxes_are_set_aside_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    runs = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Peru left.</w:t>'
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    extracted = read(make_docx(runs), "a.docx")
    assert (shown(extracted, "text"), shown(extracted, "aside")) == (["Peru left."], ["In a box."])


def test_core_properties() -> None:
    core = (
        '<c:p xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>On Peru</dc:title><dc:creator>Ann Lee; Li Wei</dc:creator>"
        "<t:created>2019-05-06T01:02:03Z</t:created>"
        "</c:p>"
    )
    metadata = read(make_docx(paragraph("Peru left."), core=core), "a.docx").metadata
    assert metadata.title is not None and metadata.title.value == "On Peru"
    assert [author.name for author in metadata.authors] == ["Ann Lee", "Li Wei"]
    assert metadata.date is not None and metadata.date.value == "2019-05-06"


def test_a_package_that_unfolds_without_bound_is_refused() -> None:
    bomb = paragraph("Peru " * 4_000_000)
    with pytest.raises(InputError, match="unfolds"):
        read(make_docx(bomb), "bomb.docx")


def test_entities_are_not_expanded() -> None:
    out = io.BytesIO()
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY a0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">{levels}]>'
            f"<w:document {NAMES}><w:body><w:p><w:r><w:t>Peru &a8;&x; left.</w:t></w:r></w:p></w:body></w:document>",
        )
    try:
        text = read(out.getvalue(), "a.docx").source.text
    except InputError:
        return
    assert len(text) < 1000 and "root:" not in text


def test_paths_out_of_the_package_are_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("../../evil", "x")
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Type="http://x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
        )
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{paragraph('Peru.')}</w:body></w:document>")
    assert shown(read(out.getvalue(), "a.docx")) == ["Peru."]


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", make_docx("")[:200], make_docx(""), make_docx("<w:p>")])
def test_a_damaged_or_empty_file_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"broken\.docx"):
        read(data, "broken.docx")
