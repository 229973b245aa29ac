"""What all events together say of each record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from claimspan.review.events import Add, Decide, Edit, Event, Flag, Read, Remark, active
from claimspan.review.folder import Key, quote_of

Status = Literal["accepted", "corrected", "added", "rejected", "undecided"]


@dataclass(frozen=True)
class Decision:
    """A reviewer's state of one record: what was decided, which fields were set, and the record as it was shown.

    ``at`` is the time of the last deciding event.
    """

    value: Literal["accept", "reject"] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    added: bool = False
    flag: bool = False
    remark: str = ""
    was: Mapping[str, Any] | None = None
    at: str | None = None

    @property
    def status(self) -> Status:
        """The decision in one word."""
        if self.value is None:
            return "undecided"
        if self.value == "reject":
            return "rejected"
        if self.added:
            return "added"
        return "corrected" if self.fields else "accepted"

    def record(self) -> dict[str, Any]:
        """The record as the reviewer wants it."""
        return {**(self.was or {}), **self.fields}


@dataclass(frozen=True)
class Decisions:
    """The state of a review: by record, and the paragraphs that were read with nothing missing."""

    records: Mapping[Key, Decision]
    read: frozenset[int]


def decide(events: tuple[Event, ...]) -> Decisions:
    """Fold the events that still hold.

    >>> event = Event(id="aaaaaaaa", at="2030", ops=(Decide(layer="claims", id="c-1", value="accept"),))
    >>> decide((event,)).records["claims", "c-1"].status
    'accepted'
    """
    records: dict[Key, Decision] = {}
    read: set[int] = set()
    for event in active(distinct(events)):
        for op in event.ops:
            if isinstance(op, Read):
                (read.add if op.value else read.discard)(op.paragraph)
                continue
            key: Key = (op.layer, op.id)
            records[key] = _apply(records.get(key, Decision()), op, event.at)
    return Decisions(records, frozenset(read))


def distinct(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with ids that name one text each.

    A later run may give a known id to another text. From then on the operations are under the id with a number behind
    it, and ``carry`` finds each text's record by its place.
    """
    texts: dict[Key, list[str]] = {}
    found = []
    for event in events:
        ops = []
        for op in event.ops:
            if not isinstance(op, Read):
                known = texts.setdefault((op.layer, op.id), [])
                text = quote_of(op.was) if op.was is not None and not isinstance(op, Add) else None
                if text is not None and text not in known:
                    known.append(text)
                number = known.index(text) if text is not None else len(known) - 1
                op = op.model_copy(update={"id": f"{op.id}~{number}"}) if number > 0 else op  # noqa: PLW2901
            ops.append(op)
        found.append(event.model_copy(update={"ops": tuple(ops)}))
    return tuple(found)


def _apply(known: Decision, op: Decide | Edit | Add | Flag | Remark, at: str) -> Decision:
    if op.was is not None and known.value != "accept":
        known = replace(known, was=op.was)
    match op:
        case Decide():
            return replace(known, value=op.value, at=at)
        case Edit():
            return replace(known, value="accept", fields={**known.fields, **op.fields}, at=at)
        case Add():
            return replace(known, value="accept", fields=dict(op.fields), added=True, at=at)
        case Flag():
            return replace(known, flag=op.value)
        case Remark():
            return replace(known, remark=op.value)
