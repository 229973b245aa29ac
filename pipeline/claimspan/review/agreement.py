"""Agreement between reviewers, through the check: over the units that both reviews cover."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

from claimspan.check.agreement import Agreement
from claimspan.check.gold import Layers, read_layers
from claimspan.errors import InputError
from claimspan.review.gold import PROVENANCE


def reviewer_folders(folder: Path) -> dict[str, Path]:
    """The folders of gold by reviewer in ``annotations/<paper>/reviewed``; none where it is another folder."""
    if not folder.is_dir():
        return {}
    return {child.name: child for child in sorted(folder.iterdir()) if (child / PROVENANCE).is_file()}


def reviewers_agreement(folder: Path) -> dict[tuple[str, str], Agreement]:
    """The agreement of each two reviewers of a paper. Raises InputError for fewer than two, or no unit in common."""
    layers = {name: read_layers(path) for name, path in reviewer_folders(folder).items()}
    if len(layers) < 2:
        raise InputError(f"{folder} holds the gold of fewer than two reviewers: run `claimspan gold` for each")
    return {(one, other): _between(one, other, layers) for one, other in combinations(layers, 2)}


def _between(one: str, other: str, layers: dict[str, Layers]) -> Agreement:
    left, right = layers[one], layers[other]
    shared = {unit.unit for unit in left.units} & {unit.unit for unit in right.units}
    if not shared:
        raise InputError(f"{one} and {other} have reviewed no paragraph in common: there is nothing to compare")
    return Agreement(((_within(left, shared), _within(right, shared)),), (one, other))


def _within(layers: Layers, units: set[int]) -> Layers:
    return replace(
        layers,
        units=tuple(unit for unit in layers.units if unit.unit in units),
        entities=tuple(record for record in layers.entities or () if record.unit in units),
        dates=tuple(record for record in layers.dates or () if record.unit in units),
        claims=tuple(record for record in layers.claims or () if record.unit in units),
        attributions=tuple(record for record in layers.attributions or () if record.unit in units),
    )
