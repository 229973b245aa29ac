"""A text written piece by piece, with the passages that point into it."""

import re

from claimspan.ingest.extracted import Passage, PassageKind
from claimspan.records import Offsets

LEAST_BODY = 120
SENTENCE = re.compile(r"[.?!…][\"'”’)\]]*[\[\]\d*†‡,–-]*$")


def begins_body(text: str) -> bool:
    """Whether a paragraph is the paper's own text, not the line of an author or a date before it.

    >>> begins_body("By Maria Quispe"), begins_body("Peru left.1")
    (False, True)
    """
    return len(text) >= LEAST_BODY or SENTENCE.search(text) is not None


class TextWriter:
    """Collects the extracted text, its passages and its superscripts.

    >>> writer = TextWriter()
    >>> writer.add_text("Peru left."); writer.add_text("1", raised=True); writer.close("text")
    >>> writer.text, writer.passages[0].spans, writer.raised
    ('Peru left.1\\n\\n', ((0, 11),), [(10, 11)])
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._start = self._length = 0
        self.passages: list[Passage] = []
        self.raised: list[Offsets] = []

    @property
    def text(self) -> str:
        """All passages that were closed, a blank line after each."""
        return "".join(self._parts)

    @property
    def open_text(self) -> str:
        """What was written since the last passage was closed."""
        return "".join(self._open)

    def add_text(self, text: str, *, raised: bool = False) -> None:
        """Write text into the passage that is open."""
        if raised and text:
            self.raised.append((self._length, self._length + len(text)))
        self._open.append(text)
        self._length += len(text)

    def add_label(self, label: str) -> None:
        """Write a note's printed label and a space; the passage begins after them."""
        self._parts += self._open
        self._parts.append(f"{label} ")
        self._open = []
        self._length += len(label) + 1
        self._start = self._length

    def close(self, kind: PassageKind, *, level: int | None = None, label: str | None = None) -> None:
        """End the open passage, white space at its end taken off; nothing happens where nothing was written."""
        text = self.open_text.rstrip()
        if text:
            self.passages.append(Passage(kind, ((self._start, self._start + len(text)),), level=level, label=label))
            self._parts += [text, "\n\n"]
            self._length = self._start + len(text) + 2
        else:
            self._length = self._start
        self._open = []
        self._start = self._length
