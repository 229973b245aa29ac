"""Word classes: the lexicon and its matcher."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimspan.extract.claims.syntax import Columns
from claimspan.rules import RuleModel, load_rules


class WordClass(RuleModel):
    """A class of words; ``example`` holds one of them in square brackets."""

    name: str
    words: tuple[str, ...]
    pos: tuple[str, ...] = ()
    example: str


class Lexicon(RuleModel):
    """The schema of ``lexicon.toml``."""

    classes: tuple[WordClass, ...]


@dataclass(frozen=True)
class Match:
    """Words ``[start, end)`` of a class; ``head`` is the token of them that governs the others."""

    name: str
    start: int
    end: int
    head: int


@dataclass(frozen=True)
class Matcher:
    """The word classes by the first word of each entry, longest entries first."""

    entries: dict[str, tuple[tuple[tuple[str, ...], str, frozenset[str]], ...]]

    @classmethod
    def of(cls, classes: tuple[WordClass, ...]) -> "Matcher":
        """Index word classes."""
        index: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
        for item in classes:
            for entry in item.words:
                words = tuple(entry.split())
                index.setdefault(words[0], []).append((words, item.name, frozenset(item.pos)))
        return cls({first: tuple(sorted(found, key=lambda e: -len(e[0]))) for first, found in index.items()})

    def find(self, cols: Columns, start: int, end: int) -> Iterator[Match]:
        """The words of every class in ``[start, end)``, in order of their start; a class counts once a place."""
        for i in range(start, end):
            lower, lemma = cols.lower[i], cols.lemma[i]
            entries = self.entries.get(lower, ())
            if lemma != lower:
                entries += self.entries.get(lemma, ())
            seen: set[str] = set()
            for words, name, pos in entries:
                if name in seen:
                    continue
                last = i + len(words)
                if last > end or any(
                    cols.lower[i + k] != words[k] and cols.lemma[i + k] != words[k] for k in range(1, len(words))
                ):
                    continue
                head = i if last == i + 1 else _governor(cols, i, last)
                if pos and cols.pos[head] not in pos:
                    continue
                seen.add(name)
                yield Match(name, i, last, head)


def _governor(cols: Columns, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= cols.head[i] < end or cols.head[i] == i), start)


@lru_cache
def matcher() -> Matcher:
    """The matcher over the packaged lexicon."""
    return Matcher.of(load_rules(__package__ or "claimspan.extract.claims", "lexicon.toml", Lexicon).classes)
