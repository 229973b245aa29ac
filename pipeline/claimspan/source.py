"""The source text, the cleaned text, and the map between them."""

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimspan.records import Footnote, Metadata, Note, Offsets, Repair, Unit, Warning


@dataclass(frozen=True)
class Source:
    """The text that offsets point into, and where it came from.

    ``name`` is the file's name without its folder; ``sha256`` is of the file's bytes. For a text source ``text`` is the
    file decoded with nothing normalised away, otherwise the extracted text (``extracted`` is then true).
    """

    name: str
    text: str
    media_type: str = "text/plain"
    sha256: str = ""
    extracted: bool = False

    @classmethod
    def of(cls, text: str, name: str = "text") -> "Source":
        """A source made from a string; its hash is that of the UTF-8 bytes."""
        return cls(name=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


@dataclass(frozen=True)
class CleanText:
    """A cleaned text and, for each of its code points, the offset of the source code point that it stands for.

    The offsets never fall; two code points may share one (a ligature taken apart).

    >>> clean = CleanText.keep("im-\\nposed  it", [(0, 2), (4, 10), (11, 13)])
    >>> clean.text
    'imposed it'
    >>> clean.to_source(0, 7), clean.to_clean(4, 9)
    ((0, 9), (2, 7))
    """

    text: str
    offsets: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"{len(self.text)} code points but {len(self.offsets)} offsets")

    @classmethod
    def keep(cls, source: str, spans: Iterable[Offsets]) -> "CleanText":
        """The text that is left when only the given source spans are kept, in order."""
        pieces: list[str] = []
        offsets = array("I")
        for start, end in spans:
            pieces.append(source[start:end])
            offsets.extend(range(start, end))
        return cls("".join(pieces), offsets)

    def to_source(self, start: int, end: int) -> Offsets:
        """The source span of the clean span ``[start, end)``. Raises ValueError for an empty or outside span."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no clean span [{start}, {end}) in a text of {len(self.text)} code points")
        return self.offsets[start], self.offsets[end - 1] + 1

    def to_clean(self, start: int, end: int) -> Offsets:
        """The clean span of the kept code points inside the source span ``[start, end)``; empty where none is kept."""
        first = bisect_left(self.offsets, start)
        return first, max(first, bisect_right(self.offsets, end - 1))


@dataclass(frozen=True)
class Paper:
    """An ingested paper: all that the later stages know of its source.

    ``units`` are in reading order with ``clean_start`` and ``clean_end`` set; ``footnotes`` are the markers in reading
    order; ``notes`` the bodies.
    """

    id: str
    source: Source
    clean: CleanText
    units: tuple[Unit, ...]
    footnotes: tuple[Footnote, ...] = ()
    notes: tuple[Note, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
