"""Markdown: offsets into the file itself."""

import pytest

from claimspan.ingest.read import ingest_bytes
from claimspan.source import Paper


def paper(text: str, name: str = "paper.md") -> Paper:
    return ingest_bytes(text.encode(), name, "paper")


BODY = "Peru signed the treaty with its neighbours in the spring of that year after long talks."


@pytest.mark.parametrize(
    ("markdown", "clean"),
    [
        ("Peru **signed** the *treaty* of 1990.", "Peru signed the treaty of 1990."),
        ("Peru [signed](https://a.org/b_(c)) the treaty.", "Peru signed the treaty."),
        ("Peru __signed__ the file_name_here treaty.", "Peru signed the file_name_here treaty."),
        ("> Peru signed\n> the treaty.", "Peru signed the treaty."),
        ("- Peru signed the treaty.", "Peru signed the treaty."),
        ("Peru \\*signed\\* the treaty.", "Peru *signed* the treaty."),
        ("Peru <em>signed</em> the treaty<!-- so -->.", "Peru signed the treaty."),
        ("Peru signed ![seal](s.png)the treaty.", "Peru signed the treaty."),
        ("Peru &amp; Chile signed the treaty.", "Peru & Chile signed the treaty."),
        ("Peru * Chile signed the treaty.", "Peru * Chile signed the treaty."),
    ],
)
def test_marks_are_left_out_of_the_text(markdown: str, clean: str) -> None:
    found = paper(f"# A Title\n\n{BODY}\n\n{markdown}\n")
    unit = found.units[-1]
    assert unit.text == clean
    assert found.source.text[unit.start] == clean[0]
    assert found.source.text[unit.end - 1] == "."


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        ("<sup>{}</sup>", "{}"),
        ("[^{}]", "{}"),
        ("[{}](#note{})", "{}"),
        ("[{}]", "[{}]"),
        ("{}", "{}"),
    ],
)
def test_markers_in_every_dress(marker: str, shown: str) -> None:
    one, two = marker.format(1, 1), marker.format(2, 2)
    text = (
        f"# A Title\n\nPeru signed the treaty.{one} Chile stayed away from it,{two} as it had said before.\n\n"
        "## Notes\n\n1. See Ruiz, “Gas,” 9.\n2. Ibid.\n"
    )
    found = paper(text)
    markers = [(note.number, text[note.start : note.end], text[: note.anchor][-1]) for note in found.footnotes]
    assert markers == [(1, shown.format(1), "."), (2, shown.format(2), ",")]
    assert [unit.text for unit in found.units if unit.kind == "body"] == [
        "Peru signed the treaty.",
        "Chile stayed away from it, as it had said before.",
    ]
    assert all(note.note is not None for note in found.footnotes)


def test_notes_defined_by_name() -> None:
    found = paper(f"# A Title\n\n{BODY}[^gas] Chile stayed.[^oil]\n\n[^gas]: See Ruiz.\n[^oil]: See Soto.\n")
    assert [(note.number, note.label) for note in found.footnotes] == [(1, "gas"), (2, "oil")]
    assert [note.note.text for note in found.footnotes if note.note] == ["See Ruiz.", "See Soto."]


def test_notes_in_a_table() -> None:
    found = paper(f"# A Title\n\n{BODY}1\n\n# Footnotes\n\n| 1. | See Ruiz, “Gas,” 9. \n| 2. | Ibid. \n")
    assert [(note.number, note.text) for note in found.notes] == [(1, "1. See Ruiz, “Gas,” 9."), (2, "2. Ibid.")]


def test_tables_pictures_and_navigation_are_no_sentences() -> None:
    text = (
        f"# A Title\n\n[Home](/) [Share](/s)\n\n{BODY}\n\n| Year | Sum |\n|---|---|\n| 1990 | 5 |\n\n![Map](m.png)\n\n"
        f"*Figure 1. Sums by year.*\n\n{BODY}\n"
    )
    found = paper(text)
    assert [unit.text for unit in found.units if unit.kind == "body"] == [BODY, BODY]


def test_front_matter_gives_the_metadata() -> None:
    text = f'---\ntitle: "The Gas Trap"\nauthor: Ana Ruiz and Pablo Soto\ndate: 2018-05-04 10:00\n---\n\n{BODY}\n'
    found = paper(text).metadata
    assert found.title is not None and found.title.value == "The Gas Trap"
    assert [author.name for author in found.authors] == ["Ana Ruiz", "Pablo Soto"]
    assert found.date is not None and (found.date.value, found.date.origin) == ("2018-05-04", "front matter: date")


def test_content_decides_not_the_name() -> None:
    assert paper(f"# A Title\n\n**Peru** signed.\n\n{BODY}", "paper.txt").source.media_type == "text/markdown"
    assert paper(BODY, "paper").source.media_type == "text/plain"
