"""What surrounds a match: the words and tags around it, the tense of its clause, and the dates mentioned before."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from claimspan.extract.dates.grammar import Match, Style, normalized
from claimspan.extract.dates.tense import tense_at

OPENERS = frozenset(["“", "‘", '"', "'", "``", "`", ".", ":", "?", "!", "—", "–", "--", "("])
BEFORE = re.compile(r"[^\s()\[\]“”\"]+$")
AFTER = re.compile(r"[^\s()\[\]“”\"]+")


@dataclass(frozen=True)
class Surroundings:
    """A ``Doc`` seen by characters."""

    doc: Doc

    @cached_property
    def raw(self) -> str:
        """The text as it stands."""
        return self.doc.text

    @cached_property
    def text(self) -> str:
        """The text lower-cased, code point for code point."""
        return normalized(self.raw)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def token(self, offset: int) -> Token:
        """The token in which a character lies."""
        return self.doc[max(bisect_right(self._starts, offset) - 1, 0)]

    def before(self, offset: int) -> str:
        """The word right before ``offset``, as written; empty at a bracket, a quote or the start."""
        found = BEFORE.search(self.raw[max(offset - 40, 0) : offset].rstrip())
        return found.group() if found else ""

    def after(self, offset: int) -> str:
        """The word right after ``offset``, as written."""
        rest = self.raw[offset : offset + 40]
        found = AFTER.match(rest.lstrip())
        return found.group() if found else ""

    def tag_after(self, offset: int) -> str:
        """The fine part-of-speech tag of the next token, empty where the ``Doc`` is not tagged."""
        index = self.token(offset - 1).i + 1
        return self.doc[index].tag_ if index < len(self.doc) else ""

    def opens_sentence(self, offset: int) -> bool:
        """Whether nothing but white space, quotes or brackets stands between ``offset`` and the sentence's start."""
        token = self.token(offset)
        return token.i == 0 or bool(token.is_sent_start) or self.doc[token.i - 1].text in OPENERS

    def tense(self, offset: int) -> int:
        """-1, 0 or 1 for past, present or future of the verb that governs the character; 0 where it is not known."""
        return tense_at(self.token(offset))


@dataclass
class Context:
    """What is known where a match is read: reference date, style, the last date mentioned, and the matches around."""

    around: Surroundings
    published: str | None
    style: Style
    last: str | None = None
    following: Match | None = None
    match: Match | None = field(default=None)

    def word_before(self) -> str:
        """The word before the match, lower-cased."""
        return self.around.before(self.match.start).lower() if self.match else ""

    def tense(self) -> int:
        """The tense of the clause in which the match stands."""
        return self.around.tense(self.match.start) if self.match else 0
