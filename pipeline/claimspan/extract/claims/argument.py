"""What the component finds: argumentative units in token offsets of the ``Doc``."""

from dataclasses import dataclass, field

from claimspan.records import Certainty, ClaimType, Polarity, RelationType, Role

TokenSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a field has its value: the rule or the learned part, and the tokens that triggered it."""

    field: str
    rule: str
    tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The relation going out of a unit: the index of the unit that it serves among all, and how."""

    to: int
    type: RelationType


@dataclass(frozen=True, slots=True)
class Argument:
    """An argumentative unit ``[start, end)`` in tokens.

    ``holder`` is null for the author; otherwise it, ``cue`` and ``content`` are token spans, and an empty span stands
    for a holder that is not named. ``confidences`` gives a calibrated probability a field.
    """

    start: int
    end: int
    role: Role
    type: ClaimType | None
    certainty: Certainty
    polarity: Polarity
    thesis: bool = False
    relation: Link | None = None
    holder: TokenSpan | None = None
    cue: TokenSpan | None = None
    content: TokenSpan | None = None
    confidences: dict[str, float] = field(default_factory=dict)
    why: tuple[Why, ...] = ()
