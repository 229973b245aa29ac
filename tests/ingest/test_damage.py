"""The first paper in the layouts of ``damage.py``: markers, notes and sentences are found again in each."""

from pathlib import Path

import pytest

from claimspan.ingest.read import ingest_bytes, ingest_file
from tests.ingest.damage import LAYOUTS, Rendered, Structure, figures, invented_notes, render, structure

PAPER = Path(__file__).parents[2] / "corpus" / "shagina-2018" / "paper.txt"


@pytest.fixture(scope="module")
def first_paper() -> Structure:
    paper = ingest_file(PAPER)
    return structure(paper, invented_notes({footnote.number for footnote in paper.footnotes}))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_paper_is_found_again_in_any_layout(name: str, first_paper: Structure) -> None:
    rendered = render(first_paper, LAYOUTS[name])
    found = figures(rendered, ingest_bytes(rendered.text.encode(), "paper.txt", "paper"))
    assert found.markers >= 0.97
    assert found.linked >= (0.8 if name == "notes run together" else 0.97)
    assert found.sentences >= 0.95


def test_the_generator_says_where_things_stand(first_paper: Structure) -> None:
    rendered: Rendered = render(first_paper, LAYOUTS["page bottoms, plain"])
    text = rendered.text
    assert all(text[start:end] == str(number) for start, end, number in rendered.markers)
    assert all(text[start:].startswith(f"{number} ") for (_, _, number), start in rendered.notes.items())
    assert len(rendered.markers) == len(rendered.notes) > 50
    assert all(text[start - 1 : start].isspace() and not text[start].isspace() for start, _ in rendered.sentences[1:])
