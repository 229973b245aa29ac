"""A paper under review: its folder, the logs of its reviewers, and what the page asks of both."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimspan.errors import InputError
from claimspan.review.carry import LEFT, anchored, carry
from claimspan.review.decisions import decide, distinct
from claimspan.review.effective import reviewed_records
from claimspan.review.events import Add, Edit, Event, Op, Read
from claimspan.review.folder import MODELS, PaperFolder, quote_of, read_folder, record_id
from claimspan.review.log import ReviewLog, log_path
from claimspan.review.payload import beside_payload, carried_payload, event_payload, paper_payload


class EventError(InputError):
    """An event whose fields make no record."""


class PaperSession:
    """The one place where the server reads and writes for a paper.

    ``beside`` names another reviewer, whose decisions are shown; without it every reviewer is blind to the others.
    """

    def __init__(self, path: Path, annotations: Path, beside: str | None = None) -> None:
        self.folder: PaperFolder = read_folder(path)
        self._paper = paper_payload(self.folder)
        self._annotations = annotations
        self._beside = beside
        self._logs: dict[str, ReviewLog] = {}

    def log(self, reviewer: str) -> ReviewLog:
        """The reviewer's log, opened and repaired on first use. Raises InputError for a bad name, LogError."""
        if reviewer not in self._logs:
            self._logs[reviewer] = ReviewLog(log_path(self._annotations, self.folder.id, reviewer))
        return self._logs[reviewer]

    def page(self, reviewer: str) -> dict[str, Any]:
        """Everything the page needs to open."""
        events = distinct(self.log(reviewer).events())
        carried = carry(decide(events).records, self.folder)
        return {
            "paper": self._paper,
            "events": event_payload(events),
            "next": len(events),
            "carried": carried_payload(carried),
            "beside": self._other(reviewer),
        }

    def _other(self, reviewer: str) -> dict[str, Any] | None:
        if self._beside is None or self._beside == reviewer:
            return None
        records = reviewed_records(self.folder, decide(self.log(self._beside).events()))
        return beside_payload(self._beside, records)

    def events(self, reviewer: str, since: int) -> dict[str, Any]:
        """The events from number ``since`` on."""
        events = self.log(reviewer).events(since)
        return {"events": event_payload(events), "next": since + len(events)}

    def save(self, reviewer: str, events: Iterable[Event], since: int) -> dict[str, Any]:
        """Append events and give back what the page has not seen. Raises EventError before anything is written."""
        complete = [self._complete(event) for event in events]
        self.log(reviewer).append(complete)
        return self.events(reviewer, since)

    def _complete(self, event: Event) -> Event:
        """The event with the records that it is about written into it.

        What the page itself gives as the record is kept where this run has no such record or another text under the id:
        the event was made on an earlier run, or is about a decision left over from one.
        """
        ops: list[Op] = []
        for op in event.ops:
            if isinstance(op, Read):
                ops.append(op)
                continue
            on = op.model_copy(update={"id": op.id.removeprefix(LEFT)})
            shown = self.folder.records[op.layer].get(on.id)
            if isinstance(op, Add):
                self._check(op, {})
                shown = dict(op.fields)
            elif op.was is not None and (shown is None or quote_of(op.was) != quote_of(shown)):
                ops.append(on)
                continue
            elif isinstance(op, Edit) and shown is not None:
                self._check(op, shown)
            ops.append(on.model_copy(update={"was": anchored(shown, self.folder) if shown is not None else None}))
        return event.model_copy(update={"ops": tuple(ops)})

    def _check(self, op: Add | Edit, base: dict[str, Any]) -> None:
        model = MODELS[op.layer]
        unknown = sorted(set(op.fields) - set(model.model_fields))
        if unknown:
            raise EventError(f"{op.layer} have no field {unknown[0]}")
        record = {**base, **op.fields}
        try:
            model.model_validate(record)
        except ValidationError as error:
            problem = error.errors()[0]
            where = ".".join(str(part) for part in problem["loc"])
            raise EventError(f"{record_id(op.layer, {'id': op.id})}: {where}: {problem['msg']}") from error
        spans = [(record.get("start"), record.get("end"))] if "start" in record else []
        spans += [tuple(record[name]) for name in record if name.endswith("_span") and record[name]]
        for start, end in spans:
            if start is None or end is None or not start < end <= self._length:
                raise EventError(f"{op.id}: [{start}, {end}) is no span of the source")

    @property
    def _length(self) -> int:
        if self.folder.source is not None:
            return len(self.folder.source)
        return max((unit.end for unit in self.folder.units), default=0)
