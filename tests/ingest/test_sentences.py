"""Sentence ends."""

import json
from pathlib import Path

import pytest

from claimspan.ingest.sentences import rules, split_sentences


@pytest.mark.parametrize(
    "marked",
    [
        *rules().examples,
        "Peru asked: “Why?” and left.|Nobody knew.",
        "It fell in the U.S., the U.K. and the E.U. alike.|Then it rose.",
        "They met at 10 a.m. on Jan. 5, 1990.|All came.",
        "Sen. J. Q. Paz (R., Lima) spoke.|Nobody heard Mr. Paz.",
        "The law (Law No. 3.|It is old) holds.|It does.".replace("|It is old", " It is old"),
        "“Peru left.” “Chile stayed.”|So it was.".replace(".” “", ".”|“"),
        "Gas, oil, etc. were sold.|Coal was not.",
        "In Ruiz v. Paz, the court held so.|See id. at 5.",
        "He left . . . and came back.|She stayed.",
        "Was it Washington, D.C.?|It was.",
        "World War II.|That was long ago.",
        "Exports rose 5.3%.|Imports fell 2.1%.",
        "The Act of 1990.|12 states signed it.",
        "See fig. 2.|It shows the sum.",
    ],
)
def test_sentences_end_where_marked(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[start:end] for start, end in split_sentences(text)] == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        "The firm fell.|It closed.",
        "Peru signed.|The bank (since 1990).|Chile left.",
        "He wrote: “It is over.”|The board met.",
        "See www.Example.Org/The.Report for it.",
        "Write to a.Soto@x.Org.",
        "Under ASP.Net it ran.",
        "J.P.Morgan and E.M.Forster agreed.",
    ],
)
def test_sentences_end_where_a_space_was_lost(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text)] == marked.split("|")


def test_golden_rules(shared: Path) -> None:
    """The English golden rules that pass; the others are lists in one line and ellipses of fiction."""
    cases = json.loads((shared / "benchmarks" / "sentences" / "pysbd_english.json").read_text())
    golden = cases["test_english"]["GOLDEN_EN_RULES_TEST_CASES"]
    passed = sum(
        [case["text"][start:end] for start, end in split_sentences(case["text"])]
        == [sentence.strip() for sentence in case["sentences"]]
        for case in golden
    )
    assert passed >= 36
