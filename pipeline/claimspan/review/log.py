"""The append-only log of a reviewer's decisions: nothing is called saved before it is on the disk."""

import json
import os
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from claimspan.errors import ClaimspanError, InputError, OutputError
from claimspan.review.events import Event

if sys.platform != "win32":
    import fcntl

REVIEWER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class LogError(ClaimspanError):
    """A review log that holds what is no event."""


def log_path(annotations: Path, paper: str, reviewer: str) -> Path:
    """``annotations/<paper>/reviews/<reviewer>.jsonl``. Raises InputError for a name that is no plain file name.

    >>> log_path(Path("annotations"), "p", "anna").as_posix()
    'annotations/p/reviews/anna.jsonl'
    """
    if not REVIEWER.fullmatch(reviewer):
        raise InputError(f"{reviewer!r} is no name for a reviewer: use up to 40 letters, digits, dots, hyphens")
    return annotations / paper / "reviews" / f"{reviewer}.jsonl"


class ReviewLog:
    """A log file that several threads and processes may append to.

    A last line that a crash tore is cut off when the file is opened: it was never reported as saved. Raises LogError
    with file and line for anything else that is no event.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mutex = threading.Lock()
        self._events: list[Event] = []
        self._ids: set[str] = set()
        self._read_to = 0
        if path.exists():
            with self._locked() as handle:
                _repair(handle)
                self._refresh(handle)

    def events(self, since: int = 0) -> tuple[Event, ...]:
        """The events from number ``since`` on, those of other processes included."""
        if not self.path.exists():
            return ()
        with self._locked() as handle:
            self._refresh(handle)
        return tuple(self._events[since:])

    def append(self, events: Iterable[Event]) -> int:
        """Append the events whose ids the log does not hold yet, and return how many it holds now.

        Returns after the bytes have reached the disk. Raises OutputError when they cannot; the file is then as before.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._locked() as handle:
                _repair(handle)
                self._refresh(handle)
                fresh = {event.id: event for event in events if event.id not in self._ids}
                lines = "".join(event.model_dump_json(exclude_none=True) + "\n" for event in fresh.values())
                _write(handle, lines.encode())
                self._refresh(handle)
                return len(self._events)
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror or error}") from error

    @contextmanager
    def _locked(self) -> Iterator[int]:
        with self._mutex:
            new = not self.path.exists()
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                if sys.platform != "win32":
                    fcntl.flock(handle, fcntl.LOCK_EX)
                if new:
                    _sync_folder(self.path.parent)
                yield handle
            finally:
                os.close(handle)

    def _refresh(self, handle: int) -> None:
        size = os.fstat(handle).st_size
        if size < self._read_to:
            raise LogError(f"{self.path} has become shorter while it was in use: stop the review and restore the file")
        data = _read(handle, self._read_to, size)
        complete = data[: data.rfind(b"\n") + 1]
        for line in complete.splitlines():
            event = self._event(line)
            self._events.append(event)
            self._ids.add(event.id)
        self._read_to += len(complete)

    def _event(self, line: bytes) -> Event:
        try:
            return Event.model_validate_json(line)
        except ValidationError as error:
            problem = error.errors()[0]
            where = ".".join(str(part) for part in problem["loc"])
            raise LogError(
                f"{self.path}, line {len(self._events) + 1} is no review event ({where}: {problem['msg']}): "
                "mend or remove that line, the others are whole"
            ) from error


def _repair(handle: int) -> None:
    """Cut off an unfinished last line, or finish it where only its end of line is missing."""
    size = os.fstat(handle).st_size
    if _read(handle, max(0, size - 1), size) in (b"", b"\n"):
        return
    data = _read(handle, 0, size)
    last = data.rfind(b"\n") + 1
    try:
        json.loads(data[last:])
    except ValueError:
        os.ftruncate(handle, last)
    else:
        os.write(handle, b"\n")
    os.fsync(handle)


def _write(handle: int, data: bytes) -> None:
    before = os.fstat(handle).st_size
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, before)
        raise


def _read(handle: int, start: int, end: int) -> bytes:
    pieces = []
    os.lseek(handle, start, os.SEEK_SET)
    while start < end:
        piece = os.read(handle, end - start)
        if not piece:
            break
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
