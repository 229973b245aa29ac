"""Capitals and residences that speak for a government, decided from what the name does in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from claimspan.extract.entities.lexicon import PACKAGE
from claimspan.extract.entities.view import Candidate, View
from claimspan.rules import RuleModel, load_rules

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "agent", "expl"))
OBJECTS = frozenset(("dobj", "dative", "obj", "iobj"))
PREDECESSORS = {"Russia": "Soviet Union"}


class Example(RuleModel):
    """A marked sentence."""

    text: str


class Metonymy(RuleModel):
    """The words that tell a place from a government."""

    place_verbs: frozenset[str]
    visited_by: frozenset[str]
    motion: frozenset[str]
    place_nouns: frozenset[str]
    minds: frozenset[str]
    acts: frozenset[str]
    place_prepositions: frozenset[str]
    motion_prepositions: frozenset[str]
    mind_prepositions: frozenset[str]
    relations: frozenset[str]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Reading:
    """That a name means a government: the rule and the token that decided."""

    rule: str
    token: int


@lru_cache
def rules() -> Metonymy:
    """The words of this rule family."""
    return load_rules(PACKAGE, "metonymy.toml", Metonymy)


def read_metonyms(view: View, mentions: Sequence[Candidate]) -> dict[int, Reading]:
    """For the mentions (by index) that mean a government, why; their ``stands_for`` is set, that of others cleared."""
    readings: dict[int, Reading] = {}
    for index, mention in enumerate(mentions):
        if mention.stands_for is None:
            continue
        reading = government_reading(view.doc, view.tokens[mention.start], view.tokens[mention.end - 1] + 1)
        if reading is None:
            mention.stands_for = None
        else:
            mention.stands_for = _at_the_time(view, mentions, index)
            readings[index] = reading
    return readings


def government_reading(doc: Doc, start: int, end: int) -> Reading | None:
    """Why the name in tokens ``[start, end)`` means a government, or None when it is a place or unclear."""
    root = doc[start:end].root
    return _role(root, depth=0)


def _role(token: Token, depth: int) -> Reading | None:
    words = rules()
    head = token.head
    lemma = head.lemma_.lower()
    if depth > 3:
        return None
    if token.dep_ == "conj" and head.i != token.i:
        return _role(head, depth + 1)
    if token.dep_ in SUBJECTS:
        if lemma in words.place_verbs or _is_called_place(head):
            return None
        return Reading("metonymy.subject", head.i)
    if token.dep_ == "poss":
        return None if lemma in words.place_nouns else Reading("metonymy.possessor", head.i)
    if token.dep_ in OBJECTS:
        return None if lemma in words.visited_by else Reading("metonymy.object", head.i)
    if token.dep_ == "pobj":
        return _prepositional(head)
    if token.dep_ in ("compound", "nmod", "amod"):
        return Reading("metonymy.relation", head.i) if lemma in words.relations else None
    return None


def _prepositional(preposition: Token) -> Reading | None:
    words = rules()
    word = preposition.lower_
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if word == "of":
        return Reading("metonymy.of", governor.i) if lemma in words.acts else None
    if word in words.place_prepositions:
        return Reading("metonymy.mind", governor.i) if word == "in" and lemma in words.minds else None
    if word in words.motion_prepositions:
        return None if lemma in words.motion else Reading("metonymy.counterpart", governor.i)
    if word in words.mind_prepositions or preposition.dep_ == "agent":
        return Reading("metonymy.counterpart", governor.i)
    return None


def _is_called_place(verb: Token) -> bool:
    """True in "Lima is the capital", "Lima is a city"."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "attr" and child.lemma_ in ("capital", "city", "town", "metropolis", "port")
        for child in verb.children
    )


def _at_the_time(view: View, mentions: Sequence[Candidate], index: int) -> str | None:
    """The state that the capital stood for then: the predecessor where only that is named in the sentence."""
    mention = mentions[index]
    country = mention.stands_for
    former = PREDECESSORS.get(country or "")
    if former is None:
        return country
    sentence = view.sentences[mention.start]
    named = {
        other.canonical for other in mentions[max(0, index - 8) : index + 8] if view.sentences[other.start] == sentence
    }
    return former if former in named and country not in named else country
