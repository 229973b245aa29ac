"""The words by which the parts of a paper are told: ``lexicon.toml``."""

import re
from functools import cached_property, lru_cache

from claimspan.rules import RuleModel, load_rules

ENUMERATOR = re.compile(
    r"^(?:(?:chapter|part|section|annex|appendix)\s*\w{0,3}\s*[.:–—-]\s*|(?:\d{1,2}|[ivx]{1,4}|[a-z])[.):]\s+)+"
)


class FrontRule(RuleModel):
    """A pattern of a passage about the paper or its author, with an example."""

    name: str
    pattern: str
    example: str


class Lexicon(RuleModel):
    """Lower-case headings and patterns."""

    note_headings: frozenset[str]
    source_headings: frozenset[str]
    opening_headings: frozenset[str]
    front_headings: frozenset[str]
    institutions: frozenset[str]
    numbered: frozenset[str]
    publishers: frozenset[str]
    kinds: frozenset[str]
    front: tuple[FrontRule, ...]

    @cached_property
    def longest_first(self) -> tuple[str, ...]:
        """The headings of lists of sources, the longest first."""
        return tuple(sorted(self.source_headings, key=len, reverse=True))

    @cached_property
    def front_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns compiled, upper and lower case alike except for names."""
        return tuple(
            re.compile(rule.pattern if rule.name == "biography" else f"(?i:{rule.pattern})") for rule in self.front
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    return load_rules("claimspan.ingest", "lexicon.toml", Lexicon)


@lru_cache(maxsize=4096)
def heading_name(text: str) -> str:
    """A heading in small letters without its number, marks and what follows a known name, to look it up.

    >>> heading_name("## I. Introduction"), heading_name("Annex A: Sources used for the analysis")
    ('introduction', 'sources used')
    """
    name = ENUMERATOR.sub("", re.sub(r"\s+", " ", text).strip(" *_#:.").lower())
    return next((source for source in lexicon().longest_first if name.startswith(source + " ")), name)


def is_front(text: str) -> bool:
    """Whether a passage is about the paper or its author.

    >>> is_front("The author would like to thank the fund."), is_front("Peru would like to sign.")
    (True, False)
    """
    start = text[:400]
    return any(pattern.search(start) for pattern in lexicon().front_patterns)
