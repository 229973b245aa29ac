"""Whether a hyphen at the end of a line belongs to the word or only to the line."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from claimspan.ingest.vocabulary import known
from claimspan.rules import RuleModel, load_rules

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN = re.compile(r"(?<!\w)\w+[-\u2010\u00ad][^\S\n]*\n\s*\w+")


class HyphenRules(RuleModel):
    """``prefixes`` keep their hyphen where the document does not show otherwise."""

    prefixes: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """``keep`` the hyphen or drop it, why, and whether that is only a guess."""

    keep: bool
    reason: str
    unsure: bool = False


class Hyphenation:
    """Decides on hyphens at line ends with the document as its own dictionary, then with an English vocabulary.

    >>> decide = Hyphenation("A high-level talk on sanctions.").decide
    >>> decide("high", "level").keep, decide("sanc", "tions").keep, decide("1990", "2003").keep
    (True, False, True)
    >>> decide("settle", "cover").unsure
    True
    """

    def __init__(self, text: str) -> None:
        self.rules = load_rules("claimspan.ingest", "hyphens.toml", HyphenRules)
        self.counts: Counter[str] = Counter()
        words = Counter(WORD.findall(BROKEN.sub(" ", text).lower().replace("\u2010", "-")))
        for word, count in words.items():
            parts = word.split("-")
            for part in [*parts, *map("-".join, pairwise(parts))]:
                self.counts[part] += count

    def decide(self, left: str, right: str) -> Decision:
        """Decide for the letters or digits on both sides of the hyphen."""
        if not left.isalpha() or not right.isalpha():
            return Decision(True, "a number is never divided: the hyphen is its own")
        joined, compound = (left + right).lower(), f"{left}-{right}".lower()
        whole, hyphened = self.counts[joined], self.counts[compound]
        if whole or hyphened:
            if whole >= hyphened:
                return Decision(False, f"the document has “{joined}” elsewhere")
            return Decision(True, f"the document has “{compound}” elsewhere")
        if known(joined):
            return Decision(False, f"“{joined}” is a word")
        if left.lower() in self.rules.prefixes:
            return Decision(True, f"“{left.lower()}-” keeps its hyphen")
        if known(compound):
            return Decision(True, f"“{compound}” is a word")
        if right[0].isupper():
            return Decision(True, "a capital after the hyphen")
        if self._word(left) and self._word(right):
            return Decision(True, "both halves are words and the whole is not known: left alone", unsure=True)
        return Decision(False, f"one half of “{joined}” is no word of its own")

    def _word(self, part: str) -> bool:
        return len(part) > 1 and (known(part) or self.counts[part.lower()] > 0)
