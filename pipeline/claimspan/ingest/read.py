"""From a file to a paper: the format is chosen by content."""

from pathlib import Path

from claimspan.errors import InputError
from claimspan.ingest import markdown, text
from claimspan.ingest.assemble import assemble
from claimspan.ingest.decode import decode
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.metadata import FILE, read_paper_file
from claimspan.records import Metadata
from claimspan.source import Paper


def ingest_file(path: Path) -> Paper:
    """Read a paper from a file; its id is the file's stem. ``paper.toml`` beside it goes before what it shows itself.

    Raises InputError when it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    beside = path.parent / FILE
    return ingest_bytes(data, path.name, path.stem, read_paper_file(beside) if beside.is_file() else None)


def ingest_bytes(data: bytes, name: str, paper_id: str, overrides: Metadata | None = None) -> Paper:
    """Read a paper from bytes. ``overrides`` go before the metadata that the paper itself shows."""
    return assemble(extract(data, name), paper_id, overrides)


def extract(data: bytes, name: str) -> Extracted:
    """Take a file apart with the module for its format."""
    content, _ = decode(data, name)
    return markdown.read(data, name) if markdown.is_markdown(content) else text.read(data, name)
