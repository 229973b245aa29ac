"""Thesis: the few claims that state the paper's own overall position."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimspan.extract.claims.decide import Judged
from claimspan.extract.claims.own import by_folder, load
from claimspan.extract.claims.rules import FeatureRule, RuleIndex
from claimspan.rules import RuleModel

SHARE = 20
"""At most one unit in this many is a thesis; a text of fewer units may have one."""
_EARLY = (5, 10)
"""Of a hundred units the first so many are early; of a longer paper too."""
_LEAST_EARLY = 2
_END = 0.93
"""The share of the way through the paper from which a unit stands at its end."""
_LAST = 2
_CENTRAL = (("central", 0.85), ("fairly central", 0.6))
_MARGINAL = 0.4
_TOPICS = 4
"""How many of the most frequent names are what the paper is about."""


class ThesisSign(FeatureRule):
    """A sign with its weight."""

    weight: float


class ThesisRules(RuleModel):
    """The schema of ``thesis.toml``."""

    least: float
    signs: tuple[ThesisSign, ...]


@by_folder
def thesis_rules(folder: Path | None) -> ThesisRules:
    """The signs and the least weight."""
    return load(folder, "thesis.toml", ThesisRules)


@by_folder
def _sign_index(_: Path | None) -> RuleIndex[ThesisSign]:
    return RuleIndex.of(thesis_rules().signs)


def thesis_signs(unit: Judged, standing: frozenset[str]) -> list[ThesisSign]:
    """The signs that hold of a unit that stands among the paper's units as ``standing`` says."""
    return list(_sign_index().fitting(unit.reading.features.tokens.keys() | standing | {f"is {unit.verdict.type}"}))


def standings(units: Sequence[Judged]) -> list[frozenset[str]]:
    """For each unit its place from either end, how central its wording is, and whether it names what others name.

    Central is what lies near the mean wording of the paper's claims, by rank among all units.
    """
    ranks = _centrality(units)
    counts = Counter(name for unit in units for name in sorted(unit.names))
    topics = {name for name, _ in counts.most_common(_TOPICS)}
    long = len(units) / 100
    found = []
    for place, (unit, rank) in enumerate(zip(units, ranks, strict=True)):
        shared = len(unit.names & topics)
        holds = {
            **{f"among the first {count}": place < max(_LEAST_EARLY, min(1, long) * count) for count in _EARLY},
            "at the end": place > _END * (len(units) - 1),
            "among the last": place >= len(units) - _LAST and len(units) >= SHARE,
            **{name: rank >= least for name, least in _CENTRAL},
            "marginal": rank < _MARGINAL,
            "about the paper's names": shared > 1,
            "not about the paper's names": shared == 0,
        }
        found.append(frozenset(name for name, true in holds.items() if true))
    return found


def _centrality(units: Sequence[Judged]) -> list[float]:
    """The rank of every unit by its nearness to the mean of the claims, from 0 to 1."""
    table = np.array([unit.wording for unit in units])
    claims = [i for i, unit in enumerate(units) if unit.verdict.role == "claim"]
    centre = table[claims].mean(axis=0) if claims else np.zeros(table.shape[1:])
    near = [float(row.dot(centre)) for row in table]
    order = sorted(range(len(units)), key=lambda i: (near[i], i))
    ranks = [0.0] * len(units)
    for rank, i in enumerate(order):
        ranks[i] = rank / max(1, len(units) - 1)
    return ranks


def theses(units: Sequence[Judged]) -> dict[int, list[ThesisSign]]:
    """The units taken for theses, each with its signs: those of the greatest weight, the earlier first."""
    scored = []
    for place, (unit, standing) in enumerate(zip(units, standings(units), strict=True)):
        if unit.verdict.role == "claim" and unit.reading.report is None:
            signs = thesis_signs(unit, standing)
            scored.append((sum(sign.weight for sign in signs), place, signs))
    ranked = sorted(scored, key=lambda item: (-item[0], item[1]))[: max(1, len(units) // SHARE)]
    return {place: signs for weight, place, signs in ranked if weight >= thesis_rules().least}
