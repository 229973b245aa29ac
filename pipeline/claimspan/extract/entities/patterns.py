"""Names that have a fixed shape: citations of law, designations of weapons, flights."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from claimspan.extract.entities.lexicon import PACKAGE
from claimspan.extract.entities.view import Candidate, View
from claimspan.records import EntityLabel
from claimspan.rules import RuleModel, load_rules

SHAPED, WEAK = 93, 65


class Pattern(RuleModel):
    """A regular expression; ``near`` are words of which one must stand in the same sentence, ``after`` words of which
    the match must hold one, ``not_before`` what a match must not begin with before its hyphen. A ``weak`` one gives way
    to a longer name.
    """

    id: str
    label: EntityLabel
    regex: str
    near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weak: bool = False
    example: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.regex)


class Patterns(RuleModel):
    """The file of patterns."""

    patterns: tuple[Pattern, ...]


@lru_cache
def rules() -> Patterns:
    """The patterns of the package."""
    return load_rules(PACKAGE, "patterns.toml", Patterns)


def find_patterns(view: View) -> Iterator[Candidate]:
    """Every match of every pattern that its neighbourhood allows."""
    text = view.doc.text
    for pattern in rules().patterns:
        near = frozenset(pattern.near)
        for match in pattern.compiled.finditer(text):
            start = bisect_right(view.ends, match.start())
            end = bisect_left(view.starts, match.end())
            if start >= end or view.sentences[start] != view.sentences[end - 1]:
                continue
            if pattern.not_before and match.group().split("-")[0] in pattern.not_before:
                continue
            if pattern.after and not any(word in pattern.after for word in view.words[start:end]):
                continue
            trigger = _near(view, start, near) if near else start
            if trigger is not None:
                rank = WEAK if pattern.weak else SHAPED
                yield Candidate(start, end, pattern.label, pattern.id, rank, trigger=(trigger, trigger + 1))


def _near(view: View, index: int, words: frozenset[str]) -> int | None:
    """The place of the nearest of ``words`` in the sentence of ``index``."""
    sentence = view.sentences[index]
    for distance in range(1, 40):
        for place in (index + distance, index - distance):
            inside = 0 <= place < len(view) and view.sentences[place] == sentence
            if inside and view.words[place].lower() in words:
                return place
    return None
