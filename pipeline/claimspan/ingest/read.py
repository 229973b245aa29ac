"""From a file to a paper: the format is chosen by content."""

from collections.abc import Callable
from pathlib import Path

from claimspan.errors import InputError
from claimspan.ingest import docx, html, markdown, pdf, text
from claimspan.ingest.assemble import assemble
from claimspan.ingest.decode import decode
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.metadata import FILE, read_paper_file
from claimspan.ingest.sniff import DOCX, HTML, PDF, sniff
from claimspan.records import Metadata
from claimspan.source import Paper

READERS: dict[str, Callable[[bytes, str], Extracted]] = {PDF: pdf.read, HTML: html.read, DOCX: docx.read}


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
    """Take a file apart with the module for its format. Raises InputError for a format that is not read."""
    media_type = sniff(data, name)
    if media_type in READERS:
        return READERS[media_type](data, name)
    content, _ = decode(data, name)
    return markdown.read(data, name) if markdown.is_markdown(content, name) else text.read(data, name)
