"""The record types: the one schema that gold, output and review share.

Every ``start`` and ``end`` is a half-open ``[start, end)`` offset in Unicode code points into the source text.
"""

import hashlib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Offset = Annotated[int, Field(ge=0)]
Offsets = tuple[Offset, Offset]
UnitKind = Literal["body", "heading", "front", "note", "fragment"]
EntityLabel = Literal[
    "PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "MONEY", "PERCENT"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal["APPROX", "MORE_THAN", "LESS_THAN", "START", "MID", "END"]
Role = Literal["claim", "evidence"]
ClaimType = Literal["prescriptive", "predictive", "causal", "motive", "comparative", "evaluative", "descriptive"]
Certainty = Literal["certain", "hedged"]
Polarity = Literal["positive", "negative"]
RelationType = Literal["support", "attack"]


class Record(BaseModel):
    """Base of all records. Unknown fields are read over, since more fields are welcome in gold."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Reason(Record):
    """Why a value was given: the rule or component, and the words that triggered it, with their source spans.

    ``field`` is the record's field that the reason speaks for, or null where it speaks for the whole record.
    """

    rule: str
    field: str | None = None
    words: tuple[str, ...] = ()
    spans: tuple[Offsets, ...] = ()


class SpanRecord(Record):
    """A stretch of the source with its cleaned text."""

    start: Offset
    end: Offset
    text: str


class Unit(SpanRecord):
    """A sentence, heading or other stretch in reading order.

    ``clean_start`` and ``clean_end`` are the same span in the cleaned text; ``page`` and ``line`` count from 1;
    ``paragraph`` counts from 0 over the paper; ``section`` is the path of headings above the unit.
    """

    unit: Offset
    kind: UnitKind
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    section: tuple[str, ...] = ()
    clean_start: Offset | None = None
    clean_end: Offset | None = None


class Entity(SpanRecord):
    """A named entity mention. ``amount`` and ``currency`` (ISO 4217) are for MONEY, ``amount`` also for PERCENT."""

    unit: Offset
    label: EntityLabel
    canonical: str
    stands_for: str | None = None
    amount: float | None = None
    currency: str | None = None
    modifier: TimexMod | None = None
    why: tuple[Reason, ...] = ()


class EntityCluster(Record):
    """All mentions of one thing in a paper: what ``entities_index.jsonl`` holds.

    ``aliases`` are the other words that the paper uses for it; ``country`` is an ISO 3166-1 alpha-2 code; ``metonyms``
    are the mentions of capitals and residences that stand for it; ``sections`` the paths of headings it is named under.
    """

    name: str
    label: EntityLabel
    mentions: tuple[Offsets, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    metonyms: tuple[Offsets, ...] = ()
    sections: tuple[tuple[str, ...], ...] = ()


class Date(SpanRecord):
    """A temporal expression (TIMEX3). ``earliest`` and ``latest`` are ISO days, ``edtf`` an EDTF level 1 value."""

    unit: Offset
    type: TimexType
    value: str
    mod: TimexMod | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    why: tuple[Reason, ...] = ()


class NoteLink(Record):
    """Where the body of a note stands. ``text`` is null in gold that gives the place only."""

    start: Offset
    end: Offset | None = None
    text: str | None = None


class Footnote(Record):
    """A reference to a note: the marker's span and the place that it is attached to.

    ``label`` is the marker as printed (``17A``, ``*``); ``number`` its number, for symbols their order. ``unit`` is
    null in gold of an excerpt for a marker outside its units.
    """

    number: int
    start: Offset
    end: Offset
    anchor: Offset
    unit: Offset | None = None
    note: NoteLink | None = None
    label: str | None = None


class Reference(Record):
    """One reference inside a note; what stays unparsed is in ``text`` alone."""

    text: str
    authors: tuple[str, ...] = ()
    title: str | None = None
    container: str | None = None
    year: int | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    refers_to: int | None = None


class Note(SpanRecord):
    """The body of a footnote or endnote. ``marker`` is the source offset of its marker, null where none was found."""

    number: int
    label: str | None = None
    marker: Offset | None = None
    page: int | None = None
    references: tuple[Reference, ...] = ()


class Relation(Record):
    """The one relation that may go out of a unit."""

    to: str
    type: RelationType


class Attribution(Record):
    """A reported statement: who (``source``), the words that report (``cue``), and what (``content``).

    ``source_entity`` is the canonical name of the entity that the source is: of a name, of the noun before "who", of
    "she" or "the ministry" where one entity alone fits; null where that is not sure.
    """

    id: str
    unit: Offset
    source: str | None
    source_entity: str | None = None
    cue: str
    content: str | None
    source_span: Offsets | None = None
    cue_span: Offsets
    content_span: Offsets | None = None
    kind: Literal["direct", "indirect", "mixed", "belief", "perspective"] | None = None
    negated: bool = False
    modal: bool = False
    why: tuple[Reason, ...] = ()


class Claim(SpanRecord):
    """An argumentative unit. ``type`` is null for evidence.

    ``confidences`` gives a calibrated probability a field; ``confidence`` the least of them. ``evidence`` holds the
    numbers of the notes that back the unit; ``unsupported`` is true for a claim without note, date, figure or named
    source.
    """

    id: str
    unit: Offset
    role: Role
    type: ClaimType | None
    holder: str
    cue: str | None = None
    content: str | None = None
    certainty: Certainty
    polarity: Polarity
    thesis: bool
    relation: Relation | None = None
    holder_span: Offsets | None = None
    cue_span: Offsets | None = None
    content_span: Offsets | None = None
    holder_entity: str | None = None
    attribution: str | None = None
    notes: tuple[int, ...] = ()
    unsupported: bool = False
    confidence: float | None = None
    confidences: dict[str, float] = Field(default_factory=dict)
    why: tuple[Reason, ...] = ()


class JoinedNote(Record):
    """A note that backs a claim. ``text`` is null where the document does not hold the note's body."""

    number: int
    text: str | None


class LinkedClaim(Record):
    """The other end of a relation."""

    id: str
    role: Role
    text: str


class JoinedClaim(Claim):
    """A claim with all that belongs to it: its place, entities, dates, notes, its report, and what bears on it."""

    paper: str
    section: tuple[str, ...]
    page: int | None
    line: int | None
    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]
    footnotes: tuple[JoinedNote, ...]
    report: Attribution | None
    supported_by: tuple[LinkedClaim, ...]
    attacked_by: tuple[LinkedClaim, ...]


class Warning(Record):
    """Something a reader should know: a stable ``code``, a message for people, and where."""

    code: str
    message: str
    start: Offset | None = None
    end: Offset | None = None
    page: int | None = None
    line: int | None = None


class Repair(Record):
    """A place where the cleaned text differs from the source, and why."""

    rule: str
    start: Offset
    end: Offset
    before: str
    after: str
    reason: str


class Found(Record):
    """A piece of metadata and where it was read."""

    value: str
    origin: str


class Author(Record):
    """An author, the affiliation where it is known, and where both were read."""

    name: str
    affiliation: str | None = None
    origin: str


class Metadata(Record):
    """What the paper says of itself."""

    title: Found | None = None
    subtitle: Found | None = None
    authors: tuple[Author, ...] = ()
    publisher: Found | None = None
    date: Found | None = None
    language: Found | None = None


class Document(Record):
    """What ``document.json`` holds: the source, what it says of itself, who made the records, and the warnings."""

    id: str
    source: str
    sha256: str
    media_type: str
    metadata: Metadata
    pipeline: str
    model: str
    model_version: str
    model_sha256: str
    rules_sha256: str
    counts: dict[str, int]
    warnings: tuple[Warning, ...] = ()


def content_id(prefix: str, text: str, occurrence: int) -> str:
    """An id from content alone: the same text gets the same id in any run, its n-th repetition another.

    >>> content_id("c", "Peru feared isolation.", 0)
    'c-8131eec8'
    """
    digest = hashlib.blake2b(f"{occurrence}\x1f{text}".encode(), digest_size=4)
    return f"{prefix}-{digest.hexdigest()}"
