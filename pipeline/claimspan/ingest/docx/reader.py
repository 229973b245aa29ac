"""A Word file taken apart."""

import hashlib
import posixpath
from dataclasses import dataclass

from lxml import etree

from claimspan.errors import InputError
from claimspan.ingest.docx.metadata import read_metadata
from claimspan.ingest.docx.names import MC, STRICT, TRANSITIONAL, W, is_on, value
from claimspan.ingest.docx.numbering import note_form, print_number
from claimspan.ingest.docx.package import Package
from claimspan.ingest.docx.styles import Style, heading_level, read_styles, style_names
from claimspan.ingest.extracted import Extracted, PassageKind
from claimspan.ingest.writer import TextWriter, begins_body
from claimspan.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SKIPPED = frozenset(
    [
        W + name
        for name in (
            "del",
            "moveFrom",
            "instrText",
            "delText",
            "pPr",
            "rPr",
            "sectPr",
            "tblPr",
            "trPr",
            "tcPr",
            "sdtPr",
            "pict",
        )
    ]
    + [MC + "Fallback", W + "footnoteRef", W + "endnoteRef", W + "drawing", W + "object", W + "txbxContent"]
)
BOX = W + "txbxContent"
BOXING = frozenset([BOX, W + "drawing", W + "pict"])
"""What a text box stands in; its paragraphs follow the one that it is tied to, as asides."""
NOTE_KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
PLAIN = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}


@dataclass(frozen=True, slots=True)
class _Reference:
    """A note as it is referred to: its kind, id, and number as printed."""

    kind: str
    identifier: str
    label: str


def read(data: bytes, name: str) -> Extracted:
    """Take a Word file apart: a note's number stands raised in the text, the notes follow the text.

    Raises InputError where the file is damaged, protected, bloated, or holds no text.
    """
    package = Package(data, name)
    main = package.main_part()
    root = _transitional(package.part(main))
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise InputError(f"{name} holds no Word document: save it as .docx from Word")
    folder = posixpath.dirname(main)
    parts = {
        part: _transitional(package.part(posixpath.join(folder, f"{part}.xml")))
        for part in ("styles", "settings", "footnotes", "endnotes")
    }
    walk = _Walk(
        read_styles(parts["styles"]),
        {kind: note_form(parts["settings"], body, kind) for kind in ("footnote", "endnote")},
    )
    walk.write_body(body)
    bodies = {
        (kind, note.get(W + "id", "")): note
        for kind, part in (("footnote", parts["footnotes"]), ("endnote", parts["endnotes"]))
        if part is not None
        for note in part.iter(W + kind)
    }
    for reference in list(walk.references):
        note = bodies.get((reference.kind, reference.identifier))
        if note is not None:
            walk.write_note(note, reference.label)
    writer = walk.writer
    if not writer.passages:
        raise InputError(f"{name} holds no text: if it is a scan, run OCR over it and read the result")
    source = Source(name, writer.text, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), extracted=True)
    metadata = read_metadata(package.part("docProps/core.xml"))
    return Extracted(source, tuple(writer.passages), tuple(writer.raised), metadata)


def _transitional(root: etree._Element | None) -> etree._Element | None:
    """A part in the strict form of the format gets the names of the usual form."""
    if root is None or etree.QName(root).namespace != STRICT:
        return root
    for element in root.iter(f"{{{STRICT}}}*"):
        element.tag = W + etree.QName(element).localname
        for key in [str(key) for key in element.attrib if str(key).startswith(f"{{{STRICT}}}")]:
            element.set(f"{{{TRANSITIONAL}}}{etree.QName(key).localname}", element.attrib.pop(key))
    return root


class _Walk:
    """Writes paragraphs in order and gathers the references to notes."""

    def __init__(self, styles: dict[str, Style], forms: dict[str, tuple[str, int]]) -> None:
        self.styles = styles
        self.forms = forms
        self.writer = TextWriter()
        self.references: list[_Reference] = []
        self._numbered: dict[str, int] = {"footnote": 0, "endnote": 0}
        self._begun = False

    def write_body(self, body: etree._Element) -> None:
        """All paragraphs; those in tables, tables of contents and text boxes are set aside, a row a passage."""
        for element in body.iter(W + "p", W + "tr"):
            around = [ancestor for ancestor in element.iterancestors() if ancestor is not body]
            boxed = any(ancestor.tag == BOX for ancestor in around)
            if any(ancestor.tag in (W + "tr", *SKIPPED) and ancestor.tag not in BOXING for ancestor in around):
                continue
            if element.tag == W + "tr":
                for index, cell in enumerate(element.iter(W + "p")):
                    self.writer.add_text(" " if index else "")
                    self._write_runs(cell)
                self.writer.close("aside")
                continue
            self._write_runs(element)
            kind, level = self._kind(element)
            if boxed or any(ancestor.tag == W + "sdt" and _is_contents(ancestor) for ancestor in around):
                kind, level = "aside", None
            self.writer.close(kind, level=level)

    def write_note(self, note: etree._Element, label: str) -> None:
        """The body of a note after its label; its paragraphs stand on lines of their own."""
        self.writer.add_label(label)
        for index, paragraph in enumerate(note.iter(W + "p")):
            if index and self.writer.open_text:
                self.writer.add_text("\n")
            self._write_runs(paragraph, at_start=not self.writer.open_text)
        self.writer.close("note", label=label)

    def _kind(self, paragraph: etree._Element) -> tuple[PassageKind, int | None]:
        identifier = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        names = style_names(self.styles, identifier)
        level = heading_level(self.styles, identifier)
        outline = value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if level is None and outline is not None and outline.isdigit() and int(outline) < 9:
            level = int(outline) + 1
        if level is not None:
            return "heading", level
        if any(name == "caption" or name.startswith("toc") or name in ("header", "footer") for name in names):
            return "aside", None
        if not self._begun:
            front = bool(names & {"subtitle", "author", "date"})
            self._begun = not front and begins_body(self.writer.open_text.strip())
        return ("text" if self._begun else "front"), None

    def _write_runs(self, paragraph: etree._Element, *, at_start: bool = False) -> None:
        """The text of a paragraph without what was deleted, is hidden, or is drawn."""
        steps = [paragraph]
        raised = False
        while steps:
            element = steps.pop()
            tag = element.tag
            if tag in SKIPPED or not isinstance(tag, str):
                continue
            if tag == W + "r":
                if is_on(element.find(f"{W}rPr/{W}vanish")):
                    continue
                raised = self._is_raised(element)
            if tag == W + "t":
                text = element.text or ""
                text = text.lstrip() if at_start else text
                at_start = at_start and not text
                bare = text.strip()
                if raised and bare:
                    before, after = text.split(bare)
                    self.writer.add_text(before)
                    self.writer.add_text(bare, raised=True)
                    self.writer.add_text(after)
                else:
                    self.writer.add_text(text)
            elif tag in PLAIN and not at_start:
                self.writer.add_text(PLAIN[tag])
            elif tag in NOTE_KINDS:
                self._refer(NOTE_KINDS[tag], element)
            steps.extend(reversed(element))

    def _is_raised(self, run: etree._Element) -> bool:
        align = value(run.find(f"{W}rPr/{W}vertAlign"))
        if align is not None:
            return align == "superscript"
        style = self.styles.get(value(run.find(f"{W}rPr/{W}rStyle")) or "")
        return style is not None and style.raised

    def _refer(self, kind: str, element: etree._Element) -> None:
        """Print a note's number; where the writer set a sign of their own, it follows in the run's text."""
        identifier = element.get(W + "id", "")
        own = element.get(W + "customMarkFollows")
        if own in ("1", "true", "on"):
            run = element.getparent()
            label = "".join(text.text or "" for text in run.iter(W + "t")).strip() if run is not None else ""
            self.references.append(_Reference(kind, identifier, label or "*"))
            return
        form, start = self.forms[kind]
        label = print_number(start + self._numbered[kind], form)
        self._numbered[kind] += 1
        self.references.append(_Reference(kind, identifier, label))
        self.writer.add_text(label, raised=True)


def _is_contents(element: etree._Element) -> bool:
    return value(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"
