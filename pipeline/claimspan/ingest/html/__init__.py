"""Web pages read by their tags: the article, its headings, tables, notes and what the page says of itself."""

from claimspan.ingest.html.reader import read

__all__ = ["read"]
