"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.records import Attribution, Claim, Entity


def claim_records(
    parsed: PaperDoc, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> Iterator[Claim]:
    """The records of this layer in reading order."""
    yield from ()
