"""The font size of the text proper."""

from collections import Counter

from claimspan.ingest.pdf.lines import Line

LEAST_SHARE = 0.1
"""The text proper has at least this share of the characters of the size that has the most."""

LEAST_CALLS = 5
"""So many superscript numbers within lines tell the size of the text proper."""


class BodySize:
    """Counts characters by font size, to a quarter point.

    The text proper has the size of most characters of all pages, unless the superscript numbers within lines call for
    another: in a law review the notes may well be longer than the text that they belong to.
    """

    def __init__(self) -> None:
        self._characters: Counter[float] = Counter()
        self._calls: Counter[float] = Counter()

    def add(self, lines: list[Line]) -> None:
        """Count the lines of a page."""
        for line in lines:
            size = round(line.size * 4) / 4
            self._characters[size] += len(line.text)
            self._calls[size] += sum(start > 0 and line.text[start:end].isdigit() for start, end in line.raised)

    def size(self) -> float:
        """The size in points; 10 where there is no text."""
        most = max(self._characters.values(), default=0)
        usual = [size for size, count in self._characters.items() if count >= LEAST_SHARE * most]
        calls = self._calls if sum(self._calls[size] for size in usual) >= LEAST_CALLS else Counter[float]()
        return max(usual, key=lambda size: (calls[size], self._characters[size], size), default=10.0)
