"""Ranges, and expressions that lean on other dates."""

import pytest
from spacy.language import Language

from claimspan.extract.dates.grammar import Style, grammar
from claimspan.extract.dates.tagger import tag
from tests.marked import read_marked

RANGES = [
    'In <date value="1990/2003">1990-2003</date>, trade grew.',
    'It grew <date value="2010/2015">from 2010 to 2015</date> and <date value="1996/1999">from 1996 until 1999</date>.',
    'It grew <date value="2010/2015">between 2010 and 2015</date>.',
    'It grew between <date value="2023-02/2023-09">February and September 2023</date>.',
    'In <date value="2023-02">February</date> and <date value="2023-09">September 2023</date> it grew.',
    'It grew <date value="191/196">between the early 1910s and the 1960s</date>.',
    'The war of <date value="1941/1945">1941–45</date> was long.',
    'They met on <date value="2015-02-28/2015-03-02">28 February–2 March 2015</date>.',
    'It began in <date value="1955">1955</date> and lasted up until <date value="1974">1974</date>.',
    'Since <date value="2010">2010</date> it has grown.',
    'It grew in <date value="2023/2027">FY2023–FY2027</date>.',
    'It fell in <date value="2015">2015</date> and <date value="2010">2010</date>.',
]
LEANING = [
    'In <date value="2014">2014</date> it signed. <date value="2015">The following year</date> it left.',
    'In <date value="2014">2014</date> it signed. In <date value="2014-03">March</date> it left.',
    'On <date value="2014-03-23">March 23, 2014</date>, it fell. At <date value="2014">that time</date>, it was.',
    'In <date value="2014-11">November 2014</date> it signed, and <date value="2014-12">the next month</date> it left.',
    'In <date value="2014">2014</date> it signed. <date value="2017">Three years later</date>, it left.',
    'It signed in <date value="2010/2012">2010–2012</date> and left <date value="2013">a year later</date>.',
    'It signed in <date value="2014">2014</date> and left <date value="2014-XX">that month</date>.',
]
UNKNOWN = [
    'It left <date value="XXXX">last year</date>, on <date value="XXXX-XX-XX">yesterday</date>.',
    'It left on <date value="XXXX-03-18">March 18</date> and on <date value="XXXX-WXX-1">Monday</date>.',
    'It left <date value="XXXX-XX">last month</date>, as <date value="PRESENT_REF">now</date>.',
]
TENSES = [
    'They met on <date value="2018-06-11">Monday</date>.',
    'They will meet on <date value="2018-06-18">Monday</date>.',
    'A meeting was scheduled for <date value="2018-06-18">Monday</date>.',
    'They met in <date value="2017-12">December</date>.',
    'They will meet in <date value="2018-12">December</date>.',
]


def read(nlp: Language, text: str, published: str | None, style: Style = "scheme") -> list[tuple[str, str]]:
    timexes = tag(nlp(text), published, style, grammar(style))
    return [(text[timex.start : timex.end], timex.value) for timex in timexes]


def wanted(marked: str) -> tuple[str, list[tuple[str, str]]]:
    text, marks = read_marked(marked)
    return text, [(mark.text, mark.attributes["value"]) for mark in marks]


@pytest.mark.parametrize("marked", RANGES + LEANING)
def test_ranges_and_dates_told_from_the_last_one(nlp: Language, marked: str) -> None:
    text, dates = wanted(marked)
    assert read(nlp, text, None) == dates


@pytest.mark.parametrize("marked", UNKNOWN)
def test_without_a_publication_date_the_value_is_underspecified(nlp: Language, marked: str) -> None:
    text, dates = wanted(marked)
    assert read(nlp, text, None) == dates


@pytest.mark.parametrize("marked", TENSES)
def test_tense_gives_the_direction(nlp: Language, marked: str) -> None:
    text, dates = wanted(marked)
    assert read(nlp, text, "2018-06-15") == dates


@pytest.mark.parametrize(
    ("published", "value"), [("2018", "1948"), ("2018-06", "1948"), (None, "XXXX"), ("soon", "XXXX")]
)
def test_the_publication_date_may_be_coarse_or_missing(nlp: Language, published: str | None, value: str) -> None:
    assert read(nlp, "It was signed over 70 years ago.", published) == [("over 70 years ago", value)]


def test_the_style_of_timeml_keeps_ranges_apart(nlp: Language) -> None:
    found = read(nlp, "It grew from 2010 to 2015 and fell today.", "2018-06-15", "timeml")
    assert found == [("2010", "2010"), ("2015", "2015"), ("today", "2018-06-15")]
