"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.records import Date


def date_records(parsed: PaperDoc) -> Iterator[Date]:
    """The records of this layer in reading order."""
    yield from ()
