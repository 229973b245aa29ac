"""Every rule's worked examples hold."""

from functools import lru_cache

import pytest
from spacy.language import Language
from tests.marked import read_marked

from claimspan.extract.dates.factory import Dates
from claimspan.extract.dates.grammar import FILES, Rule, RuleFile, Style
from claimspan.extract.dates.lexicon import PACKAGE
from claimspan.extract.dates.timex import Timex
from claimspan.rules import load_rules

RULES = [rule for name in FILES for rule in load_rules(PACKAGE, name, RuleFile).rule]
EXAMPLES = [pytest.param(rule, example, id=f"{rule.id}: {example[:40]}") for rule in RULES for example in rule.examples]


@lru_cache
def tagger(style: Style) -> Dates:
    return Dates(style)


def timexes(
    nlp: Language, text: str, style: Style = "scheme", published: str | None = "2018-06-15"
) -> tuple[Timex, ...]:
    doc = nlp(text)
    doc._.claimspan_published = published
    found: tuple[Timex, ...] = tagger(style)(doc)._.claimspan_timexes
    return found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(nlp: Language, rule: Rule, example: str) -> None:
    text, marks = read_marked(example)
    found = timexes(nlp, text, rule.style or "scheme")
    assert [(text[timex.start : timex.end], timex.value) for timex in found] == [
        (mark.text, mark.attributes["value"]) for mark in marks
    ]
    assert [timex.mod for timex in found] == [mark.attributes.get("mod") for mark in marks]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_some_example_shows_the_rule(nlp: Language, rule: Rule) -> None:
    used = {
        timex.rule
        for example in rule.examples
        for timex in timexes(nlp, read_marked(example)[0], rule.style or "scheme")
    }
    assert rule.id in used
