"""Word classes: the lexicon and its matcher."""

from collections.abc import Iterable
from dataclasses import dataclass

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


Entry = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Matcher:
    """The word classes by single words, and by the first word of phrases, longest phrases first."""

    words: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]

    @classmethod
    def of(cls, classes: Iterable[WordClass]) -> "Matcher":
        """Index word classes."""
        words: dict[str, list[Entry]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for item in classes:
            entry = item.name, frozenset(item.pos)
            for text in item.words:
                parts = tuple(text.split())
                if len(parts) == 1:
                    words.setdefault(text, []).append(entry)
                else:
                    phrases.setdefault(parts[0], []).append((parts, entry))
        return cls(
            {word: tuple(found) for word, found in words.items()},
            {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in phrases.items()},
        )

    def find(self, cols: Columns, start: int, end: int) -> list[Match]:
        """The words of every class in ``[start, end)``, in order of their start; a class counts once a place."""
        found = []
        for i in range(start, end):
            lower, lemma = cols.lower[i], cols.lemma[i]
            seen: set[str] = set()
            for form in (lower,) if lower == lemma else (lower, lemma):
                for words, (name, pos) in self.phrases.get(form, ()):
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


def _matches(cols: Columns, start: int, words: tuple[str, ...]) -> bool:
    return all(word in (cols.lower[i], cols.lemma[i]) for i, word in enumerate(words[1:], start + 1))


def _governor(cols: Columns, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= cols.head[i] < end or cols.head[i] == i), start)


def packaged_lexicon() -> tuple[WordClass, ...]:
    """The packaged word classes."""
    return load_rules("claimspan.extract.claims", "lexicon.toml", Lexicon).classes
