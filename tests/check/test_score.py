"""The contract's figures, each worked out by hand."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspan.check.gold import Layers
from claimspan.check.score import score
from claimspan.records import Claim
from tests.check.build import attribution, claim, date, entity, footnote, layers, unit


def counts(figure: dict[str, float]) -> tuple[float, float, float]:
    return figure["gold"], figure["predicted"], figure["correct"]


def test_entities() -> None:
    gold = layers(entities=[entity(0, 4), entity(10, 14, "ORG", "A"), entity(20, 24, stands_for="Peru")])
    predicted = layers(
        entities=[
            entity(0, 4),
            entity(10, 14, "GPE", "A"),
            entity(20, 24, canonical="Lima", stands_for="Peru"),
            entity(30, 34),
        ]
    )
    figures = score([(gold, predicted)])["entities"]
    assert figures["exact"] == {
        "gold": 3,
        "predicted": 4,
        "correct": 2,
        "precision": 0.5,
        "recall": 0.6667,
        "f1": 0.5714,
    }
    assert counts(figures["span"]) == (3, 4, 3)
    assert counts(figures["canonical"]) == (3, 4, 2)
    assert counts(figures["stands_for"]) == (1, 1, 1)


def test_dates_and_footnotes() -> None:
    gold = layers(dates=[date(0, 4), date(10, 14, "1991")], footnotes=[footnote(1, 50), footnote(2, 99)])
    predicted = layers(
        dates=[date(0, 4), date(10, 14, "P1Y", "DURATION")], footnotes=[footnote(1, 50), footnote(3, 99)]
    )
    figures = score([(gold, predicted)])
    assert counts(figures["dates"]["exact"]) == (2, 2, 2)
    assert counts(figures["dates"]["type_value"]) == (2, 2, 1)
    assert counts(figures["footnotes"]) == (2, 2, 1)


def test_only_what_starts_in_a_marked_unit_counts() -> None:
    units = [unit(0), unit(1, "front"), unit(2, "heading"), unit(4)]
    everywhere = [entity(start, start + 4) for start in (10, 110, 210, 310, 399, 410)]
    claims = [claim(str(start), start, start + 80) for start in (10, 110, 210, 310, 410)]
    markers = [footnote(1, 50), footnote(2, 350)]
    figures = score(
        [(layers(units, entities=everywhere, claims=claims, footnotes=markers), layers(units, entities=[]))]
    )
    assert figures["entities"]["exact"]["gold"] == 3
    assert figures["claims"]["paired"]["gold"] == 2
    assert figures["footnotes"]["gold"] == 2, "markers count anywhere"


def test_units() -> None:
    gold = layers([unit(0), unit(1, "heading")])
    predicted = layers([unit(0), unit(1, "body"), unit(9)])
    assert counts(score([(gold, predicted)])["units"]) == (2, 2, 1)


def test_layer_missing_in_gold_is_left_out_and_an_empty_one_counts() -> None:
    figures = score([(layers(entities=[]), layers(entities=[entity(0, 4)], dates=[date(0, 4)]))])
    assert counts(figures["entities"]["exact"]) == (0, 1, 0)
    assert figures["entities"]["exact"]["recall"] is None
    assert not {"dates", "claims", "footnotes", "attributions"} & set(figures)


def test_layer_missing_in_output_counts_as_nothing_found() -> None:
    assert counts(score([(layers(dates=[date(0, 4)]), layers())])["dates"]["exact"]) == (1, 0, 0)


def test_counts_are_summed_before_dividing() -> None:
    good = layers(entities=[entity(0, 4)])
    bad = layers(entities=[entity(start, start + 4) for start in range(0, 90, 10)])
    figure = score([(good, good), (bad, layers(entities=[]))])["entities"]["exact"]
    assert figure["recall"] == 0.1
    assert figure["precision"] == 1.0


@pytest.mark.parametrize(
    ("start", "end", "paired"),
    [(0, 80, 1), (0, 40, 1), (0, 39, 0), (40, 120, 1), (41, 121, 0), (0, 160, 1), (0, 161, 0)],
)
def test_claims_pair_from_half_of_the_longer_unit_on(start: int, end: int, paired: int) -> None:
    gold, predicted = layers(claims=[claim("g", 0, 80)]), layers(claims=[claim("p", start, end)])
    assert score([(gold, predicted)])["claims"]["paired"]["correct"] == paired


def test_claims_over_pairs_and_end_to_end() -> None:
    gold = layers(
        claims=[
            claim("a", 0, 90, certainty="hedged", thesis=True),
            claim("b", 100, 190, to="a", type="motive", holder="Lima"),
            claim("c", 200, 290, to="a", role="evidence", polarity="negative"),
            claim("d", 300, 390, to="c", certainty="hedged"),
        ]
    )
    predicted = layers(
        claims=[
            claim("p", 0, 90, certainty="hedged"),
            claim("q", 100, 190, to="p", type="causal", holder=" Lima\n"),
            claim("r", 200, 290, to="q", role="claim", polarity="negative"),
            claim("s", 400, 490, role="evidence"),
        ]
    )
    figures = score([(gold, predicted)])["claims"]
    assert counts(figures["paired"]) == (4, 4, 3)
    assert counts(figures["role"]["claim"]) == (2, 3, 2)
    assert counts(figures["role"]["evidence"]) == (1, 0, 0)
    assert figures["role"]["mean"] == 0.4
    assert figures["type"]["accuracy"] == {"total": 2, "correct": 1, "ratio": 0.5}
    assert counts(figures["type"]["labels"]["causal"]) == (1, 2, 1)
    assert figures["type"]["macro"] == 0.3333, "causal 2/3, motive 0, the others do not occur"
    assert counts(figures["hedged"]) == (1, 1, 1)
    assert counts(figures["negative"]) == (1, 1, 1)
    assert counts(figures["holders"]) == (1, 1, 1)
    assert counts(figures["thesis"]) == (1, 0, 0)
    assert counts(figures["relations"]) == (2, 2, 1)
    end_to_end = figures["end_to_end"]
    assert counts(end_to_end["role"]["claim"]) == (3, 3, 2)
    assert counts(end_to_end["role"]["evidence"]) == (1, 1, 0)
    assert counts(end_to_end["hedged"]) == (2, 1, 1)
    assert counts(end_to_end["relations"]) == (3, 2, 1)


def test_relation_needs_the_same_type_and_both_ends() -> None:
    gold = layers(claims=[claim("a", 0, 90), claim("b", 100, 190, to="a"), claim("c", 200, 290, to="a")])
    predicted = layers(
        claims=[claim("a", 0, 90), claim("b", 100, 190, to="a", relation="attack"), claim("c", 200, 290, to="b")]
    )
    assert counts(score([(gold, predicted)])["claims"]["relations"]) == (2, 2, 0)


def test_attributions() -> None:
    gold = layers(
        attributions=[
            attribution((10, 14), (0, 9), (15, 40)),
            attribution((110, 114), (100, 109), (115, 140)),
            attribution((210, 214), (200, 209), (215, 240)),
        ]
    )
    predicted = layers(
        attributions=[
            attribution((10, 14), (0, 9), (15, 40)),
            attribution((108, 112), None, (115, 140)),
            attribution((310, 314), (300, 309), None),
        ]
    )
    figures = score([(gold, predicted)])["attributions"]
    assert counts(figures["found"]) == (3, 3, 2)
    assert counts(figures["source"]) == (2, 1, 1)
    assert counts(figures["cue"]) == (2, 2, 1)
    assert counts(figures["content"]) == (2, 2, 2)


starts = st.integers(0, 480)
lengths = st.integers(1, 90)
some_entities = st.lists(
    st.builds(
        lambda start, length, label, name: entity(start, start + length, label, name, name if label == "ORG" else None),
        starts,
        lengths,
        st.sampled_from(["GPE", "ORG"]),
        st.sampled_from(["Peru", "Chile"]),
    ),
    max_size=8,
)


@st.composite
def some_claims(draw: st.DrawFn) -> list[Claim]:
    count = draw(st.integers(0, 6))
    found = []
    for number in range(count):
        start = draw(starts)
        target = draw(st.sampled_from([None, *range(count)]))
        found.append(
            claim(
                str(number),
                start,
                start + draw(lengths),
                to=None if target in (None, number) else str(target),
                role=draw(st.sampled_from(["claim", "evidence"])),
                type=draw(st.sampled_from(["causal", "motive"])),
                certainty=draw(st.sampled_from(["certain", "hedged"])),
                holder=draw(st.sampled_from(["author", "Lima"])),
            )
        )
    return found


some_layers = st.builds(lambda entities, claims: layers(entities=entities, claims=claims), some_entities, some_claims())


def f1s(figures: Any, name: str = "") -> dict[str, float | None]:
    """Every F1, mean and ratio of the nested figures by dotted name."""
    if not isinstance(figures, dict):
        return {name: figures} if name.endswith(("mean", "macro")) else {}
    found: dict[str, float | None] = {}
    for key, value in figures.items():
        if key in ("f1", "ratio"):
            found[name] = value
        found |= f1s(value, f"{name}.{key}")
    return found


@given(some_layers, some_layers, st.randoms(use_true_random=False))
def test_order_of_records_changes_no_figure(gold: Layers, predicted: Layers, rng: random.Random) -> None:
    def shuffled(given: Layers) -> Layers:
        assert given.entities is not None
        assert given.claims is not None
        return replace(
            given,
            units=tuple(rng.sample(given.units, len(given.units))),
            entities=tuple(rng.sample(given.entities, len(given.entities))),
            claims=tuple(rng.sample(given.claims, len(given.claims))),
        )

    assert score([(shuffled(gold), shuffled(predicted))]) == score([(gold, predicted)])


@given(some_layers, some_layers)
def test_swapping_gold_and_output_keeps_every_f1(gold: Layers, predicted: Layers) -> None:
    assert f1s(score([(gold, predicted)])) == f1s(score([(predicted, gold)]))


@given(some_layers)
def test_perfect_output_scores_one_everywhere(gold: Layers) -> None:
    assert set(f1s(score([(gold, gold)])).values()) <= {1.0, None}


@given(some_layers, some_layers, st.integers(485, 495))
def test_a_wrong_record_never_raises_precision(gold: Layers, predicted: Layers, start: int) -> None:
    assert gold.entities is not None
    assert predicted.entities is not None
    wrong = entity(start, start + 200, "LAW", "nothing")
    worse = replace(predicted, entities=(*predicted.entities, wrong))
    before, after = score([(gold, predicted)])["entities"], score([(gold, worse)])["entities"]
    for figure in ("exact", "span", "canonical"):
        assert after[figure]["precision"] <= (1 if before[figure]["precision"] is None else before[figure]["precision"])
        assert after[figure]["recall"] == before[figure]["recall"]
