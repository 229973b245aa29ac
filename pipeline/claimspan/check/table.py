"""Every error as a row: what gold has, what was predicted, where, and the rule that made it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from dataclasses import fields as fields_of
from typing import Any

import pandas as pd

from claimspan.check.claims import pair_claims
from claimspan.check.details import LABELS, kept_sides, labelled
from claimspan.check.gold import Layers
from claimspan.check.matching import Pair
from claimspan.check.scope import Scope, span_of
from claimspan.check.spans import align
from claimspan.records import Claim, Reason, Unit

COMPARED: dict[str, tuple[str, ...]] = {
    "units": ("kind",),
    "entities": ("label", "canonical", "stands_for"),
    "dates": ("type", "value", "mod"),
    "footnotes": ("number",),
    "claims": ("role", "type", "holder", "certainty", "polarity", "thesis", "relation", "cue", "content"),
    "attributions": ("source", "content"),
}
KINDS = {layer: ("missed", "spurious", "boundary", *fields) for layer, fields in COMPARED.items()}
RULES_APART = " + "


@dataclass(frozen=True)
class Error:
    """One difference between gold and output.

    ``kind`` is ``missed``, ``spurious``, ``boundary`` or the field that differs. ``gold_index`` and
    ``predicted_index`` are the records' places in their files, counted from 0. ``before`` and ``after`` are what stands
    around ``text`` in its unit. ``rule`` and ``words`` are what the predicted record gives as its reason for the
    field that is wrong, otherwise for the whole record; several rules are joined by ``" + "``.
    """

    paper: str
    layer: str
    kind: str
    unit: int
    start: int
    end: int
    text: str
    gold: str
    predicted: str
    rule: str
    words: str
    before: str
    after: str
    gold_index: int | None
    predicted_index: int | None


def error_frame(errors: Sequence[Error]) -> pd.DataFrame:
    """The errors as a table, with its columns also where there is none."""
    frame = pd.DataFrame([asdict(error) for error in errors], columns=[field.name for field in fields_of(Error)])
    return frame.astype({"gold_index": "Int64", "predicted_index": "Int64"})


def find_errors(paper: str, gold: Layers, predicted: Layers) -> Iterator[Error]:
    """All errors of a paper, by layer and in reading order."""
    scope = Scope(gold.units)
    for layer in LABELS:
        sides = kept_sides(scope, layer, gold, predicted)
        if sides is None:
            continue
        left, right = ([record for record, _ in side] for side in sides)
        if layer == "claims":
            pairs = pair_claims(left, right)
        else:
            pairs = align(labelled(layer, sides[0]), labelled(layer, sides[1]))
        order = _indices(getattr(gold, layer)), _indices(getattr(predicted, layer))
        places = {id(record): place for side in sides for record, place in side}
        found = _layer_errors(layer, left, right, pairs)
        for kind, ours, theirs, values in sorted(found, key=lambda row: (span_of(row[1] or row[2]), row[0])):
            record = ours or theirs
            start, end = span_of(record)
            unit = scope.units[places[id(record)]]
            text = _text(record)
            before, after = _around(unit, text, start)
            rule, words = _reason(theirs, kind)
            yield Error(
                paper,
                layer,
                kind,
                unit.unit,
                start,
                end,
                text,
                *values,
                rule,
                words,
                before,
                after,
                None if ours is None else order[0][id(ours)],
                None if theirs is None else order[1][id(theirs)],
            )


Row = tuple[str, Any, Any, tuple[str, str]]


def _layer_errors(layer: str, gold: Sequence[Any], predicted: Sequence[Any], pairs: Sequence[Pair]) -> Iterator[Row]:
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    targets = {predicted[j].id: gold[i].id for i, j in pairs} if layer == "claims" else {}
    for i, record in enumerate(gold):
        if i not in paired[0]:
            yield "missed", record, None, (_summary(layer, record), "")
    for j, record in enumerate(predicted):
        if j not in paired[1]:
            yield "spurious", None, record, ("", _summary(layer, record))
    for i, j in pairs:
        ours, theirs = gold[i], predicted[j]
        if span_of(ours) != span_of(theirs):
            yield "boundary", ours, theirs, (_text(ours), _text(theirs))
        for field in COMPARED[layer]:
            if field == "type" and layer == "claims" and not ours.role == theirs.role == "claim":
                continue
            if layer == "claims" and field in ("cue", "content") and "author" in (ours.holder, theirs.holder):
                continue
            values = _value(ours, field, {}), _value(theirs, field, targets)
            if values[0] != values[1]:
                yield field, ours, theirs, values


def _value(record: Any, field: str, targets: dict[str, str]) -> str:
    value = getattr(record, field)
    if field == "relation" and value is not None:
        return f"{value.type} {targets.get(value.to, value.to)}"
    return "" if value is None else str(value)


def _summary(layer: str, record: Any) -> str:
    first = {"units": "kind", "footnotes": "number", "attributions": "source"}.get(layer)
    if layer == "claims":
        assert isinstance(record, Claim)
        return f"{record.role}, {record.type}" if record.type else record.role
    if layer == "dates":
        return f"{record.type} {record.value}"
    return str(getattr(record, first or "label"))


def _text(record: Any) -> str:
    if hasattr(record, "text"):
        return str(record.text)
    return str(record.cue) if hasattr(record, "cue") else str(record.number)


def _indices(records: Sequence[Any] | None) -> dict[int, int]:
    return {id(record): index for index, record in enumerate(records or ())}


def _reason(record: Any, kind: str) -> tuple[str, str]:
    reasons: tuple[Reason, ...] = getattr(record, "why", ())
    own = [reason for reason in reasons if reason.field == kind] or [r for r in reasons if r.field is None] or reasons
    return RULES_APART.join(dict.fromkeys(r.rule for r in own)), "; ".join(word for r in own for word in r.words)


def _around(unit: Unit, text: str, start: int) -> tuple[str, str]:
    """What stands before and after ``text`` in its unit, at the occurrence nearest to its offset."""
    places = []
    at = unit.text.find(text)
    while at >= 0:
        places.append(at)
        at = unit.text.find(text, at + 1)
    if not places:
        return "", unit.text if unit.text not in text else ""
    place = min(places, key=lambda found: abs(found - (start - unit.start)))
    return unit.text[:place], unit.text[place + len(text) :]
