"""What the component finds: a mention with its name, and why."""

from dataclasses import dataclass

from claimspan.records import EntityLabel, TimexMod


@dataclass(frozen=True)
class Mention:
    """A mention of an entity: characters ``[start, end)`` of the ``Doc``.

    ``country`` is an ISO 3166-1 alpha-2 code; ``amount``, ``currency`` (ISO 4217) and ``modifier`` are for MONEY and
    PERCENT. ``rule`` names what found the span, ``label_rule`` what decided its label where that was another rule,
    ``stands_for_rule`` what decided ``stands_for``; ``trigger`` and ``stands_for_trigger`` are the character spans of
    the words that did so.
    """

    start: int
    end: int
    label: EntityLabel
    canonical: str
    rule: str
    stands_for: str | None = None
    country: str | None = None
    amount: float | None = None
    currency: str | None = None
    modifier: TimexMod | None = None
    label_rule: str | None = None
    stands_for_rule: str | None = None
    trigger: tuple[int, int] | None = None
    stands_for_trigger: tuple[int, int] | None = None
