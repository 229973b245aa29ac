"""Markers found over all paragraphs of a paper and hung on each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimspan.ingest.candidates import find_candidates, roman_candidates
from claimspan.ingest.markers import NotePlaces, choose, raised_candidates, symbols, to_markers
from claimspan.ingest.note_bodies import Notes
from claimspan.ingest.sequence import Candidate
from claimspan.ingest.units import Paragraph
from claimspan.records import Offsets

FEW, MOST = 0.7, 0.85
"""Where fewer notes than the first share have a marker, numbers standing alone count if they lift it to the second."""


def mark(paragraphs: Sequence[Paragraph], notes: Notes, raised: Sequence[Offsets] | None) -> None:
    """Set the markers of every paragraph: where the format shows superscripts (``raised``), only from these."""
    starts: dict[int, list[int]] = {}
    for body in notes.bodies:
        starts.setdefault(body.number, []).append(body.spans[0][0])
    places = NotePlaces(starts, tuple(notes.blocks) if len(notes.blocks) > 1 else (), _runs(notes))
    text = _Text(paragraphs)
    named = {body.label: body.number for body in notes.bodies if not body.label[:1].isdigit()}
    if raised is not None:
        found = [raised_candidates(paragraph.folded, sorted(raised), named) for paragraph in paragraphs]
        chosen = choose(text.joined(found), text.source, places, explicit=True)
    elif any(label.isalpha() for label in named):
        found = [roman_candidates(paragraph.folded.text, named) for paragraph in paragraphs]
        chosen = choose(text.joined(found), text.source, places, explicit=True)
    else:
        chosen = choose(text.joined(_guessed(paragraphs, loose=False)), text.source, places)
        spaced = 2 * sum(text.is_spaced(item) for item in chosen) > len(chosen)
        if spaced or not chosen or len(chosen) < FEW * len(starts):
            loose = choose(text.joined(_guessed(paragraphs, loose=True)), text.source, places)
            if (spaced and chosen) or len({item.number for item in loose} & starts.keys()) >= MOST * len(starts):
                chosen = loose
    own = text.parted(chosen)
    signs = [body for body in notes.bodies if not body.label[:1].isalnum()]
    for paragraph, items in zip(paragraphs, own, strict=True):
        paragraph.markers = to_markers(paragraph.folded.text, [*items, *symbols(paragraph.folded, signs)])


def _runs(notes: Notes) -> tuple[int, ...]:
    """The ends of the rising runs of the notes."""
    numbered = [body for body in notes.bodies if body.label[:1].isalnum()]
    ends = [first.spans[-1][1] for first, later in pairwise(numbered) if later.number < first.number]
    return (*ends, numbered[-1].spans[-1][1]) if numbered else ()


def _guessed(paragraphs: Sequence[Paragraph], loose: bool) -> list[list[Candidate]]:
    return [
        find_candidates(paragraph.folded.text, loose) if paragraph.kind in ("text", "heading") else []
        for paragraph in paragraphs
    ]


class _Text:
    """All paragraphs laid end to end, so that candidates of the whole paper have an order."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.starts: list[int] = []
        length = 0
        for paragraph in paragraphs:
            self.starts.append(length)
            length += len(paragraph.folded.text) + 1

    def joined(self, found: list[list[Candidate]]) -> list[Candidate]:
        """The candidates of all paragraphs with their places counted over the whole paper."""
        return [
            replace(item, start=item.start + base, end=item.end + base)
            for base, items in zip(self.starts, found, strict=True)
            for item in items
        ]

    def parted(self, chosen: list[Candidate]) -> list[list[Candidate]]:
        """The chosen candidates of each paragraph, with their places counted inside it."""
        parts: list[list[Candidate]] = [[] for _ in self.paragraphs]
        for item in chosen:
            index, base = self._at(item)
            parts[index].append(replace(item, start=item.start - base, end=item.end - base))
        return parts

    def source(self, item: Candidate) -> int:
        """The source offset of a candidate."""
        index, base = self._at(item)
        return self.paragraphs[index].folded.offsets[item.start - base]

    def is_spaced(self, item: Candidate) -> bool:
        """Whether a candidate stands alone between spaces."""
        index, base = self._at(item)
        at = item.start - base
        return at > 0 and self.paragraphs[index].folded.text[at - 1].isspace()

    def _at(self, item: Candidate) -> tuple[int, int]:
        index = bisect_right(self.starts, item.start) - 1
        return index, self.starts[index]
