"""Confusion tables: what gold calls it against what was predicted, with what either side lacks."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from claimspan.check.claims import pair_claims
from claimspan.check.details import kept_sides, labelled
from claimspan.check.scope import Scope
from claimspan.check.score import PaperPair
from claimspan.check.spans import align

NONE = "(none)"
TABLES = {
    "units.kind": ("units", "kind"),
    "entities.label": ("entities", "label"),
    "dates.type": ("dates", "type"),
    "claims.role": ("claims", "role"),
    "claims.type": ("claims", "type"),
    "claims.certainty": ("claims", "certainty"),
    "claims.polarity": ("claims", "polarity"),
}


def confusions(papers: Sequence[PaperPair]) -> dict[str, pd.DataFrame]:
    """A table a field, gold in the rows and output in the columns, counted over all papers.

    ``(none)`` is a record that the other side lacks. ``claims.type`` is over the units that both sides call claims.
    """
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for gold, predicted in papers:
        scope = Scope(gold.units)
        for name, (layer, field) in TABLES.items():
            sides = kept_sides(scope, layer, gold, predicted)
            if sides is None:
                continue
            table = counts.setdefault(name, Counter())
            left, right = ([record for record, _ in side] for side in sides)
            if layer == "claims":
                pairs = pair_claims(left, right)
            else:
                pairs = align(labelled(layer, sides[0]), labelled(layer, sides[1]))
            if name == "claims.type":
                pairs = [(i, j) for i, j in pairs if left[i].role == right[j].role == "claim"]
            table.update((str(getattr(left[i], field)), str(getattr(right[j], field))) for i, j in pairs)
            if layer != "claims" or field == "role":
                paired = {i for i, _ in pairs}, {j for _, j in pairs}
                table.update((str(getattr(r, field)), NONE) for i, r in enumerate(left) if i not in paired[0])
                table.update((NONE, str(getattr(r, field))) for j, r in enumerate(right) if j not in paired[1])
    return {name: cross_table(table) for name, table in counts.items()}


def cross_table(counts: Counter[tuple[str, str]]) -> pd.DataFrame:
    """Counted pairs as a square table, labels in order with ``(none)`` last."""
    labels = sorted({label for pair in counts for label in pair}, key=lambda label: (label == NONE, label))
    return pd.DataFrame(
        [[counts[row, column] for column in labels] for row in labels],
        index=pd.Index(labels, name="gold"),
        columns=pd.Index(labels, name="predicted"),
        dtype="int64",
    )
