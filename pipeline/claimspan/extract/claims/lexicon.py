"""Word classes: the lexicon and its matcher."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claimspan.extract.claims.own import by_folder, load
from claimspan.extract.claims.syntax import Columns
from claimspan.rules import RuleModel


class WordClass(RuleModel):
    """A class of words; ``source`` says where its members come from, ``example`` holds one in square brackets."""

    name: str
    source: str = ""
    words: tuple[str, ...]
    pos: tuple[str, ...] = ()
    example: str


class Lexicon(RuleModel):
    """The schema of ``lexicon.toml``."""

    classes: tuple[WordClass, ...]


class Match(NamedTuple):
    """Words ``[start, end)`` of a class; ``head`` is the token of them that governs the others."""

    name: str
    start: int
    end: int
    head: int


Entry = tuple[str, frozenset[str]]
Phrase = tuple[tuple[str, ...], Entry]


@dataclass(frozen=True)
class Matcher:
    """The word classes by single words, and by the first two words of phrases, longest phrases first.

    ``forms`` are the words and the first words of phrases.
    """

    words: dict[str, tuple[Entry, ...]]
    phrases: dict[str, dict[str, tuple[Phrase, ...]]]
    forms: frozenset[str]

    @classmethod
    def of(cls, classes: Iterable[WordClass]) -> "Matcher":
        """Index word classes."""
        words: dict[str, list[Entry]] = {}
        phrases: dict[str, dict[str, list[Phrase]]] = {}
        for item in classes:
            entry = item.name, frozenset(item.pos)
            for text in item.words:
                parts = tuple(text.split())
                if len(parts) == 1:
                    words.setdefault(text, []).append(entry)
                else:
                    phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, entry))
        return cls(
            {word: tuple(found) for word, found in words.items()},
            {
                first: {second: tuple(sorted(found, key=_longest)) for second, found in below.items()}
                for first, below in phrases.items()
            },
            frozenset((*words, *phrases)),
        )

    def find(self, cols: Columns, start: int, end: int) -> list[Match]:
        """The words of every class in ``[start, end)``, in order of their start; a class counts once a place."""
        found = []
        lowers, lemmas = cols.lower, cols.lemma
        for i in range(start, end):
            lower, lemma = lowers[i], lemmas[i]
            if lower not in self.forms and lemma not in self.forms:
                continue
            seen: set[str] = set()
            for form in (lower,) if lower == lemma else (lower, lemma):
                below = self.phrases.get(form)
                if below is not None and i + 1 < end:
                    for words, (name, pos) in _continued(below, lowers[i + 1], lemmas[i + 1]):
                        last = i + len(words)
                        if name not in seen and last <= end and _matches(cols, i, words):
                            head = _governor(cols, i, last)
                            if not pos or cols.pos[head] in pos:
                                seen.add(name)
                                found.append(Match(name, i, last, head))
                for name, pos in self.words.get(form, ()):
                    if name not in seen and (not pos or cols.pos[i] in pos):
                        seen.add(name)
                        found.append(Match(name, i, i + 1, i))
        return found


def _longest(phrase: Phrase) -> int:
    return -len(phrase[0])


def _continued(below: dict[str, tuple[Phrase, ...]], lower: str, lemma: str) -> Iterable[Phrase]:
    """The phrases whose second word is a form of the next token."""
    found = below.get(lower, ())
    others = below.get(lemma, ()) if lower != lemma else ()
    return sorted((*found, *others), key=_longest) if found and others else found or others


def _matches(cols: Columns, start: int, words: tuple[str, ...]) -> bool:
    """Whether the third and later words of a phrase follow."""
    for place in range(2, len(words)):
        word, i = words[place], start + place
        if word not in (cols.lower[i], cols.lemma[i]):
            return False
    return True


def _governor(cols: Columns, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= cols.head[i] < end or cols.head[i] == i), start)


@by_folder
def word_classes(folder: Path | None) -> tuple[WordClass, ...]:
    """The word classes."""
    return load(folder, "lexicon.toml", Lexicon).classes
