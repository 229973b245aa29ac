"""What the learned part sees of a unit: abstract features with the tokens that gave rise to them, never words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimspan.extract.claims.lexicon import Match
from claimspan.extract.claims.syntax import Clause, Columns, subject

_NAMES = {"PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT"}
_AGENTS = {"PERSON", "GPE", "ORG", "NORP"}
_COMPARATIVE = {"JJR", "RBR"}
_SUPERLATIVE = {"JJS", "RBS"}


@dataclass
class Features:
    """The values by feature name and the tokens behind each."""

    values: dict[str, float] = field(default_factory=dict)
    tokens: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, tokens: Iterable[int] = (), value: float = 1.0) -> None:
        """Switch a feature on."""
        self.values[name] = value
        self.tokens.setdefault(name, []).extend(tokens)


@dataclass(frozen=True)
class Place:
    """Where a unit stands: its share of the way through the paper, and its place in its paragraph and section."""

    through: float = 0.0
    first: bool = True
    last: bool = True
    section: str = "body"
    legal: bool = False


def unit_features(cols: Columns, view: Clause, matches: Iterable[Match], place: Place) -> Features:
    """The features of one unit."""
    found = Features()
    for match in matches:
        if match.name == "self" and _argues(cols, match.head):
            found.add("paper argues", [match.head, cols.head[match.head]])
        slot = view.slot(match.head)
        if _idle(cols, match):
            continue
        if place.legal and match.name in _NORMATIVE and slot == "head":
            found.add("norm", range(match.start, match.end))
            continue
        found.add(f"{match.name}@{slot}", range(match.start, match.end))
        found.add(f"{match.name}", range(match.start, match.end))
        if cols.dep[match.head] in ("nsubj", "nsubjpass") and cols.head[match.head] in view.heads:
            found.add(f"{match.name}@subject", range(match.start, match.end))
        if slot == "adv" and _leads_adjunct(cols, view, match.head):
            found.add(f"{match.name}@adjunct", range(match.start, match.end))
    _predicate(cols, view, found, place.legal)
    _subject(cols, view, found)
    _surface(cols, view, found)
    found.add(f"section:{place.section}", (), 0.0)
    standing = {"first in paragraph": place.first, "last in paragraph": place.last, "legal register": place.legal}
    for name, holds in standing.items():
        if holds:
            found.add(name)
    return found


_NORMATIVE = {"possibility", "obligation", "need", "future", "cause_force", "believe", "want"}
"""Classes that speak of norms, not of claims, when they head a sentence of law."""
_UNMARKED = {"further", "later", "latter", "earlier", "former", "lower", "upper", "senior", "elder"}


def _idle(cols: Columns, match: Match) -> bool:
    """Whether a word of comparison stands in a fixed phrase: "at the same time", "more than 30"."""
    after = match.end
    follows = cols.lower[after] if after < len(cols.lower) else ""
    if match.name != "compare":
        return False
    if cols.lower[match.start] == "same":
        return follows in ("time", "day", "year", "month")
    return cols.lower[match.start] == "than" and after < len(cols.pos) and cols.pos[after] == "NUM"


def _counts(cols: Columns, token: int) -> bool:
    """Whether a comparative or superlative only bounds a number or orders the text: "at least", "more than 30"."""
    lower = cols.lower[token]
    if lower in _UNMARKED or (token > 0 and cols.lower[token - 1] == "at"):
        return True
    if lower in ("more", "less", "fewer") and token + 2 < len(cols.lower) and cols.lower[token + 1] == "than":
        return cols.pos[token + 2] == "NUM" or cols.pos[token + 1] == "NUM"
    return cols.pos[cols.head[token]] == "ADV" and cols.dep[token] == "advmod"


def _leads_adjunct(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a token heads or opens an adjunct clause of a main predicate."""
    top = token if cols.dep[token] == "advcl" else cols.head[token]
    return cols.dep[top] == "advcl" and cols.head[top] in view.heads and (top == token or cols.dep[token] == "mark")


_ARGUES = {
    "argue", "contend", "claim", "show", "demonstrate", "find", "conclude", "suggest", "propose", "offer", "maintain",
}  # fmt: skip


def _argues(cols: Columns, token: int) -> bool:
    """Whether the paper itself is the subject of a verb of arguing."""
    return cols.dep[token] == "nsubj" and cols.lemma[cols.head[token]] in _ARGUES


def _predicate(cols: Columns, view: Clause, found: Features, legal: bool) -> None:
    target = view.target
    children = cols.children[target]
    auxiliaries = [i for i in children if cols.dep[i] in ("aux", "auxpass")]
    finite = next((i for i in (*auxiliaries, target) if cols.tag[i] in ("VBD", "VBP", "VBZ", "MD")), None)
    tense = {"VBD": "past", "VBP": "present", "VBZ": "present", "MD": "modal"}.get(
        cols.tag[finite] if finite is not None else "", "none"
    )
    found.add(f"tense:{tense}", [] if finite is None else [finite])
    if any(cols.lemma[i] == "have" for i in auxiliaries):
        found.add(f"perfect:{tense}", auxiliaries)
    for i in auxiliaries:
        if cols.tag[i] == "MD" and legal and cols.lemma[i] in ("may", "must", "shall", "will", "can"):
            found.add("norm", [i])
        elif cols.tag[i] == "MD":
            found.add(f"modal:{cols.lemma[i]}", [i])
            if any(cols.lemma[k] == "have" for k in auxiliaries):
                found.add(f"modal:{cols.lemma[i]} with perfect", [i])
            elif cols.tag[target] == "VBG":
                found.add("modal with progressive", [i])
    if cols.tag[target] == "VBG" and any(cols.lemma[i] == "be" for i in auxiliaries):
        found.add("progressive", [target])
    if any(cols.dep[i] == "auxpass" for i in children):
        agent = any(cols.dep[i] == "agent" for i in children)
        found.add("passive with agent" if agent else "passive", [target])
    if cols.lemma[target] == "be":
        predicative = next((cols.dep[i] for i in children if cols.dep[i] in ("acomp", "attr")), "none")
        found.add(f"copula:{predicative}", [target])
        found.add("copula", [target])
    if cols.lemma[target] in ("have", "exert", "exercise"):
        found.add("have", [target])
    if cols.pos[target] not in ("VERB", "AUX"):
        found.add("no verb", [target])
    if cols.tag[target] == "VB" and not auxiliaries and _opens(cols, view, target) and subject(cols, target) is None:
        found.add("imperative", [target])
    if view.target != view.root:
        found.add("embedded proposition", [view.root])
    if len(view.heads) > 1:
        found.add("coordinated predicates", view.heads)
    if any(cols.dep[i] == "dobj" for i in children):
        found.add("transitive")
    if any(cols.dep[i] in ("xcomp", "ccomp", "oprd") for i in children):
        found.add("complement clause")
    for i in range(view.start, view.end):
        slot = view.slot(i)
        if slot == "head" and cols.dep[i] == "advmod" and cols.lower[i].endswith("ly"):
            found.add("adverb of manner or degree", [i])
        if cols.dep[i] in ("advcl", "acl") and slot in ("adv", "deep"):
            _adjunct(cols, view, i, slot, found)
        if cols.tag[i] in _COMPARATIVE | _SUPERLATIVE and _counts(cols, i):
            continue
        if cols.tag[i] in _COMPARATIVE:
            found.add(f"comparative@{slot}", [i])
            found.add("comparative", [i])
        elif cols.tag[i] in _SUPERLATIVE:
            found.add(f"superlative@{slot}", [i])
            found.add("superlative", [i])
        elif cols.pos[i] == "ADJ" and slot == "pred":
            found.add("adjective as predicate", [i])
        elif cols.dep[i] == "neg" and slot in ("head", "pred"):
            found.add("negated", [i])


def _adjunct(cols: Columns, view: Clause, token: int, slot: str, found: Features) -> None:
    children = cols.children[token]
    before = "before" if token < view.target else "after"
    if any(cols.tag[i] == "TO" for i in children):
        found.add(f"to-infinitive {slot} {before}", [token])
    elif cols.tag[token] in ("VBG", "VBN"):
        found.add(f"participle {slot} {before}", [token])
    if cols.lemma[token] in _SHOWS:
        return
    for mark in children:
        if cols.dep[mark] in ("mark", "advmod") and cols.pos[mark] == "SCONJ" and cols.lower[mark] in _MARKS:
            comma = before == "after" and mark > 0 and cols.lower[mark - 1] in (",", "—", "–")
            found.add(f"clause:{_MARKS[cols.lower[mark]]} {before}{' comma' if comma else ''}", [mark])


def _opens(cols: Columns, view: Clause, token: int) -> bool:
    """Whether only punctuation and adverbs stand before a token in its unit."""
    before = range(view.start, token)
    return cols.lower[token].isalpha() and all(cols.pos[i] in ("PUNCT", "ADV", "NUM", "X") for i in before)


_SHOWS = {"show", "demonstrate", "suggest", "indicate", "note", "say", "argue", "discuss", "mention", "see", "describe"}
"""Verbs of "as X shows", which gives no reason."""
_MARKS = {
    "because": "because",
    "since": "since",
    "as": "as",
    "while": "while",
    "although": "although",
    "though": "although",
    "when": "when",
    "after": "after",
    "before": "before",
    "until": "until",
    "if": "if",
    "unless": "if",
    "whereas": "while",
    "so": "so",
}


def _subject(cols: Columns, view: Clause, found: Features) -> None:
    head = subject(cols, view.target)
    if head is None:
        found.add("subject:none")
        return
    found.add(f"subject:{_subject_kind(cols, head)}", [head])
    above = subject(cols, view.root) if view.root != view.target else None
    if above is not None:
        found.add(f"matrix subject:{_subject_kind(cols, above)}", [above])
        if any(cols.lower[i] in ("this", "these", "such") for i in cols.children[above]):
            found.add("matrix subject:this", [above])
    if cols.label[head] in _NAMES:
        found.add("subject:name", [head])
    if cols.label[head] in _AGENTS or cols.lower[head] in ("he", "she"):
        found.add("subject:agent", [head])
    if any(cols.lower[i] in ("this", "these", "such") for i in cols.children[head]):
        found.add("subject:with demonstrative", [head])
    if cols.tag[head] in ("NNS", "NNPS"):
        found.add("subject:plural", [head])
    if any(cols.dep[i] == "poss" for i in cols.children[head]):
        found.add("subject:possessed", [head])


def _subject_kind(cols: Columns, head: int) -> str:
    if cols.dep[head] == "expl":
        return "existential"
    if cols.pos[head] == "PRON":
        return _PRONOUNS.get(cols.lower[head], "pronoun")
    if cols.pos[head] == "PROPN":
        return "proper"
    if cols.pos[head] == "VERB":
        return "clause"
    return "common"


_PRONOUNS = {"it": "it", "they": "they", "this": "this", "these": "this", "that": "this"}


def _surface(cols: Columns, view: Clause, found: Features) -> None:
    words = range(view.start, view.end)
    names = [i for i in words if cols.label[i] in _NAMES and (i == view.start or cols.label[i - 1] != cols.label[i])]
    if names:
        found.add("names", names, min(len(names), 8) / 4)
    for label in ("PERSON", "MONEY", "PERCENT", "LAW"):
        tokens = [i for i in words if cols.label[i] == label]
        if tokens:
            found.add(f"entity:{label}", tokens)
    years = [i for i in words if _YEAR.fullmatch(cols.lower[i])]
    if years:
        found.add("year", years)
        if any(view.slot(i) in ("head", "near", "subj") for i in years):
            found.add("year in the main clause", years)
    months = [i for i in words if cols.lower[i] in _MONTHS and cols.pos[i] == "PROPN"]
    if months:
        found.add("month", months)
    figures = [i for i in words if cols.pos[i] == "NUM" and i not in years and any(c.isdigit() for c in cols.lower[i])]
    if figures:
        found.add("figures", figures, min(len(figures), 4) / 2)
    quotes = [i for i in words if cols.lower[i] in ('"', "“", "”", "``", "''")]
    if quotes:
        found.add("quotation", quotes)
    for sign, name in (("(", "parenthesis"), (":", "colon"), (";", "semicolon"), ("—", "dash"), ("–", "dash")):
        tokens = [i for i in words if cols.lower[i] == sign]
        if tokens:
            found.add(name, tokens)
    adjectives = [i for i in words if cols.pos[i] == "ADJ" and view.slot(i) != "deep"]
    found.add("adjectives", adjectives, min(len(adjectives), 6) / 3)
    found.add("length", (), min(len(words), 60) / 30)


_YEAR = re.compile(r"(1[89]|20)\d\d")
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip
