"""What the guards ask of the text next to a match."""

from claimspan.extract.dates.context import Surroundings
from claimspan.extract.dates.grammar import Match

NOUNS = ("NN", "NNS", "NNP", "NNPS")
IN_NOUN_PHRASE = (*NOUNS, "JJ", "JJR", "JJS", "CD", "VBG", "VBN")


def word_before(match: Match, around: Surroundings) -> str:
    """The word before a match, lower-cased; empty at a bracket, a quote or the start."""
    return around.before(match.start).lower().strip(",;")


def word_after(match: Match, around: Surroundings) -> str:
    """The word after a match, lower-cased."""
    return around.after(match.end).lower().strip(".,;:")


def touches(match: Match, around: Surroundings, left: str, right: str) -> bool:
    """Whether one of the given characters stands right before or right after a match."""
    before = around.text[match.start - 1] if match.start else " "
    after = around.text[match.end : match.end + 1]
    return before in left or (after != "" and after in right)
