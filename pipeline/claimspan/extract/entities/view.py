"""A ``Doc`` as parallel lists of words, cheap to walk, with compounds taken apart at their hyphens."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import ORTH, POS, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from claimspan.records import EntityLabel, TimexMod

JOINED = re.compile(
    r"(?<=[A-Za-z.])[-–—/](?=[A-Za-z])|(?<=\d)\((?=\w)|(?<=\w)[’']s$"
    r"|(?<=\d[A-Za-z])\.$|(?<=\d[a-z]n)\.$|(?<=^[bm])\.$|(?<=^[bmt]n)\.$|(?<=\d)\.$"
)
DASHES = frozenset("-–—")
POSSESSIVES = frozenset(("'s", "’s", "'", "’", "'S", "’S"))


@dataclass(slots=True)
class View:
    """The words of a ``Doc``.

    Word ``i`` is the characters ``[starts[i], ends[i])`` and lies in the token ``tokens[i]``: a token is one word
    unless it joins several by hyphens ("U.S.-Japan" is three words). ``sentences[i]`` numbers its sentence.
    """

    doc: Doc
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> "View":
        """Take a parsed ``Doc`` apart."""
        view = cls(doc)
        strings = doc.vocab.strings
        sentence = -1
        attributes = doc.to_array([ORTH, POS, SENT_START, SPACY]).tolist() if len(doc) else []
        offset = 0
        for number, (word, pos, sent_start, spaced) in enumerate(attributes):
            if sent_start == 1 or number == 0:
                sentence += 1
            text = strings[word]
            view.first.append(len(view.words))
            start = offset
            offset += len(text) + spaced
            if text.isspace():
                continue
            for left, right in ((0, len(text)),) if text.isalpha() else _parts(text):
                view.words.append(text[left:right])
                view.starts.append(start + left)
                view.ends.append(start + right)
                view.tokens.append(number)
                view.sentences.append(sentence)
                view.pos.append(pos)
        view.first.append(len(view.words))
        return view

    def __len__(self) -> int:
        return len(self.words)

    def text(self, start: int, end: int) -> str:
        """The text of the words ``[start, end)``."""
        pieces = [self.words[start]]
        for index in range(start + 1, end):
            if self.starts[index] > self.ends[index - 1]:
                pieces.append(" ")
            pieces.append(self.words[index])
        return "".join(pieces)

    def glued(self, index: int) -> bool:
        """True when nothing stands between word ``index`` and the word before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def opens(self, index: int) -> bool:
        """True when word ``index`` is the first of its sentence."""
        return index == 0 or self.sentences[index] != self.sentences[index - 1]

    def first_of_sentence(self, index: int) -> int:
        """The first word of the sentence of word ``index``."""
        return bisect_left(self.sentences, self.sentences[index])

    def capital(self, index: int) -> bool:
        """True when word ``index`` begins with a capital letter."""
        return self.words[index][0].isupper()


def _parts(text: str) -> Iterator[tuple[int, int]]:
    if len(text) < 2 or "://" in text or "@" in text:
        yield 0, len(text)
        return
    last = 0
    for match in JOINED.finditer(text):
        if match.start() > last:
            yield last, match.start()
        yield match.start(), match.end()
        last = match.end()
    if last < len(text):
        yield last, len(text)


@dataclass(slots=True)
class Candidate:
    """A possible mention: words ``[start, end)``, what says so, and how firmly (``rank``, higher wins)."""

    start: int
    end: int
    label: EntityLabel
    rule: str
    rank: int
    canonical: str | None = None
    country: str | None = None
    stands_for: str | None = None
    amount: float | None = None
    currency: str | None = None
    modifier: TimexMod | None = None
    label_rule: str | None = None
    trigger: tuple[int, int] | None = None
