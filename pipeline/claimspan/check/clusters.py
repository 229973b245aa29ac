"""Names of the same thing: clusters of mentions by canonical name, scored by B³ (Bagga and Baldwin 1998)."""

from collections import defaultdict
from collections.abc import Sequence

from claimspan.check.tally import Tally
from claimspan.records import Entity, Offsets


def tally_clusters(
    tally: Tally, paper: int, gold: Sequence[tuple[Entity, int]], predicted: Sequence[tuple[Entity, int]]
) -> None:
    """Add B³ of the mentions that share a canonical name within a paper.

    For each mention the share of its cluster that is also in the other side's cluster of the same mention; a mention
    that the other side lacks counts 0. What the clusters are called does not matter.
    """
    for name, of, against in (("recall", gold, predicted), ("precision", predicted, gold)):
        figure = f"entities.clusters.{name}"
        tally.open([figure])
        tally.shares.add(figure)
        ours, theirs = _clusters(of), _clusters(against)
        for entity, place in of:
            span = entity.start, entity.end
            own = ours[span]
            share = len(own & theirs.get(span, frozenset())) / len(own)
            tally.add(figure, (paper, place), gold=1, predicted=1, correct=share)
    tally.harmonics["entities.clusters.f1"] = ("entities.clusters.precision", "entities.clusters.recall")


def _clusters(mentions: Sequence[tuple[Entity, int]]) -> dict[Offsets, frozenset[Offsets]]:
    by_name: dict[str, set[Offsets]] = defaultdict(set)
    names: dict[Offsets, str] = {}
    for entity, _ in mentions:
        span = entity.start, entity.end
        by_name[entity.canonical].add(span)
        names[span] = entity.canonical
    return {span: frozenset(by_name[name]) for span, name in names.items()}
