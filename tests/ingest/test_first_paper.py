"""The first paper as ingest sees it, against its gold."""

import pytest

from claimspan.check.gold import Layers, read_layers
from claimspan.ingest.read import ingest_file
from claimspan.source import Paper
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def paper() -> Paper:
    return ingest_file(ROOT / "corpus" / "shagina-2018" / "paper.txt")


@pytest.fixture(scope="module")
def gold() -> Layers:
    return read_layers(ROOT / "annotations" / "shagina-2018")


def test_units_have_the_gold_spans_kinds_and_texts(paper: Paper, gold: Layers) -> None:
    found = [(unit.start, unit.end, unit.kind, unit.text) for unit in paper.units]
    assert found == [(unit.start, unit.end, unit.kind, unit.text) for unit in gold.units]


def test_markers_are_those_of_the_gold(paper: Paper, gold: Layers) -> None:
    assert gold.footnotes is not None
    found = [(note.number, note.start, note.end, note.anchor, note.unit) for note in paper.footnotes]
    assert found == [(note.number, note.start, note.end, note.anchor, note.unit) for note in gold.footnotes]


def test_the_missing_page_is_said(paper: Paper) -> None:
    warnings = {warning.code: warning for warning in paper.warnings}
    assert "54" in warnings["footnote-gap"].message and "55" in warnings["footnote-gap"].message
    place = warnings["text-cut"].start
    assert place is not None and paper.source.text[:place].endswith("settle")


@pytest.mark.parametrize(
    "word",
    [
        "non-confrontational",
        "high-level",
        "1990-2003",
        "$170-million",
        "U.S.-supported",
        "Russia-China",
        "government-backed",
        "from/to Crimea",
        "vis-à-vis",
        "much-anticipated",
    ],
)
def test_hyphens_at_line_ends(paper: Paper, word: str) -> None:
    assert word in paper.clean.text


def test_every_unit_stands_at_its_place_in_both_texts(paper: Paper) -> None:
    for unit in paper.units:
        assert unit.clean_start is not None and unit.clean_end is not None
        assert paper.clean.text[unit.clean_start : unit.clean_end] == unit.text
        assert paper.clean.to_source(unit.clean_start, unit.clean_end) == (unit.start, unit.end)


def test_every_undone_hyphen_is_listed(paper: Paper) -> None:
    undone = [repair for repair in paper.repairs if repair.rule == "line-end-hyphen"]
    assert len(undone) > 100
    for repair in undone:
        assert "-" in paper.source.text[repair.start : repair.end] and repair.reason


def test_sections_and_lines(paper: Paper) -> None:
    unit = next(unit for unit in paper.units if unit.text.startswith("Historically"))
    assert unit.section[-1] == "Sanctions on the Sidelines" and unit.line == 44
