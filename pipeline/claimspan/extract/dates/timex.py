"""What the tagger gives: temporal expressions after TIMEX3."""

from dataclasses import dataclass

from claimspan.records import TimexMod, TimexType


@dataclass(frozen=True)
class Timex:
    """A temporal expression: the characters ``[start, end)`` of the ``Doc`` and what they mean.

    ``value`` is the TIMEX3 value; ``edtf`` an EDTF value and ``earliest`` and ``latest`` ISO days, each null where the
    expression does not fix them; ``rule`` the id of the rule that found it.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: TimexMod | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    rule: str


@dataclass(frozen=True)
class Reading:
    """What an expression means once it is resolved, before it is placed on the calendar.

    ``moves`` is false for a date that later expressions ("the same year") should not lean on.
    """

    type: TimexType
    value: str
    mod: TimexMod | None = None
    moves: bool = True
