"""Scanned pages given a text layer by ``ocrmypdf``, where it is installed."""

import shutil
import subprocess
from pathlib import Path

from claimspan.errors import InputError

TOOL = "ocrmypdf"
SECONDS = 3600


def add_text(source: Path, out: Path, seconds: int = SECONDS) -> None:
    """Write a copy of a PDF in which pages without text have one; the others stay as they are.

    The copy is the file to read then: offsets and the hash belong to it. Raises InputError where ``ocrmypdf`` is not
    installed, fails, or takes more than so many seconds.
    """
    tool = shutil.which(TOOL)
    if tool is None:
        raise InputError(f"{TOOL} is not installed: install it from your system's packages, or run another OCR program")
    if not source.is_file():
        raise InputError(f"cannot read {source}: no such file")
    command = [tool, "--skip-text", "--quiet", str(source), str(out)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{TOOL} did not finish {source.name} within {seconds} seconds: split it") from error
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or [f"it ended with {done.returncode}"]
        raise InputError(f"{TOOL} could not read {source.name}: {reason[0]}")
