"""The component in any pipeline, its records, and properties that hold for every text."""

import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimspan.errors import RuleError
from claimspan.extract.dates.factory import make_dates
from claimspan.extract.dates.grammar import grammar
from claimspan.extract.dates.records import date_records
from claimspan.extract.dates.tagger import tag
from claimspan.extract.document import parse
from claimspan.records import Unit
from claimspan.source import CleanText, Paper, Source

BLANK = spacy.blank("en")
PIECES = (
    "in the of 2014 1990-2003 March 18 , . 18,50 last next year years ago three Monday - – to from between and now",
    "1980s ' 5 p.m. winter İ ß \n current future every 2 a Q3 FY 16th century BC early mid- ( )",
)
WORDS = st.sampled_from([piece for line in PIECES for piece in line.split(" ")])


def test_it_works_alone_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimspan_dates", config={"style": "timeml"})
    doc = nlp("It fell from 1990 to 2003.")
    assert [timex.value for timex in doc._.claimspan_timexes] == ["1990", "2003"]


def test_the_users_rules_come_first(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[rule]]\nid = "reign.heisei"\nanchor = "heisei"\npattern = "the heisei era"\nsense = "fixed"\n'
        'value = "1989-01-08/2019-04-30"\nexamples = []\n'
        '[[rule]]\nid = "present.word"\nanchor = "now"\npattern = "now"\nsense = "fixed"\n'
        'value = "2018"\nexamples = []\n',
        encoding="utf-8",
    )
    doc = make_dates(BLANK, "dates", "scheme", str(path))(BLANK("In the Heisei era, and now."))
    assert [(timex.value, timex.latest) for timex in doc._.claimspan_timexes] == [
        ("1989-01-08/2019-04-30", "2019-04-30"),
        ("2018", "2018-12-31"),
    ]


@pytest.mark.parametrize("pattern", ["{moon}", "(open"])
def test_a_rule_that_cannot_be_compiled_is_named(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        f'[[rule]]\nid = "bad"\nanchor = "moon"\npattern = "{pattern}"\nsense = "fixed"\nexamples = []\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match="rule bad"):
        make_dates(BLANK, "dates", "scheme", str(path))


def test_records_carry_source_offsets_and_the_rule(nlp: Language) -> None:
    source = Source.of("It began in Sep-\ntember 2006.")
    spans = [(0, 15), (17, len(source.text))]
    clean = CleanText.keep(source.text, spans)
    unit = Unit(
        unit=7, kind="body", start=0, end=28, text=clean.text, clean_start=0, clean_end=len(clean.text), paragraph=0
    )
    parsed = parse(Paper("a", source, clean, (unit,)), nlp)
    make_dates(nlp, "dates", "scheme", None)(parsed.doc)
    (record,) = date_records(parsed)
    assert (record.unit, record.text, record.value, record.edtf) == (7, "September 2006", "2006-09", "2006-09")
    assert source.text[record.start : record.end] == "Sep-\ntember 2006"
    assert record.why[0].rule == "dates.date.month-year"


def test_no_expression_runs_from_one_unit_into_the_next(nlp: Language) -> None:
    text = "Trade in May 2014 was bad."
    parts = ((0, 12), (13, len(text)))
    units = tuple(
        Unit(unit=n, kind="body", start=a, end=b, text=text[a:b], clean_start=a, clean_end=b, paragraph=0)
        for n, (a, b) in enumerate(parts)
    )
    parsed = parse(Paper("a", Source.of(text), CleanText.keep(text, [(0, len(text))]), units), nlp)
    make_dates(nlp, "dates", "scheme", None)(parsed.doc)
    assert [(record.unit, record.value) for record in date_records(parsed)] == [(0, "XXXX-05"), (1, "2014")]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(WORDS, max_size=25), st.sampled_from([None, "2018", "2018-06-15"]), st.sampled_from(["scheme", "timeml"])
)
def test_spans_are_ordered_apart_and_dated_soundly(words: list[str], published: str | None, style: str) -> None:
    text = " ".join(words)
    timexes = tag(BLANK(text), published, "scheme" if style == "scheme" else "timeml", grammar("scheme"))
    end = 0
    for timex in timexes:
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        assert (timex.earliest is None) == (timex.latest is None)
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", timex.earliest)
        end = timex.end


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9998), st.integers(-400, 400), st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_a_step_there_and_back_comes_home(year: int, count: int, unit: str) -> None:
    from claimspan.extract.dates.arithmetic import step

    home = step(f"{year:04}-06-15", 0, unit)
    away = step(home, count, unit) if home else None
    if away is not None and home is not None:
        assert step(away, -count, unit) == home
