"""Labelled spans against labelled spans: the four schemes of SemEval-2013 task 9, after MUC-5.

``strict``: same boundaries and label; ``exact``: same boundaries; ``partial``: any overlap, half a point where the
boundaries differ; ``type``: any overlap with the same label.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimspan.check.matching import Pair, best_pairs, lexicographic
from claimspan.check.tally import Tally, number
from claimspan.records import Offsets

SCHEMES = ("strict", "exact", "partial", "type")
LAST_OFFSET = 1 << 38


@dataclass(frozen=True, order=True)
class LabelledSpan:
    """A span with its label, and the place of the gold unit in which it starts."""

    start: int
    end: int
    label: str
    place: int = 0

    @property
    def offsets(self) -> Offsets:
        """Its ``[start, end)``."""
        return self.start, self.end


def align(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> list[Pair]:
    """One-to-one pairs of overlapping spans as index pairs: the best such pairing there is.

    It has the most pairs equal in span and label; among those the most equal in span; then the most with one label;
    then the most pairs; then the most shared characters.

    >>> gold = [LabelledSpan(0, 4, "GPE"), LabelledSpan(4, 9, "ORG")]
    >>> align(gold, [LabelledSpan(0, 9, "ORG"), LabelledSpan(0, 4, "LOC")])
    [(0, 1), (1, 0)]
    """

    def weight(i: int, j: int, overlap: int) -> int:
        left, right = gold[i], predicted[j]
        same_span, same_label = _alike(left, right)
        place = 2 * LAST_OFFSET - left.start - right.start
        return lexicographic(same_span and same_label, same_span, same_label, 1, overlap, place)

    certain = _equal(gold, predicted)
    taken = {i for i, _ in certain}, {j for _, j in certain}
    left = [i for i in range(len(gold)) if i not in taken[0]]
    right = [j for j in range(len(predicted)) if j not in taken[1]]
    rest = best_pairs(
        [gold[i].offsets for i in left],
        [predicted[j].offsets for j in right],
        lambda i, j, overlap: weight(left[i], right[j], overlap),
    )
    return sorted([*certain, *((left[i], right[j]) for i, j in rest)])


def _equal(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> list[Pair]:
    waiting: dict[tuple[int, int, str], list[int]] = {}
    for j, span in reversed(list(enumerate(predicted))):
        waiting.setdefault((span.start, span.end, span.label), []).append(j)
    pairs = []
    for i, span in enumerate(gold):
        if candidates := waiting.get((span.start, span.end, span.label)):
            pairs.append((i, candidates.pop()))
    return pairs


def tally_spans(
    tally: Tally, paper: int, layer: str, gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]
) -> list[Pair]:
    """Add the schemes of a layer, over all labels and by label, and return the pairing.

    A label's own figures are over the spans of that label alone, on either side.
    """
    for label in sorted({span.label for span in (*gold, *predicted)}):
        left = [span for span in gold if span.label == label]
        right = [span for span in predicted if span.label == label]
        _add(tally, paper, f"{layer}.labels.{label}", (left, right))
    return _add(tally, paper, f"{layer}.schemes", (gold, predicted))


def _add(
    tally: Tally, paper: int, prefix: str, sides: tuple[Sequence[LabelledSpan], Sequence[LabelledSpan]]
) -> list[Pair]:
    gold, predicted = sides
    pairs = align(gold, predicted)
    figures = {scheme: f"{prefix}.{scheme}" for scheme in SCHEMES}
    tally.open(figures.values())
    for place, count in Counter(span.place for span in gold).items():
        for figure in figures.values():
            tally.add(figure, (paper, place), gold=count)
    for place, count in Counter(span.place for span in predicted).items():
        for figure in figures.values():
            tally.add(figure, (paper, place), predicted=count)
    alike = Counter((gold[i].place, *_alike(gold[i], predicted[j])) for i, j in pairs)
    for (place, same_span, same_label), count in alike.items():
        for scheme, figure in figures.items():
            tally.add(figure, (paper, place), correct=count * _credit(scheme, same_span, same_label))
    return pairs


def _alike(gold: LabelledSpan, predicted: LabelledSpan) -> tuple[bool, bool]:
    return (gold.start, gold.end) == (predicted.start, predicted.end), gold.label == predicted.label


def _credit(scheme: str, same_span: bool, same_label: bool) -> float:
    if scheme == "partial":
        return 1.0 if same_span else 0.5
    return float({"strict": same_span and same_label, "exact": same_span, "type": same_label}[scheme])


def categories(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> dict[str, dict[str, Any]]:
    """The MUC categories of each scheme: correct, incorrect, partial, missed, spurious, and the F1.

    >>> categories([LabelledSpan(0, 4, "GPE")], [LabelledSpan(0, 5, "GPE")])["partial"]
    {'correct': 0, 'incorrect': 0, 'partial': 1, 'missed': 0, 'spurious': 0, 'f1': 0.5}
    """
    pairs = align(gold, predicted)
    found: dict[str, dict[str, Any]] = {}
    for scheme in SCHEMES:
        credits = np.array([_credit(scheme, *_alike(gold[i], predicted[j])) for i, j in pairs])
        total = len(gold) + len(predicted)
        found[scheme] = {
            "correct": int((credits == 1).sum()),
            "incorrect": int((credits == 0).sum()),
            "partial": int((credits == 0.5).sum()),
            "missed": len(gold) - len(pairs),
            "spurious": len(predicted) - len(pairs),
            "f1": number(2 * credits.sum() / total) if total else None,
        }
    return found
