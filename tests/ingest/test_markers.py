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


@pytest.mark.parametrize(
    "text",
    [
        "Congress passed 42 U.S.C. 1983 and 18 U.S.C. § 2339B. In Vega v. Soto, 410 U.S. 113, it held so. "
        "Sec. 1. Sec. 2. "
        "Sec. 3. Title 10 and Title 32 differ. Rule 6. Rule 7. Rule 8. No. 1 of 2001, No. 2 of 2002 and No. "
        "3 of 2003 fell.",
        "Option 1 costs 5 million. Option 2 costs 6 million. Option 3 costs 7 million. Option 4 costs "
        "nothing. Option 5 "
        "costs the board.\n\n1. Peru should sign.\n\n2. Chile should wait.\n\n3. Bolivia should leave.\n\n4. "
        "Brazil pays.",
        "Output in Q1 fell, in Q2 rose, in Q3 fell and in Q4 rose. The G7 and the G20 met; the P5+1 did not. COVID-19, "
        "CO2, F-35, T-72 and A320 are names. On May 1, 2 and 3 they voted. It cost $7 billion, €8 billion "
        "and £9 billion.",
        "See Figure 1. The bank fell. See Figure 2. The bank rose. See Figure 3. The bank closed. See Table "
        "4. The bank "
        "moved. See Table 5. The bank sold. See Box 6. It ended. See Map 7. It began. See Chart 8. It went on.",
        "Peru bought 1 ship and 2 planes in that year. Chile bought 3 ships and 4 planes. Brazil, 5 ships. Bolivia, 6 "
        "planes. In all, 7 states bought 8 ships each, 9 planes and 10 guns. They sent 11 envoys to 12 towns "
        "for 13 days.",
        "Fields of 5 m2 and 6 km2. A cube of 3 cm3. Versions v1, v2 and v3; drafts D1, D2, D3, D4, D5. "
        "Routes A1, A2, A3, "
        "A4, A5, A6, A7, A8 and A9 closed. Roads M1. M2. M3. M4. M5. Teams U17, U18, U19. Visas H1B and H2A.",
        "The treaty has 4 articles.\n\n1 The parties shall define it.\n\n2 The parties shall publish "
        "it.\n\n3 The parties "
        "shall keep it.\n\n4 The parties shall end it.",
        "Ruiz (2001) finds that trade fell (Soto 2003, 12; Vega 2004, 13). Others differ (Paz 2005: "
        "14).\n\nReferences\n\n"
        "Holm, P. 2006. The Price of Gas. Lima: Puerto.\n\nRuiz, A. 2001. Small States. Journal 1 (2): 3.",
        "The text says that “[t]he bank” of [1990] left. The matrix has [1, 2, 3] as a row. He wrote “[4] "
        "days” and so on.",
    ],
)
def test_numbers_of_laws_lists_figures_and_codes_are_no_markers(text: str) -> None:
    found = paper(text)
    assert not found.footnotes and not found.notes


@pytest.mark.parametrize(
    ("text", "labels", "sentences"),
    [
        ("Peru left the bank. ¹ Chile, ²⁻⁴ too, stayed.⁵,⁶", "123456", ["Peru left the bank.", "Chile, too, stayed."]),
        ("Peru left the bank [1]. Chile stayed [2, 3], Brazil [4]–[6] too.", "123456", ["Peru left the bank."]),
        (
            "Peru **left** the bank.<sup>1</sup> Chile stayed.<sup>2,3</sup> They met.<sup>4–6</sup>",
            "123456",
            ["They met."],
        ),
        ("Peru **left** the bank.^1^ Chile stayed.^2,3^ They met.^4–6^", "123456", ["They met."]),
        (
            "Peru **left** the bank\\[1\\]. Chile stayed.\\[2\\] They met.\\[3\\]–\\[6\\]",
            "123456",
            ["Peru left the bank."],
        ),
    ],
)
def test_forms_of_markers_and_their_ranges(text: str, labels: str, sentences: list[str]) -> None:
    notes = "\n".join(f"{label}. See Ruiz, p. {label}." for label in labels)
    found = paper(f"{text}\n\nNotes\n\n{notes}\n")
    assert [str(note.number) for note in found.footnotes] == list(labels)
    assert all(note.note is not None for note in found.footnotes)
    assert set(sentences) <= {unit.text for unit in found.units if unit.kind == "body"}


def test_small_roman_numbers() -> None:
    text = (
        "Peru left the bank in that year.i Chile, as it had said,ii stayed. “It is over,”iii he said. "
        "Bolivia waited.iv\n\n"
        "i Ana Ruiz, The Price of Gas (Lima: Puerto Press, 2001), p. 3.\nii Ibid.\niii See Soto, “Oil,” "
        "4.\niv Ibid., 5.\n"
    )
    found = paper(text)
    assert [(note.number, note.label, note.note is not None) for note in found.footnotes] == [
        (1, "i", True),
        (2, "ii", True),
        (3, "iii", True),
        (4, "iv", True),
    ]
    assert [unit.text for unit in found.units if unit.kind == "body"][1] == "Chile, as it had said, stayed."


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
