"""Thesis: the few claims that state the paper's own overall position."""

from collections.abc import Sequence
from pathlib import Path

from claimspan.extract.claims.decide import Judged
from claimspan.extract.claims.own import by_folder, load
from claimspan.extract.claims.rules import FeatureRule
from claimspan.rules import RuleModel

SHARE = 20
"""At most one unit in this many is a thesis."""
_EARLY = (10, 25)


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


def thesis_signs(unit: Judged, place: int) -> list[ThesisSign]:
    """The signs that hold of the unit at ``place`` among the paper's units."""
    values = dict(unit.reading.features.values)
    values.update({f"among the first {count}": 1.0 for count in _EARLY if place < count})
    values[f"is {unit.verdict.type}"] = 1.0
    return [sign for sign in thesis_rules().signs if sign.fits(values)]


def theses(units: Sequence[Judged]) -> dict[int, list[ThesisSign]]:
    """The units taken for theses, each with its signs: those of the greatest weight, the earlier first."""
    scored = []
    for place, unit in enumerate(units):
        if unit.verdict.role == "claim" and unit.reading.report is None:
            signs = thesis_signs(unit, place)
            scored.append((sum(sign.weight for sign in signs), place, signs))
    ranked = sorted(scored, key=lambda item: (-item[0], item[1]))[: len(units) // SHARE]
    return {place: signs for weight, place, signs in ranked if weight >= thesis_rules().least}
