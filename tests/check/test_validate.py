"""What is wrong in gold is found, and gold moves to a changed text."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspan.check.gold import read_layers
from claimspan.check.move_gold import move_gold
from claimspan.check.reanchor import reanchor
from claimspan.check.validate import find_source, validate
from claimspan.errors import GoldError
from tests.check.folders import CLAIMS, DATES, ENTITIES, FOOTNOTES, TEXT, UNITS, changed, write_folder
from tests.conftest import ROOT

FIRST_PAPER = ROOT / "annotations" / "shagina-2018"


def test_sound_gold_has_no_problem(tmp_path: Path) -> None:
    assert validate(write_folder(tmp_path), tmp_path / "paper.txt") == []


def test_gold_of_the_first_paper_is_sound() -> None:
    assert validate(FIRST_PAPER, find_source(FIRST_PAPER)) == []


@pytest.mark.parametrize(
    ("layer", "rows", "expected"),
    [
        ("entities", changed(ENTITIES, 0, end=300), "line 1: [0, 300) lies outside the text, which ends at 92"),
        ("entities", changed(ENTITIES, 0, end=0), "line 1: [0, 0) is empty"),
        ("entities", changed(ENTITIES, 0, end=5), None),
        ("entities", changed(ENTITIES, 0, end=9), "ends with “left”, the quote with “Peru”"),
        ("entities", changed(ENTITIES, 2, start=38, end=48), "begins with “that”, the quote with “Chile”"),
        ("entities", changed(ENTITIES, 0, text="Plu", end=4), "does not hold the words of the quote"),
        ("entities", changed(ENTITIES, 0, label="PLACE"), "line 1: label: Input should be"),
        ("entities", changed(ENTITIES, 0, unit=7), "line 1: there is no unit 7"),
        ("entities", changed(ENTITIES, 0, unit=1), "line 1: does not start in unit 1 [20, 73]"),
        ("entities", [*ENTITIES, ENTITIES[0]], "line 4: is the same record as an earlier line"),
        (
            "entities",
            [*ENTITIES, {**ENTITIES[0], "end": 9, "text": "Peru left"}],
            "line 4: [0, 9] overlaps line 1 [0, 4]",
        ),
        ("units", changed(UNITS, 0, kind="heading"), "stands in unit 0, which is heading"),
        ("units", changed(UNITS, 2, unit=1), "line 3: the unit number 1 is given twice"),
        ("dates", changed(DATES, 0, value="last year"), "line 1: last year is no TIMEX3 value"),
        ("footnotes", changed(FOOTNOTES, 0, anchor=74), "line 1: the anchor 74 lies behind the marker at 73"),
        ("claims", changed(CLAIMS, 2, id="0a"), "the id 0a is given twice"),
        ("claims", changed(CLAIMS, 1, relation={"to": "9z", "type": "attack"}), "relation to 9z, which there is not"),
        ("claims", changed(CLAIMS, 1, relation={"to": "1a", "type": "attack"}), "has a relation to itself"),
        ("claims", changed(CLAIMS, 0, type="causal"), "line 1: is evidence with the type causal"),
        ("claims", changed(CLAIMS, 2, type=None), "line 3: is a claim without a type"),
        ("claims", changed(CLAIMS, 1, cue=None, cue_span=None), "has the holder Lima but no cue"),
        (
            "claims",
            changed(CLAIMS, 1, cue_span=[20, 24]),
            "cue_span [20, 24] begins with “Lima”",
        ),
        ("claims", changed(CLAIMS, 1, content_span=[60, 200]), "content_span [60, 200] is no stretch of the text"),
    ],
)
def test_problems(tmp_path: Path, layer: str, rows: list[dict[str, Any]], expected: str | None) -> None:
    found = [str(problem) for problem in validate(write_folder(tmp_path, **{layer: rows}), tmp_path / "paper.txt")]
    if expected is None:
        assert found == []
        return
    assert any(expected in problem and problem.split(", ")[0].endswith(".jsonl") for problem in found), found


def test_every_problem_is_listed_in_order(tmp_path: Path) -> None:
    write_folder(
        tmp_path, entities=changed(changed(ENTITIES, 2, end=999), 0, label="X"), dates=changed(DATES, 0, value="x")
    )
    found = [(problem.file, problem.line) for problem in validate(tmp_path, tmp_path / "paper.txt")]
    assert found == [("dates.jsonl", 1), ("entities.jsonl", 1), ("entities.jsonl", 3)]


def test_hash_of_the_source(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "source.sha256").write_text("0" * 64 + "  paper.txt\n")
    assert "paper.txt is not the text that was annotated" in str(validate(tmp_path, tmp_path / "paper.txt")[0])


def test_source_is_found_or_asked_for(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "annotations" / "x")
    assert find_source(gold) == gold / "paper.txt"
    (gold / "paper.txt").unlink()
    with pytest.raises(GoldError, match="name it with --source"):
        find_source(gold)


CONTEXT = ("the ministers of ", " and of the three others met")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then the ministers of Peru and of the three others met.", "Peru"),
        ("Peru fell. Then the ministers of Peru and of the three others met. Peru rose.", "Peru"),
        ("Then the minis-\nters of\nPe-\nru and of the\nthree others met.", "Pe-\nru"),
        ("The Peruvian ministers of Chile and of the three others met.", None),
        ("Then somebody in Peru wept.", None),
        ("the ministers of Peru and of the three others met, the ministers of Peru and of the three others met", None),
    ],
)
def test_reanchor_only_where_the_place_is_certain(text: str, expected: str | None) -> None:
    found = reanchor("Peru", CONTEXT, 999, text)
    assert (None if found is None else text[found[0] : found[1]]) == expected


def test_long_quote_needs_no_context() -> None:
    quote = "a quote that is long enough to stand once"
    assert reanchor(quote, ("", ""), 0, f"Before {quote} after") == (7, 7 + len(quote))


def test_unchanged_place_wins_among_equal_ones() -> None:
    text = "Peru said no. Peru said no. Peru said no. "
    assert reanchor("Peru", ("no. ", " said no. "), 14, text) == (14, 18)


@given(st.text("ab ", min_size=60, max_size=90), st.integers(0, 50), st.integers(1, 9), st.text("xyz\n", max_size=12))
def test_what_is_reanchored_has_the_quoted_characters(text: str, start: int, length: int, inserted: str) -> None:
    quote = text[start : start + length]
    new = inserted + text
    found = reanchor(quote, (text[:start][-40:], text[start + length :][:40]), start, new)
    if found is not None:
        assert "".join(new[found[0] : found[1]].split()) == "".join(quote.split())


def test_gold_moves_with_its_text_and_loses_only_what_changed(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    new = tmp_path / "new.txt"
    new.write_text("A new first line.\n" + TEXT.replace("1990", "May 1991"), encoding="utf-8")
    problems = move_gold(gold, new, tmp_path / "moved", gold / "paper.txt")
    assert {(problem.file, problem.line) for problem in problems} == {
        ("units.jsonl", 2),
        ("dates.jsonl", 1),
        ("claims.jsonl", 2),
    }
    moved = read_layers(tmp_path / "moved")
    text = new.read_text(encoding="utf-8")
    assert [text[e.start : e.end] for e in moved.entities or ()] == ["Peru", "Lima", "Chile"]
    assert [(m.start, m.anchor, text[m.start]) for m in moved.footnotes or ()] == [(95, 95, "1")]
    assert [text[c.start : c.end] for c in moved.claims or ()] == ["Peru left the bloc.", "It was a mistake."]
    with pytest.raises(GoldError, match="nothing is overwritten"):
        move_gold(gold, new, tmp_path / "moved")


def test_gold_moves_without_the_old_text_but_for_markers(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    new = tmp_path / "new.txt"
    new.write_text("A new first line.\n" + TEXT, encoding="utf-8")
    problems = move_gold(gold, new, tmp_path / "moved")
    assert [(problem.file, problem.line) for problem in problems] == [("footnotes.jsonl", 1)]
    assert validate(tmp_path / "moved", new) == []
    (claim,) = [claim for claim in read_layers(tmp_path / "moved").claims or () if claim.id == "1a"]
    assert claim.holder_span == (38, 42)
