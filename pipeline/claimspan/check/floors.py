"""Floors: the figures that a version reached, kept beside the gold, below which the next one must not fall."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from claimspan.check.check import Check
from claimspan.check.headlines import HEADLINES
from claimspan.check.tally import Tally
from claimspan.errors import GoldError
from claimspan.files import write_text

FLIPPED = 200


class Floor(BaseModel):
    """A figure's value and how far below it a run may stay: what one record in two hundred, at least one, changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    noise: float


@dataclass(frozen=True)
class Fall:
    """A figure that fell below its floor; ``now`` is null where the figure is gone."""

    figure: str
    floor: Floor
    now: float | None

    def __str__(self) -> str:
        now = "missing" if self.now is None else f"{self.now:.4f}"
        return f"{self.figure} is {now}, below its floor {self.floor.value:.4f} by more than {self.floor.noise:.4f}"


def floors_of(checked: Check) -> dict[str, Floor]:
    """The floors that a check would set: a figure without a value has none."""
    totals = checked.tally.totals()
    values = checked.tally.values(totals)
    noise = {figure: _noise(counts[0], counts[1]) for figure, counts in totals.items()}
    return {
        figure: Floor(value=round(float(values[figure]), 4), noise=round(_derived(checked.tally, figure, noise), 4))
        for figure in HEADLINES
        if figure in values and not np.isnan(values[figure])
    }


def _noise(gold: float, predicted: float) -> float:
    """The change of F1 (or of a share) when one record in two hundred, at least one, is no longer right.

    >>> _noise(100, 100), _noise(1000, 1000)
    (0.01, 0.005)
    """
    return 2 * max(1, ceil(gold / FLIPPED)) / (gold + predicted) if gold + predicted else 0.0


def _derived(tally: Tally, figure: str, noise: Mapping[str, float]) -> float:
    if parts := tally.means.get(figure):
        return max(noise[part] for part in parts) / len(parts)
    if both := tally.harmonics.get(figure):
        return sum(noise[part] for part in both)  # a name that changes moves a mention out of one cluster into another
    return noise[figure]


def read_floors(path: Path) -> dict[str, Floor]:
    """Read a floors file. Raises GoldError when it is missing or malformed, saying how to make one."""
    try:
        return {figure: Floor.model_validate(value) for figure, value in json.loads(path.read_text("utf-8")).items()}
    except FileNotFoundError as error:
        raise GoldError(f"there are no floors at {path}: make them with 'claimspan check ... --update'") from error
    except (OSError, ValueError, AttributeError, ValidationError) as error:
        raise GoldError(f"{path} is no floors file: make it anew with 'claimspan check ... --update'") from error


def falls(checked: Check, floors: Mapping[str, Floor]) -> list[Fall]:
    """The figures that are below their floor by more than its noise, or gone."""
    now = floors_of(checked)
    found = []
    for figure, floor in floors.items():
        value = now[figure].value if figure in now else None
        if value is None or value < floor.value - floor.noise - 1e-9:
            found.append(Fall(figure, floor, value))
    return found


def update_floors(checked: Check, path: Path) -> list[str]:
    """Write the floors of a check to ``path`` and say in a line each what changed.

    Raises OutputError when the file cannot be written.
    """
    new = floors_of(checked)
    old = read_floors(path) if path.exists() else {}
    write_text(path, json.dumps({figure: floor.model_dump() for figure, floor in new.items()}, indent=2) + "\n")
    changes = []
    for figure in dict.fromkeys((*new, *old)):
        before, after = old.get(figure), new.get(figure)
        if before is None and after is not None:
            changes.append(f"{figure}: new, {after.value:.4f}")
        elif before is not None and after is None:
            changes.append(f"{figure}: {before.value:.4f}, gone")
        elif before is not None and after is not None and before.value != after.value:
            change = "raised" if after.value > before.value else "lowered"
            changes.append(f"{figure}: {change} from {before.value:.4f} to {after.value:.4f}")
    return changes
