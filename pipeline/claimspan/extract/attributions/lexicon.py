"""The lexicon of words that report: which class a word belongs to and how the class takes its content."""

from functools import lru_cache
from typing import Literal

from claimspan.rules import RuleModel, load_rules

Frame = Literal[
    "clause",
    "quotation",
    "infinitive",
    "order",
    "gerund",
    "object",
    "as",
    "preposition",
    "raising",
    "parenthetical",
    "charge",
]
LexicalKind = Literal["speech", "belief", "evidence", "attitude"]


class VerbClass(RuleModel):
    """A class of verbs or adjectives. A lemma may name the prepositions of its own content, as in ``warn:of,about``,
    else those of the class hold. With ``documents_only`` the subject must be a document ("the survey shows"); with
    ``agentless`` a passive needs no agent ("is criticized").
    """

    name: str
    source: str
    kind: LexicalKind
    frames: tuple[Frame, ...]
    lemmas: tuple[str, ...]
    example: str
    documents_only: bool = False
    agentless: bool = False
    prepositions: tuple[str, ...] = ()


class NounClass(RuleModel):
    """A class of nouns that take a clause, or an infinitive where ``infinitive`` is set."""

    name: str
    source: str
    kind: LexicalKind
    lemmas: tuple[str, ...]
    example: str
    infinitive: bool = False


class Mediating(RuleModel):
    """Nouns and light verbs that stand between the one who reports and the clause."""

    source: str
    facts: tuple[str, ...]
    prevailing: tuple[str, ...]
    light: tuple[str, ...]


class Perspective(RuleModel):
    """Phrases and adverbs that give a whole clause to somebody."""

    source: str
    prepositions: tuple[str, ...]
    dative: tuple[str, ...]
    views: tuple[str, ...]
    performatives: tuple[str, ...]
    adverbs: tuple[str, ...]
    stated: tuple[str, ...]
    aims: tuple[str, ...]


class Speakers(RuleModel):
    """Heads of noun phrases that speak without being people, and those that are the paper itself."""

    source: str
    documents: tuple[str, ...]
    people: tuple[str, ...]
    with_things: tuple[str, ...]
    experiencers: tuple[str, ...]
    norms: tuple[str, ...]
    own: tuple[str, ...]
    self: tuple[str, ...]


class Lexicon(RuleModel):
    """The rule file ``lexicon.toml``."""

    verbs: tuple[VerbClass, ...]
    adjectives: tuple[VerbClass, ...]
    nouns: tuple[NounClass, ...]
    mediating: Mediating
    perspective: Perspective
    speakers: Speakers


@lru_cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    return load_rules("claimspan.extract.attributions", "lexicon.toml", Lexicon)


@lru_cache
def speaking_nouns() -> frozenset[str]:
    """Heads of noun phrases that are people, bodies or documents."""
    return frozenset((*lexicon().speakers.people, *lexicon().speakers.documents))


@lru_cache
def reporting_nouns() -> dict[str, NounClass]:
    """The nouns that take a clause, with their class."""
    return {lemma: group for group in lexicon().nouns if not group.infinitive for lemma in group.lemmas}
