"""Patterns over classes of words: their notation, how they are compiled, and where they match.

A pattern is a regular expression over the lower-cased text in which ``{month}`` stands for a word of that class (a
digit may follow the name where a class comes twice), a blank for white space, ``~`` for white space or a hyphen, and
``(`` opens a group that is not captured. A pattern matches whole words only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from claimspan.errors import RuleError
from claimspan.extract.dates.lexicon import PACKAGE, PROPER, lexicon
from claimspan.records import TimexMod, TimexType
from claimspan.rules import RuleModel, load_rules, load_user_rules

Style = Literal["scheme", "timeml"]
FILES = ("calendar.toml", "clock.toml", "references.toml", "relative.toml", "durations.toml", "sets.toml")
PLACEHOLDER = re.compile(r"\{([a-z]+)(\d?)\}")
WORD = re.compile(r"[0-9]+|[a-z]+")
GAP = re.compile(r"[\s,.\-/':&()]*")
FOLD = str.maketrans("‐‑‒–—−’‘‛\u00a0", "------'''\u0020")


class Rule(RuleModel):
    """One pattern and what it means.

    ``anchor`` names the classes or words (divided by ``|``) without which the pattern cannot match; ``sense`` the
    reading in ``senses``; ``given`` adds groups that the pattern does not capture; ``guard`` names the tests in
    ``guards`` that the context must pass; ``style`` limits a rule to one style of annotation.
    """

    id: str
    anchor: str
    pattern: str
    sense: str
    type: TimexType = "DATE"
    value: str = ""
    mod: TimexMod | None = None
    given: dict[str, str] = Field(default_factory=dict)
    guard: tuple[str, ...] = ()
    style: Style | None = None
    examples: tuple[str, ...]


class RuleFile(RuleModel):
    """A rule file: its rules in order of preference among matches of the same length."""

    rule: tuple[Rule, ...]


@dataclass(frozen=True)
class Match:
    """A place ``[start, end)`` where a rule's pattern matches, with the values and the spans of its groups."""

    start: int
    end: int
    rule: Rule
    groups: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Grammar:
    """The compiled rules: by anchor, in their order, and the words that may stand inside an expression."""

    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    by_anchor: Mapping[str, tuple[int, ...]]
    vocabulary: Mapping[str, tuple[str, ...]]

    def matches(self, raw: str) -> Iterator[Match]:
        """All matches of all rules in a text, island by island; they may overlap."""
        text = normalized(raw)
        for start, end, anchors in self._islands(text):
            for index in sorted({index for anchor in anchors for index in self.by_anchor.get(anchor, ())}):
                rule, pattern = self.rules[index]
                for found in pattern.finditer(text, max(start - 1, 0), end):
                    match = _match(rule, found, raw)
                    if match is not None:
                        yield match

    def _islands(self, text: str) -> Iterator[tuple[int, int, set[str]]]:
        vocabulary = self.vocabulary
        start, end = 0, 0
        anchors: set[str] = set()
        for found in WORD.finditer(text):
            word = found.group()
            kinds = vocabulary.get(word)
            if kinds is None and word[0].isdecimal():
                kinds = ("year",) if len(word) == 4 else ("digits",) if len(word) < 4 else None
            at = found.start()
            if kinds is None or (at != end and GAP.fullmatch(text, end, at) is None):
                if anchors:
                    yield start, end, anchors
                anchors = set()
                start = at
            if kinds is None:
                start = end = found.end()
                continue
            if not anchors and start == end:
                start = at
            anchors.update(kinds)
            end = found.end()
            if text.startswith(".", end):
                end += 1
        if anchors:
            yield start, end, anchors


def normalized(raw: str) -> str:
    """The text lower-cased with its dashes, quotes and spaces made one kind, code point for code point.

    >>> normalized("Mid–2014’s")
    "mid-2014's"
    """
    lowered = raw.lower()
    if len(lowered) != len(raw):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in raw)
    return lowered.translate(FOLD)


def expand(pattern: str) -> str:
    """The regular expression of a pattern.

    >>> expand("q{digits} ~(of )?")[:24]
    'q(?P<digits>[0-9]{1,4})['
    """

    def named(found: re.Match[str]) -> str:
        name, number = found.groups()
        return f"(?P<{name}{number}>{_expression(name)})"

    plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    plain = plain.replace(" ~", "~").replace("~", r"[\s\-]+")
    plain = plain.replace(" ?", r"\s*").replace(" ", r"\s+")
    return PLACEHOLDER.sub(named, plain)


def _expression(name: str) -> str:
    known = lexicon()
    if name == "number":
        tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
        ones = "one|two|three|four|five|six|seven|eight|nine"
        small = rf"(?:{tens})[\s\-](?:{ones})\b|(?:{known.expression(name)})"
        return rf"(?:{small})\s+(?:hundred|thousand)\b|{small}"
    return known.expression(name)


def _match(rule: Rule, found: re.Match[str], raw: str) -> Match | None:
    groups: dict[str, str] = dict(rule.given)
    spans: dict[str, tuple[int, int]] = {}
    known = lexicon()
    for name, words in found.groupdict().items():
        if words is None:
            continue
        kind = name.rstrip("0123456789")
        if kind in PROPER and not raw[found.start(name)].isupper():
            return None
        groups[name] = known.value(kind, words)
        spans[name] = found.span(name)
    for name in [name for name in groups if name[-1].isdecimal()]:
        groups.setdefault(name[:-1], groups[name])
        if name in spans:
            spans.setdefault(name[:-1], spans[name])
    return Match(found.start(), found.end(), rule, groups, spans)


@lru_cache
def package_rules() -> Mapping[str, tuple[Rule, ...]]:
    """The rules of the package by file, in the order in which they are preferred."""
    return {name: load_rules(PACKAGE, name, RuleFile).rule for name in FILES}


@lru_cache
def grammar(style: Style, own: Path | None = None) -> Grammar:
    """The grammar for a style: the rules of the package, and before them those of a user's own file.

    A rule of the user replaces the one of the same id. Raises RuleError for a rule that cannot be compiled.
    """
    first = load_user_rules(own, RuleFile).rule if own else ()
    replaced = {rule.id for rule in first}
    rest = (rule for rules in package_rules().values() for rule in rules if rule.id not in replaced)
    return build([*first, *rest], style)


def build(chosen: Iterable[Rule], style: Style) -> Grammar:
    """A grammar of the given rules that hold in a style. Raises RuleError for a rule that cannot be compiled."""
    rules: list[tuple[Rule, re.Pattern[str]]] = []
    by_anchor: dict[str, list[int]] = {}
    vocabulary: dict[str, set[str]] = {}
    for rule in chosen:
        if rule.style not in (None, style):
            continue
        for anchor in rule.anchor.split("|"):
            by_anchor.setdefault(anchor, []).append(len(rules))
            for word in lexicon().words(anchor) or {anchor: ""}:
                for piece in WORD.findall(word):
                    vocabulary.setdefault(piece, set()).add(anchor)
        for piece in _literals(rule.pattern):
            vocabulary.setdefault(piece, set())
        rules.append((rule, _compiled(rule)))
    return Grammar(
        tuple(rules),
        {anchor: tuple(indices) for anchor, indices in by_anchor.items()},
        {word: tuple(sorted(anchors)) for word, anchors in vocabulary.items()},
    )


def _compiled(rule: Rule) -> re.Pattern[str]:
    try:
        return re.compile(rf"(?<![\w]){'(?:' + expand(rule.pattern) + ')'}(?![\w])")
    except (re.error, KeyError) as error:
        raise RuleError(f"the date rule {rule.id}: its pattern cannot be compiled: {error}") from error


def _literals(pattern: str) -> Iterator[str]:
    for name, _ in PLACEHOLDER.findall(pattern):
        for word in lexicon().words(name):
            yield from WORD.findall(word)
        yield from _words_in(lexicon().shape.get(name, ""))
    yield from _words_in(PLACEHOLDER.sub(" ", pattern))


def _words_in(expression: str) -> list[str]:
    return WORD.findall(re.sub(r"\\.|\(\?<?[!=:]|\[[^]]*\]", " ", expression))
