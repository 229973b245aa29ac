"""Agreement between two annotators: labels corrected for chance, F of spans and relations."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pandas as pd

from claimspan.check.annotators import FOLDER, annotator_names, read_annotator
from claimspan.check.claims import pair_claims
from claimspan.check.confusion import confusions
from claimspan.check.details import add_details, kept_sides, labelled
from claimspan.check.gold import Layers, read_layers
from claimspan.check.scope import Scope
from claimspan.check.score import tally_papers
from claimspan.check.spans import align
from claimspan.check.table import error_frame, find_errors
from claimspan.errors import GoldError

FIELDS: dict[str, tuple[str, ...]] = {
    "entities": ("label", "canonical", "stands_for"),
    "dates": ("type", "value", "mod"),
    "claims": ("role", "type", "holder", "certainty", "polarity", "thesis"),
}
SPAN_FIGURES = {
    "entities, span and label": "entities.exact",
    "entities, span": "entities.span",
    "entities, any overlap": "entities.schemes.type",
    "dates, span": "dates.exact",
    "dates, span, type and value": "dates.type_value",
    "attributions": "attributions.found",
    "claims, units paired": "claims.paired",
    "relations": "claims.relations",
}


@dataclass(frozen=True)
class Agreement:
    """Two annotators over the same units, given as pairs of layers, a pair a paper."""

    papers: tuple[tuple[Layers, Layers], ...]
    names: tuple[str, str] = ("a", "b")

    @cached_property
    def labels(self) -> pd.DataFrame:
        """Each label field over the matched records: how many, observed agreement, Cohen's κ, Krippendorff's α.

        ``claims.type`` is over the units that both call claims. A coefficient is missing where only one label occurs.
        """
        rows = []
        for layer, fields in FIELDS.items():
            for field in fields:
                values = [pair for papers in self.papers for pair in _matched(*papers, layer, field)]
                if values:
                    left, right = [one for one, _ in values], [other for _, other in values]
                    same = sum(one == other for one, other in values) / len(values)
                    rows.append((f"{layer}.{field}", len(values), same, kappa(left, right), alpha(left, right)))
        return pd.DataFrame(rows, columns=["field", "matched", "observed", "kappa", "alpha"])

    @cached_property
    def spans(self) -> pd.DataFrame:
        """F of spans and relations, which have no fixed number of units to correct for chance over."""
        tally = tally_papers(self.papers)
        add_details(tally, self.papers)
        totals = tally.totals()
        values = tally.values(totals)
        rows = [
            (title, *(int(count) for count in totals[figure][:2]), float(totals[figure][2]), float(values[figure]))
            for title, figure in SPAN_FIGURES.items()
            if figure in totals and not np.isnan(values[figure])
        ]
        return pd.DataFrame(rows, columns=["what", *self.names, "same", "f1"])

    @cached_property
    def confusions(self) -> dict[str, pd.DataFrame]:
        """A confusion table a field, the first annotator in the rows and the second in the columns."""
        return {
            name: table.rename_axis(index=self.names[0], columns=self.names[1])
            for name, table in confusions(self.papers).items()
        }

    @cached_property
    def disagreements(self) -> pd.DataFrame:
        """Every disagreement as a row, with the two values in columns named for the annotators."""
        found = [error for number, pair in enumerate(self.papers) for error in find_errors(str(number), *pair)]
        first, second = self.names
        return error_frame(found).rename(
            columns={
                "gold": first,
                "predicted": second,
                "gold_index": f"{first}_index",
                "predicted_index": f"{second}_index",
            }
        )


def kappa(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """Cohen's κ of two codings of the same items; not a number where both use one label only.

    >>> kappa(["x", "x", "y", "y"], ["x", "x", "y", "x"])
    0.5
    """
    size = len(left)
    first, second = Counter(left), Counter(right)
    chance = sum(first[label] * second[label] for label in first) / size**2
    same = sum(one == other for one, other in zip(left, right, strict=True)) / size
    return (same - chance) / (1 - chance) if chance < 1 else float("nan")


def alpha(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """Krippendorff's α (nominal) of two codings of the same items; not a number where there is one label only."""
    codes = {label: code for code, label in enumerate(dict.fromkeys([*left, *right]))}
    if len(codes) < 2:
        return float("nan")
    data = [[codes[label] for label in side] for side in (left, right)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def _matched(first: Layers, second: Layers, layer: str, field: str) -> list[tuple[Any, Any]]:
    sides = kept_sides(Scope(first.units), layer, first, second)
    if sides is None:
        return []
    left, right = ([record for record, _ in side] for side in sides)
    if layer == "claims":
        pairs = pair_claims(left, right)
        if field == "type":
            pairs = [(i, j) for i, j in pairs if left[i].role == right[j].role == "claim"]
    else:
        pairs = align(labelled(layer, sides[0]), labelled(layer, sides[1]))
    return [(getattr(left[i], field), getattr(right[j], field)) for i, j in pairs]


def agreement(gold_folder: Path, source: str | None = None) -> dict[tuple[str, str], Agreement]:
    """The agreement of each two annotators of a paper, whose files lie in ``annotators/`` beside its gold.

    Raises GoldError when there are fewer than two.
    """
    units = read_layers(gold_folder).units
    names = annotator_names(gold_folder)
    if len(names) < 2:
        raise GoldError(f"{gold_folder / FOLDER} holds the files of fewer than two annotators: nothing to compare")
    layers = {name: read_annotator(gold_folder, name, units, source) for name in names}
    return {
        (one, other): Agreement(((layers[one], layers[other]),), (one, other)) for one, other in combinations(names, 2)
    }
