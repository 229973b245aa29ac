"""The figures of the record contract: predicted records against gold."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from claimspan.check.claims import tally_claims
from claimspan.check.gold import Layers
from claimspan.check.matching import best_pairs, lexicographic
from claimspan.check.scope import ALL_KINDS, MARKED_KINDS, Scope
from claimspan.check.tally import Tally
from claimspan.records import Attribution, Record

PaperPair = tuple[Layers, Layers]
Keys = Mapping[str, Callable[[Any], Hashable | None]]

UNIT_KEYS: Keys = {"units": lambda unit: (unit.start, unit.end, unit.kind)}
ENTITY_KEYS: Keys = {
    "entities.exact": lambda entity: (entity.start, entity.end, entity.label),
    "entities.span": lambda entity: (entity.start, entity.end),
    "entities.canonical": lambda entity: (entity.start, entity.end, entity.canonical),
    "entities.stands_for": lambda entity: entity.stands_for and (entity.start, entity.end, entity.stands_for),
}
DATE_KEYS: Keys = {
    "dates.exact": lambda date: (date.start, date.end),
    "dates.type_value": lambda date: (date.start, date.end, date.type, date.value),
}
FOOTNOTE_KEYS: Keys = {"footnotes": lambda footnote: (footnote.start, footnote.end, footnote.number)}


def score(papers: Sequence[PaperPair]) -> dict[str, Any]:
    """The figures of the contract over pairs of gold and predicted layers, counts summed over the papers first.

    A figure is an object of counts (``gold``, ``predicted``, ``correct``) and ratios (``precision``, ``recall``,
    ``f1``); an accuracy has ``total``, ``correct`` and ``ratio``; ``claims.role.mean`` and ``claims.type.macro`` are
    means of F1. A ratio without a denominator is null. A layer that no gold paper has is left out.

    Only records that start in a gold unit of kind body or front count, claims only in body, units in one of any kind.
    Note markers count anywhere: they stand behind the units, and gold has them for the whole paper or not at all.

    >>> from claimspan.records import Entity, Unit
    >>> units = (Unit(unit=0, kind="body", start=0, end=20, text=""),)
    >>> peru = Entity(unit=0, start=0, end=4, text="Peru", label="GPE", canonical="Peru")
    >>> gold = Layers(units, (peru,), None, None, None, None)
    >>> figures = score([(gold, Layers(units, (), None, None, None, None))])
    >>> figures["entities"]["exact"]
    {'gold': 1, 'predicted': 0, 'correct': 0, 'precision': None, 'recall': 0.0, 'f1': 0.0}
    """
    return tally_papers(papers).result()


def tally_papers(papers: Sequence[PaperPair]) -> Tally:
    """The counts behind the figures, by figure and unit."""
    tally = Tally()
    for number_, (gold, predicted) in enumerate(papers):
        scope = Scope(gold.units)
        keep, marked = scope.keep, MARKED_KINDS
        tally.units.extend((number_, place) for place in range(len(scope.units)))
        tally_exact(tally, number_, UNIT_KEYS, keep(gold.units, ALL_KINDS), keep(predicted.units, ALL_KINDS))
        if gold.entities is not None:
            tally_exact(tally, number_, ENTITY_KEYS, keep(gold.entities, marked), keep(predicted.entities, marked))
        if gold.dates is not None:
            tally_exact(tally, number_, DATE_KEYS, keep(gold.dates, marked), keep(predicted.dates, marked))
        if gold.footnotes is not None:
            footnotes = scope.keep_all(gold.footnotes), scope.keep_all(predicted.footnotes)
            tally_exact(tally, number_, FOOTNOTE_KEYS, *footnotes)
        if gold.claims is not None:
            tally_claims(tally, number_, scope, gold.claims, predicted.claims)
        if gold.attributions is not None:
            _tally_attributions(tally, number_, scope, gold.attributions, predicted.attributions)
    return tally


def tally_exact(
    tally: Tally,
    paper: int,
    keys: Keys,
    gold: Sequence[tuple[Record, int]],
    predicted: Sequence[tuple[Record, int]],
) -> None:
    """Add figures that count equal keys, each key as often as both sides have it; a null key is not counted."""
    tally.open(keys)
    for figure, key in keys.items():
        left, right = (
            Counter((key(record), place) for record, place in side if key(record)) for side in (gold, predicted)
        )
        for (_, place), count in left.items():
            tally.add(figure, (paper, place), gold=count)
        for (_, place), count in right.items():
            tally.add(figure, (paper, place), predicted=count)
        for (_, place), count in (left & right).items():
            tally.add(figure, (paper, place), correct=count)


def _tally_attributions(
    tally: Tally,
    paper: int,
    scope: Scope,
    gold: Iterable[Attribution],
    predicted: Iterable[Attribution] | None,
) -> None:
    """``found`` counts the attributions whose cues overlap; the others compare spans over those pairs."""
    figures = {
        "attributions.source": "source_span",
        "attributions.cue": "cue_span",
        "attributions.content": "content_span",
    }
    tally.open(["attributions.found", *figures])
    left, right = scope.keep(gold, MARKED_KINDS), scope.keep(predicted, MARKED_KINDS)

    def weight(i: int, j: int, overlap: int) -> int:
        ours, theirs = left[i][0], right[j][0]
        same = sum(getattr(ours, field) == getattr(theirs, field) for field in figures.values())
        return lexicographic(overlap, same, 1)

    for _, place in left:
        tally.add("attributions.found", (paper, place), gold=1)
    for _, place in right:
        tally.add("attributions.found", (paper, place), predicted=1)
    for i, j in best_pairs([a.cue_span for a, _ in left], [a.cue_span for a, _ in right], weight):
        unit = paper, left[i][1]
        tally.add("attributions.found", unit, correct=1)
        for figure, field in figures.items():
            ours, theirs = getattr(left[i][0], field), getattr(right[j][0], field)
            tally.add(
                figure,
                unit,
                gold=ours is not None,
                predicted=theirs is not None,
                correct=ours is not None and ours == theirs,
            )
