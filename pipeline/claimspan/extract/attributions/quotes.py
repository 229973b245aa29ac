"""Double quotation marks: which stretches of a ``Doc`` are quoted."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.report import TokenSpan
from claimspan.extract.attributions.words import Words
from claimspan.extract.document import blocks

OPENING = frozenset({"“", "«", "„", "``"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})
MARKS = OPENING | CLOSING | STRAIGHT
BRACKETS = frozenset({"(", "[", "—", "–", "-", "―"})
LONGER_THAN_A_TERM = 6  # tokens, the marks included
LONGEST = 400  # tokens; a mark that is left open must not swallow the paper


@dataclass(frozen=True)
class Quotes:
    """Quoted stretches with their marks, for each token the number of its stretch or -1, and the tokens at which
    a new paragraph begins.
    """

    spans: tuple[TokenSpan, ...]
    of_token: tuple[int, ...]
    paragraphs: frozenset[int]

    def around(self, token: int) -> TokenSpan | None:
        """The quoted stretch that holds the token."""
        number = self.of_token[token]
        return self.spans[number] if number >= 0 else None

    def within(self, start: int, end: int) -> tuple[TokenSpan, ...]:
        """The quoted stretches that share a token with ``[start, end)``."""
        numbers = sorted({number for number in self.of_token[start:end] if number >= 0})
        return tuple(self.spans[number] for number in numbers)


def find_quotes(doc: Doc, words: Words) -> Quotes:
    """Pair the quotation marks of each paragraph.

    A mark left open at the end of a paragraph closes there: the next paragraph of a long quotation opens its own.
    """
    spans: list[TokenSpan] = []
    opened: int | None = None
    boundaries = _paragraph_starts(doc)
    marks = {place for place, lower in enumerate(words.lower) if lower in MARKS}
    for place in sorted(marks | boundaries):
        if opened is not None and place - opened > LONGEST:
            opened = None
        if place in boundaries and opened is not None:
            spans.append((opened, place))
            opened = None
        text = _direction(doc[place]) if place in marks else ""
        if text in OPENING or (text in STRAIGHT and opened is None):
            opened = place if opened is None else opened
        elif (text in CLOSING or text in STRAIGHT) and opened is not None:
            spans.append((opened, place + 1))
            opened = None
    of_token = [-1] * len(doc)
    for number, (start, end) in enumerate(spans):
        for index in range(start, end):
            of_token[index] = number
    return Quotes(tuple(spans), tuple(of_token), boundaries)


def _direction(token: Token) -> str:
    """The mark itself; for a straight one an opening or closing mark where the spaces around it tell which."""
    if token.text not in STRAIGHT:
        return token.text
    before = token.doc[token.i - 1] if token.i else None
    spaced_before = before is None or bool(before.whitespace_) or before.is_space or before.text in BRACKETS
    if spaced_before == bool(token.whitespace_):
        return token.text
    return "“" if spaced_before else "”"


def _paragraph_starts(doc: Doc) -> frozenset[int]:
    starts = set()
    known = blocks(doc)
    for before, after in pairwise(known):
        if (before.paragraph, before.kind) != (after.paragraph, after.kind) or doc[after.start - 1].text.startswith(
            "\n"
        ):
            starts.add(after.start)
    return frozenset(starts)
