"""PDF read by geometry: characters, lines, columns, furniture, notes, paragraphs."""

from claimspan.ingest.extracted import Extracted
from claimspan.ingest.isolate import read_isolated


def read(data: bytes, name: str) -> Extracted:
    """Take a PDF apart in a child process with bounds on time and memory.

    Raises InputError where it is no PDF, damaged, protected by a password, without pages, or oversteps the bounds.
    """
    return read_isolated("claimspan.ingest.pdf.reader", data, name)
