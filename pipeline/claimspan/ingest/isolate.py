"""A parser run in a process of its own with limits on time and memory, since a PDF is hostile input."""

import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from typing import Any

from claimspan.errors import InputError
from claimspan.ingest.extracted import Extracted, Passage
from claimspan.records import Metadata, Warning
from claimspan.source import Source

SECONDS = 300
MEGABYTES = 2048
OUT_OF_MEMORY = {-signal.SIGABRT, -signal.SIGILL, -signal.SIGTRAP, -signal.SIGKILL}
"""Signals by which the PDF library, or the system, ends a process that has no memory left."""


def read_isolated(
    module: str, data: bytes, name: str, *, seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> Extracted:
    """What ``read(data, name)`` of a module gives, worked out in a child process.

    ``seconds`` bounds its time by the clock and on the processor, ``megabytes`` its memory. Raises InputError for what
    the parser raises, for a crash, and for a bound overstepped.
    """
    command = [sys.executable, "-m", "claimspan.ingest.isolate", module, name, str(seconds), str(megabytes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        try:
            answer, _ = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise _too_long(name, seconds) from error
        finally:
            child.kill()
    if child.returncode == 0:
        return _unpack(json.loads(answer))
    if child.returncode == 1 and answer:
        raise InputError(json.loads(answer)["error"])
    if child.returncode == -signal.SIGXCPU:
        raise _too_long(name, seconds)
    if child.returncode in OUT_OF_MEMORY:
        raise _too_large(name, megabytes)
    raise InputError(
        f"{name} is damaged: the parser broke off on it; print it to PDF again from a viewer that opens it"
    )


def _too_long(name: str, seconds: int) -> InputError:
    return InputError(f"{name} was not read within {seconds} seconds: split it, or print it to PDF again")


def _too_large(name: str, megabytes: int) -> InputError:
    return InputError(f"{name} could not be read within {megabytes} MB of memory: split it, or print it to PDF again")


def _pack(extracted: Extracted) -> dict[str, Any]:
    source = extracted.source
    return {
        "source": [source.name, source.text, source.media_type, source.sha256, source.extracted],
        "passages": [[p.kind, p.spans, p.page, p.level, p.label] for p in extracted.passages],
        "raised": extracted.raised,
        "metadata": extracted.metadata.model_dump(mode="json"),
        "warnings": [warning.model_dump(mode="json") for warning in extracted.warnings],
    }


def _unpack(packed: dict[str, Any]) -> Extracted:
    raised = packed["raised"]
    return Extracted(
        source=Source(*packed["source"]),
        passages=tuple(
            Passage(kind, tuple((start, end) for start, end in spans), page, level, label)
            for kind, spans, page, level, label in packed["passages"]
        ),
        raised=None if raised is None else tuple((start, end) for start, end in raised),
        metadata=Metadata.model_validate(packed["metadata"]),
        warnings=tuple(Warning.model_validate(warning) for warning in packed["warnings"]),
    )


def _limit(seconds: int, megabytes: int) -> None:
    """Bound this process where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in ((resource.RLIMIT_AS, megabytes * 1024 * 1024), (resource.RLIMIT_CPU, seconds)):
        _, most = resource.getrlimit(kind)
        resource.setrlimit(kind, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(module: str, name: str, seconds: str, megabytes: str) -> int:
    """The child: data on standard input, one JSON object on standard output; nothing else can write there."""
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)
        _limit(int(seconds), int(megabytes))
        try:
            packed, code = _pack(import_module(module).read(sys.stdin.buffer.read(), name)), 0
        except InputError as error:
            packed, code = {"error": str(error)}, 1
        except MemoryError:
            packed, code = {"error": str(_too_large(name, int(megabytes)))}, 1
        answer.write(json.dumps(packed).encode())
    return code


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
