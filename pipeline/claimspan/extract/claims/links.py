"""Relations: which unit serves which, as a forest with at most one link out of a unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimspan.extract.claims.argument import Link
from claimspan.extract.claims.decide import Judged
from claimspan.extract.claims.model import Model
from claimspan.records import RelationType

BACK = 8
AHEAD = 3
"""How many units back and ahead a unit looks for the one that it serves, never beyond the neighbouring paragraph."""
LEAST = 0.17
"""The probability from which a link is made: most units serve another one, so that doubt should not keep it back."""
LEAST_ATTACK = 0.5
_OPENERS = 4
_OWN = (
    "subject:it", "subject:this", "subject:they", "subject:with demonstrative", "entity:PERCENT", "quotation",
    "hedge", "negated", "reported", "year", "figures", "because@head", "superlative", "comparative",
)  # fmt: skip
_CONNECTIVES = ("contrast", "addition", "example", "summary", "result")


@dataclass(frozen=True)
class Pair:
    """A unit, one that it might serve, and what speaks for a link."""

    source: int
    target: int
    values: dict[str, float]


def candidates(units: Sequence[Judged]) -> Iterator[Pair]:
    """Every pair of units near enough to be linked, with its features."""
    likeness = _likeness(units)
    owns = [own_values(unit) for unit in units]
    for source, unit in enumerate(units):
        for target in range(max(0, source - BACK), min(len(units), source + AHEAD + 1)):
            other = units[target]
            if target == source or abs(unit.paragraph - other.paragraph) > 1:
                continue
            yield Pair(source, target, _pair_values(units, source, target, owns, float(likeness[source, target])))


def _likeness(units: Sequence[Judged]) -> NDArray[np.float32]:
    """The cosine of the wordings of any two units, above the mean of the paper."""
    if not units:
        return np.zeros((0, 0), dtype=np.float32)
    table = np.vstack([unit.wording for unit in units])
    table = table - table.mean(axis=0)
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table = table / np.maximum(lengths, 1e-9)
    cosines: NDArray[np.float32] = table @ table.T
    return cosines


def own_values(unit: Judged) -> dict[str, float]:
    """What of a unit alone bears on whether and whom it serves."""
    reading = unit.reading
    values = {f"is {unit.verdict.role}": 1.0}
    if unit.verdict.type:
        values[f"is {unit.verdict.type}"] = 1.0
    for name in _CONNECTIVES:
        tokens = reading.features.tokens.get(f"{name}_connective@head", ())
        if tokens:
            opening = min(tokens) < reading.view.start + _OPENERS
            values[f"{name} connective"] = 1.0
            if opening:
                values[f"opens with {name} connective"] = 1.0
    for name in _OWN:
        if name in reading.features.values:
            values[name] = 1.0
    if reading.place.first:
        values["opens the paragraph"] = 1.0
    if reading.place.last:
        values["closes the paragraph"] = 1.0
    return values


def _pair_values(
    units: Sequence[Judged], source: int, target: int, owns: Sequence[dict[str, float]], likeness: float
) -> dict[str, float]:
    unit, other = units[source], units[target]
    step = target - source
    side = "before" if step < 0 else "after"
    values = {f"step {max(-6, min(3, step))}": 1.0, f"{side}": 1.0, "likeness": 3 * likeness}
    same = unit.paragraph == other.paragraph
    place = "same paragraph" if same else f"paragraph {side}"
    values[place] = 1.0
    values[f"{place}, {unit.verdict.role} to {other.verdict.role}, {side}"] = 1.0
    if abs(step) == 1:
        values[f"neighbour {side}, {unit.verdict.role} to {other.verdict.role}"] = 1.0
    for name in (own := owns[source]):
        values[f"{name}, {side}"] = 1.0
        if abs(step) == 1:
            values[f"{name}, neighbour {side}"] = 1.0
    if other.verdict.type:
        values[f"to {other.verdict.type}"] = 1.0
    if other.reading.place.first:
        values[f"to opening of paragraph, {place}"] = 1.0
    if other.reading.place.last:
        values[f"to close of paragraph, {place}"] = 1.0
    low, high = sorted((source, target))
    between = [units[i] for i in range(low + 1, high)]
    if other.verdict.role == "claim" and all(unit.verdict.role == "evidence" for unit in between):
        values[f"nearest claim {side}"] = 1.0
    if "opens with contrast connective" in (names := owns[target]):
        values[f"to contrast, {side}"] = 1.0
    if "opens with addition connective" in names:
        values[f"to addition, {side}"] = 1.0
        if "opens with addition connective" in own:
            values["addition to addition"] = 1.0
    shared = unit.names & other.names
    if shared:
        values["shared names"] = min(len(shared), 3) / 2
    return values


def link(model: Model, units: Sequence[Judged]) -> dict[int, tuple[Link, float]]:
    """The links out of units, each with its probability: the likeliest first, none that would close a cycle."""
    proposals: dict[tuple[int, int], float] = {}
    pairs: dict[tuple[int, int], Pair] = {}
    for pair in candidates(units):
        probability = model.classifiers["link"].probabilities(pair.values)["yes"]
        if probability >= LEAST:
            proposals[pair.source, pair.target] = probability
            pairs[pair.source, pair.target] = pair
    chosen = {}
    for source, target in forest(proposals).items():
        kinds = model.classifiers["link type"].probabilities(pairs[source, target].values)
        kind: RelationType = "attack" if kinds["attack"] >= LEAST_ATTACK else "support"
        chosen[source] = (Link(target, kind), proposals[source, target])
    return chosen


def forest(proposals: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Of proposed links with their probabilities the likeliest, at most one out of a unit and never a cycle.

    >>> forest({(0, 1): 0.9, (1, 0): 0.8, (0, 2): 0.7, (1, 2): 0.5})
    {0: 1, 1: 2}
    """
    chosen: dict[int, int] = {}
    for source, target in sorted(proposals, key=lambda pair: (-proposals[pair], pair)):
        if source not in chosen and not _reaches(chosen, target, source):
            chosen[source] = target
    return chosen


def _reaches(chosen: Mapping[int, int], start: int, goal: int) -> bool:
    """Whether the links lead from ``start`` to ``goal``."""
    while start != goal:
        if start not in chosen:
            return False
        start = chosen[start]
    return True
