"""What ``claimspan ingest SOURCE --show`` prints."""

from claimspan.ingest.read import ingest_bytes
from claimspan.ingest.show import show_notes, show_repairs, show_summary, show_units
from claimspan.source import Paper

TEXT = (
    "The Gas Trap in the Andes\n\nIntroduction\n\nPeru left the bank in the spring of that year.1 Chile im-\nposed a "
    "ban on the gas of its neighbours.2 Brazil\u200b waited.4\n\nNotes\n\n1. Ana Ruiz, “The Gas Trap,” Andean Review 3 "
    "(2015): 4.\n2. Ibid.\n3. Nobody knows.\n"
)


def paper(text: str = TEXT) -> Paper:
    return ingest_bytes(text.encode(), "paper.txt", "paper")


def test_the_summary_names_what_was_found_and_what_is_odd() -> None:
    shown = "\n".join(show_summary(paper()))
    assert "title      The Gas Trap in the Andes  [first page]" in shown
    assert "publisher  not found" in shown
    assert "notes      3 markers, 2 linked to one of 3 notes" in shown
    assert "1 line-end-hyphen" in shown and "(footnote-gap)" in shown


def test_units_stand_with_line_number_kind_and_note_numbers() -> None:
    shown = list(show_units(paper()))
    assert "    l. 3     1  == Introduction ==" in shown
    assert "    l. 5     2  Peru left the bank in the spring of that year.[1]" in shown
    assert any(line.endswith("note: 2. Ibid.") for line in shown)
    assert all(len(line) <= 100 for line in shown)


def test_notes_stand_with_their_marker_and_their_references() -> None:
    shown = list(show_notes(paper()))
    assert shown[:3] == [
        "l. 10, marker at l. 5",
        "  1. Ana Ruiz, “The Gas Trap,” Andean Review 3 (2015): 4.",
        "    - Ana Ruiz | “The Gas Trap” | Andean Review | 2015",
    ]
    assert "    - → note 1" in shown and "    - not parsed: Nobody knows." in shown
    assert "l. 12, no marker" in shown and "l. 6: marker 4 has no note" in shown


def test_repairs_stand_by_rule_with_what_is_around() -> None:
    shown = list(show_repairs(paper()))
    assert shown[0].startswith("line-end-hyphen (1): ")
    assert shown[1].startswith("      l. 5  “im- posed” → “imposed”  in “…")
    assert "“<U+200B>” → “”" in shown[3]
    assert list(show_repairs(paper("Peru left the bank. Chile stayed."))) == [
        "no repairs: the clean text is the source with white space folded"
    ]
