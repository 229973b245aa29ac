"""Marked sentences through the component: label, canonical and what a capital stands for."""

import pytest
from spacy.language import Language

from claimspan.extract.entities.amounts import rules as amount_rules
from claimspan.extract.entities.context import rules as class_rules
from claimspan.extract.entities.factory import Entities
from claimspan.extract.entities.lexicon import LISTS, Words, bodies, heads, leaders, name_lists, seats
from claimspan.extract.entities.metonymy import rules as metonymy_rules
from claimspan.extract.entities.patterns import rules as pattern_rules
from tests.marked import read_marked

EXAMPLES = [
    *(head.example for head in heads().heads),
    *(words.example for _, words in heads() if isinstance(words, Words)),
    leaders().example,
    bodies().example,
    seats().example,
    *(name_lists(file).example for file in LISTS),
    *(pattern.example for pattern in pattern_rules().patterns),
    *amount_rules().examples.values(),
    *(example.text for example in (*metonymy_rules().examples, *class_rules().examples)),
]


@pytest.fixture(scope="module")
def entities(nlp: Language) -> Entities:
    return Entities(nlp)


@pytest.mark.parametrize("marked", EXAMPLES)
def test_examples_of_the_rule_files_hold(marked: str, nlp: Language, entities: Entities) -> None:
    text, marks = read_marked(marked)
    doc = entities(nlp(text))
    found = [(m.start, m.end, m.label, m.stands_for) for m in doc._.claimspan_mentions]
    assert found == [(m.start, m.end, m.tag, m.attributes.get("for")) for m in marks]
