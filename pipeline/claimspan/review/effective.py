"""The records as a review leaves them, on the present run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimspan.review.carry import Carried, carry
from claimspan.review.decisions import Decision, Decisions, Status
from claimspan.review.folder import LAYERS, Key, Layer, PaperFolder


@dataclass(frozen=True)
class Reviewed:
    """A record with what was decided on it. ``proposal`` is null for one that the reviewer added or that is left over.

    ``left`` marks a decision that no record of the run fits.
    """

    layer: Layer
    id: str
    values: Mapping[str, Any]
    status: Status
    decision: Decision
    proposal: Mapping[str, Any] | None
    left: bool = False


def reviewed_records(folder: PaperFolder, decisions: Decisions) -> tuple[Reviewed, ...]:
    """Every record of the run and every decision, matched, a layer after the other in reading order."""
    carried = {(item.layer, item.id): item for item in carry(decisions.records, folder)}
    found = list(_on_proposals(folder, decisions.records, carried))
    found += _on_nothing(folder, decisions.records, carried)
    return tuple(sorted(found, key=lambda record: (LAYERS.index(record.layer), _place(record))))


def _on_proposals(
    folder: PaperFolder, decisions: Mapping[Key, Decision], carried: Mapping[Key, Carried]
) -> Iterator[Reviewed]:
    now: dict[Key, Key] = {(item.layer, item.to): key for key, item in carried.items() if not item.left}
    for layer in LAYERS:
        for id_, proposal in folder.records[layer].items():
            key = now.get((layer, id_), (layer, id_))
            item = carried.get(key)
            if item is not None and (item.left or item.to != id_):
                decision, item = Decision(), None
            else:
                decision = decisions.get(key, Decision())
            kept = item.changed if item is not None and decision.value == "accept" else {}
            yield Reviewed(layer, id_, {**proposal, **kept, **decision.fields}, decision.status, decision, proposal)


def _on_nothing(
    folder: PaperFolder, decisions: Mapping[Key, Decision], carried: Mapping[Key, Carried]
) -> Iterator[Reviewed]:
    for key, decision in decisions.items():
        layer, id_ = key
        item = carried.get(key)
        if item is not None and item.left and item.record is not None:
            yield Reviewed(layer, item.to, item.record, decision.status, decision, None, left=not decision.added)
        elif item is None and decision.added and id_ not in folder.records[layer]:
            yield Reviewed(layer, id_, decision.record(), decision.status, decision, None)


def _place(record: Reviewed) -> tuple[int, int]:
    values = record.values
    start = values.get("start")
    if start is None and values.get("cue_span"):
        start = values["cue_span"][0]
    return (1, 0) if start is None else (0, start)
