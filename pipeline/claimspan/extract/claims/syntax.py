"""The parse of a unit: its main predicates, and for every token the place that it holds towards them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from spacy.tokens import Doc

from claimspan.extract.columns import strings

Slot = Literal["head", "pred", "comp", "subj", "near", "adv", "deep", "matrix"]

_ADJUNCT = {"advcl"}
_EMBEDDED = {"relcl", "acl", "ccomp", "csubj", "csubjpass", "appos", "parataxis", "pcomp"}
_PREDICATIVE = {"acomp", "attr", "oprd"}
_OWN = {"aux", "auxpass", "neg", "advmod", "prt", "mark", "cc", "expl", "prep", "agent", "punct", "intj", "npadvmod"}
_SUBJECT = {"nsubj", "nsubjpass"}
_COPULAR = {"be", "remain", "stand", "serve", "act", "function", "seem", "appear", "emerge", "feature", "become"}
"""Verbs whose prepositional phrase may be a predicative: "is of poor quality", "serves as a bridge"."""
_STATES = {"of", "in", "as", "under", "at", "beyond", "on"}
_VERBAL = {"VERB", "AUX"}
_TENSED = {"VBD", "VBP", "VBZ", "MD"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of a ``Doc`` as plain lists, read once."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    label: list[str]
    children: list[tuple[int, ...]]


def columns(doc: Doc) -> Columns:
    """Read the columns of a parsed ``Doc``."""
    steps = doc.to_array("HEAD").astype(np.int64)
    head: list[int] = (np.arange(len(doc)) + steps).tolist()
    children: list[tuple[int, ...]] = [()] * len(head)
    for token, above in enumerate(head):
        if token != above:
            children[above] += (token,)
    return Columns(
        lower=strings(doc, "LOWER"),
        lemma=strings(doc, "LEMMA", lower=True),
        pos=strings(doc, "POS"),
        tag=strings(doc, "TAG"),
        dep=strings(doc, "DEP"),
        head=head,
        label=strings(doc, "ENT_TYPE"),
        children=children,
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A unit's tokens ``[start, end)`` seen from its deciding predicate.

    ``root`` heads the unit, ``target`` the proposition that is judged (what a reporting or showing verb embeds,
    otherwise the root itself), ``heads`` the target and the main predicates coordinated with it. ``slots[i]`` is
    the place of token ``start + i``: with a main predicate (``head``), in its predicative (``pred``), in its
    infinitive complement (``comp``), in its subject, elsewhere in the clause (``near``), in an adjunct clause
    (``adv``), in an embedded clause (``deep``), or above the target (``matrix``). ``predicates`` are the heads and the
    verbs raised to them: of "continues to grow" both verbs, while "continues" alone is the head.
    """

    start: int
    end: int
    root: int
    target: int
    heads: tuple[int, ...]
    slots: tuple[Slot, ...]
    owners: tuple[int, ...] = field(repr=False, default=())
    predicates: tuple[int, ...] = ()

    def slot(self, token: int) -> Slot:
        """The place of a token of the ``Doc``."""
        return self.slots[token - self.start]

    def owner(self, token: int) -> int:
        """The main predicate under which a token of the ``Doc`` stands."""
        return self.owners[token - self.start]


def find_root(cols: Columns, start: int, end: int) -> int:
    """The token that heads ``[start, end)``: of several, the first with a verb, otherwise the first."""
    roots = [i for i, above in enumerate(cols.head[start:end], start) if above == i or not start <= above < end]
    roots = [i for i in roots if cols.dep[i] != "punct"] or roots
    return next((i for i in roots if cols.pos[i] in _VERBAL), roots[0])


def embedded(cols: Columns, token: int) -> int | None:
    """The head of the finite clause that ``token`` takes as its complement, directly or through its predicative."""
    for child in cols.children[token]:
        if cols.dep[child] == "ccomp" and child > token and finite(cols, child):
            return child
    for child in cols.children[token]:
        if cols.dep[child] in _PREDICATIVE:
            for below in cols.children[child]:
                if cols.dep[below] in ("ccomp", "acl") and cols.pos[below] in _VERBAL and marked_that(cols, below):
                    return below
    return None


NOTING = {
    "note", "notice", "mention", "say", "state", "add", "observe", "remember", "recall", "stress", "emphasize",
    "emphasise", "acknowledge", "recognize", "recognise", "point", "highlight", "underline", "underscore", "repeat",
    "reiterate", "consider", "understand",
}  # fmt: skip
"""Verbs that only introduce what is said: "it is worth noting that"."""


def noted_clause(cols: Columns, token: int) -> int | None:
    """The clause that "it is worth noting that …" or "it should be noted that …" introduces."""
    passive = any(cols.dep[i] == "auxpass" for i in cols.children[token]) and cols.lemma[token] in NOTING
    above = [token] if passive else []
    if cols.lemma[token] == "be":
        near = [i for i in cols.children[token] if i > token]
        above = [i for i in (*near, *(k for j in near for k in cols.children[j])) if cols.lemma[i] in NOTING]
    opens = subject(cols, token)
    if opens is None or cols.lower[opens] != "it":
        return None
    for verb in above:
        for child in cols.children[verb]:
            if child > verb and cols.dep[child] in ("ccomp", "nsubjpass", "csubj") and finite(cols, child):
                return child
    return None


def finite(cols: Columns, token: int) -> bool:
    """Whether a token is a verb with tense of its own or of its auxiliary."""
    verbs = (token, *(i for i in cols.children[token] if cols.dep[i] in ("aux", "auxpass")))
    return cols.pos[token] in _VERBAL and any(cols.tag[i] in _TENSED for i in verbs)


def infinitive(cols: Columns, token: int) -> bool:
    """Whether a token is a verb marked by "to"."""
    return any(cols.tag[i] == "TO" for i in cols.children[token])


def marked_that(cols: Columns, token: int) -> bool:
    """Whether a clause is opened by "that" or "whether"."""
    return any(cols.dep[child] == "mark" and cols.lower[child] in ("that", "whether") for child in cols.children[token])


def coordinated(cols: Columns, token: int, end: int) -> Iterable[int]:
    """The predicates coordinated with ``token``, in order."""
    for child in cols.children[token]:
        if child < end and cols.dep[child] in ("conj", "ccomp", "parataxis") and cols.pos[child] in _VERBAL:
            if cols.dep[child] != "conj" and not _stands_alone(cols, child, token):
                continue
            yield child
            yield from coordinated(cols, child, end)


def _strays(cols: Columns, token: int, start: int, end: int) -> Iterable[int]:
    """Verbs with a modal and no subject that the parser has coordinated with a noun below ``token``."""
    for modal in range(start, end):
        verb = cols.head[modal]
        if cols.tag[modal] == "MD" and cols.dep[modal] == "aux" and cols.dep[verb] == "conj" and verb > token:
            above = verb
            while cols.dep[above] == "conj":
                above = cols.head[above]
            if cols.pos[above] == "NOUN" and cols.head[above] == token and not _has_subject(cols, verb):
                yield verb


_RAISING = {
    "tend", "continue", "begin", "start", "cease", "come", "prove", "seem", "appear", "happen", "chance", "turn",
    "serve", "go", "proceed", "remain", "keep", "get",
}  # fmt: skip
"""Verbs whose subject is that of the verb below, after Quirk et al. 3.49, catenatives."""


def raised(cols: Columns, token: int) -> Iterable[int]:
    """The verbs below a catenative: "erode" in "has tended to erode"."""
    if cols.lemma[token] in _RAISING:
        for child in cols.children[token]:
            if cols.dep[child] == "xcomp" and cols.pos[child] in _VERBAL:
                yield child
                yield from (i for i in cols.children[child] if cols.dep[i] == "conj" and cols.pos[i] in _VERBAL)


def _stands_alone(cols: Columns, clause: int, above: int) -> bool:
    """Whether a clause that the parser calls a complement is in fact a main clause before ``above`` (a semicolon)."""
    low, high = sorted((clause, above))
    return any(cols.lower[i] in (";", ":") for i in range(low, high))


def subject(cols: Columns, token: int) -> int | None:
    """The head of the subject of a predicate; of a coordinated one without its own, that of the first."""
    for child in cols.children[token]:
        if cols.dep[child] in _SUBJECT or cols.dep[child] in ("csubj", "expl"):
            return child
    if cols.dep[token] == "conj":
        return subject(cols, cols.head[token])
    return None


def _has_subject(cols: Columns, token: int) -> bool:
    return any(cols.dep[i] in _SUBJECT or cols.dep[i] in ("csubj", "expl") for i in cols.children[token])


def clause(cols: Columns, start: int, end: int, root: int, target: int | None = None) -> Clause:
    """Analyse a unit with its root; ``target`` names the deciding predicate where it is not the root."""
    judged = root if target is None else target
    joined = (*coordinated(cols, judged, end), *_strays(cols, judged, start, end))
    heads = (judged, *joined)
    predicates = (*heads, *(verb for head in heads for verb in raised(cols, head)))
    slots: list[Slot] = ["matrix"] * (end - start)
    owners = [judged] * (end - start)
    verbless: Slot = "head" if cols.pos[judged] in _VERBAL else "pred"
    stack: list[tuple[int, Slot, int]] = [(judged, verbless, judged)]
    while stack:
        token, slot, owner = stack.pop()
        if not start <= token < end:
            continue
        slots[token - start] = slot
        owners[token - start] = owner
        for child in cols.children[token]:
            if child in predicates:
                own = child in heads and (_has_subject(cols, child) or finite(cols, child))
                stack.append((child, "head", child if own else owner))
            else:
                stack.append((child, _slot(cols, child, token, slot), owner))
    return Clause(start, end, root, judged, heads, tuple(slots), tuple(owners), predicates)


_PRO_FORMS = {"one", "ones", "that", "those", "something", "what"}
"""Predicatives that only carry the clause after them: "is one that must be met"."""


def _slot(cols: Columns, child: int, parent: int, slot: Slot) -> Slot:
    dep = cols.dep[child]
    if slot == "pred" and dep in ("relcl", "acl") and cols.lower[parent] in _PRO_FORMS:
        return "pred"
    if slot == "deep" or dep in _EMBEDDED:
        return "deep" if not (slot == "adv" and dep == "pcomp") else slot
    if dep in _ADJUNCT:
        return "adv"
    if slot == "adv":
        return slot
    if slot == "head":
        if dep in _OWN:
            return "adv" if cols.pos[child] == "VERB" else "head"
        if dep == "conj" and cols.pos[child] == "ADJ":
            return "pred"
        if dep in _PREDICATIVE:
            return "pred"
        if dep == "xcomp":
            return "comp" if cols.pos[child] in _VERBAL else "pred"
        if dep == "pobj" and cols.lemma[cols.head[parent]] in _COPULAR and cols.lower[parent] in _STATES:
            return "pred"
        return "subj" if dep in _SUBJECT else "near"
    if slot == "pred":
        return "comp" if dep == "xcomp" else ("pred" if dep in _OWN or dep in ("amod", "conj", "compound") else "near")
    if slot == "comp":
        return "comp" if dep in _OWN or dep in ("xcomp", "acomp", "attr", "conj") else "near"
    return slot
