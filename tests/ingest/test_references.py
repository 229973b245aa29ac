"""Notes taken apart."""

from typing import Any

import pytest

from claimspan.ingest.read import ingest_bytes
from claimspan.ingest.references import Earlier, parse_references


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Ana Ruiz and Pablo Soto, “The Gas Trap,” Andean Review 3, no. 2 (May 2015): 4-9, https://doi.org/10.1234/ar.5.",
            {
                "authors": ("Ana Ruiz", "Pablo Soto"),
                "title": "The Gas Trap",
                "container": "Andean Review",
                "year": 2015,
                "doi": "10.1234/ar.5",
                "url": "https://doi.org/10.1234/ar.5",
            },
        ),
        (
            "Ana Ruiz, Gas and Power in the Andes (Lima: Cordillera, 2004), p. 12.",
            {"authors": ("Ana Ruiz",), "title": "Gas and Power in the Andes", "year": 2004},
        ),
        (
            "“Peru Leaves,” Lima Times, March 3, 2014, accessed June 5, 2015, https://lima.example/peru.",
            {"authors": (), "title": "Peru Leaves", "container": "Lima Times", "year": 2014, "accessed": "2015-06-05"},
        ),
        (
            "Ministry of Trade, “Sums of 1999,” press release, May 2000.",
            {"authors": ("Ministry of Trade",), "title": "Sums of 1999", "year": 2000},
        ),
        ("Ruiz v. Paz, 12 F.3d 34 (2d Cir. 1994).", {"title": "Ruiz v. Paz", "year": 1994}),
        (
            "See generally Per Holm & Lucía Paz, Small States, 12 J. CUSTOMS L. 1 (1999) (arguing that trade fell).",
            {"authors": ("Per Holm", "Lucía Paz"), "title": "Small States", "container": "J. CUSTOMS L.", "year": 1999},
        ),
        (
            "Ruiz, A., & Holm, P. (2001). The gas trap. Andean Review, 3(2), 12–19. https://doi.org/10.1234/ar.5",
            {"authors": ("A. Ruiz", "P. Holm"), "title": "The gas trap", "container": "Andean Review", "year": 2001},
        ),
        (
            'Ruiz, Ana, and Per Holm. 2001. "The Gas Trap." Andean Review 3 (2): 12–19.',
            {"authors": ("Ana Ruiz", "Per Holm"), "title": "The Gas Trap", "container": "Andean Review", "year": 2001},
        ),
        (
            "State Council of the Andes, Gas Strategy (Lima: State Council, May 2015).",
            {"authors": ("State Council of the Andes",), "title": "Gas Strategy", "year": 2015},
        ),
        (
            "Ministry Report R12, Ports: An Overview, by Ana Ruiz and Per Holm.",
            {"authors": ("Ana Ruiz", "Per Holm"), "title": "Ports: An Overview", "container": "Ministry Report R12"},
        ),
        ("Gas Trade and Ports Act of 1988 (P.L. 100-1, as amended).", {"title": "Gas Trade and Ports Act of 1988"}),
        (
            "Ministry of Trade, “Sums,” September 5, 2015.",
            {"authors": ("Ministry of Trade",), "title": "Sums", "container": None, "year": 2015},
        ),
        ("Outside Peru, the gap is often called a strait.", {"authors": (), "title": None}),
        ("Professor of Law, University of Lima; the author thanks the reviewers.", {"authors": (), "title": None}),
        ("Nobody knows why it was so.", {"authors": (), "title": None, "year": None, "url": None}),
    ],
)
def test_one_reference(text: str, fields: dict[str, Any]) -> None:
    (reference,) = parse_references(text, 1, Earlier())
    assert {name: getattr(reference, name) for name in fields} == fields and reference.text == text


def test_several_in_a_note() -> None:
    text = "See Ana Ruiz, “Gas,” Review 3 (2015): 4; Pablo Soto, “Oil; or, Power,” 5. See also Lima Times, 3 May 2014."
    found = parse_references(text, 1, Earlier())
    assert [reference.title for reference in found] == ["Gas", "Oil; or, Power", None]


@pytest.mark.parametrize(
    ("notes", "refers"),
    [
        (["Ana Ruiz, “Gas,” Review 3 (2015): 4.", "Ibid., 5.", "Id. at 6."], [None, 1, 1]),
        (
            ["Ana Ruiz, “Gas,” Review 3 (2015): 4.", "Pablo Soto, “Oil,” 5.", "Ruiz, “Gas,” 7.", "Ibid."],
            [None, None, 1, 1],
        ),
        (["Ana Ruiz, Gas and Power (Lima: C, 2004), 1.", "Ruiz, Gas and Power, 7."], [None, 1]),
        (["Ana Ruiz, “Gas,” 4.", "Pablo Soto, “Oil,” 5.", "See Ruiz, supra note 1, at 9."], [None, None, 1]),
        (["Ana Ruiz, “Gas,” 4.", "See sources cited in note 1 above."], [None, 1]),
    ],
)
def test_short_forms_point_to_the_note_they_mean(notes: list[str], refers: list[int | None]) -> None:
    earlier = Earlier()
    found = [parse_references(text, number, earlier) for number, text in enumerate(notes, start=1)]
    assert [references[0].refers_to for references in found] == refers


def test_no_word_of_a_note_is_lost() -> None:
    text = "See Ana Ruiz, “Gas,” 4; cf. Soto, 5. But nobody knows. Ibid.; see also Law No. 5."
    joined = " ".join(reference.text for reference in parse_references(text, 1, Earlier()))
    assert joined.replace(";", "").split() == text.replace(";", "").split()


def test_notes_of_a_paper_carry_their_references() -> None:
    text = "Peru left.1 Chile left.2 They met.3 So.\n\nNotes\n1. Ana Ruiz, “Gas,” 4.\n2. Ibid.\n3. Ibid.\n"
    notes = ingest_bytes(text.encode(), "paper.txt", "paper").notes
    assert [note.references[0].refers_to for note in notes] == [None, 1, 1]
    assert [text[note.marker or 0] for note in notes] == ["1", "2", "3"]
