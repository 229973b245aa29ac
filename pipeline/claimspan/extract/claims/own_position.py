"""Where a paper states a position as its own: "this paper argues", "our main finding is", "in my view"."""

from collections.abc import Collection, Sequence

from claimspan.extract.claims.lexicon import Match
from claimspan.extract.claims.syntax import Columns, find_root, subject
from claimspan.extract.document import Block

SELF = "self"
ARGUE = "argue_self"
_VIEWS = {"view", "opinion", "judgment", "judgement", "assessment", "estimation", "reading"}


def position(cols: Columns, matches: Sequence[Match], after_self: bool) -> tuple[int, ...]:
    """The tokens that state a position as the paper's own, or none.

    ``matches`` are the word classes found in the unit; after a unit about the paper (``after_self``) "it" is the paper.
    """
    own = {match.head for match in matches if match.name == SELF}
    for match in matches:
        if match.name != ARGUE:
            continue
        head = subject(cols, match.head)
        if cols.pos[match.head] == "VERB" and head is not None and (head in own or _it(cols, head, after_self)):
            return head, match.head
        if _stated(cols, match, own):
            return tuple(range(match.start, match.end))
    return next(((token, cols.head[token]) for token in sorted(own) if _viewed(cols, token)), ())


def about_itself(cols: Columns, block: Block, matches: Sequence[Match]) -> bool:
    """Whether the paper is the subject of a unit: "this article examines"."""
    own = {match.head for match in matches if match.name == SELF and cols.pos[match.head] == "NOUN"}
    return bool(own) and subject(cols, find_root(cols, block.start, block.end)) in own


def _it(cols: Columns, head: int, after_self: bool) -> bool:
    return after_self and cols.lower[head] == "it"


def _stated(cols: Columns, match: Match, own: Collection[int]) -> bool:
    """Whether a noun of arguing is what "is": "my argument is", "the central claim of this paper is"."""
    noun = match.head
    above = cols.head[noun]
    if cols.dep[noun] != "nsubj" or cols.lemma[above] != "be" or cols.pos[noun] != "NOUN":
        return False
    named = match.end - match.start > 1
    below = (noun, *(i for i in cols.children[noun] if cols.dep[i] == "prep"))
    return named or any(child in own for i in below for child in cols.children[i])


def _viewed(cols: Columns, token: int) -> bool:
    """Whether "my" or "our" stands in "in my view"."""
    noun = cols.head[token]
    return cols.dep[token] == "poss" and cols.lemma[noun] in _VIEWS and cols.lower[cols.head[noun]] == "in"
