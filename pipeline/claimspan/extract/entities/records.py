"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.records import Entity


def entity_records(parsed: PaperDoc) -> Iterator[Entity]:
    """The records of this layer in reading order."""
    yield from ()
