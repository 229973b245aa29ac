"""The four schemes, worked out by hand and beside other scorers."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nervaluate.evaluator import Evaluator
from sklearn.metrics import f1_score
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from claimspan.check.spans import SCHEMES, LabelledSpan, align, categories, tally_spans
from claimspan.check.tally import Tally
from tests.check.build import span


def f1s(gold: list[LabelledSpan], predicted: list[LabelledSpan]) -> dict[str, float | None]:
    return {scheme: found["f1"] for scheme, found in categories(gold, predicted).items()}


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([span(0, 4)], [span(0, 4)], (1, 1, 1, 1)),
        ([span(0, 4)], [span(0, 4, "B")], (0, 1, 1, 0)),
        ([span(0, 4)], [span(0, 5)], (0, 0, 0.5, 1)),
        ([span(0, 4)], [span(0, 5, "B")], (0, 0, 0.5, 0)),
        ([span(0, 4)], [span(4, 8)], (0, 0, 0, 0)),
        ([span(0, 4)], [], (0, 0, 0, 0)),
        ([span(0, 4), span(5, 9)], [span(0, 9)], (0, 0, 1 / 3, 2 / 3)),
        ([span(0, 9), span(0, 4)], [span(0, 4), span(0, 9)], (1, 1, 1, 1)),
        ([span(0, 4), span(4, 9)], [span(0, 9), span(0, 4)], (0.5, 0.5, 0.75, 1)),
        ([span(0, 4)], [span(0, 4), span(0, 4)], (2 / 3, 2 / 3, 2 / 3, 2 / 3)),
    ],
)
def test_hand_worked(gold: list[LabelledSpan], predicted: list[LabelledSpan], expected: tuple[float, ...]) -> None:
    found = f1s(gold, predicted)
    assert [found[scheme] for scheme in SCHEMES] == pytest.approx(list(expected), abs=1e-4)


def test_categories() -> None:
    gold = [span(0, 4), span(10, 14), span(20, 24), span(30, 34)]
    predicted = [span(0, 4), span(10, 15), span(20, 24, "B"), span(50, 54)]
    found = categories(gold, predicted)
    shape = ("correct", "incorrect", "partial", "missed", "spurious")
    assert [found["strict"][name] for name in shape] == [1, 2, 0, 1, 1]
    assert [found["exact"][name] for name in shape] == [2, 1, 0, 1, 1]
    assert [found["partial"][name] for name in shape] == [2, 0, 1, 1, 1]
    assert [found["type"][name] for name in shape] == [2, 1, 0, 1, 1]


def test_exact_partner_is_kept_from_a_longer_rival() -> None:
    gold = [span(0, 4, "ORG"), span(0, 9, "GPE")]
    predicted = [span(0, 9, "ORG"), span(0, 4, "ORG")]
    assert align(gold, predicted) == [(0, 1), (1, 0)]


def test_labels_have_figures_of_their_own() -> None:
    tally = Tally()
    tally_spans(tally, 0, "x", [span(0, 4), span(10, 14)], [span(0, 4), span(10, 14, "B")])
    totals = tally.totals()
    assert totals["x.labels.A.strict"].tolist() == [2, 1, 1]
    assert totals["x.labels.B.strict"].tolist() == [0, 1, 0]


anything = st.lists(
    st.builds(
        lambda start, length, label: span(start, start + length, label),
        st.integers(0, 30),
        st.integers(1, 9),
        st.sampled_from("AB"),
    ),
    max_size=8,
)


@given(anything, anything, st.randoms(use_true_random=False))
def test_order_does_not_matter(gold: list[LabelledSpan], predicted: list[LabelledSpan], rng: random.Random) -> None:
    before = categories(gold, predicted)
    rng.shuffle(gold)
    rng.shuffle(predicted)
    assert categories(gold, predicted) == before


@given(anything, anything)
def test_swapping_the_sides_keeps_every_f1(gold: list[LabelledSpan], predicted: list[LabelledSpan]) -> None:
    assert f1s(gold, predicted) == f1s(predicted, gold)


@given(anything.filter(bool))
def test_perfect_output_scores_one(gold: list[LabelledSpan]) -> None:
    assert set(f1s(gold, gold).values()) == {1}


@given(anything, anything, st.integers(100, 120))
def test_a_wrong_span_never_raises_precision(
    gold: list[LabelledSpan], predicted: list[LabelledSpan], start: int
) -> None:
    worse = [*predicted, span(start, start + 5)]
    for scheme in SCHEMES:
        before, after = categories(gold, predicted)[scheme], categories(gold, worse)[scheme]
        credit = before["correct"] + before["partial"] / 2, after["correct"] + after["partial"] / 2
        assert credit[1] / len(worse) <= (credit[0] / len(predicted) if predicted else 1)


def nervaluate(gold: list[LabelledSpan], predicted: list[LabelledSpan]) -> dict[str, float]:
    def plain(spans: list[LabelledSpan]) -> list[list[dict[str, Any]]]:
        return [[{"label": s.label, "start": s.start, "end": s.end - 1} for s in spans]]

    found = Evaluator(plain(gold), plain(predicted), tags=["A", "B"], loader="dict").evaluate()["overall"]
    return {"type" if name == "ent_type" else name: round(result.f1, 4) for name, result in found.items()}


apart = st.lists(
    st.tuples(st.integers(1, 8), st.integers(1, 4), st.integers(0, 3), st.sampled_from("AB")), min_size=1, max_size=8
).map(
    lambda rows: [
        span(10 * i + shift, 10 * i + shift + length, label) for i, (length, shift, _, label) in enumerate(rows)
    ]
)


@given(apart, apart)
def test_agrees_with_nervaluate_where_no_span_has_two_partners(
    gold: list[LabelledSpan], predicted: list[LabelledSpan]
) -> None:
    gold = [span(s.start, min(s.end, s.start // 10 * 10 + 10), s.label) for s in gold]
    predicted = [span(s.start, min(s.end, s.start // 10 * 10 + 10), s.label) for s in predicted]
    assert f1s(gold, predicted) == pytest.approx(nervaluate(gold, predicted), abs=1e-4)


def test_nervaluate_depends_on_the_order_and_we_do_not() -> None:
    gold = [span(0, 4), span(4, 9)]
    one, other = [span(0, 9), span(0, 4)], [span(0, 4), span(0, 9)]
    assert nervaluate(gold, one)["strict"] == 0
    assert nervaluate(gold, other)["strict"] == 0.5
    assert f1s(gold, one)["strict"] == f1s(gold, other)["strict"] == 0.5


def test_nervaluate_measures_overlap_on_one_side_only_and_we_do_not() -> None:
    long, short = [span(0, 200)], [span(0, 1)]
    assert nervaluate(long, short)["type"] == 0
    assert nervaluate(short, long)["type"] == 1
    assert f1s(long, short)["type"] == f1s(short, long)["type"] == 1


def test_agrees_with_spacy(nlp: Language) -> None:
    words = [f"w{i}" for i in range(40)]
    rng = random.Random(7)

    def tagged() -> Doc:
        doc = Doc(nlp.vocab, words=words)
        doc.ents = [
            Span(doc, at, at + rng.randint(1, 2), rng.choice("AB")) for at in range(0, 38, 3) if rng.random() < 0.7
        ]
        return doc

    for _ in range(20):
        gold, predicted = tagged(), tagged()
        expected = Scorer.score_spans([Example(predicted, gold)], "ents")
        found = f1s(
            *([LabelledSpan(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in (gold, predicted))
        )
        assert found["strict"] == pytest.approx(expected["ents_f"], abs=1e-4)


def test_agrees_with_scikit_learn() -> None:
    rng = random.Random(11)
    gold = [rng.choice("ABC") for _ in range(60)]
    predicted = [rng.choice("ABC") for _ in gold]
    tally = Tally()
    sides = ([span(10 * i, 10 * i + 5, label) for i, label in enumerate(labels)] for labels in (gold, predicted))
    tally_spans(tally, 0, "x", *sides)
    tally.means["x.macro"] = tuple(f"x.labels.{label}.strict" for label in "ABC")
    values = tally.values(tally.totals())
    assert float(values["x.schemes.strict"]) == pytest.approx(f1_score(gold, predicted, average="micro"))
    assert float(values["x.macro"]) == pytest.approx(f1_score(gold, predicted, average="macro"))
