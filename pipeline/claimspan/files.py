"""Files are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import jsonlines
from pydantic import BaseModel

from claimspan.errors import OutputError


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 to ``path`` through a temporary file in the same folder and a rename.

    Raises OutputError when the folder cannot be made or written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_text(Path(folder) / "new" / "a.txt", "é\\r\\n")
    ...     (Path(folder) / "new" / "a.txt").read_bytes()
    b'\\xc3\\xa9\\r\\n'
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as handle:
            temporary = Path(handle.name)
            handle.write(text)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def write_records(path: Path, records: Iterable[BaseModel]) -> None:
    """Write records as JSON Lines, one object a line, in the given order."""
    import io

    buffer = io.StringIO()
    with jsonlines.Writer(buffer) as writer:
        for record in records:
            writer.write(record.model_dump(mode="json"))
    write_text(path, buffer.getvalue())


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
