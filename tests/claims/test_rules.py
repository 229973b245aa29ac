"""Every example in the rule files holds."""

from typing import Any

import pytest
from spacy.language import Language

from claimspan.errors import RuleError
from claimspan.extract.claims.cues import Cue, Cues, cue_rules
from claimspan.extract.claims.lexicon import WordClass, word_classes
from claimspan.extract.claims.reading import matcher
from claimspan.extract.claims.rules import RoleSign, TypeRule, groups, role_signs, type_rules
from claimspan.extract.claims.syntax import columns
from claimspan.extract.claims.thesis import ThesisSign, thesis_rules
from claimspan.rules import parse_rules
from tests.claims.reading import bracketed, reading

CLASSES = word_classes()
SCHEME_ORDER = ["prescriptive", "predictive", "causal", "motive", "comparative", "evaluative", "descriptive"]


def name(rule: object) -> str:
    return str(getattr(rule, "id", None) or getattr(rule, "name", rule))


@pytest.mark.parametrize("rule", type_rules(), ids=name)
def test_type_rule_decides_its_example(nlp: Language, rule: TypeRule) -> None:
    assert reading(nlp, rule.example).rule.id == rule.id


def test_type_rules_keep_the_order_of_the_scheme() -> None:
    places = [SCHEME_ORDER.index(rule.type) for rule in type_rules()]
    assert places == sorted(places)
    last = type_rules()[-1]
    assert not (last.any or last.all or last.unless), "the last rule must fit everything"


@pytest.mark.parametrize("sign", role_signs(), ids=name)
def test_role_sign_holds_of_its_example(nlp: Language, sign: RoleSign) -> None:
    assert f"sign:{sign.id}" in reading(nlp, sign.example).features.tokens


@pytest.mark.parametrize("cue", cue_rules().values(), ids=name)
def test_cue_is_in_scope_in_its_example(nlp: Language, cue: Cue) -> None:
    text, start, end = bracketed(cue.example)
    doc = nlp(text)
    spans = [(doc[found.start : found.end], found.cue.id) for found in reading(nlp, text).cues]
    assert (start, end, cue.id) in [(span.start_char, span.end_char, rule) for span, rule in spans]


@pytest.mark.parametrize("item", CLASSES, ids=name)
def test_word_class_takes_the_word_in_its_example(nlp: Language, item: WordClass) -> None:
    text, start, end = bracketed(item.example)
    doc = nlp(text)
    found = [
        (doc[match.start : match.end].start_char, doc[match.start : match.end].end_char)
        for match in matcher().find(columns(doc), 0, len(doc))
        if match.name == item.name
    ]
    assert (start, end) in found


def test_no_word_stands_twice_in_a_class() -> None:
    for item in CLASSES:
        assert len(item.words) == len(set(item.words)), [w for w in item.words if item.words.count(w) > 1]


def test_rules_speak_of_word_classes_that_exist() -> None:
    known = {item.name for item in CLASSES} | {"comparative", "superlative"}
    spoken: list[Any] = [*type_rules(), *role_signs(), *thesis_rules().signs, *groups()]
    for rule in spoken:
        for feature in (*rule.any, *getattr(rule, "all", ()), *rule.unless):
            if "@" in feature:
                assert feature.partition("@")[0] in known, (name(rule), feature)


@pytest.mark.parametrize("sign", thesis_rules().signs, ids=name)
def test_thesis_sign_has_weight(sign: ThesisSign) -> None:
    assert sign.weight != 0


def test_an_unknown_key_in_a_cue_file_is_an_error() -> None:
    with pytest.raises(RuleError, match="cues"):
        parse_rules('[[cues]]\nid = "x"\nscope = "all"\n', "cues.toml", Cues)
