"""The matching is the best there is, whatever overlaps or nests."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from claimspan.check.matching import best_pairs, lexicographic, overlap, overlapping

spans = st.lists(
    st.tuples(st.integers(0, 25), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=9
)


@given(spans, spans, st.integers(0, 4))
def test_total_weight_is_that_of_the_hungarian_method(
    left: list[tuple[int, int]], right: list[tuple[int, int]], cut: int
) -> None:
    weights = np.array([[max(0, overlap(one, other) - cut) for other in right] for one in left])
    weights = weights.reshape(len(left), len(right))
    pairs = best_pairs(left, right, lambda i, j, shared: shared - cut)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    assert sum(weights[i, j] for i, j in pairs) == weights[rows, columns].sum()
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i, j] > 0 for i, j in pairs)


@given(spans, spans)
def test_sweep_finds_every_overlap(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    expected = [(i, j) for i, one in enumerate(left) for j, other in enumerate(right) if overlap(one, other)]
    assert overlapping(left, right) == expected


def test_greedy_would_lose() -> None:
    left, right = [(0, 10), (10, 14)], [(4, 14), (0, 4)]
    assert best_pairs(left, right, lambda i, j, shared: lexicographic(1, shared)) == [(0, 1), (1, 0)]


def test_empty_spans_overlap_nothing() -> None:
    assert best_pairs([(3, 3)], [(0, 9)], lambda i, j, shared: 1) == []
