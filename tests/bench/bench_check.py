"""Ten thousand gold spans against ten thousand predicted ones, beside nervaluate in the same run.

python -m tests.bench.bench_check [--whole]

nervaluate compares every span with every other of a document; it gets the spans in a hundred documents, and with
``--whole`` also in one, which takes it minutes. claimspan gets them in one text.
"""

import random
import sys
import time
from typing import Any

from nervaluate.evaluator import Evaluator

from claimspan.check.bootstrap import intervals
from claimspan.check.spans import LabelledSpan, categories, tally_spans
from claimspan.check.tally import Tally

SPANS = 10_000
DOCUMENTS = 100
LABELS = ("GPE", "LOC", "NORP", "ORG", "PERSON")


def make_spans(seed: int, spread: int) -> list[LabelledSpan]:
    """Spans of up to 30 characters; the smaller the spread, the more of them overlap and nest."""
    rng = random.Random(seed)
    spans = []
    for _ in range(SPANS):
        start = rng.randrange(spread * SPANS)
        spans.append(
            LabelledSpan(start, start + rng.randint(1, 30), rng.choice(LABELS), start * 1000 // (spread * SPANS))
        )
    return spans


def disturbed(gold: list[LabelledSpan]) -> list[LabelledSpan]:
    """Predictions: four in five spans as in gold, the others with another boundary, label or place."""
    rng = random.Random(2)
    found = []
    for span in gold:
        if rng.random() < 0.8:
            found.append(span)
            continue
        start = max(0, span.start + rng.randint(-5, 5))
        found.append(LabelledSpan(start, start + rng.randint(1, 30), rng.choice(LABELS), span.place))
    return found


def documents(spans: list[LabelledSpan], count: int, length: int) -> list[list[dict[str, Any]]]:
    """The spans as nervaluate wants them, by document, with inclusive ends."""
    split: list[list[dict[str, Any]]] = [[] for _ in range(count)]
    for span in spans:
        row = {"label": span.label, "start": span.start, "end": span.end - 1}
        split[min(count - 1, span.start * count // length)].append(row)
    return split


def main() -> None:
    """Print both times and the strict F1 of each."""
    for spread, title in ((20, "few overlaps"), (3, "many overlaps and nested spans")):
        gold = make_spans(1, spread)
        predicted = disturbed(gold)
        print(f"{SPANS:,} against {SPANS:,} spans, {title}")
        start = time.perf_counter()
        ours = categories(gold, predicted)["strict"]["f1"]
        show("claimspan, four schemes", start, ours)
        start = time.perf_counter()
        tally = Tally(units=[(0, place) for place in range(1000)])
        tally_spans(tally, 0, "spans", gold, predicted)
        intervals(tally)
        show("claimspan, also by label, with intervals", start, ours)
        for count in (DOCUMENTS, 1) if "--whole" in sys.argv else (DOCUMENTS,):
            split = [documents(side, count, spread * SPANS) for side in (gold, predicted)]
            start = time.perf_counter()
            theirs = Evaluator(*split, tags=list(LABELS), loader="dict").evaluate()["overall"]["strict"].f1
            show(f"nervaluate, in {count} documents", start, theirs)


def show(title: str, start: float, f1: float) -> None:
    """A line with the seconds since ``start``."""
    print(f"  {title:42}{time.perf_counter() - start:7.2f} s   strict F1 {f1:.4f}")


if __name__ == "__main__":
    main()
