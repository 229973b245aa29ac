"""Labels that the words beside a name decide: a title shows a person, "in" a place, a noun in apposition its kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from spacy.symbols import ADJ, NOUN, PROPN  # type: ignore[import-not-found]
from spacy.tokens import Span, Token

from claimspan.extract.entities.lexicon import PACKAGE, Entry, heads, heads_by_word
from claimspan.extract.entities.repair import MODEL, organisation_words, titles
from claimspan.extract.entities.view import POSSESSIVES, Candidate, View
from claimspan.records import EntityLabel
from claimspan.rules import RuleModel, load_rules

TEXTS = frozenset(("LAW", "EVENT", "WORK_OF_ART"))
PLACES = frozenset(("PERSON", "NORP"))
SENSES = frozenset(("PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))


class Example(RuleModel):
    """A marked text."""

    text: str


class Classes(RuleModel):
    """Nouns by the label of the names that they classify."""

    classes: dict[EntityLabel, tuple[str, ...]]
    examples: tuple[Example, ...]


@lru_cache
def rules() -> Classes:
    """The class nouns."""
    return load_rules(PACKAGE, "classes.toml", Classes)


@lru_cache
def _labels() -> dict[str, EntityLabel]:
    return {noun: label for label, nouns in rules().classes.items() for noun in nouns}


def label_by_context(view: View, candidates: Iterable[Candidate], known: Mapping[tuple[str, ...], Entry]) -> None:
    """Relabel what only the model labelled, where a word before it or a noun beside it says otherwise.

    What the nouns say of a name holds for all its mentions.
    """
    attitudes = frozenset(heads().attitudes.words)
    open_ones = [item for item in candidates if _is_open(view, item, known)]
    for item in open_ones:
        before = view.words[item.start - 1] if item.start and not view.opens(item.start) else ""
        if before and _is_titled(view, item):
            _relabel(item, "PERSON", "context.title")
        elif item.label in PLACES and before in ("in", "In", "near") and _is_place(view, item, attitudes):
            _relabel(item, "GPE", "context.in")
        elif item.label == "PERSON" and _is_organisation(view, item):
            _relabel(item, "ORG", "context.article")
    for text, label in _classified(view, open_ones).items():
        for item in open_ones:
            fits = item.label != "PERSON" or label not in TEXTS
            if item.label != label and fits and view.text(item.start, item.end) == text:
                _relabel(item, label, "context.class")


def _is_open(view: View, item: Candidate, known: Mapping[tuple[str, ...], Entry]) -> bool:
    words = view.words[item.start : item.end]
    return (
        item.rank <= MODEL
        and item.label in SENSES
        and item.label_rule is None
        and tuple(words) not in known
        and (len(words) == 1 or words[-1] not in heads_by_word()[0])
    )


def _classified(view: View, items: Iterable[Candidate]) -> dict[str, EntityLabel]:
    """The label that most nouns beside the mentions of a name give it."""
    votes: dict[str, Counter[EntityLabel]] = defaultdict(Counter)
    for item in items:
        for label in set(_beside(view, item)):
            votes[view.text(item.start, item.end)][label] += 1
    return {text: max(sorted(labels), key=labels.__getitem__) for text, labels in votes.items()}


def _beside(view: View, item: Candidate) -> Iterator[EntityLabel]:
    """The labels of the nouns that classify this mention."""
    span = view.doc[view.tokens[item.start] : view.tokens[item.end - 1] + 1]
    labels = _labels()
    if span.start and view.words[item.start - 1].islower() and view.starts[item.start] > view.ends[item.start - 1]:
        noun = view.doc[span.start - 1]
        if noun.pos_ == "NOUN" and (label := labels.get(noun.lemma_)):
            yield label
    for noun in _nouns(span):
        if noun.is_lower and (label := labels.get(noun.lemma_)):
            yield label


def _nouns(span: Span) -> Iterator[Token]:
    root = span.root
    first = root
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    for token in {root.i: root, first.i: first}.values():
        if token.dep_ == "appos":
            yield token.head
        if token.dep_ == "pobj" and token.head.lower_ in ("as", "like", "including"):
            as_word = token.head
            if as_word.lower_ != "as" or any(child.lower_ == "such" for child in as_word.children):
                yield as_word.head
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            yield from (child for child in token.head.children if child.dep_ == "attr")
        yield from (child for child in token.children if child.dep_ == "appos" and not span.start <= child.i < span.end)


def _is_titled(view: View, candidate: Candidate) -> bool:
    """True after "Mr", "President" and their like, for one to four words of which none heads an organisation."""
    start, end = candidate.start, candidate.end
    if candidate.label not in ("ORG", "GPE", "FAC", "LOC", "PRODUCT", "NORP") or end - start > 4:
        return False
    if (view.words[start - 1],) not in titles() or not view.words[start].istitle():
        return False
    words = view.words[start:end]
    return organisation_words().isdisjoint(words) and all(word.isalpha() and word[0].isupper() for word in words)


def _is_organisation(view: View, item: Candidate) -> bool:
    """True for one word that is an acronym, or has an article and no noun behind it: persons have neither."""
    start, end = item.start, item.end
    word = view.words[start]
    if end - start > 1:
        return False
    if len(word) > 2 and word.isupper() and word.isalpha():
        return not any(view.words[near].isupper() for near in (start - 1, end) if 0 <= near < len(view))
    follows = view.pos[end] if end < len(view) else None
    return (
        start > 0
        and view.words[start - 1] in ("the", "The")
        and not word.endswith("s")
        and follows not in (NOUN, PROPN, ADJ)
    )


def _is_place(view: View, candidate: Candidate, attitudes: frozenset[str]) -> bool:
    start, end = candidate.start, candidate.end
    if end < len(view) and (view.words[end] in POSSESSIVES or view.capital(end)):
        return False
    if candidate.label == "NORP" and end < len(view) and view.words[end] not in (",", ".", ";", ")", "and"):
        return False
    governor = view.doc[view.tokens[start - 1]].head
    return governor.lemma_.lower() not in attitudes


def _relabel(candidate: Candidate, label: str, rule: str) -> None:
    candidate.label = cast("EntityLabel", label)
    candidate.label_rule = rule
