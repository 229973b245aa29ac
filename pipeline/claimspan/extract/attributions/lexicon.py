"""The lexicon of words that report: which class a word belongs to and how the class takes its content."""

from functools import lru_cache
from typing import Literal

from claimspan.rules import RuleModel, load_rules

Frame = Literal[
    "clause",
    "that",
    "claim",
    "quotation",
    "infinitive",
    "order",
    "gerund",
    "object",
    "predicate",
    "as",
    "reason",
    "preposition",
    "raising",
    "parenthetical",
    "charge",
    "ascription",
]
LexicalKind = Literal["speech", "belief", "evidence", "attitude"]


class VerbClass(RuleModel):
    """A class of verbs or adjectives. A lemma may name the prepositions of its own content, as in ``warn:of,about``,
    else those of the class hold. With ``documents_only`` the subject must be a document ("the survey shows"); with
    ``agentless`` a passive needs no agent ("is criticized"). In the frames of ``stating`` a content that is no clause
    states a proposition of those whom ``by`` names, by a noun for a proposition or with ``any_topic`` by any. With
    ``doubting`` an embedded question does.
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
    stating: tuple[Frame, ...] = ()
    by: Literal["anybody", "people", "general", "adherents"] = "people"
    any_topic: bool = False
    doubting: bool = False


class NounClass(RuleModel):
    """A class of nouns that take a clause, or an infinitive where ``infinitive`` is set, or a clause only behind "is"
    where ``copular`` is, or with a light verb a topic where ``topical`` is.
    """

    name: str
    source: str
    kind: LexicalKind
    lemmas: tuple[str, ...]
    example: str
    infinitive: bool = False
    copular: bool = False
    topical: bool = False


class Mediating(RuleModel):
    """Nouns and light verbs that stand between the one who reports and the clause."""

    source: str
    facts: frozenset[str]
    grounds: frozenset[str]
    catenative: frozenset[str]
    prompt: frozenset[str]
    prevailing: frozenset[str]
    going: frozenset[str]
    told: frozenset[str]
    topics: frozenset[str]
    contentious: frozenset[str]
    stances: frozenset[str]
    phrases: frozenset[str]
    light: frozenset[str]


class Propositions(RuleModel):
    """Nouns that stand for a proposition or an action."""

    source: str
    suffixes: tuple[str, ...]
    nouns: frozenset[str]
    things: frozenset[str]


class Perspective(RuleModel):
    """Phrases and adverbs that give a whole clause to somebody."""

    source: str
    prepositions: frozenset[str]
    dative: frozenset[str]
    partisans: frozenset[str]
    views: frozenset[str]
    performatives: frozenset[str]
    adverbs: frozenset[str]
    generally: frozenset[str]
    conjuncts: frozenset[str]
    stated: frozenset[str]
    aims: frozenset[str]


class Speakers(RuleModel):
    """Heads of noun phrases that speak without being people, and those that are the paper itself."""

    source: str
    documents: frozenset[str]
    people: frozenset[str]
    with_things: frozenset[str]
    experiencers: frozenset[str]
    states: frozenset[str]
    no_people: frozenset[str]
    quantities: frozenset[str]
    norms: frozenset[str]
    own: frozenset[str]
    here: frozenset[str]
    self: frozenset[str]


class Lexicon(RuleModel):
    """The rule file ``lexicon.toml``."""

    verbs: tuple[VerbClass, ...]
    adjectives: tuple[VerbClass, ...]
    nouns: tuple[NounClass, ...]
    mediating: Mediating
    propositions: Propositions
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
def speech_verbs() -> frozenset[str]:
    """The verbs of saying that take a clause."""
    groups = (group for group in lexicon().verbs if group.kind == "speech" and "clause" in group.frames)
    return frozenset(lemma for group in groups for lemma in group.lemmas)


@lru_cache
def shell_nouns() -> frozenset[str]:
    """All nouns of the lexicon."""
    return frozenset(lemma for group in lexicon().nouns for lemma in group.lemmas)


@lru_cache
def reporting_nouns() -> dict[str, NounClass]:
    """The nouns that take a clause, with their class."""
    groups = (group for group in lexicon().nouns if not (group.infinitive or group.copular or group.topical))
    return {lemma: group for group in groups for lemma in group.lemmas}
