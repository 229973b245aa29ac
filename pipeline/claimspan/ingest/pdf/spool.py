"""The pages between the first look at all of them and their layout, kept outside of memory."""

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

from claimspan.ingest.pdf.lines import Line


@dataclass(slots=True)
class Sheet:
    """A page as lines from top to bottom, the texts that are set aside from the start (in the margin, or in another
    direction), and its height in points.
    """

    lines: list[Line]
    margins: list[str]
    height: float


class Spool:
    """Sheets written to a temporary file and read back in the same order; the file goes when the spool is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._count = 0

    def put(self, sheet: Sheet) -> None:
        """Write a sheet behind the others."""
        pickle.dump(sheet, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def sheets(self) -> Iterator[Sheet]:
        """All sheets, each read when its turn comes."""
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()
