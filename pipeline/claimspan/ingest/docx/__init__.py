"""Word files read from their XML: paragraphs, styles, footnotes and endnotes."""

from claimspan.ingest.docx.reader import read

__all__ = ["read"]
