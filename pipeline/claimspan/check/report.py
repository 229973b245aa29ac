"""The report: one self-contained HTML file."""

from pathlib import Path

from claimspan.check.check import Check


def write_report(checked: Check, path: Path, before: Check | None = None) -> None:
    """Write the report of a check to ``path``."""
    raise NotImplementedError
