"""Figures beyond the contract, each worked out by hand."""

import pytest

from claimspan.check.details import add_details
from claimspan.check.gold import Layers
from claimspan.check.granule import granule
from claimspan.check.score import tally_papers
from claimspan.check.tally import Tally
from tests.check.build import claim, date, entity, layers


def tallied(gold: Layers, predicted: Layers) -> Tally:
    tally = tally_papers([(gold, predicted)])
    add_details(tally, [(gold, predicted)])
    return tally


def value(tally: Tally, figure: str) -> float:
    return float(tally.values(tally.totals())[figure])


def named(*names: str) -> Layers:
    return layers(entities=[entity(10 * i, 10 * i + 4, canonical=name) for i, name in enumerate(names)])


@pytest.mark.parametrize(
    ("gold", "predicted", "precision", "recall"),
    [
        ("aab", "aab", 1, 1),
        ("aab", "xxy", 1, 1),
        ("aabb", "aaaa", 1 / 2, 1),
        ("aaaa", "aabb", 1, 1 / 2),
        ("aab", "abb", 2 / 3, 2 / 3),
        ("aaa", "a", 1, 1 / 9),
    ],
)
def test_b_cubed(gold: str, predicted: str, precision: float, recall: float) -> None:
    tally = tallied(named(*gold), named(*predicted))
    assert value(tally, "entities.clusters.precision") == pytest.approx(precision)
    assert value(tally, "entities.clusters.recall") == pytest.approx(recall)
    assert value(tally, "entities.clusters.f1") == pytest.approx(2 * precision * recall / (precision + recall))


def test_values_of_dates_over_overlapping_pairs() -> None:
    gold = layers(dates=[date(0, 4, "1990"), date(10, 20, "1990-05"), date(30, 34, "P3Y", "DURATION"), date(50, 54)])
    predicted = layers(dates=[date(0, 4, "1990"), date(12, 20, "1990-06"), date(30, 34, "1993")])
    totals = tallied(gold, predicted).totals()
    right = {name: totals[f"dates.overlapping.{name}"].tolist() for name in ("type", "value", "granule")}
    assert right == {"type": [3, 3, 2], "value": [3, 3, 1], "granule": [3, 3, 2]}


@pytest.mark.parametrize(
    ("timex", "expected"),
    [
        ("20", "century"),
        ("198", "decade"),
        ("1990", "year"),
        ("1990-SU", "season"),
        ("1990-Q2", "quarter"),
        ("1990-05", "month"),
        ("1990-W20", "week"),
        ("1990-05-17", "day"),
        ("1990-05-17T10:30", "time"),
        ("P3Y", "years"),
        ("P2M", "months"),
        ("PT2M", "minutes"),
        ("P90D", "days"),
        ("PRESENT_REF", "reference"),
        ("1990-05/1991-06", "month/month"),
        ("next year", "other"),
    ],
)
def test_granule(timex: str, expected: str) -> None:
    assert granule(timex) == expected


def test_relation_ends() -> None:
    gold = layers(
        claims=[
            claim("a", 0, 90),
            claim("b", 100, 190, to="a"),
            claim("c", 200, 290, to="b"),
            claim("d", 300, 390, to="a"),
        ]
    )
    predicted = layers(
        claims=[
            claim("a", 0, 90),
            claim("b", 100, 190, to="a"),
            claim("c", 200, 280, to="b"),
            claim("d", 300, 310, to="a", relation="attack"),
        ]
    )
    totals = tallied(gold, predicted).totals()
    right = {
        (ends, typed): int(totals[f"claims.relation_ends.{ends}.{typed}"][2])
        for ends in ("strict", "paired", "loose")
        for typed in ("typed", "untyped")
    }
    assert right == {
        ("strict", "typed"): 1,
        ("strict", "untyped"): 1,
        ("paired", "typed"): 2,
        ("paired", "untyped"): 2,
        ("loose", "typed"): 2,
        ("loose", "untyped"): 3,
    }


def test_macro_is_the_mean_over_labels_that_occur() -> None:
    gold = layers(entities=[entity(0, 4), entity(10, 14), entity(20, 24, "ORG")])
    predicted = layers(entities=[entity(0, 4), entity(10, 14), entity(20, 24, "LAW")])
    assert value(tallied(gold, predicted), "entities.macro.strict") == pytest.approx(1 / 3)
