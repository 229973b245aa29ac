"""Plain text: headings, broken paragraphs, furniture, front matter, repairs."""

import pytest

from claimspan.ingest.read import ingest_bytes
from claimspan.source import Paper

BODY = "Peru signed the treaty with its neighbours in the spring of that year after long talks."


def paper(text: str) -> Paper:
    return ingest_bytes(text.encode(), "paper.txt", "paper")


def texts(text: str, kind: str = "body") -> list[str]:
    return [unit.text for unit in paper(text).units if unit.kind == kind]


def test_a_heading_right_above_its_paragraph() -> None:
    text = f"Gas and Power in the Andes\n{BODY}\n{BODY}\n"
    assert texts(text, "heading") == ["Gas and Power in the Andes"]
    assert texts(text) == [BODY, BODY]


def test_a_heading_over_two_lines() -> None:
    text = f"{BODY}\n\nEvaluating the Reasons for\nSanctions in the Andes\n{BODY}\n"
    assert texts(text, "heading") == ["Evaluating the Reasons for Sanctions in the Andes"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru wanted the mutual\n\nbenefits of trade. They signed.",
        "Chile and Peru wanted the mu-\n\ntual benefits of trade. They signed.",
        "Chile and Peru wanted the mutual\n\n17\n\nbenefits of trade. They signed.",
        "Chile and Peru wanted the mutual\n\f\nbenefits of trade. They signed.",
        "Chile and Peru wanted the mutual\n\n* * * * *\n\nbenefits of trade. They signed.",
        "Chile and Peru\u00a0wanted the mu\u00adtual bene\u200bfits of trade. They signed.",
        "Chile and Peru wanted the mutual beneﬁts of trade. They signed.",
    ],
)
def test_sentences_cut_in_half_are_put_together(text: str) -> None:
    assert texts(text) == ["Chile and Peru wanted the mutual benefits of trade.", "They signed."]


def test_a_full_stop_before_the_break_keeps_paragraphs_apart() -> None:
    units = paper("Chile and Peru signed.\n\nbut nobody knew why it was so.").units
    assert [unit.paragraph for unit in units] == [0, 1]


def test_page_bottom_notes_between_the_halves_of_a_sentence() -> None:
    text = (
        "Chile signed the treaty.1 Peru wanted the mutual2\n\n----------\n1. See Ruiz, “Gas,” 9.\n2. Ibid., 12.\n"
        "----------\n\nbenefits of trade.3 Both stayed.\n\n----------\n3. See Soto, “Oil,” 4.\n"
    )
    found = paper(text)
    assert [unit.text for unit in found.units if unit.kind == "body"] == [
        "Chile signed the treaty.",
        "Peru wanted the mutual benefits of trade.",
        "Both stayed.",
    ]
    assert [(note.number, note.note is not None) for note in found.footnotes] == [(1, True), (2, True), (3, True)]
    assert [note.text for note in found.notes] == ["1. See Ruiz, “Gas,” 9.", "2. Ibid., 12.", "3. See Soto, “Oil,” 4."]


def test_running_heads_are_set_aside() -> None:
    pages = [f"ANDEAN REVIEW {page}\n\n{BODY}\n" for page in range(1, 5)]
    assert texts("\f".join(pages)) == [BODY] * 4
    assert [unit.page for unit in paper("\f".join(pages)).units if unit.kind == "body"] == [1, 2, 3, 4]


def test_a_note_that_runs_on_to_the_next_page_is_not_text() -> None:
    pages = []
    for page, state in enumerate(["Peru", "Chile", "Ecuador", "Colombia", "Bolivia"], 1):
        first, second = 2 * page - 1, 2 * page
        left = "For a contrary view of the matter, see Soto, The Limits of" if page == 5 else "See Soto, “Oil,” 4."
        text = [
            f"{state} waited in year {year} for a sign, and so did the other states on the coast." for year in range(9)
        ]
        text[3] += str(first)
        text[6] += str(second)
        notes = f"{first}. See Ruiz, “Gas,” 9, and the works on gas in the Andes that he cites.\n{second}. {left}\n"
        pages.append(f"{page} ANDEAN LAW REVIEW\n" + "\n".join(text) + f"\n{notes}")
    pages.append(
        "6 ANDEAN LAW REVIEW\nBrazil, which had waited for a sign of that kind, left the bank in the year after\n"
        "it.11\nChange, 9 Andean L. Rev. 95 (1974).\n11. See Paz.\n"
    )
    found = paper("".join(pages))
    assert [unit.text for unit in found.units if unit.kind == "body"][-1] == (
        "Brazil, which had waited for a sign of that kind, left the bank in the year after it."
    )
    assert any(
        note.text.endswith("see Soto, The Limits of Change, 9 Andean L. Rev. 95 (1974).") for note in found.notes
    )


@pytest.mark.parametrize(
    "front",
    [
        "Dr. Ana Ruiz is a senior fellow at the Institute of Peace in Lima.",
        "The author would like to thank the reviewers of this paper.",
        "The views expressed here are those of the author and not of the ministry.",
    ],
)
def test_words_about_the_paper_are_front_wherever_they_stand(front: str) -> None:
    assert texts(f"{BODY}\n\n{front}\n\n{BODY}", "front") == [front]


def test_a_repair_names_place_and_reason() -> None:
    text = "Peru kept the sanc-\ntions of 1990-\n2003 for long."
    repairs = [(repair.rule, text[repair.start : repair.end]) for repair in paper(text).repairs]
    assert repairs == [("line-end-hyphen", "-\n"), ("line-end-hyphen-kept", "-\n")]
    assert texts(text) == ["Peru kept the sanctions of 1990-2003 for long."]


def test_the_document_is_its_own_dictionary() -> None:
    assert texts("It was a semi-\nformal talk. No semi-formal talk followed.")[0] == "It was a semi-formal talk."
    assert texts("It was a semi-\nformal talk. No semiformal talk followed.")[0] == "It was a semiformal talk."


@pytest.mark.parametrize(
    ("text", "clean", "rules"),
    [
        ("Peru\u00a0left the bank.", "Peru left the bank.", ["space-character"]),
        ("Peru left\u2009the\u202fbank.", "Peru left the bank.", ["space-character", "space-character"]),
        ("Peru le\u200bft the\u2060 bank.", "Peru left the bank.", ["invisible-character", "invisible-character"]),
        ("Peru \u202eleft\u202c the bank.", "Peru left the bank.", ["invisible-character", "invisible-character"]),
        ("Peru left the embar\u00adgo.", "Peru left the embargo.", ["invisible-character"]),
        ("Peru left the embar\u00ad\ngo.", "Peru left the embargo.", ["line-end-hyphen"]),
        ("Peru left the embar\x02\ngo at a time of its own choosing, and with the best of wishes " * 9, None, None),
        ("Peru left\r\nthe bank.\r\n", "Peru left the bank.", ["line-end"]),
        ("Peru left the o\ufb03ce.", "Peru left the office.", ["ligature"]),
        ("Peru\u2010Chile talks ended.", "Peru-Chile talks ended.", ["hyphen-character"]),
        ("Peru &amp; Chile left.", "Peru & Chile left.", ["html-entity"]),
        (
            "Åukasz left the cafÃ© of MÃ–BEL.".replace("Å", "Å\x81", 1),
            "Łukasz left the café of MÖBEL.",
            ["mojibake"] * 3,
        ),
        ("It is 5 â‚¬ and ï¬\x81ne.", "It is 5 € and fine.", ["mojibake"] * 2),
        ("Åbo – “Ä” left – and so on.", "Åbo – “Ä” left – and so on.", []),
    ],
)
def test_each_repair_has_its_rule_and_its_place(text: str, clean: str | None, rules: list[str] | None) -> None:
    found = paper(text)
    assert "embargo" in found.clean.text if clean is None else found.clean.text == clean
    assert rules is None or [repair.rule for repair in found.repairs] == rules
    assert all(text[repair.start : repair.end] and repair.reason for repair in found.repairs)


def test_mojibake_is_repaired_and_the_map_holds() -> None:
    text = "Peruâ€™s treaty was signed. Chile left."
    unit = paper(text).units[0]
    assert unit.text == "Peru’s treaty was signed." and text[unit.start : unit.end] == "Peruâ€™s treaty was signed."
    assert [repair.rule for repair in paper(text).repairs] == ["mojibake"]
