"""How sure a figure is: bootstrap intervals over units, and a paired test between two runs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claimspan.check.tally import Array, Tally, ratio

SAMPLES = 1000
SEED = 20180501
Interval = tuple[float, float]


@dataclass(frozen=True)
class Difference:
    """A figure in two runs over the same gold: ``p`` is of the paired test that the two runs do equally well."""

    figure: str
    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float


def intervals(tally: Tally, samples: int = SAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """The 95 % interval of each figure when units are drawn anew with replacement within their paper.

    A figure that is undefined in every sample has no interval.
    """
    values = tally.values(_weighted(tally, _drawn(tally, samples, seed)))
    return {figure: (_rounded(value, 2.5), _rounded(value, 97.5)) for figure, value in values.items() if _any(value)}


def differences(before: Tally, after: Tally, samples: int = SAMPLES, seed: int = SEED) -> list[Difference]:
    """Each figure's change between two runs, with a bootstrap interval and the p of an approximate randomisation test.

    For the test (Noreen 1989) the two runs' counts are swapped unit by unit at random; p is the share of samples whose
    difference is at least as large as the one seen. Both tallies must be of the same gold.
    """
    if before.units != after.units:
        raise ValueError("the two runs were not scored against the same gold")
    weights = _drawn(before, samples, seed)
    drawn = before.values(_weighted(before, weights)), after.values(_weighted(after, weights))
    old, new = before.values(before.totals()), after.values(after.totals())
    shuffled = _swapped(before, after, samples, seed)
    found = []
    for figure in shuffled[0]:
        if figure not in old or figure not in new or np.isnan(old[figure]) or np.isnan(new[figure]):
            continue
        seen = float(new[figure] - old[figure])
        spread = drawn[1][figure] - drawn[0][figure]
        chance = np.abs(shuffled[1][figure] - shuffled[0][figure])
        p = (1 + int((chance >= abs(seen) - 1e-12).sum())) / (samples + 1)
        found.append(
            Difference(
                figure=figure,
                before=round(float(old[figure]), 4),
                after=round(float(new[figure]), 4),
                difference=round(seen, 4),
                low=_rounded(spread, 2.5),
                high=_rounded(spread, 97.5),
                p=round(p, 4),
            )
        )
    return found


def _drawn(tally: Tally, samples: int, seed: int) -> Array:
    random = np.random.default_rng(seed)
    papers = [paper for paper, _ in tally.units]
    parts = []
    for paper in sorted(set(papers)):
        size = papers.count(paper)
        parts.append(random.multinomial(size, np.full(size, 1 / size), size=samples))
    return np.concatenate(parts, axis=1).astype(float) if parts else np.zeros((samples, 0))


def _weighted(tally: Tally, weights: Array) -> dict[str, Array]:
    return _applied(weights, tally.matrices())


def _applied(weights: Array, matrices: Mapping[str, Array]) -> dict[str, Array]:
    """The weighted sums over units of all figures at once: for each figure an array of shape (samples, 3)."""
    if not matrices:
        return {}
    sums = weights @ np.concatenate(list(matrices.values()), axis=1)
    return {figure: sums[:, 3 * at : 3 * at + 3] for at, figure in enumerate(matrices)}


def _swapped(before: Tally, after: Tally, samples: int, seed: int) -> tuple[Mapping[str, Array], Mapping[str, Array]]:
    swap = np.random.default_rng(seed).integers(0, 2, size=(samples, len(before.units))).astype(float)
    old, new = before.matrices(), after.matrices()
    shared = [figure for figure in old if figure in new]
    change = _applied(swap, {figure: new[figure] - old[figure] for figure in shared})
    first = {figure: old[figure].sum(axis=0) + change[figure] for figure in shared}
    second = {figure: new[figure].sum(axis=0) - change[figure] for figure in shared}
    return _values_of(before, first), _values_of(after, second)


def _values_of(tally: Tally, totals: dict[str, Array]) -> dict[str, Array]:
    known = Tally(
        shares=tally.shares,
        means={name: parts for name, parts in tally.means.items() if all(part in totals for part in parts)},
        harmonics={name: parts for name, parts in tally.harmonics.items() if all(part in totals for part in parts)},
    )
    return known.values(totals)


def _any(values: Array) -> bool:
    return bool((~np.isnan(values)).any())


def _rounded(values: Array, percentile: float) -> float:
    found = ratio(np.nanpercentile(values, percentile)) if _any(values) else None
    return float("nan") if found is None else found
