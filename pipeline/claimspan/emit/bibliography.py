"""The references inside the notes as CSL-JSON and BibTeX."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimspan.ingest.works import is_body
from claimspan.records import Note, Reference

BIBTEX_SPECIAL = re.compile(r"[&%$#_{}]")
PUBLISHER = re.compile(r"\([^()]{2,60}:\s[^()]{2,80},[^()]{0,20}\d{4}\)")
PERSON = re.compile(
    r"(?P<given>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})\s(?P<family>(?:(?:de|da|van|von|der|den|al|el|del|la|le|bin)\s)*"
    r"[A-Z][\w’'-]+(?:\s(?:Jr|Sr|II|III|IV)\.?)?)"
)


def csl_items(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """One CSL item a reference that names a work and is no pointer to another note, in reading order."""
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
            if reference.refers_to is None and _is_work(reference):
                label = re.sub(r"[^A-Za-z0-9]", "", note.label or "") or str(note.number)
                yield f"note{label}{chr(ord('a') + place) if place < 26 else place}-{note.start}", reference


def _is_work(reference: Reference) -> bool:
    """Whether anything of a work is known; a remark of the author, or a form not understood, is only in the note."""
    return bool(reference.title or reference.authors or reference.container or reference.url or reference.doi)


def _csl(key: str, reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": _csl_type(reference)}
    if reference.authors:
        item["author"] = [_csl_name(author) for author in reference.authors]
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
        item["accessed"] = {"date-parts": [[int(part) for part in reference.accessed.split("-")]]}
    item["note"] = reference.text
    return item


def _csl_name(author: str) -> dict[str, str]:
    """A person by family and given name; a body, or a family name alone, as it is written.

    >>> _csl_name("Ana de Ruiz"), _csl_name("Ministry of Trade")
    ({'family': 'de Ruiz', 'given': 'Ana'}, {'literal': 'Ministry of Trade'})
    """
    person = PERSON.fullmatch(author)
    if person is None or is_body(author):
        return {"literal": author}
    return {"family": person["family"], "given": person["given"]}


def _csl_type(reference: Reference) -> str:
    if reference.container:
        return "article-journal" if not reference.url or reference.doi else "webpage"
    if PUBLISHER.search(reference.text):
        return "book"
    return "webpage" if reference.url and not reference.doi else "document"


def _bibtex(key: str, reference: Reference) -> str:
    fields = {
        "author": " and ".join(map(_bibtex_name, reference.authors)),
        "title": _escape(reference.title or ""),
        "journal": _escape(reference.container or ""),
        "year": str(reference.year or ""),
        "url": _balanced(reference.url or ""),
        "doi": _balanced(reference.doi or ""),
        "note": _escape(reference.text),
    }
    kind = "article" if reference.container else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _bibtex_name(author: str) -> str:
    name = _escape(author)
    return f"{{{name}}}" if "literal" in _csl_name(author) else name


def _balanced(address: str) -> str:
    return address.replace("{", "%7B").replace("}", "%7D")


def _escape(text: str) -> str:
    return BIBTEX_SPECIAL.sub(lambda match: "\\" + match[0], text.replace("\\", "/"))
