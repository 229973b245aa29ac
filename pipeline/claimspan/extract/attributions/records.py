"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.records import Attribution


def attribution_records(parsed: PaperDoc) -> Iterator[Attribution]:
    """The records of this layer in reading order."""
    yield from ()
