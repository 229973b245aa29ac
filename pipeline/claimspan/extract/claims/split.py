"""Sentences cut in two: a claim and, behind a semicolon or colon, the particular that backs it.

Only this order and these two joints: of sentences whose main clauses are joined in other ways too few differ in role to
be cut without harm (see docs/claims.md).
"""

from claimspan.extract.claims.syntax import Clause, Columns

JOINTS = frozenset((";", ":"))
CLAIM = 0.6
"""The probability of a claim that the part before the joint must reach."""
EVIDENCE = 0.7
"""The probability of evidence that the part behind the joint must reach."""
_CLAUSES = frozenset(("conj", "ccomp", "parataxis"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_LEAST_TOKENS = 3

Parts = tuple[tuple[int, int], tuple[int, int]]


def parts(cols: Columns, view: Clause) -> Parts | None:
    """The token spans of two main clauses on either side of a joint; null where a unit is not made like that."""
    joints = [i for i in range(view.start, view.end) if cols.lower[i] in JOINTS]
    if len(joints) != 1 or not _stands_alone(cols, view.root):
        return None
    joint = joints[0]
    others = (i for i in cols.children[view.root] if view.start <= i < view.end and cols.dep[i] in _CLAUSES)
    if not any((other < joint) != (view.root < joint) and _stands_alone(cols, other) for other in others):
        return None
    end = view.end - 1 if cols.pos[view.end - 1] == "PUNCT" else view.end
    if min(joint - view.start, end - joint - 1) < _LEAST_TOKENS:
        return None
    return (view.start, joint), (joint + 1, end)


def _stands_alone(cols: Columns, verb: int) -> bool:
    """Whether a verb is finite and has its own subject."""
    below = cols.children[verb]
    finite = cols.tag[verb] in _FINITE or any(
        cols.dep[i] in ("aux", "auxpass") and cols.tag[i] in _FINITE for i in below
    )
    return finite and any(cols.dep[i] in _SUBJECTS for i in below)
