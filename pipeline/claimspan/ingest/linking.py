"""Note bodies become records, and each marker is joined to its note."""

from claimspan.ingest.fold import fold
from claimspan.ingest.hyphens import Hyphenation
from claimspan.ingest.note_bodies import Notes
from claimspan.ingest.note_starts import LABEL
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
        own = label is not None and any(part == body.label for part in label.groups())
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
    """Join each marker to the next unused note of its number and kind of label after it, or else to any of them.

    A marker that repeats a number points to the note that the first one took.
    """
    footnotes = sorted(footnotes, key=lambda footnote: (footnote.start, footnote.number))
    places: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        places.setdefault(_key(note.label, note.number), []).append(index)
    taken: dict[int, int] = {}
    joined: list[Footnote] = []
    for footnote in footnotes:
        own = places.get(_key(footnote.label, footnote.number), [])
        free = [index for index in own if index not in taken]
        index = next(
            (index for index in free if notes[index].start > footnote.start), free[0] if free else own[0] if own else -1
        )
        if index < 0:
            joined.append(footnote)
            continue
        taken.setdefault(index, footnote.start)
        note = notes[index]
        joined.append(footnote.model_copy(update={"note": NoteLink(start=note.start, end=note.end, text=note.text)}))
    marked = [note.model_copy(update={"marker": taken.get(index)}) for index, note in enumerate(notes)]
    return joined, marked


def _key(label: str | None, number: int) -> str:
    return label if label and not label[0].isdigit() else (label or str(number))
