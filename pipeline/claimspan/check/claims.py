"""Claims against claims: pairing by overlap, then the figures of the record contract."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import get_args

from claimspan.check.matching import Pair, best_pairs, lexicographic
from claimspan.check.scope import CLAIM_KINDS, Scope
from claimspan.check.tally import Tally
from claimspan.records import Claim, ClaimType

Value = Hashable | None
RelationValue = tuple[tuple[str, Hashable], str]
Column = tuple[Sequence[Value], Sequence[Value]]
TYPES: tuple[str, ...] = get_args(ClaimType)
COMPARED = ("role", "type", "holder", "certainty", "polarity", "thesis")
LAST_OFFSET = 1 << 38


def _flag(field: str, value: object) -> Callable[[Claim], Value]:
    return lambda claim: True if getattr(claim, field) == value else None


FLAGS: dict[str, Callable[[Claim], Value]] = {
    "role.claim": _flag("role", "claim"),
    "role.evidence": _flag("role", "evidence"),
    "hedged": _flag("certainty", "hedged"),
    "negative": _flag("polarity", "negative"),
    "thesis": _flag("thesis", True),
    "holders": lambda claim: None if claim.holder == "author" else " ".join(claim.holder.split()),
}


def pair_claims(gold: Sequence[Claim], predicted: Sequence[Claim]) -> list[Pair]:
    """Pair units one to one by the largest overlap, where it is at least half of the longer unit.

    Ties go to the closer lengths, then to equal fields, then to the earlier place, so that neither the order of the
    records nor swapping the two sets changes a figure.
    """

    def weight(i: int, j: int, overlap: int) -> int:
        left, right = gold[i], predicted[j]
        longer = max(left.end - left.start, right.end - right.start)
        if 2 * overlap < longer:
            return 0
        same = sum(getattr(left, field) == getattr(right, field) for field in COMPARED)
        return lexicographic(overlap, LAST_OFFSET - longer, same, 2 * LAST_OFFSET - left.start - right.start)

    return best_pairs([(c.start, c.end) for c in gold], [(c.start, c.end) for c in predicted], weight)


def relation_values(
    gold: Sequence[Claim], predicted: Sequence[Claim], pairs: Sequence[Pair]
) -> tuple[list[RelationValue | None], list[RelationValue | None]]:
    """Each unit's relation as a value, equal on both sides where the targets are paired and the types the same."""
    sides = (
        ("gold", gold, {gold[i].id: ("pair", i) for i, _ in pairs}),
        ("predicted", predicted, {predicted[j].id: ("pair", i) for i, j in pairs}),
    )

    def value(claim: Claim, side: str, targets: Mapping[str, tuple[str, Hashable]]) -> RelationValue | None:
        if claim.relation is None:
            return None
        return targets.get(claim.relation.to, (side, claim.relation.to)), claim.relation.type

    ours, theirs = ([value(claim, side, targets) for claim in claims] for side, claims, targets in sides)
    return ours, theirs


def tally_claims(
    tally: Tally, paper: int, scope: Scope, gold: Sequence[Claim], predicted: Sequence[Claim] | None
) -> None:
    """Add the figures of a paper's claims.

    ``claims.*`` is over the pairs, as the record contract has it; ``claims.end_to_end.*`` counts a unit without a
    partner as missed or spurious besides.
    """
    kept_gold, kept_predicted = scope.keep(gold, CLAIM_KINDS), scope.keep(predicted, CLAIM_KINDS)
    left, right = [claim for claim, _ in kept_gold], [claim for claim, _ in kept_predicted]
    left_units = [(paper, place) for _, place in kept_gold]
    right_units = [(paper, place) for _, place in kept_predicted]
    pairs = pair_claims(left, right)

    tally.open(["claims.paired"])
    for unit in left_units:
        tally.add("claims.paired", unit, gold=1)
    for unit in right_units:
        tally.add("claims.paired", unit, predicted=1)
    for i, _ in pairs:
        tally.add("claims.paired", left_units[i], correct=1)

    def over_pairs(figure: str, column: Column, among: Sequence[Pair]) -> None:
        tally.open([figure])
        for i, j in among:
            ours, theirs = column[0][i], column[1][j]
            tally.add(
                figure,
                left_units[i],
                gold=ours is not None,
                predicted=theirs is not None,
                correct=ours is not None and ours == theirs,
            )

    def end_to_end(figure: str, column: Column) -> None:
        tally.open([figure])
        for unit, value in zip(left_units, column[0], strict=True):
            tally.add(figure, unit, gold=value is not None)
        for unit, value in zip(right_units, column[1], strict=True):
            tally.add(figure, unit, predicted=value is not None)
        for i, j in pairs:
            tally.add(figure, left_units[i], correct=column[0][i] is not None and column[0][i] == column[1][j])

    columns: dict[str, Column] = {
        name: ([value(claim) for claim in left], [value(claim) for claim in right]) for name, value in FLAGS.items()
    }
    columns["relations"] = relation_values(left, right, pairs)
    for name, column in columns.items():
        over_pairs(f"claims.{name}", column, pairs)
        end_to_end(f"claims.end_to_end.{name}", column)
    both = [(i, j) for i, j in pairs if left[i].role == right[j].role == "claim"]
    over_pairs("claims.type.accuracy", ([c.type or "none" for c in left], [c.type or "none" for c in right]), both)
    for label in TYPES:
        value = _flag("type", label)
        column = [value(claim) for claim in left], [value(claim) for claim in right]
        over_pairs(f"claims.type.labels.{label}", column, both)
        end_to_end(f"claims.end_to_end.type.labels.{label}", column)
    tally.shares.add("claims.type.accuracy")
    for part in ("claims", "claims.end_to_end"):
        tally.means[f"{part}.role.mean"] = (f"{part}.role.claim", f"{part}.role.evidence")
        tally.means[f"{part}.type.macro"] = tuple(f"{part}.type.labels.{label}" for label in TYPES)
