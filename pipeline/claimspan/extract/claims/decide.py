"""From readings to arguments: the learned part weighs, the rules speak, the cues set certainty and polarity."""

from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from claimspan.extract.claims.argument import Argument, Why
from claimspan.extract.claims.cues import Found
from claimspan.extract.claims.model import Model
from claimspan.extract.claims.reading import PaperView, Reading
from claimspan.records import Certainty, ClaimType, Polarity, Role

_NAMES = {"GPE", "ORG", "PERSON", "NORP", "LOC"}
TYPES: tuple[ClaimType, ...] = get_args(ClaimType)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Role and type with their probabilities."""

    role: Role
    type: ClaimType | None
    likely_type: ClaimType
    role_probability: float
    type_probability: float

    @property
    def claim_probability(self) -> float:
        """The probability that the unit is a claim."""
        return self.role_probability if self.role == "claim" else 1 - self.role_probability


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with its verdict, its wording vector, the number of its paragraph, how it opens and whom it names.

    ``opening`` holds the lemma of its first word and the parts of speech of its first two, ``names`` words of names;
    ``particulars`` counts these and the numbers.
    """

    reading: Reading
    verdict: Verdict
    wording: NDArray[np.float32]
    paragraph: int
    opening: tuple[str, ...]
    names: frozenset[str]
    particulars: int


def judged(paper: PaperView, reading: Reading, verdict: Verdict, wording: NDArray[np.float32]) -> Judged:
    """A unit as thesis and relations need it."""
    view = reading.view
    opening = (paper.cols.lemma[view.start], *paper.cols.pos[view.start : min(view.start + 2, view.end)])
    names = frozenset(paper.cols.lower[i] for i in range(view.start, view.end) if paper.cols.label[i] in _NAMES)
    particulars = len(names) + paper.cols.pos[view.start : view.end].count("NUM")
    return Judged(reading, verdict, wording, paper.blocks[reading.block].paragraph, opening, names, particulars)


def judge(model: Model, reading: Reading, wording: NDArray[np.float32]) -> Verdict:
    """The likeliest role, unless a sign decides it, and the likeliest type if the unit is a claim."""
    roles = model.classifiers["role"].probabilities(reading.learned, wording)
    sign = reading.decisive
    if sign is not None and roles[sign.role] < sign.least:
        roles = {"claim": 1 - sign.least, "evidence": 1 - sign.least, sign.role: sign.least}
    types = model.classifiers["type"].probabilities(reading.learned, wording)
    role: Role = "claim" if roles["claim"] >= roles["evidence"] else "evidence"
    kind = max(TYPES, key=lambda name: types.get(name, 0.0))
    return Verdict(role, kind if role == "claim" else None, kind, roles[role], types[kind])


def argue(model: Model, reading: Reading, verdict: Verdict) -> Argument:
    """The argument of a unit, thesis and relation left open."""
    cues = effective_cues(reading, verdict)
    doubts = [found for found in cues if found.cue.field == "certainty"]
    negations = [found for found in cues if found.cue.field == "polarity"]
    certainty: Certainty = "hedged" if doubts or hearsay(reading) else "certain"
    polarity: Polarity = "negative" if negations else "positive"
    report = reading.report
    unnamed = report is not None and report.agentless
    return Argument(
        start=reading.view.start,
        end=reading.view.end,
        role=verdict.role,
        type=verdict.type,
        certainty=certainty,
        polarity=polarity,
        holder=None if report is None else ((report.cue[0], report.cue[0]) if unnamed else report.holder),
        cue=None if report is None else report.cue,
        content=None if report is None else report.proposition,
        confidences={
            "role": verdict.role_probability,
            **({"type": verdict.type_probability} if verdict.type else {}),
            "certainty": model.certain["certainty"][certainty],
            "polarity": model.certain["polarity"][polarity],
        },
        why=(
            _why_role(model, reading, verdict),
            *([_why_type(model, reading, verdict)] if verdict.type else []),
            *(Why("certainty", f"cue: {found.cue.id}", tuple(range(found.start, found.end))) for found in doubts),
            *(Why("polarity", f"cue: {found.cue.id}", tuple(range(found.start, found.end))) for found in negations),
            *([Why("holder", report.rules[0], tuple(range(*report.cue)))] if report else []),
        ),
    )


def effective_cues(reading: Reading, verdict: Verdict) -> list[Found]:
    """The cues that reach the predicate which decides the type; permissions of law are no doubts."""
    owner = deciding_predicate(reading, verdict)
    permission = verdict.role == "evidence" and "legal register" in reading.features.tokens
    return [
        found
        for found in reading.cues
        if found.owner == owner
        and not (permission and found.cue.id == "modal of possibility" and reading.report is None)
    ]


def deciding_predicate(reading: Reading, verdict: Verdict) -> int:
    """Of coordinated main predicates the one that decided the type, otherwise the first."""
    triggers = reading.features.tokens[f"rule:{reading.rule.id}"]
    if verdict.type == reading.rule.type and triggers:
        return reading.view.owner(triggers[0])
    return reading.view.heads[0]


def hearsay(reading: Reading) -> bool:
    """Whether the holder is not named and the cue itself marks belief or rumour."""
    return "hearsay" in reading.features.tokens


def _why_role(model: Model, reading: Reading, verdict: Verdict) -> Why:
    sign = reading.decisive
    if sign is not None and sign.role == verdict.role:
        return Why("role", f"sign: {sign.id}", sign.triggers(reading.features))
    names = model.classifiers["role"].deciding(reading.learned, verdict.role)
    return Why("role", "learned: " + ("; ".join(names) or "wording"), reading.features.behind(names))


def _why_type(model: Model, reading: Reading, verdict: Verdict) -> Why:
    if verdict.type == reading.rule.type:
        return Why("type", f"rule: {reading.rule.id}", reading.features.tokens[f"rule:{reading.rule.id}"])
    names = model.classifiers["type"].deciding(reading.learned, verdict.likely_type)
    return Why("type", "learned: " + "; ".join(names), reading.features.behind(names))
