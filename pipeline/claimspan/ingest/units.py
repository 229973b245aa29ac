"""Stretches become units and clean text."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from claimspan.ingest.fold import Folded
from claimspan.ingest.markers import Marker
from claimspan.ingest.sentences import split_sentences
from claimspan.records import Footnote, Note, Offsets, Unit, UnitKind
from claimspan.source import CleanText


@dataclass
class Paragraph:
    """A stretch folded, with its markers and the place where text is missing, all in characters of ``folded.text``."""

    kind: str
    folded: Folded
    page: int | None = None
    level: int | None = None
    markers: list[Marker] = field(default_factory=list)
    cut: int | None = None


class UnitBuilder:
    """Collects units, the clean text and the markers, paragraph by paragraph.

    ``lines`` says whether the lines of the source mean something to a reader.
    """

    def __init__(self, source: str, lines: bool) -> None:
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", source))] if lines else None
        self.pieces: list[str] = []
        self.offsets = array("I")
        self.units: list[Unit] = []
        self.footnotes: list[Footnote] = []
        self.section: list[tuple[int, str]] = []
        self.paragraph = -1

    def clean(self) -> CleanText:
        """The clean text of all units so far: a space between sentences, a line break between paragraphs."""
        return CleanText("".join(self.pieces), self.offsets)

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph's sentences as units."""
        text, offsets, moved = without_markers(paragraph)
        if not text.strip():
            return
        self.paragraph += 1
        first = len(self.units)
        above = self.section
        kind: UnitKind = "body" if paragraph.kind == "text" else paragraph.kind  # type: ignore[assignment]
        if kind == "heading":
            level = 2 if paragraph.level is None else paragraph.level
            above = [item for item in self.section if item[0] < level]
            self.section = [*above, (level, text)] if level else []
            spans = [(0, len(text))]
        else:
            spans = split_sentences(text, lambda at: offsets[at] > offsets[at - 1] + 1)
        section = tuple(title for _, title in above)
        cut = moved(paragraph.cut) if paragraph.cut is not None else -1
        for start, end in spans:
            if start < cut < end:
                self._unit("fragment", text, offsets, (start, cut), paragraph.page, section)
                self._unit("fragment", text, offsets, (cut, end), paragraph.page, section)
            else:
                self._unit(kind, text, offsets, (start, end), paragraph.page, section)
        self._place_markers(paragraph, first)

    def add_note(self, note: Note) -> None:
        """Add a note as a unit of its own. The clean text does not hold the notes."""
        self.units.append(
            Unit(
                unit=len(self.units),
                kind="note",
                start=note.start,
                end=note.end,
                text=note.text,
                page=note.page,
                line=self._line(note.start),
            )
        )

    def _unit(
        self,
        kind: UnitKind,
        text: str,
        offsets: "array[int]",
        span: Offsets,
        page: int | None,
        section: tuple[str, ...],
    ) -> None:
        start, end = span
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        if self.units:
            self.pieces.append("\n" if self.units[-1].paragraph != self.paragraph else " ")
            self.offsets.append(self.offsets[-1])
        clean_start = len(self.offsets)
        self.pieces.append(text[start:end])
        self.offsets.extend(offsets[start:end])
        self.units.append(
            Unit(
                unit=len(self.units),
                kind=kind,
                start=offsets[start],
                end=offsets[end - 1] + 1,
                text=text[start:end],
                page=page,
                line=self._line(offsets[start]),
                paragraph=self.paragraph,
                section=section,
                clean_start=clean_start,
                clean_end=len(self.offsets),
            )
        )

    def _line(self, offset: int) -> int | None:
        return bisect_right(self.line_starts, offset) if self.line_starts is not None else None

    def _place_markers(self, paragraph: Paragraph, first: int) -> None:
        own = self.units[first:]
        places, text = paragraph.folded.offsets, paragraph.folded.text
        for marker in paragraph.markers if own else ():
            start, end = places[marker.start], places[marker.end - 1] + 1
            before = marker.after - 1
            while before >= 0 and text[before].isspace():
                before -= 1
            self.footnotes.append(
                Footnote(
                    number=marker.number,
                    start=start,
                    end=end,
                    anchor=places[before] + 1 if before >= 0 else start,
                    unit=own[max(0, bisect_right(own, start - 1, key=lambda unit: unit.start) - 1)].unit,
                    label=marker.label,
                )
            )


def without_markers(paragraph: Paragraph) -> tuple[str, "array[int]", Callable[[int], int]]:
    """The text and offsets with markers taken out, and a function that moves positions along."""
    folded = paragraph.folded
    text = folded.text
    cuts: list[Offsets] = []
    for marker in paragraph.markers:
        start, end = marker.cut_start, marker.cut_end
        if end <= start or (cuts and start < cuts[-1][1]):
            continue
        if cuts and start == cuts[-1][1]:
            start = cuts.pop()[0]
        if text[start - 1 : start] in ("", " ") and text[end : end + 1] == " ":
            end += 1
        cuts.append((start, end))
    pieces: list[str] = []
    offsets = array("I")
    at = 0
    for start, end in [*cuts, (len(text), len(text))]:
        pieces.append(text[at:start])
        offsets.extend(folded.offsets[at:start])
        at = end

    def moved(position: int) -> int:
        return position - sum(min(end, position) - start for start, end in cuts if start < position)

    return "".join(pieces), offsets, moved
