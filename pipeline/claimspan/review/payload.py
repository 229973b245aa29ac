"""What the page is given: the paper, its records, and the reviewer's events, as plain JSON objects."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from claimspan.records import Unit
from claimspan.review.align import Piece
from claimspan.review.carry import Carried
from claimspan.review.effective import Reviewed
from claimspan.review.events import Event
from claimspan.review.folder import LAYERS, PaperFolder


def paper_payload(folder: PaperFolder) -> dict[str, Any]:
    """The paper and its records.

    A unit's ``map`` pairs positions in its text, counted in UTF-16 code units as browsers do, with source offsets.
    """
    document = folder.document
    metadata = document.metadata if document else None
    return {
        "id": folder.id,
        "title": folder.title,
        "subtitle": metadata.subtitle.value if metadata and metadata.subtitle else None,
        "authors": [author.name for author in metadata.authors] if metadata else [],
        "date": metadata.date.value if metadata and metadata.date else None,
        "source": document.source if document else None,
        "pipeline": document.pipeline if document else None,
        "warnings": [_slim(warning.model_dump(mode="json")) for warning in document.warnings] if document else [],
        "paragraphs": [_paragraph(list(units), folder) for _, units in groupby(folder.units, key=_group)],
        "notes": [_slim(note.model_dump(mode="json")) for note in folder.notes],
        "footnotes": [_slim(footnote.model_dump(mode="json")) for footnote in folder.footnotes],
        "records": {layer: [_slim(record) for record in folder.records[layer].values()] for layer in LAYERS},
    }


def event_payload(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events without the records that they were about, which the page has."""
    return [
        {
            "id": event.id,
            "at": event.at,
            "undo": event.undo,
            "ops": [op.model_dump(mode="json", exclude={"was"}) for op in event.ops],
        }
        for event in events
    ]


def carried_payload(carried: Iterable[Carried]) -> list[dict[str, Any]]:
    """Where earlier decisions went; records without the fields that only carrying needs."""
    return [
        {
            "layer": item.layer,
            "id": item.id,
            "to": item.to,
            "left": item.left,
            "changed": dict(item.changed),
            "record": None
            if item.record is None
            else {name: value for name, value in item.record.items() if not name.startswith("_")},
        }
        for item in carried
    ]


def beside_payload(reviewer: str, records: Iterable[Reviewed]) -> dict[str, Any]:
    """Another reviewer's decisions: status, set fields and remark by layer and id."""
    return {
        "reviewer": reviewer,
        "decisions": {
            f"{record.layer} {record.id}": {
                "status": record.status,
                "fields": dict(record.decision.fields),
                "remark": record.decision.remark,
            }
            for record in records
            if record.decision.value or record.decision.remark
        },
    }


def _group(unit: Unit) -> tuple[object, ...]:
    alone = unit.unit if unit.kind == "heading" or unit.paragraph is None else None
    return unit.kind, unit.paragraph, alone


def _paragraph(units: list[Unit], folder: PaperFolder) -> dict[str, Any]:
    return {
        "kind": units[0].kind,
        "start": units[0].start,
        "section": list(units[0].section),
        "page": units[0].page,
        "units": [
            {
                "unit": unit.unit,
                "start": unit.start,
                "end": unit.end,
                "text": unit.text,
                "map": utf16(unit.text, folder.maps[unit.unit]),
            }
            for unit in units
        ],
    }


def utf16(text: str, pairs: list[Piece]) -> list[list[int]]:
    """The pairs with text positions in UTF-16 code units; a character outside the first plane gets a pair of its own.

    >>> utf16("a😀b", [(0, 10)])
    [[0, 10], [1, 11], [3, 12]]
    """
    if text.isascii() or max(text) < "\U00010000":
        return [list(pair) for pair in pairs]
    known = dict(pairs)
    found: list[list[int]] = []
    width, offset, after_wide = 0, 0, False
    for position, character in enumerate(text):
        offset = known.get(position, offset + 1)
        wide = character > "\uffff"
        if position in known or wide or after_wide:
            found.append([width, offset])
        width += 2 if wide else 1
        after_wide = wide
    return found


def _slim(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None and value not in ([], {})}
