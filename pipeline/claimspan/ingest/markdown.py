"""Markdown: the same offsets as the file, with the marks left out of the passages."""

import hashlib
import re
import tomllib
from collections.abc import Iterator

from claimspan.ingest.decode import decode
from claimspan.ingest.extracted import Extracted, Passage, PassageKind
from claimspan.ingest.headings import is_heading, is_known_heading, without_false_headings
from claimspan.ingest.pages import furniture, lines_of
from claimspan.records import Author, Found, Metadata, Offsets
from claimspan.source import Source

MARKED = re.compile(r"\s*(?:[#>|*_`~=<!-]|\[)")
RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,})\Z")
HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[^#\s]))")
QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
BULLET = re.compile(r"\s{0,12}[-*+•][ \t]+(?=\S)")
NUMBERED = re.compile(r"\s{0,12}(?:\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
NOTE_DEFINITION = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*")
FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
ROW_NOTE = re.compile(r"\s*\|\s*\[?(\d{1,3}[A-Z]?)[.\])]?\s*\|[ \t]+")
FRONT_MATTER = re.compile(r"\ufeff?(?:---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n)*?(?:---|\+\+\+)[ \t]*(?:\r?\n|\Z)")
FIELD = re.compile(r"^#?(\w+)\s*[:=]\s*(.*?)\s*$", re.M)
IMAGE = r"!\[[^\[\]\n]{0,1000}\]\([^()\n]{0,2000}\)"
INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>" + IMAGE + r")"
    r"|(?P<note>\[\^(?P<label>[^\]\s]{1,40})\])"
    r"|(?P<link>\[(?P<inner>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,2000})\]\((?P<url>(?:[^()\n]|\([^()\n]{0,500}\)){0,4000})\))"
    r"|(?P<sup><sup[^>]{0,200}>(?P<raised>[^<\n]{0,100})</sup>)"
    r"|\^(?P<caret>\d{1,3}(?:[,–-]\s?\d{1,3})*)\^?(?![\d^])"
    r"|(?P<comment><!--.{0,1000}?-->)"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,2000}>)"
    r"|(?P<stars>\*+)"
    r"|(?P<unders>_+)"
    r"|(?P<ticks>`+)",
    re.S,
)
CAPTION = re.compile(r"[\W_]*(?:figure|table|chart|map|box|exhibit)\s+[\dIVX]+(?:[.:]|\s*\Z)", re.I)
MARKS = (
    r"(?m)^\s{0,3}#{1,6}[ \t]*\S",
    r"(?<!\w)\*\*?[^*\s][^*\n]{0,300}\*",
    r"\[[^\[\]\n]{1,300}\]\([^)\s]{1,500}\)",
    r"(?m)^>[> ]*\S",
    r"(?m)^\|.*\|",
    r"\[\^[^\[\]\s]{1,40}\]|<sup>|[^\W\d_][.,;:!?”\"’)]?\^\d{1,3}(?!\d)",
    r"(?m)\\[\[\]*_#]",
)


def is_markdown(text: str, name: str) -> bool:
    """Whether a text is written in Markdown: it has headings, links or emphasis in that style, or its name says so.

    >>> is_markdown("# Title\\n\\nSee [here](http://a.org).", "a.txt"), is_markdown("Peru * Chile\\nsigned.", "a.txt")
    (True, False)
    """
    if name.lower().endswith((".md", ".markdown")):
        return True
    head = text[:200_000]
    if FRONT_MATTER.match(head):
        return True
    counts = [len(re.findall(mark, head)) for mark in MARKS]
    return (counts[0] >= 1 and sum(counts) >= 2) or counts[2] >= 2 or counts[1] >= 4 or counts[5] >= 2 or counts[6] >= 4


def read(data: bytes, name: str) -> Extracted:
    """Take a Markdown text apart. Raises InputError for bytes that are no text.

    >>> extracted = read(b"# Title\\n\\nPeru **signed**.[1](#n1)\\n", "a.md")
    >>> [[extracted.source.text[start:end] for start, end in passage.spans] for passage in extracted.passages]
    [['Title'], ['Peru ', 'signed', '.', '1', '\\n']]
    """
    text, warnings = decode(data, name)
    source = Source(name, text, "text/markdown", hashlib.sha256(data).hexdigest())
    reader = _Reader(text)
    reader.run()
    passages = without_false_headings(text, reader.passages, reader.guessed)
    raised = tuple(reader.raised) if reader.raised else None
    return Extracted(source, tuple(passages), raised, reader.metadata, warnings)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.passages: list[Passage] = []
        self.raised: list[Offsets] = []
        self.metadata = Metadata()
        self.open: list[Offsets] = []
        self.quoted = False
        self.kind: PassageKind = "text"
        self.label: str | None = None
        self.guessed: set[int] = set()

    def run(self) -> None:
        at = 0
        front = FRONT_MATTER.match(self.text)
        if front:
            self.metadata = _front_matter(front.group())
            self.passages.append(Passage("aside", (front.span(),)))
            at = front.end()
        elif self.text.startswith("\ufeff"):
            at = 1
        fence = ""
        lines = lines_of(self.text)
        apart = furniture(lines)
        for index, whole in enumerate(lines):
            start, end = max(whole.start, at), whole.end
            if end <= start:
                continue
            line = self.text[start:end]
            fenced = FENCE.match(line)
            if index in apart and not MARKED.match(line):
                self._close()
                self.passages.append(Passage("aside", ((start, end),)))
                continue
            if fence or fenced:
                self._close()
                self.passages.append(Passage("aside", ((start, end),)))
                if fenced:
                    fence = "" if fence == fenced[1] else fence or fenced[1]
                continue
            self._line(start, end, line)
        self._close()

    def _line(self, start: int, end: int, line: str) -> None:
        if not line.strip():
            self._close()
            return
        if RULE.match(line):
            self._close()
            self.passages.append(Passage("aside", ((start, end),)))
            return
        quote = QUOTE.match(line)
        if quote:
            if not self.open or not self.quoted:
                self._close()
            start += quote.end()
            line = line[quote.end() :]
        self.quoted = bool(quote)
        heading = HEADING.match(line)
        if heading:
            self._close()
            stop = start + len(line.rstrip().rstrip("#").rstrip())
            self._add("heading", [(start + heading.end(), max(stop, start + heading.end()))], len(heading[1]))
            return
        if line.lstrip().startswith("|"):
            self._row(start, end, line)
            return
        definition = NOTE_DEFINITION.match(line)
        item = BULLET.match(line) or NUMBERED.match(line)
        if definition:
            self._close()
            self.kind, self.label = "note", definition[1]
            start += definition.end()
        elif item:
            self._close()
            if BULLET.match(line):
                start += item.end()
        self.open.append((start, end))

    def _row(self, start: int, end: int, line: str) -> None:
        self._close()
        note = ROW_NOTE.match(line)
        body = line.rstrip().rstrip("|").rstrip()
        if note and len(body) > note.end():
            spans = [(start + note.start(1), start + note.end(1) + 1), (start + note.end() - 1, start + len(body))]
            self._add("note", spans, None, note[1])
        else:
            self.passages.append(Passage("aside", ((start, end),)))

    def _close(self) -> None:
        if not self.open:
            return
        lines, self.open = self.open, []
        if len(lines) > 1 and self.kind == "text" and is_known_heading(self.text[slice(*lines[0])]):
            self._add("heading", lines[:1], 3)
            lines = lines[1:]
        kind, self.kind = self.kind, "text"
        label, self.label = self.label, None
        merged = [lines[0]]
        for start, end in lines[1:]:
            if start == merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        if kind == "text":
            block = self.text[merged[0][0] : merged[-1][1]].strip()
            if _is_furniture(block):
                self._add("front", merged)
                return
            if CAPTION.match(block) and len(block) < 300:
                self._add("aside", merged)
                return
            if "\n" not in block and _is_emphasised(block) and is_heading(block.strip("*_ ")):
                self.guessed.add(len(self.passages))
                self._add("heading", merged, 4)
                return
            if "\n" not in block and is_heading(re.sub(r"[*_]", "", block)) and not NUMBERED.match(block):
                self.guessed.add(len(self.passages))
                self._add("heading", merged, 3)
                return
        self._add(kind, merged, None, label)

    def _add(self, kind: PassageKind, lines: list[Offsets], level: int | None = None, label: str | None = None) -> None:
        spans = [span for start, end in lines for span in self._inline(start, end)]
        if any(self.text[start:end].strip() for start, end in spans):
            self.passages.append(Passage(kind, tuple(spans), None, level, label))
        elif lines and self.text[lines[0][0] : lines[-1][1]].strip():
            self.passages.append(Passage("aside", tuple(lines)))

    def _inline(self, start: int, end: int) -> Iterator[Offsets]:
        """The stretches of ``[start, end)`` that are text."""
        text = self.text
        at = start
        matches = list(INLINE.finditer(text, start, end))
        lone = sum(match.lastgroup == "stars" for match in matches) == 1
        for match in matches:
            kind = match.lastgroup
            left, right = match.span()
            if kind in ("label", "note"):
                kind = "note"
            if kind == "stars" and (lone or _spaced(text, left, right)):
                continue
            if kind == "unders" and (_spaced(text, left, right) or _inside_word(text, left, right)):
                continue
            if kind == "tag" and not _is_tag(match.group()):
                continue
            if left > at:
                yield at, left
            at = right
            if kind == "escaped":
                yield left + 1, right
            if match["link"]:
                inner = match.span("inner")
                if (
                    re.fullmatch(r"\[?\d{1,3}[A-Z]?\]?", match["inner"])
                    and left > start
                    and not text[left - 1].isspace()
                ):
                    self.raised.append(inner)
                yield from self._inline(*inner)
            elif match["sup"]:
                self.raised.append(match.span("raised"))
                yield match.span("raised")
            elif match["caret"]:
                self.raised.append(match.span("caret"))
                yield match.span("caret")
            elif match["note"]:
                self.raised.append(match.span("label"))
                yield match.span("label")
        if at < end:
            yield at, end


def _spaced(text: str, left: int, right: int) -> bool:
    return (
        (left == 0 or text[left - 1].isspace()) and (right >= len(text) or text[right].isspace()) and right - left < 2
    )


def _inside_word(text: str, left: int, right: int) -> bool:
    return left > 0 and text[left - 1].isalnum() and right < len(text) and text[right].isalnum()


def _is_tag(tag: str) -> bool:
    return not re.match(r"</?https?:", tag) and "@" not in tag


def _is_emphasised(block: str) -> bool:
    return bool(re.fullmatch(r"(\*{1,3}|_{1,3})[^*_]+\1:?", block))


def _is_furniture(block: str) -> bool:
    """A line of nothing but links: navigation, a table of contents."""
    if not re.search(r"\]\(", block):
        return False
    bare = re.sub(r"!?\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,1000}\]\([^()]{0,2000}\)", "", block)
    links = len(re.findall(r"\]\(", block))
    return len(re.sub(r"\W", "", bare)) <= 3 * links and (links > 1 or not block.rstrip().endswith("."))


def _front_matter(block: str) -> Metadata:
    fields = {key.lower(): value.strip().strip("\"'") for key, value in FIELD.findall(block)}
    if block.lstrip("\ufeff").startswith("+++"):
        try:
            fields = {key: str(value) for key, value in tomllib.loads(block.strip("\ufeff+ \r\n")).items()}
        except tomllib.TOMLDecodeError:
            return Metadata()

    def found(*names: str) -> Found | None:
        return next(
            (Found(value=fields[name], origin=f"front matter: {name}") for name in names if fields.get(name)), None
        )

    author = found("author", "authors", "by")
    day = found("date", "published")
    return Metadata(
        title=found("title"),
        subtitle=found("subtitle", "description"),
        authors=tuple(
            Author(name=name.strip(), origin=author.origin)
            for name in re.split(r",\s+|\s+and\s+|;", author.value.strip("[]"))
        )
        if author
        else (),
        publisher=found("publisher", "institution", "organization"),
        date=Found(value=day.value[:10], origin=day.origin) if day else None,
        language=found("language", "lang"),
    )
