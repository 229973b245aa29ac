"""Labels that the words before a name decide: a title makes a person of it, "in" a place."""

from collections.abc import Iterable, Mapping

from claimspan.extract.entities.lexicon import Entry, heads
from claimspan.extract.entities.repair import MODEL, organisation_words, titles
from claimspan.extract.entities.view import POSSESSIVES, Candidate, View

PLACES = frozenset(("PERSON", "NORP"))


def label_by_context(view: View, candidates: Iterable[Candidate], known: Mapping[tuple[str, ...], Entry]) -> None:
    """Relabel what only the model labelled, where the word before it says otherwise."""
    attitudes = frozenset(heads().attitudes.words)
    for candidate in candidates:
        start, end = candidate.start, candidate.end
        if candidate.rank > MODEL or start == 0 or tuple(view.words[start:end]) in known:
            continue
        if view.sentences[start - 1] != view.sentences[start]:
            continue
        before = view.words[start - 1]
        if _is_titled(view, candidate):
            _relabel(candidate, "PERSON", "context.title")
        elif candidate.label in PLACES and before in ("in", "In", "near") and _is_place(view, candidate, attitudes):
            _relabel(candidate, "GPE", "context.in")


def _is_titled(view: View, candidate: Candidate) -> bool:
    """True after "Mr", "President" and their like, for one to four words of which none heads an organisation."""
    start, end = candidate.start, candidate.end
    if candidate.label not in ("ORG", "GPE", "FAC", "LOC", "PRODUCT", "NORP") or end - start > 4:
        return False
    if (view.words[start - 1],) not in titles() or not view.words[start].istitle():
        return False
    words = view.words[start:end]
    return organisation_words().isdisjoint(words) and all(word.isalpha() and word[0].isupper() for word in words)


def _is_place(view: View, candidate: Candidate, attitudes: frozenset[str]) -> bool:
    start, end = candidate.start, candidate.end
    if end < len(view) and (view.words[end] in POSSESSIVES or view.capital(end)):
        return False
    if candidate.label == "NORP" and end < len(view) and not (view.words[end] in (",", ".", ";", ")", "and")):
        return False
    governor = view.doc[view.tokens[start - 1]].head
    return governor.lemma_.lower() not in attitudes


def _relabel(candidate: Candidate, label: str, rule: str) -> None:
    candidate.label = label  # type: ignore[assignment]
    candidate.label_rule = rule
