"""Which units can be argumentative: headings, signposts, questions, thanks and fragments are not."""

from claimspan.extract.claims.lexicon import Match
from claimspan.extract.claims.syntax import Columns, embedded, find_root, subject
from claimspan.extract.document import Block

_PARTS = {"paper", "article", "report", "study", "essay", "chapter", "section", "part", "brief", "appendix", "annex"}
_APPARATUS = {"table", "figure", "source", "sources", "note", "notes", "box", "chart", "map", "exhibit", "appendix"}
_THANKS = {"thank", "acknowledge", "grateful", "gratitude", "indebted"}
_PLAIN = {"VBZ", "VBP"}
_LEAST_WORDS = 3
_WORD = {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "PRON", "NUM", "DET", "ADP"}


def argumentative(cols: Columns, block: Block, matches: tuple[Match, ...]) -> bool:
    """Whether a unit carries a claim or evidence: none of the scheme's "neither"."""
    words = [i for i in range(block.start, block.end) if cols.pos[i] in _WORD]
    if block.kind != "body" or len(words) < _LEAST_WORDS:
        return False
    if cols.lower[block.end - 1] == "?":
        return False
    first = cols.lower[block.start]
    second = min(block.start + 1, block.end - 1)
    if first in _APPARATUS and (cols.lower[second] in (":", ".") or cols.pos[second] == "NUM"):
        return False
    root = find_root(cols, block.start, block.end)
    if not any(cols.pos[i] in ("VERB", "AUX") for i in words) and len(words) < 4 * _LEAST_WORDS:
        return False
    return not (_signpost(cols, root, matches) or _thanks(cols, root, block))


def _signpost(cols: Columns, root: int, matches: tuple[Match, ...]) -> bool:
    """A part of the paper as subject of a plain present verb of presenting, with no proposition below it."""
    head = subject(cols, root)
    if head is None or cols.lemma[head] not in _PARTS or cols.tag[root] not in _PLAIN:
        return False
    own = cols.lemma[head] in ("section", "chapter", "part", "appendix", "annex") or any(
        cols.lower[i] in ("this", "the", "our") for i in cols.children[head]
    )
    if not own or embedded(cols, root) is not None:
        return False
    if any(match.name == "show_verb" and cols.head[match.head] == root for match in matches):
        return False
    return any(match.name == "signpost_verb" and match.head == root for match in matches)


def _thanks(cols: Columns, root: int, block: Block) -> bool:
    head = subject(cols, root)
    if head is None or cols.lemma[head] not in ("author", "i", "we"):
        return False
    return any(cols.lemma[i] in _THANKS for i in range(block.start, block.end))
