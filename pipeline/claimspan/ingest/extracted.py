"""What every format module gives: the source text and its passages, before any repair."""

from dataclasses import dataclass, field
from typing import Literal

from claimspan.records import Metadata, Offsets, Warning
from claimspan.source import Source

PassageKind = Literal["text", "heading", "front", "note", "aside"]


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, note body or other stretch that reads as one.

    ``spans`` are its parts in the source in reading order; what interrupts it (a page-bottom note, a running head)
    lies between them. ``aside`` is what is set aside: tables, captions, page furniture. ``level`` is a heading's depth,
    1 for the title. ``label`` is a note's own number or sign as printed
    (``7``, ``*``, ``11,12`` where two notes share one body) where the format gives it; a note's spans then begin
    after it.
    """

    kind: PassageKind
    spans: tuple[Offsets, ...]
    page: int | None = None
    level: int | None = None
    label: str | None = None


@dataclass(frozen=True)
class Extracted:
    """A file taken apart: the text that offsets point into, its passages, and what the format itself knows.

    ``raised`` are the source spans of superscripts where the format shows them (PDF by geometry, HTML and DOCX by
    tags), null where it does not and markers must be found from the text alone.
    """

    source: Source
    passages: tuple[Passage, ...]
    raised: tuple[Offsets, ...] | None = None
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[Warning, ...] = ()
