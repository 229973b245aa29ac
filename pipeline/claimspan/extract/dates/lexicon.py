"""The classes of words that the patterns are made of."""

import re
from functools import lru_cache

from claimspan.rules import RuleModel, load_rules

PACKAGE = "claimspan.extract.dates"
PROPER = frozenset({"month", "weekday", "holiday"})


class Lexicon(RuleModel):
    """``lexicon.toml``: for each class its words with their values; ``shape`` holds regular expressions."""

    month: dict[str, str]
    weekday: dict[str, str]
    season: dict[str, str]
    unit: dict[str, str]
    daypart: dict[str, str]
    holiday: dict[str, str]
    ordinal: dict[str, str]
    decade: dict[str, str]
    deictic: dict[str, str]
    vague: dict[str, str]
    number: dict[str, str]
    approx: dict[str, str]
    part: dict[str, str]
    shape: dict[str, str]

    def words(self, name: str) -> dict[str, str]:
        """The words of a class with their values; empty for a shape."""
        found: dict[str, str] = {} if name == "shape" else getattr(self, name, {})
        return found

    def expression(self, name: str) -> str:
        """The regular expression of a class. Raises KeyError for an unknown name.

        >>> lexicon().expression("decade")[:19]
        'seventies|eighties|'
        """
        if name in self.shape:
            return self.shape[name]
        words = self.words(name)
        if not words:
            raise KeyError(name)
        return "|".join(_word(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    def value(self, name: str, words: str) -> str:
        """The value of the matched ``words`` of a class; the words themselves for a shape.

        >>> lexicon().value("month", "sept"), lexicon().value("number", "twenty-four")
        ('09', '24')
        >>> lexicon().value("number", "two thousand")
        '2000'
        """
        folded = " ".join(words.split())
        known = self.words(name)
        if not known:
            return folded
        for form in (folded, folded + ".", folded.removesuffix(".")):
            if form in known:
                return known[form]
        head, _, last = folded.replace("-", " ").rpartition(" ")
        if last in ("hundred", "thousand"):
            return str(int(self.value(name, head)) * int(known[last]))
        return str(int(known[head]) + int(known[last]))


def _word(word: str) -> str:
    pattern = re.escape(word.removesuffix(".")).replace(r"\ ", r"\s+")
    return pattern + (r"\.?" if word.endswith(".") else "")


@lru_cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    return load_rules(PACKAGE, "lexicon.toml", Lexicon)
