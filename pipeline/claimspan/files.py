"""Files are written whole or not at all."""

import io
import json
import os
import shutil
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
    write_text(path, json_lines(records))


def json_lines(records: Iterable[BaseModel]) -> str:
    """Records as JSON Lines text, one object a line, in the given order."""
    buffer = io.StringIO()
    with jsonlines.Writer(buffer, dumps=lambda record: json.dumps(record, ensure_ascii=False)) as writer:
        writer.write_all(record.model_dump(mode="json") for record in records)
    return buffer.getvalue()


def write_folder(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder: all are written beside it first, then moved in one by one.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     write_folder(Path(place) / "peru", {"a.txt": "one\\n"})
    ...     sorted(path.relative_to(place).as_posix() for path in Path(place).rglob("*"))
    ['peru', 'peru/a.txt']
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, text in files.items():
                (staging / name).write_text(text, encoding="utf-8", newline="")
            for name in files:
                (staging / name).replace(folder / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise OutputError(
            f"cannot write to {folder}: {error.strerror or error}; choose another folder with --out"
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
