"""Which units can be argumentative: headings, signposts, questions, thanks and fragments are not."""

from claimspan.extract.claims.lexicon import Match
from claimspan.extract.claims.syntax import Columns, embedded, find_root, subject
from claimspan.extract.document import Block

_SECTIONS = {"section", "chapter", "part", "appendix", "annex"}
_PARTS = _SECTIONS | {"paper", "article", "report", "study", "essay", "brief", "memorandum", "memo", "analysis", "note"}
_APPARATUS = {"table", "figure", "source", "sources", "note", "notes", "box", "chart", "map", "exhibit", "appendix"}
_THANKS = {"thank", "acknowledge", "grateful", "gratitude", "indebted"}
_PLAIN = {"VBZ", "VBP"}
_REACH = 5
"""How many tokens may stand behind the verb of an announcement."""
_LEAST_WORDS = 3
_POINTERS = {"PRON", "DET", "PUNCT"}
"""What stands behind "are" where only something to come is pointed at: "these:"."""
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
    return not (
        _signpost(cols, root, matches) or _announcement(cols, root, block, matches) or _thanks(cols, root, block)
    )


def _signpost(cols: Columns, root: int, matches: tuple[Match, ...]) -> bool:
    """A part of the paper as subject of a plain present verb of presenting, with no proposition below it."""
    head = subject(cols, root)
    verbs = (root, *(i for i in cols.children[root] if cols.dep[i] == "auxpass"))
    if head is None or not any(cols.tag[i] in _PLAIN for i in verbs) or not _is_part(cols, head):
        return False
    below = embedded(cols, root)
    if below is not None and not _asks(cols, below):
        return False
    if any(match.name == "show_verb" and match.head != root and cols.head[match.head] == root for match in matches):
        return False
    return any(match.name == "signpost_verb" and match.head == root for match in matches)


def _is_part(cols: Columns, head: int) -> bool:
    """Whether a noun phrase names the paper or a part of it: "this report", "section two", "Chapter I"."""
    words = (head, *(i for i in cols.children[head] if cols.dep[i] in ("compound", "nmod")))
    if any(cols.lemma[i] in _SECTIONS for i in words):
        return True
    return cols.lemma[head] in _PARTS and any(cols.lower[i] in ("this", "the", "our") for i in cols.children[head])


def _asks(cols: Columns, verb: int) -> bool:
    """Whether a clause is an indirect question: "how …", "whether …"."""
    return any(cols.lower[i] == "whether" or cols.tag[i] in ("WRB", "WP", "WDT") for i in cols.children[verb])


def _announcement(cols: Columns, root: int, block: Block, matches: tuple[Match, ...]) -> bool:
    """A sentence that only says that something follows: "the main findings are:", "services include the following"."""
    if cols.lemma[root] not in ("be", "include", "follow", "comprise"):
        return False
    follows = any(cols.lower[i] in ("following", "follows") and i > root for i in cols.children[root])
    head = subject(cols, root)
    found = any(match.name == "conclusion_noun" and match.head == head for match in matches)
    empty = all(cols.pos[i] in _POINTERS for i in range(root + 1, block.end))
    return (follows and block.end - root <= _REACH) or (found and empty)


def _thanks(cols: Columns, root: int, block: Block) -> bool:
    wishes = cols.lemma[root] in ("wish", "like", "want")
    if wishes and any(cols.dep[i] == "xcomp" and cols.lemma[i] in _THANKS for i in cols.children[root]):
        return True
    head = subject(cols, root)
    if head is None or cols.lemma[head] not in ("author", "i", "we"):
        return False
    return any(cols.lemma[i] in _THANKS for i in range(block.start, block.end))
