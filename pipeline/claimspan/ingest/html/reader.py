"""A web page taken apart."""

import hashlib
import re

from lxml import etree

from claimspan.errors import InputError
from claimspan.ingest.extracted import Extracted, PassageKind
from claimspan.ingest.html.article import find_article, find_dropped
from claimspan.ingest.html.metadata import read_metadata
from claimspan.ingest.html.notes import NoteLinks, find_notes
from claimspan.ingest.html.page import parse
from claimspan.ingest.writer import TextWriter, begins_body
from claimspan.source import Source

MEDIA_TYPE = "text/html"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
ASIDE = frozenset(["table", "figure", "figcaption", "caption"])
MOST_RAISED = 20
"""A superscript has at most so many characters."""


def read(data: bytes, name: str) -> Extracted:
    """Take a web page apart: the article's text with its headings and notes; tables and figures are set aside.

    Raises InputError where the page is too large or holds no text.
    """
    root = parse(data, name)
    notes = find_notes(root)
    article = find_article(root)
    walk = _Walk(notes, find_dropped(root, notes.starts))
    walk.visit(article)
    inside = set(article.iter())
    for start in notes.starts:
        if start not in inside and start not in walk.seen:
            walk.visit(start)
    writer = walk.writer
    if not writer.passages:
        raise InputError(
            f"{name} holds no text: the page may be made by a script; save it from the browser and read that"
        )
    source = Source(name, writer.text, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), extracted=True)
    return Extracted(source, tuple(writer.passages), tuple(writer.raised), read_metadata(root))


class _Walk:
    """Goes through the elements in order, without recursion, and writes the text.

    ``_kinds`` holds, for each block that is open, what its text is; a note that begins at a mere anchor changes the
    kind of the block around it.
    """

    def __init__(self, notes: NoteLinks, dropped: set[etree._Element]) -> None:
        self.notes = notes
        self.dropped = dropped
        self.writer = TextWriter()
        self.seen: set[etree._Element] = set()
        self._kinds: list[PassageKind] = ["text"]
        self._note: str | None = None
        self._begun = False
        self._blank = True
        self._raised = self._pre = self._level = 0

    def visit(self, root: etree._Element) -> None:
        """Write an element with all that is in it."""
        steps: list[tuple[etree._Element, bool]] = [(root, True)]
        while steps:
            element, opening = steps.pop()
            if opening and element not in self.dropped and element not in self.notes.back:
                self.seen.add(element)
                self._enter(element)
                self._write(element.text)
                steps.append((element, False))
                steps.extend((child, True) for child in reversed(element))
                continue
            if not opening:
                self._leave(element)
            if element is not root:
                self._write(element.tail)
        self._close()

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if _is_block(tag):
            self._close()
            self._kinds.append("heading" if tag in HEADINGS else "aside" if tag in ASIDE else self._kinds[-1])
            self._level = HEADINGS.get(tag, self._level)
        elif tag == "br":
            self._break()
        elif tag in ("td", "th"):
            self._write(" ")
        if element in self.notes.starts:
            self._close(ends_note=True)
            self._kinds[-1] = "note"
            self._note = self.notes.starts[element]
        if tag == "sup" or element in self.notes.references:
            self._raised += 1
        self._pre += tag == "pre"

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "sup" or element in self.notes.references:
            self._raised -= 1
        self._pre -= tag == "pre"
        if _is_block(tag):
            self._close(ends_note=len(self._kinds) > 1 and self._kinds[-2] != "note")
            self._kinds.pop()

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
            if self._blank:
                text = text.lstrip(" ")
        if self._kinds[-1] == "note" and self._note is not None and not self.writer.open_text:
            text = _without_label(text, self._note)
            if text:
                self.writer.add_label(self._note)
        if not text:
            return
        bare = text.strip()
        if self._raised and bare and len(bare) <= MOST_RAISED:
            before, after = text.split(bare)
            self.writer.add_text(before)
            self.writer.add_text(bare, raised=True)
            self.writer.add_text(after)
        else:
            self.writer.add_text(text)
        self._blank = text[-1] in " \n"

    def _break(self) -> None:
        if self.writer.open_text:
            self.writer.add_text("\n")
            self._blank = True

    def _close(self, *, ends_note: bool = False) -> None:
        """End the passage; within a note of several paragraphs only a line ends."""
        kind = self._kinds[-1]
        if kind == "note" and not ends_note:
            self._break()
            return
        text = self.writer.open_text.strip()
        if kind == "text" and not self._begun:
            self._begun = begins_body(text)
            kind = "text" if self._begun else "front"
        self.writer.close(
            kind, level=self._level if kind == "heading" else None, label=self._note if kind == "note" else None
        )
        self._blank = True


def _is_block(tag: str) -> bool:
    return tag in BLOCKS or tag in HEADINGS


def _without_label(text: str, label: str) -> str:
    """The beginning of a note without the label that is printed there."""
    return re.sub(rf"^\s*\(?\[?\^?\s*{re.escape(label)}\s*\]?\)?[.:]?(?:\s+|$)", "", text)
