"""Every rule's worked examples hold."""

import pytest
from spacy.language import Language

from claimspan.extract.dates.grammar import Rule, Style, grammar, package_rules
from claimspan.extract.dates.tagger import tag
from claimspan.extract.dates.timex import Timex
from tests.marked import read_marked

RULES = [rule for rules in package_rules().values() for rule in rules]
EXAMPLES = [pytest.param(rule, example, id=f"{rule.id}: {example[:40]}") for rule in RULES for example in rule.examples]


def timexes(nlp: Language, text: str, style: Style = "scheme") -> tuple[Timex, ...]:
    return tag(nlp(text), "2018-06-15", style, grammar(style))


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


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
