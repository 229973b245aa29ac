"""Counts by unit and figure: everything is summed before anything is divided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

UnitKey = tuple[int, int]
Array = npt.NDArray[np.float64]


@dataclass
class Tally:
    """For each figure and each unit (paper, place of the unit in its gold): how many in gold, predicted, correct.

    ``shares`` are the figures that are a plain ratio of correct to all, ``means`` are means of other figures (those
    that are defined), ``harmonics`` are harmonic means of a precision and a recall.

    >>> tally = Tally()
    >>> tally.add("entities.exact", (0, 3), gold=2, correct=1)
    >>> tally.add("entities.exact", (0, 4), predicted=1, correct=1)
    >>> tally.totals()["entities.exact"].tolist()
    [2.0, 1.0, 2.0]
    """

    figures: dict[str, dict[UnitKey, list[float]]] = field(default_factory=dict)
    units: list[UnitKey] = field(default_factory=list)
    shares: set[str] = field(default_factory=set)
    means: dict[str, tuple[str, ...]] = field(default_factory=dict)
    harmonics: dict[str, tuple[str, str]] = field(default_factory=dict)

    def open(self, figures: Iterable[str]) -> None:
        """Make sure that figures stand in the result even where nothing is counted."""
        for figure in figures:
            self.figures.setdefault(figure, {})

    def add(self, figure: str, unit: UnitKey, gold: float = 0, predicted: float = 0, correct: float = 0) -> None:
        """Add counts to a figure at a unit."""
        counts = self.figures.setdefault(figure, {}).setdefault(unit, [0, 0, 0])
        counts[0] += gold
        counts[1] += predicted
        counts[2] += correct

    def totals(self, paper: int | None = None) -> dict[str, Array]:
        """The counts of each figure summed over all units, or those of one paper: gold, predicted, correct."""
        return {
            figure: np.array([counts for unit, counts in by_unit.items() if paper in (None, unit[0])], dtype=float)
            .reshape(-1, 3)
            .sum(axis=0)
            for figure, by_unit in self.figures.items()
        }

    def matrices(self) -> dict[str, Array]:
        """The counts of each figure by unit, of shape (units, 3), in the order of ``units``."""
        zero = [0.0, 0.0, 0.0]
        return {
            figure: np.array([by_unit.get(unit, zero) for unit in self.units], dtype=float).reshape(-1, 3)
            for figure, by_unit in self.figures.items()
        }

    def values(self, totals: Mapping[str, Array]) -> dict[str, Array]:
        """The one number each figure is known by: F1, ratio or mean. Leading axes of the counts (samples) are kept."""
        found = {figure: f1(counts) for figure, counts in totals.items()}
        for name, (precision, recall) in self.harmonics.items():
            left, right = found[precision], found[recall]
            found[name] = divide(2 * left * right, left + right)
        for name, parts in self.means.items():
            stacked = np.stack([found[part] for part in parts])
            known = ~np.isnan(stacked)
            found[name] = divide(np.where(known, stacked, 0.0).sum(axis=0), known.sum(axis=0).astype(float))
        return found

    def result(self, paper: int | None = None) -> dict[str, Any]:
        """All figures, or those of one paper, as a nested object of counts and ratios."""
        totals = self.totals(paper)
        values = self.values(totals)
        flat: dict[str, Any] = {}
        for figure, counts in totals.items():
            if figure in self.shares:
                flat[figure] = {
                    "total": number(counts[0]),
                    "correct": number(counts[2]),
                    "ratio": ratio(values[figure]),
                }
            else:
                flat[figure] = as_figure(counts)
        for derived in (*self.harmonics, *self.means):
            flat[derived] = ratio(values[derived])
        return nest(flat)


def divide(top: Array, bottom: Array) -> Array:
    """Elementwise ratio; not a number where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, np.divide(top, bottom), np.nan)


def f1(counts: Array) -> Array:
    """The F1 of counts whose last axis holds gold, predicted, correct.

    >>> float(f1(np.array([2.0, 1.0, 1.0])).round(3))
    0.667
    """
    return divide(2 * counts[..., 2], counts[..., 0] + counts[..., 1])


def as_figure(counts: Array) -> dict[str, Any]:
    """Counts with their precision, recall and F1; a ratio without a denominator is null.

    >>> as_figure(np.array([4.0, 2.0, 1.0]))
    {'gold': 4, 'predicted': 2, 'correct': 1, 'precision': 0.5, 'recall': 0.25, 'f1': 0.3333}
    """
    return {
        "gold": number(counts[0]),
        "predicted": number(counts[1]),
        "correct": number(counts[2]),
        "precision": ratio(divide(counts[2], counts[1])),
        "recall": ratio(divide(counts[2], counts[0])),
        "f1": ratio(f1(counts)),
    }


def number(count: float) -> int | float:
    """A count as an integer where it is one."""
    return int(count) if float(count).is_integer() else round(float(count), 4)


def ratio(value: float | Array) -> float | None:
    """A ratio rounded to four places, null where it is not a number."""
    plain = float(value)
    return None if np.isnan(plain) else round(plain, 4)


def nest(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Dotted names as nested objects.

    >>> nest({"entities.exact": 1, "entities.span": 2})
    {'entities': {'exact': 1, 'span': 2}}
    """
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        *path, last = name.split(".")
        place = nested
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return nested
