"""What a web page's head says of the paper."""

import re

from lxml import etree

from claimspan.ingest.html.notes import text_of
from claimspan.records import Author, Found, Metadata

TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
DATES = (
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "article:published_time",
    "date",
    "datepublished",
)
PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "og:site_name")


def read_metadata(root: etree._Element) -> Metadata:
    """Title, authors, day, publisher and language, each with the tag that it was read from."""
    values: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            values.setdefault(name, []).append(content)
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return Metadata(
        title=_first(values, TITLES) or _title(root),
        authors=_authors(values),
        publisher=_first(values, PUBLISHERS),
        date=_date(values),
        language=Found(value=language.split("-")[0].lower(), origin="html lang") if language else None,
    )


def _first(values: dict[str, list[str]], names: tuple[str, ...]) -> Found | None:
    return next((Found(value=values[name][0], origin=f"meta {name}") for name in names if name in values), None)


def _title(root: etree._Element) -> Found | None:
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            text = " ".join(text_of(element).split())
            if text:
                return Found(value=text, origin=tag)
    return None


def _authors(values: dict[str, list[str]]) -> tuple[Author, ...]:
    for name in AUTHORS:
        people = [value for value in values.get(name, []) if "://" not in value]
        if people:
            return tuple(Author(name=person, origin=f"meta {name}") for person in dict.fromkeys(people))
    return ()


def _date(values: dict[str, list[str]]) -> Found | None:
    """An ISO day, month or year; a value in another form is left out."""
    for name in DATES:
        for value in values.get(name, []):
            match = re.match(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)", value)
            if match:
                parts = [match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]
                return Found(value="-".join(parts), origin=f"meta {name}")
    return None
