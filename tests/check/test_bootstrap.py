"""Intervals and the paired test."""

import numpy as np
import pytest

from claimspan.check.bootstrap import differences, intervals
from claimspan.check.score import tally_papers
from claimspan.check.tally import Tally
from tests.check.build import entity, layers


def run(*right: bool) -> Tally:
    """A unit a value, with one entity that is found or not."""
    places = [100 * number for number in range(len(right))]
    gold = layers(len(right), entities=[entity(place, place + 4) for place in places])
    found = [entity(place, place + 4) for place, is_right in zip(places, right, strict=True) if is_right]
    return tally_papers([(gold, layers(len(right), entities=found))])


def test_interval_holds_the_value_and_narrows_with_more_units() -> None:
    small, large = intervals(run(*[True, False] * 10)), intervals(run(*[True, False] * 200))
    for found in (small, large):
        low, high = found["entities.exact"]
        assert low < 2 / 3 < high
    assert np.diff(large["entities.exact"]) < np.diff(small["entities.exact"]) / 2


def test_interval_of_the_binomial() -> None:
    low, high = intervals(run(*[True] * 80, *[False] * 20))["entities.exact"]
    expected = [2 * share / (1 + share) for share in (0.8 - 1.96 * 0.04, 0.8 + 1.96 * 0.04)]
    assert (low, high) == pytest.approx(expected, abs=0.012)


def test_perfect_output_has_no_width() -> None:
    assert intervals(run(*[True] * 20))["entities.exact"] == (1, 1)


def test_same_seed_same_interval() -> None:
    assert intervals(run(*[True, False] * 10)) == intervals(run(*[True, False] * 10))


def test_figure_without_value_has_no_interval() -> None:
    assert "entities.stands_for" not in intervals(run(True, False))


def p_of(before: list[bool], after: list[bool]) -> tuple[float, float]:
    change = next(c for c in differences(run(*before), run(*after)) if c.figure == "entities.exact")
    return change.difference, change.p


def test_same_run_is_no_difference() -> None:
    assert p_of([True, False] * 20, [True, False] * 20) == (0, 1)


def test_large_gain_is_no_chance() -> None:
    difference, p = p_of([False] * 15 + [True] * 15, [True] * 30)
    assert difference == pytest.approx(1 / 3, abs=1e-3)
    assert p < 0.01


def test_gains_that_losses_balance_may_be_chance() -> None:
    difference, p = p_of([True, False] * 15, [False, True] * 14 + [True, True])
    assert difference > 0
    assert p > 0.5


def test_one_more_right_may_be_chance() -> None:
    assert p_of([True] * 29 + [False], [True] * 30)[1] > 0.3


def test_other_gold_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same gold"):
        differences(run(True), run(True, True))
