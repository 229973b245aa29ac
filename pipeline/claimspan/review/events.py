"""What a reviewer did, one event an action; the only thing that is ever stored."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimspan.review.folder import Layer

Name = Annotated[str, Field(min_length=1, max_length=200)]
EventId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{8,64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _OnRecord(_Strict):
    """``was`` is the record as it was proposed; it goes into the log, so that a decision outlives the run."""

    layer: Layer
    id: Name
    was: dict[str, Any] | None = None


class Decide(_OnRecord):
    """Accept, reject, or take a decision back (null)."""

    op: Literal["decide"] = "decide"
    value: Literal["accept", "reject"] | None = None


class Edit(_OnRecord):
    """Set fields of a record; what is corrected counts as accepted."""

    op: Literal["edit"] = "edit"
    fields: dict[str, Any]


class Add(_OnRecord):
    """A record that the reviewer made."""

    op: Literal["add"] = "add"
    fields: dict[str, Any]


class Flag(_OnRecord):
    """Mark a record to come back to."""

    op: Literal["flag"] = "flag"
    value: bool


class Remark(_OnRecord):
    """The reviewer's note on a record; the empty note takes it away."""

    op: Literal["remark"] = "remark"
    value: Annotated[str, Field(max_length=10_000)]


class Read(_Strict):
    """A paragraph was read and nothing is missing in it. ``paragraph`` is named by its first unit's source offset."""

    op: Literal["read"] = "read"
    paragraph: Annotated[int, Field(ge=0)]
    value: bool


Op = Annotated[Decide | Edit | Add | Flag | Remark | Read, Field(discriminator="op")]


class Event(_Strict):
    """One action of the reviewer: several operations that stand or fall together, or the undoing of an earlier event.

    ``at`` is the time of the action as the page knew it, ISO 8601.
    """

    id: EventId
    at: Annotated[str, Field(max_length=40)]
    ops: Annotated[tuple[Op, ...], Field(max_length=50_000)] = ()
    undo: EventId | None = None


def active(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that still hold, in order. Undoing an undo brings the first event back.

    >>> first = Event(id="aaaaaaaa", at="", ops=())
    >>> undo = Event(id="bbbbbbbb", at="", undo="aaaaaaaa")
    >>> redo = Event(id="cccccccc", at="", undo="bbbbbbbb")
    >>> [event.id for event in active((first, undo))], [event.id for event in active((first, undo, redo))]
    ([], ['aaaaaaaa'])
    """
    gone: set[str] = set()
    kept: list[Event] = []
    for event in reversed(events):
        if event.id in gone:
            continue
        if event.undo is not None:
            gone.add(event.undo)
        else:
            kept.append(event)
    return tuple(reversed(kept))
