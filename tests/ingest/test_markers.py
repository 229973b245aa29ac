"""Markers: which numbers are, which are not, and where they stand."""

import pytest

from claimspan.ingest.read import ingest_bytes
from claimspan.records import Footnote
from claimspan.source import Paper
from tests.marked import read_marked

NOTES = "Notes\n1. See Ruiz, “Gas,” 9.\n2. Ibid.\n3. Soto, “Oil,” 4.\n4. Ibid., 5.\n"


def paper(text: str) -> Paper:
    return ingest_bytes(text.encode(), "paper.txt", "paper")


def shown(text: str, footnotes: tuple[Footnote, ...]) -> list[str]:
    return [text[note.start : note.end] for note in footnotes]


@pytest.mark.parametrize(
    "marked",
    [
        "Peru left.<m>1</m> Chile, too,<m>2</m> left the bank in 1990.<m>3</m>",
        "Peru said “no.”<m>1</m> Chile (and its allies)<m>2</m> agreed; so did the G7.<m>3</m>",
        "Exercises such as Andes 2018,<m>1</m> in 2010-2015 there were 12, took place.<m>2</m> It ended.<m>3</m>",
        "It will end before 2050.<m>1</m>A typical plant costs $5.3 billion<m>2</m> and runs for 40 years.<m>3</m>",
        "Some 10,921 words were read.<m>1</m> By 2003, 55 percent said so.<m>2</m> The COVID-19 year came.<m>3</m>",
        "Peru left. <m>1</m> Chile left the bank. <m>2</m> On May 3 they met. <m>3</m>",
        "Peru left.<m>[1]</m> Chile left the bank.<m>[2]</m> On May 3 they met.<m>[3]</m>",
        "Peru left.¹ Chile left the bank of 5 m² or so.² On May 3 they met.³".replace("¹", "<m>¹</m>")
        .replace("so.²", "so.<m>²</m>")
        .replace("³", "<m>³</m>"),
        "Peru left.<m>1</m>,<m>2</m> Chile left the bank in the 1990s.<m>3</m>",
        "Under Law 57-FZ<m>1</m> and § 1349 of the code,<m>2</m> Art. 12 holds.<m>3</m>",
        "See https://a.org/b.2 and ana.3@a.org for it.<m>1</m> Peru left.<m>2</m> Chile left.<m>3</m>",
    ],
)
def test_markers_by_their_form_and_sequence(marked: str) -> None:
    text, marks = read_marked(marked.replace("<m>", '<m x="">'))
    text = f"{text} And so on.\n\n{NOTES}"
    found = paper(text)
    assert [(note.start, note.end) for note in found.footnotes] == [(mark.start, mark.end) for mark in marks]
    assert all(note.note is not None for note in found.footnotes)


@pytest.mark.parametrize(
    "text",
    [
        "The G7 met in 1990. In 2014, 28 states signed. Article 5 holds. It cost $5.3 billion.",
        "First, score 1. Second, score 2. The 12th package of 2023 lists 193 firms.",
        "1. Buy gas.\n\n2. Sell oil.\n\n3. Wait for better days.",
        "Sales rose by 5.1 percent, 5.2 percent and 5.3 percent. Peru had 3. Chile had 4. Both left.",
    ],
)
def test_where_there_are_no_markers_none_are_invented(text: str) -> None:
    found = paper(text)
    assert not found.footnotes and not found.notes


def test_a_range_stands_for_all_its_notes() -> None:
    text = f"Peru left.1–3 Chile left.4 They met.\n\n{NOTES}"
    assert [note.number for note in paper(text).footnotes] == [1, 2, 3, 4]
    assert [unit.text for unit in paper(text).units if unit.kind == "body"] == [
        "Peru left.",
        "Chile left.",
        "They met.",
    ]


def test_numbers_that_begin_again_in_each_chapter() -> None:
    chapter = "Peru left.1 Chile stayed.2 Bolivia waited.3 Brazil left.4 They met.\n\n"
    text = f"One\n\n{chapter}{NOTES}\nTwo\n\n{chapter}{NOTES}"
    found = paper(text)
    assert [note.number for note in found.footnotes] == [1, 2, 3, 4] * 2
    starts = [note.note.start for note in found.footnotes if note.note]
    assert starts == sorted(starts) and len(set(starts)) == 8


def test_signs_as_markers() -> None:
    text = (
        "Gas in the Andes*\n\nPeru left the bank in that year.1 Chile stayed.2 They met.3 All was well.\n\n***\n"
        "* Ana Ruiz teaches law.\n1. See Ruiz.\n2. Ibid.\n3. Ibid.\n***\n"
    )
    found = paper(text)
    assert [(note.label, note.note is not None) for note in found.footnotes] == [
        ("*", True),
        *((str(n), True) for n in (1, 2, 3)),
    ]
    assert found.units[0].text == "Gas in the Andes"


def test_the_anchor_is_the_end_of_the_text_before() -> None:
    text = f"Peru left. 1 Chile “stayed.” 2 They met. 3 All.\n\n{NOTES}"
    assert [text[: note.anchor][-1] for note in paper(text).footnotes] == [".", "”", "."]


def test_odd_numbers_are_said() -> None:
    text = f"Peru left.1 Chile left.2 They met.4 Brazil left.5 So it was.6 And on.\n\n{NOTES}"
    codes = {warning.code for warning in paper(text).warnings}
    assert codes == {"footnote-gap", "marker-without-note", "note-without-marker"}


def test_a_space_lost_after_a_marker_still_ends_the_sentence() -> None:
    text = f"Peru left.1The bank closed.2 They met.3 All was well.\n\n{NOTES}"
    assert [unit.text for unit in paper(text).units if unit.kind == "body"][:2] == ["Peru left.", "The bank closed."]
