"""Reports whose cue is a noun: "X’s claim that …", "made the claim that …", "there is a belief that …"."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.frames import is_finite, that_clause
from claimspan.extract.attributions.lexicon import NounClass, lexicon
from claimspan.extract.attributions.quotes import Quotes
from claimspan.extract.attributions.report import Report
from claimspan.extract.attributions.sources import speaker
from claimspan.extract.attributions.spans import subtree, trim, verb_group, with_quotes
from claimspan.extract.attributions.verbs import entries, kind_of, lemma_of


@lru_cache
def _classes() -> dict[str, tuple[NounClass, ...]]:
    found: dict[str, list[NounClass]] = {}
    for group in lexicon().nouns:
        for lemma in group.lemmas:
            found.setdefault(lemma, []).append(group)
    return {lemma: tuple(groups) for lemma, groups in found.items()}


def noun_reports(doc: Doc, quotes: Quotes) -> Iterator[Report]:
    """The reports whose cue is a noun of the lexicon with a clause, or an infinitive, as its content."""
    classes = _classes()
    for token in doc:
        if token.pos_ == "NOUN" and (groups := classes.get(token.lemma_.lower())):
            for group in groups:
                if report := _report(token, group, quotes):
                    yield report
                    break


def _report(noun: Token, group: NounClass, quotes: Quotes) -> Report | None:
    verb = noun.head
    clause = _infinitive(noun) if group.infinitive else that_clause(noun)
    copular = False
    if clause is None and not group.infinitive and noun.dep_ == "nsubj" and verb.lemma_ == "be":
        clause = next((child for child in verb.children if child.dep_ == "ccomp" and is_finite(child)), None)
        copular = clause is not None
    if clause is None:
        return None
    span = trim(noun.doc, *subtree(clause))
    if span is None:
        return None
    span = with_quotes(noun.doc, quotes, span, noun.i)
    who, cue, verbal = _owner(noun), (noun.i, noun.i + 1), False
    if who is None and noun.dep_ == "dobj":
        if lemma_of(verb, entries(False)) in entries(False) and not _is_light(verb):
            return None
        if _is_light(verb) and speaker(verb) is not None:
            who, cue, verbal = speaker(verb), (verb_group(verb)[0], noun.i + 1), True
    existential = noun.dep_ == "attr" and verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children)
    prevailing = copular and any(child.lower_ in lexicon().mediating.prevailing for child in noun.children)
    if who is None and not existential and not prevailing:
        return None
    return make_report(
        who=who,
        cue=cue,
        content=span,
        kind=kind_of(group.kind, span, quotes),
        rule=f"noun.{group.name}",
        head=verb if verbal or copular or existential else noun,
        holds=group.kind != "attitude" and (verbal or copular or existential),
    )


def _owner(noun: Token) -> Token | None:
    """The possessor, or the noun after "by" or "of" between the noun and its clause."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "among", "in", "within"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and (child.lower_ in {"by", "among"} or inner.ent_type_ in {"GPE", "ORG"}):
                    return inner
    return None


def _infinitive(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in {"acl", "relcl", "xcomp"} and child.i > noun.i:
            for mark in child.children:
                if mark.lower_ == "to" and mark.dep_ == "aux":
                    return child
    return None


def _is_light(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in lexicon().mediating.light
