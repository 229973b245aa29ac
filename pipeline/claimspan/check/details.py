"""The figures beyond the record contract: span schemes by label, values of dates, relations, clusters of names."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from claimspan.check.claims import pair_claims, relation_values
from claimspan.check.clusters import tally_clusters
from claimspan.check.gold import Layers
from claimspan.check.granule import granule
from claimspan.check.matching import Pair
from claimspan.check.scope import ALL_KINDS, CLAIM_KINDS, MARKED_KINDS, Scope, Scoped, span_of
from claimspan.check.score import PaperPair
from claimspan.check.spans import LabelledSpan, align, tally_spans
from claimspan.check.tally import Tally
from claimspan.records import Claim, Date

Kept = TypeVar("Kept")
LABELS: dict[str, Callable[[Any], str]] = {
    "units": lambda unit: str(unit.kind),
    "entities": lambda entity: str(entity.label),
    "dates": lambda date: str(date.type),
    "footnotes": lambda _: "marker",
    "claims": lambda claim: str(claim.role),
    "attributions": lambda _: "cue",
}


def kept_sides(scope: Scope, layer: str, gold: Layers, predicted: Layers) -> tuple[list[Any], list[Any]] | None:
    """The records of a layer that count, with their places, on both sides; null where gold lacks the layer."""
    sides = getattr(gold, layer), getattr(predicted, layer)
    if sides[0] is None:
        return None
    if layer == "footnotes":
        return scope.keep_all(sides[0]), scope.keep_all(sides[1])
    kinds = {"units": ALL_KINDS, "claims": CLAIM_KINDS}.get(layer, MARKED_KINDS)
    return scope.keep(sides[0], kinds), scope.keep(sides[1], kinds)


def labelled(layer: str, kept: Sequence[tuple[Scoped, int]]) -> list[LabelledSpan]:
    """The records of a layer as labelled spans."""
    return [LabelledSpan(*span_of(record), LABELS[layer](record), place) for record, place in kept]


def add_details(tally: Tally, papers: Sequence[PaperPair]) -> None:
    """Add the figures beyond the contract to a tally of the same papers."""
    for paper, (gold, predicted) in enumerate(papers):
        scope = Scope(gold.units)
        for layer in LABELS:
            sides = kept_sides(scope, layer, gold, predicted)
            if sides is None:
                continue
            pairs = tally_spans(tally, paper, layer, labelled(layer, sides[0]), labelled(layer, sides[1]))
            if layer == "dates":
                _tally_values(tally, paper, *sides, pairs)
            elif layer == "entities":
                tally_clusters(tally, paper, *sides)
            elif layer == "claims":
                _tally_relations(tally, paper, *sides)
    for layer in LABELS:
        for scheme in ("strict", "partial", "type"):
            parts = tuple(sorted(f for f in tally.figures if f.startswith(f"{layer}.labels.") and f.endswith(scheme)))
            if parts:
                tally.means[f"{layer}.macro.{scheme}"] = parts


def _tally_values(
    tally: Tally,
    paper: int,
    gold: Sequence[tuple[Date, int]],
    predicted: Sequence[tuple[Date, int]],
    pairs: Sequence[Pair],
) -> None:
    """Values of dates over overlapping pairs, as TempEval-3 does: the same type, value, granule, modifier."""
    compared: dict[str, Callable[[Date], Hashable]] = {
        "type": lambda date: date.type,
        "value": lambda date: date.value,
        "granule": lambda date: granule(date.value),
        "mod": lambda date: date.mod,
    }
    for name, value in compared.items():
        figure = f"dates.overlapping.{name}"
        tally.open([figure])
        tally.shares.add(figure)
        for i, j in pairs:
            same = value(gold[i][0]) == value(predicted[j][0])
            tally.add(figure, (paper, gold[i][1]), gold=1, predicted=1, correct=same)


def _tally_relations(
    tally: Tally, paper: int, gold: Sequence[tuple[Claim, int]], predicted: Sequence[tuple[Claim, int]]
) -> None:
    """Relations whose two ends are the same spans (strict), paired by the contract, or overlap at all (loose)."""
    left, right = [claim for claim, _ in gold], [claim for claim, _ in predicted]
    spans = [LabelledSpan(c.start, c.end, "") for c in left], [LabelledSpan(c.start, c.end, "") for c in right]
    loose = align(*spans)
    strict = [(i, j) for i, j in loose if spans[0][i].offsets == spans[1][j].offsets]
    for name, pairs in (("strict", strict), ("paired", pair_claims(left, right)), ("loose", loose)):
        values = relation_values(left, right, pairs)
        for typed in ("typed", "untyped"):
            figure = f"claims.relation_ends.{name}.{typed}"
            tally.open([figure])
            for (_, place), value in zip(gold, values[0], strict=True):
                tally.add(figure, (paper, place), gold=value is not None)
            for (_, place), value in zip(predicted, values[1], strict=True):
                tally.add(figure, (paper, place), predicted=value is not None)
            for i, j in pairs:
                ours, theirs = values[0][i], values[1][j]
                if ours is not None and theirs is not None:
                    same = ours == theirs if typed == "typed" else ours[0] == theirs[0]
                    tally.add(figure, (paper, gold[i][1]), correct=same)
