"""Reports whose cue is a noun: "X’s claim that …", "made the claim that …", "there is a belief that …"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.frames import is_finite, that_clause
from claimspan.extract.attributions.lexicon import NounClass, lexicon
from claimspan.extract.attributions.nominals import SINGULAR, can_speak
from claimspan.extract.attributions.quotes import Quotes
from claimspan.extract.attributions.report import Report, TokenSpan
from claimspan.extract.attributions.sources import agent, misread_subject, speaker
from claimspan.extract.attributions.spans import subtree, trim, verb_group, with_quotes
from claimspan.extract.attributions.verbs import kind_of
from claimspan.extract.attributions.words import Words

GROUNDS = frozenset({"evidence", "proof"})  # "there is evidence that": nobody's claim
SETTLED = frozenset({"doubt", "question", "dispute"})  # "there is no doubt that": the writer's own certainty


@lru_cache
def _classes() -> dict[str, tuple[NounClass, ...]]:
    found: dict[str, list[NounClass]] = {}
    for group in lexicon().nouns:
        for lemma in group.lemmas:
            found.setdefault(lemma, []).append(group)
    return {lemma: tuple(groups) for lemma, groups in found.items()}


def noun_reports(doc: Doc, words: Words, quotes: Quotes) -> Iterator[Report]:
    """The reports whose cue is a noun of the lexicon with a clause, or an infinitive, as its content."""
    classes = _classes()
    for place in words.nouns:
        for group in classes.get(words.lemma[place], ()):
            if report := (_topical if group.topical else _report)(doc[place], group, quotes):
                yield report
                break


def _report(noun: Token, group: NounClass, quotes: Quotes) -> Report | None:
    clause = _infinitive(noun) if group.infinitive else that_clause(noun)
    site = _site(noun, group)
    if clause is None and site is not None:
        clause = site.clause
    span = trim(noun.doc, *subtree(clause)) if clause is not None else None
    if span is None or (group.copular and site is None):
        return None
    owner = _owner(noun)
    who = owner or (site.who if site is not None else None)
    if who is None and (site is None or not site.common):
        return None
    by_verb = owner is None or (site is not None and site.clause is not None)
    return make_report(
        who=who,
        cue=site.cue if site is not None and by_verb else (noun.i, noun.i + 1),
        content=with_quotes(noun.doc, quotes, span, noun.i),
        kind=kind_of(group.kind, span, quotes),
        rule=f"noun.{group.name}",
        head=noun if site is None else site.verb,
        holds=group.kind != "attitude" and site is not None,
        attitude=group.kind == "attitude",
    )


def _topical(noun: Token, group: NounClass, quotes: Quotes) -> Report | None:
    """ "raised questions about whether the rule works", "expressed concern about the rule": only a clause states a
    proposition.
    """
    verb = noun.head
    who = speaker(verb) if noun.dep_ == "dobj" and _is_light(verb) else None
    if who is None or not can_speak(who):
        return None
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in lexicon().mediating.topics:
            for topic in preposition.children:
                span = trim(noun.doc, *subtree(topic))
                if topic.dep_ in {"pobj", "pcomp"} and span is not None:
                    return make_report(
                        who=who,
                        cue=(verb_group(verb)[0], preposition.i + 1),
                        content=with_quotes(noun.doc, quotes, span, noun.i),
                        kind=kind_of(group.kind, span, quotes),
                        rule=f"noun.{group.name}",
                        head=verb,
                        holds=topic.dep_ == "pcomp" and is_finite(topic),
                    )
    return None


@dataclass(frozen=True)
class _Site:
    """The verb with which a noun reports: its source if the verb names it, the cue, and the clause where the verb has
    it. ``common`` is true where the noun needs no source: a view that people have.
    """

    verb: Token
    who: Token | None
    cue: TokenSpan
    clause: Token | None = None
    common: bool = False


def _site(noun: Token, group: NounClass) -> _Site | None:
    verb = noun.head
    alone = (noun.i, noun.i + 1)
    if noun.dep_ == "dobj":
        if _is_light(verb) and speaker(verb) is not None:
            return _Site(verb, speaker(verb), (verb_group(verb)[0], noun.i + 1))
        return None
    if noun.dep_ == "pobj":
        above = verb.head
        if (verb.lower_, above.lemma_.lower()) not in _phrases() or speaker(above) is None:
            return None
        return _Site(above, speaker(above), (verb_group(above)[0], noun.i + 1))
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        subject = next((child for child in verb.lefts if child.dep_ in {"expl", "nsubj"}), None)
        if subject is None or subject.lower_ not in {"there", "it"}:
            return None
        denied = any(child.lower_ in {"no", "little"} for child in noun.lefts)
        if noun.lemma_ in GROUNDS or (denied and noun.lemma_ in SETTLED):
            return None
        return _Site(verb, None, alone, _clause(verb), common=subject.lower_ == "there" or _is_common(noun))
    misread = noun.dep_ == "appos" and misread_subject(noun.sent.root) == noun
    verb = noun.sent.root if misread else verb
    clause = _clause(verb)
    goes = verb.lemma_.lower() in lexicon().mediating.going
    if noun.dep_ == "nsubj" and goes and verb.dep_ == "parataxis":
        clause = verb.head
    if clause is None:
        return None
    if (misread or noun.dep_ == "nsubj") and verb.lemma_ == "be":
        return _Site(verb, None, alone, clause, common=_is_common(noun))
    if (noun.dep_ == "nsubj" and goes) or (noun.dep_ == "nsubjpass" and _is_light(verb)):
        return _Site(verb, agent(verb), (noun.i, verb_group(verb)[1]), clause, common=True)
    return None


def _clause(verb: Token) -> Token | None:
    """The that-clause of a verb; of "be" also one without "that"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and is_finite(child):
            marked = any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in child.children)
            return child if marked or verb.lemma_ == "be" else None
    return None


def _is_common(noun: Token) -> bool:
    """Whether a noun without an owner is a view that people have: "the prevailing view", "one objection"."""
    contentious = noun.lemma_.lower() in lexicon().mediating.contentious
    return any(
        child.lower_ in lexicon().mediating.prevailing or (contentious and child.lower_ in SINGULAR)
        for child in noun.lefts
    )


@lru_cache
def _phrases() -> frozenset[tuple[str, str]]:
    return frozenset(
        (item.split(":")[0], verb) for item in lexicon().mediating.phrases for verb in item.split(":")[1].split(",")
    )


def _owner(noun: Token) -> Token | None:
    """The possessor, or the noun after "by" or "of" between the noun and its clause."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "acl" and child.tag_ == "VBN" and _is_light(child) and (by := agent(child)) is not None:
            return by
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "among", "in", "within", "of"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and _may_own(child.lower_, inner):
                    return inner
    return None


def _may_own(preposition: str, noun: Token) -> bool:
    if preposition in {"by", "among"}:
        return True
    return can_speak(noun) if preposition == "of" else noun.ent_type_ in {"GPE", "ORG"}


def _infinitive(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "xcomp"} and child.i > noun.i:
            for mark in child.children:
                if mark.lower_ == "to" and mark.dep_ == "aux":
                    return child
    return None


def _is_light(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in lexicon().mediating.light
