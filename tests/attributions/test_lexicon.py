"""Every class of the lexicon finds the parts of its own example."""

import pytest
from spacy.language import Language

from claimspan.errors import RuleError
from claimspan.extract.attributions.lexicon import Lexicon, NounClass, VerbClass, lexicon
from claimspan.rules import parse_rules
from tests.attributions.reading import read, words
from tests.marked import read_marked

CLASSES: list[VerbClass | NounClass] = [*lexicon().verbs, *lexicon().adjectives, *lexicon().nouns]


@pytest.mark.parametrize("group", CLASSES, ids=lambda group: group.name)
def test_example(nlp: Language, group: VerbClass | NounClass) -> None:
    text, marks = read_marked(group.example)
    by_tag = {mark.tag: mark.text for mark in marks}
    doc = read(nlp, text)
    found = {
        report.rules[0].split(".")[1 if "noun." not in report.rules[0] else 2]: report
        for report in doc._.claimspan_reports
    }
    report = found[group.name]
    assert words(doc, report) == (by_tag.get("source"), by_tag["cue"], by_tag["content"])


@pytest.mark.parametrize("group", CLASSES, ids=lambda group: group.name)
def test_no_lemma_twice_in_a_class(group: VerbClass | NounClass) -> None:
    assert len(set(group.lemmas)) == len(group.lemmas)


def test_unknown_key_is_refused() -> None:
    with pytest.raises(RuleError, match="synonyms"):
        parse_rules('synonyms = ["say"]', "lexicon.toml", Lexicon)
