"""Links from the text to notes, and the notes that they lead to."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

LABEL = re.compile(r"\(?\[?\s*(?:(?:fn|note)\s*)?(\d{1,4}[A-Za-z]?|[ivxlc]{1,7}|[a-z]|[*†‡§¶#]{1,4})\s*\]?\)?\.?", re.I)
BLOCKS = frozenset(["li", "p", "div", "td", "dd", "aside", "section", "blockquote", "tr"])
BACK_SIGNS = re.compile(
    r"[\s↩↵⤴↑^⏎\ufe0e\ufe0f]*(?:back(?: to (?:text|top|content))?|return)?[\s↩↵⤴↑^⏎\ufe0e\ufe0f]*", re.I
)


@dataclass(slots=True)
class NoteLinks:
    """Where notes are referred to and where they begin.

    ``references`` are links to notes, ``starts`` the elements at which a note begins with its label, ``back`` the links
    that lead from a note to its reference.
    """

    references: set[etree._Element] = field(default_factory=set)
    starts: dict[etree._Element, str] = field(default_factory=dict)
    back: set[etree._Element] = field(default_factory=set)


def find_notes(root: etree._Element) -> NoteLinks:
    """Every link that looks like a note's marker and leads forward to a place in the page, with that place."""
    order = {element: index for index, element in enumerate(root.iter())}
    places: dict[str, etree._Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(name, element)
    found = NoteLinks()
    targets: dict[etree._Element, str] = {}
    for link in root.iter("a"):
        target = places.get(unquote(link.get("href", "").partition("#")[2]))
        label = LABEL.fullmatch(text_of(link).strip())
        if target is None or target is link:
            continue
        if order[target] > order[link] and label and _is_marker(link, target):
            found.references.add(link)
            targets.setdefault(target, label[1])
    held = Counter(ancestor for target in targets for ancestor in (target, *target.iterancestors()))
    for target, printed in targets.items():
        found.starts[_start_of(target, held)] = printed
    _find_back_links(root, found, order, places)
    return found


def text_of(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(text for text in element.itertext() if isinstance(text, str))


def _is_marker(link: etree._Element, target: etree._Element) -> bool:
    """A link set as a superscript, in brackets, or called a reference; never one to a heading."""
    if target.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "table", "figure", "img"):
        return False
    words = " ".join(link.get(name, "") for name in ("role", "class", "rel", "id")).lower()
    parent = link.getparent()
    raised = link.find(".//sup") is not None or (
        parent is not None and any(a.tag == "sup" for a in link.iterancestors())
    )
    text = text_of(link).strip()
    return (
        raised or "noteref" in words or "footnote" in words or "fnref" in words or "ftnref" in words or text[:1] == "["
    )


def _start_of(target: etree._Element, held: Counter[etree._Element]) -> etree._Element:
    """The block that a target stands in, where it holds no other target; else the target itself."""
    if target.tag in BLOCKS:
        return target
    for ancestor in target.iterancestors():
        if ancestor.tag in BLOCKS:
            return ancestor if held[ancestor] == 1 else target
    return target


def _find_back_links(
    root: etree._Element, found: NoteLinks, order: dict[etree._Element, int], places: dict[str, etree._Element]
) -> None:
    """A link back to what lies at or around a reference, or one that is only an arrow."""
    near: set[etree._Element] = set()
    for reference in found.references:
        near.add(reference)
        near.update(reference.iter())
        near.update(ancestor for ancestor in reference.iterancestors() if ancestor.tag in ("sup", "span"))
    for link in root.iter("a"):
        if link in found.references:
            continue
        target = places.get(unquote(link.get("href", "").partition("#")[2]))
        text = text_of(link)
        short = LABEL.fullmatch(text.strip()) or BACK_SIGNS.fullmatch(text)
        if (
            target is not None
            and order[target] < order[link]
            and short
            and (target in near or BACK_SIGNS.fullmatch(text))
        ):
            found.back.add(link)
