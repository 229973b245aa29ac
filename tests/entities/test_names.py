"""Marked sentences by rule family, all invented: label and canonical name."""

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from claimspan.extract.entities.factory import Entities
from tests.marked import read_marked

FAMILIES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(sentence, id=f"{family}-{number}")
    for family, group in FAMILIES.items()
    for number, sentence in enumerate(group["sentences"])
]


@pytest.fixture(scope="module")
def entities(nlp: Language) -> Entities:
    return Entities(nlp)


@pytest.mark.parametrize("marked", CASES)
def test_names_with_their_canonical_form(marked: str, nlp: Language, entities: Entities) -> None:
    text, marks = read_marked(marked)
    found = [(text[m.start : m.end], m.label, m.canonical) for m in entities(nlp(text))._.claimspan_mentions]
    assert found == [(text[m.start : m.end], m.tag, m.attributes.get("is", text[m.start : m.end])) for m in marks]
