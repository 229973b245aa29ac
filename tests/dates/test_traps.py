"""Numbers and words that only look like dates, and dates in awkward company."""

import pytest
from spacy.language import Language

from claimspan.extract.dates.grammar import grammar
from claimspan.extract.dates.tagger import tag
from tests.marked import read_marked

SENTENCES = [
    "The 2+2 meeting and the 2 + 2 talks went well.",
    "Security Council Resolution 1695 and Law No. 2004 stand.",
    "Flight 2001 left for Lima.",
    "See pp. 1990-1995 and page 2010.",
    "Over 2000 troops and some 1950 vehicles were sent.",
    "It cost $2014, rose 2015 percent and weighed 1,950 tons.",
    "The exercise Zapad-2021 and Agenda 2030 were announced.",
    "The 2008 Games and the 2020 Olympics were held there.",
    "The claim is old (Brown and Lee, 2016, p. 12; see Lee 2017).",
    "Theresa May said that prices may fall and that nobody would march.",
    "Directive AD 2018–23–51 and docket FAA–2020–0686 allow 60 miles per hour.",
    "Foreign Trade Today wrote that the March on Washington would win one day.",
    "He sat in the sun for a second opinion.",
    "The Arab Spring and the Prague Spring failed; Kabul fell.",
    "As soon as possible, and soon after the war, the order fell.",
    "Historically, at the same time, and then later, trade grew.",
    "A quarter of the budget and three quarters of the staff were cut.",
    "The Thirty Years' War and the Six-Day War were long.",
    "The ratio was 5:1, and John 3:16 was read.",
    "A five-year-old treaty, signed by a man aged 60 years, is 20 years old.",
    "The address is http://example.org/2015/06/report-2016.html.",
    "In <date>2010-2015</date> it sold arms, after Vostok 2018.",
    "Bonds with a <date>90-day</date>-maturity were banned.",
    "The <date>1951</date> treaty was kept in <date>1951</date>, unlike that of <date>1895</date>.",
    "In <date>1789</date> and <date>the 1640s</date> kings fell; in 1500 villages nobody knew.",
    "It was signed in <date>2014</date>.51 Peru left in <date>2018</date>,50 Chile stayed.",
    "It fell from <date>May</date> to <date>June</date>.",
    "The current account fell; the <date>current</date> order and <date>future</date> talks differ.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_only_what_is_marked_is_a_date(nlp: Language, marked: str) -> None:
    text, marks = read_marked(marked)
    found = [text[timex.start : timex.end] for timex in tag(nlp(text), None, "scheme", grammar("scheme"))]
    assert found == [mark.text for mark in marks]
