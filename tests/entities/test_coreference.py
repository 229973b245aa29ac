"""Pronouns and descriptions: an answer where it is sound, none otherwise."""

import pytest
from spacy.language import Language

from claimspan.extract.entities.coreference import entity_in_doc, rules
from claimspan.extract.entities.factory import Entities
from tests.marked import read_marked

MORE = [
    ("[The Chilean government] protested.", "Chile"),
    ("[Tokyo] fears that the talks will fail.", "Japan"),
    ("[Foreign Minister Ana Perez] spoke.", "Ana Perez"),
    ("Ana Perez met John Miller. [They] agreed.", ""),
    ("Ana Perez spoke for an hour. [She] refused.", "Ana Perez"),
    ("[Its finance minister] resigned.", ""),
    ("The World Bank and the Asian Development Bank met. [The bank] refused.", ""),
    ("[Chile's finance minister] resigned.", ""),
    ("[Ana Perez and John Miller] spoke.", ""),
    ("[The Chileans] fear a war.", ""),
    ("Chile signed the text. It left the talks. [It] then refused.", "Chile"),
    ("The report praised Chile. [It] was long.", ""),
    ("The Peruvian government met exporters. [The government] refused.", "Peru"),
    ("The Peruvian government met the Chilean government. [The government] refused.", ""),
    ("Foreign Minister Ana Perez met exporters. [The minister] refused.", "Ana Perez"),
    ("Ana Perez, the author of the study, met exporters. [The author] refused.", "Ana Perez"),
    ("President John Miller met President Ana Perez. [The president] refused.", ""),
    ("Ana Perez met exporters. [The minister] refused.", ""),
    ("Chile met exporters. [They] refused.", ""),
]


@pytest.fixture(scope="module")
def entities(nlp: Language) -> Entities:
    return Entities(nlp)


@pytest.mark.parametrize(("marked", "answer"), [*((e.text, e.answer) for e in rules().examples), *MORE])
def test_resolves_only_what_is_sound(marked: str, answer: str, nlp: Language, entities: Entities) -> None:
    bare, _ = read_marked(marked)
    start, end = bare.index("["), bare.index("]") - 1
    doc = entities(nlp(bare.replace("[", "").replace("]", "")))
    assert (entity_in_doc(doc, start, end) or "") == answer
