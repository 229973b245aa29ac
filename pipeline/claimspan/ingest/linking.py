"""Note bodies become records, and each marker is joined to its note."""

from claimspan.ingest.fold import fold
from claimspan.ingest.hyphens import Hyphenation
from claimspan.ingest.note_bodies import Notes
from claimspan.ingest.note_starts import ARABIC, LABEL
from claimspan.ingest.references import Earlier, parse_references
from claimspan.records import Footnote, Note, NoteLink, Repair


def note_records(source: str, notes: Notes, hyphenation: Hyphenation, repairs: list[Repair]) -> list[Note]:
    """The notes in the order of the source; the span and text of each begin with its label."""
    records: list[Note] = []
    earlier = Earlier()
    for body in notes.bodies:
        folded = fold(source, body.spans, hyphenation, repairs)
        if not folded.text:
            continue
        label = LABEL.match(folded.text)
        own = label is not None and any(part and part.translate(ARABIC) == body.label for part in label.groups())
        text = folded.text[label.end() :] if label and own else folded.text
        records.append(
            Note(
                start=folded.offsets[0],
                end=folded.offsets[-1] + 1,
                text=folded.text,
                number=body.number,
                label=body.label,
                page=body.page,
                references=parse_references(text, body.number, earlier),
            )
        )
    return records


def link(footnotes: list[Footnote], notes: list[Note]) -> tuple[list[Footnote], list[Note]]:
    """Join each marker to the note of its number and kind of label.

    Where a number has several notes and these stand among its markers (at page bottoms, after chapters), each note
    takes the last marker before it; what is left is joined in order. All markers of a number with one note point to it.
    """
    footnotes = sorted(footnotes, key=lambda footnote: (footnote.start, footnote.number))
    markers: dict[str, list[int]] = {}
    bodies: dict[str, list[int]] = {}
    for index, footnote in enumerate(footnotes):
        markers.setdefault(_key(footnote.label, footnote.number), []).append(index)
    for index, note in enumerate(notes):
        bodies.setdefault(_key(note.label, note.number), []).append(index)
    joins: dict[int, int] = {}
    for key, own in markers.items():
        joins |= _joins(own, bodies.get(key, []), footnotes, notes)
    taken: dict[int, int] = {}
    joined: list[Footnote] = []
    for index, footnote in enumerate(footnotes):
        if index not in joins:
            joined.append(footnote)
            continue
        note = notes[joins[index]]
        taken.setdefault(joins[index], footnote.start)
        joined.append(footnote.model_copy(update={"note": NoteLink(start=note.start, end=note.end, text=note.text)}))
    marked = [note.model_copy(update={"marker": taken.get(index)}) for index, note in enumerate(notes)]
    return joined, marked


def _joins(markers: list[int], bodies: list[int], footnotes: list[Footnote], notes: list[Note]) -> dict[int, int]:
    """For the markers of a number the note of each, as far as there is one; both by their indices."""
    if len(bodies) == 1:
        return dict.fromkeys(markers, bodies[0])
    joins: dict[int, int] = {}
    if bodies and notes[bodies[0]].start < footnotes[markers[-1]].start:
        for body in bodies:
            before = [index for index in markers if index not in joins and footnotes[index].start < notes[body].start]
            if before:
                joins[before[-1]] = body
    free = [body for body in bodies if body not in joins.values()]
    return joins | dict(zip((index for index in markers if index not in joins), free, strict=False))


def _key(label: str | None, number: int) -> str:
    return label if label and not label[0].isdigit() else (label or str(number))
