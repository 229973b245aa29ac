"""What a Word file's core properties say of the paper."""

import re

from lxml import etree

from claimspan.records import Author, Found, Metadata

DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"


def read_metadata(core: etree._Element | None) -> Metadata:
    """Title, authors, day of making and language from ``docProps/core.xml``."""
    if core is None:
        return Metadata()
    title, creator, language = (_text(core, DC + name) for name in ("title", "creator", "language"))
    made = re.match(r"\d{4}-\d{2}-\d{2}", _text(core, TERMS + "created"))
    return Metadata(
        title=Found(value=title, origin="core property title") if title else None,
        authors=tuple(
            Author(name=name.strip(), origin="core property creator") for name in creator.split(";") if name.strip()
        ),
        date=Found(value=made[0], origin="core property created") if made else None,
        language=Found(value=language.split("-")[0].lower(), origin="core property language") if language else None,
    )


def _text(core: etree._Element, tag: str) -> str:
    return " ".join((core.findtext(tag) or "").split())
