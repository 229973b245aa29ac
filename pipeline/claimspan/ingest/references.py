"""Notes taken apart into references: who, what, where, when, and which earlier note they point to."""

from dataclasses import dataclass, field

from claimspan.records import Reference


@dataclass
class Earlier:
    """What the notes so far referred to."""

    last: int | None = None
    by_author: dict[str, int] = field(default_factory=dict)


def parse_references(text: str, number: int, earlier: Earlier) -> tuple[Reference, ...]:
    """Split the text of a note into references."""
    return (Reference(text=text),) if text.strip() else ()
