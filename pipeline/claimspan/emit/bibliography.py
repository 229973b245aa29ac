"""The references inside the notes as CSL-JSON and BibTeX."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimspan.records import Note, Reference

BIBTEX_SPECIAL = re.compile(r"[&%$#_{}]")


def csl_items(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """One CSL item a reference that is not a pointer to another note, in reading order."""
    return [_csl(key, reference) for key, reference in _keyed(notes)]


def csl_json(notes: Iterable[Note]) -> str:
    """The references as CSL-JSON, the format of Zotero, pandoc and citeproc."""
    return json.dumps(csl_items(notes), ensure_ascii=False, indent=2) + "\n"


def bibtex(notes: Iterable[Note]) -> str:
    """The references as BibTeX entries."""
    return "\n".join(_bibtex(key, reference) for key, reference in _keyed(notes))


def _keyed(notes: Iterable[Note]) -> Iterator[tuple[str, Reference]]:
    for note in notes:
        for place, reference in enumerate(note.references):
            if reference.refers_to is None:
                yield f"note{note.label or note.number}{chr(ord('a') + place % 26)}-{note.start}", reference


def _csl(key: str, reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": _csl_type(reference)}
    if reference.authors:
        item["author"] = [{"literal": author} for author in reference.authors]
    optional = {
        "title": reference.title,
        "container-title": reference.container,
        "URL": reference.url,
        "DOI": reference.doi,
    }
    item |= {name: value for name, value in optional.items() if value}
    if reference.year:
        item["issued"] = {"date-parts": [[reference.year]]}
    if reference.accessed:
        item["accessed"] = {"raw": reference.accessed}
    item["note"] = reference.text
    return item


def _csl_type(reference: Reference) -> str:
    if reference.container:
        return "article-journal" if not reference.url or reference.doi else "webpage"
    return "webpage" if reference.url and not reference.doi else "document"


def _bibtex(key: str, reference: Reference) -> str:
    fields = {
        "author": " and ".join(f"{{{_escape(author)}}}" for author in reference.authors),
        "title": _escape(reference.title or ""),
        "journal": _escape(reference.container or ""),
        "year": str(reference.year or ""),
        "url": reference.url or "",
        "doi": reference.doi or "",
        "note": _escape(reference.text),
    }
    kind = "article" if reference.container else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _escape(text: str) -> str:
    return BIBTEX_SPECIAL.sub(lambda match: "\\" + match[0], text.replace("\\", "/"))
