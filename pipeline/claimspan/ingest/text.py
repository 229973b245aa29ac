"""Plain text: pages, paragraphs between blank lines or as the lines show them, headings, lists; furniture set aside."""

import hashlib
import re
from dataclasses import replace

from claimspan.ingest.decode import decode
from claimspan.ingest.extracted import Extracted, Passage
from claimspan.ingest.headings import is_known_heading, without_false_headings
from claimspan.ingest.pages import Line, furniture, lines_of
from claimspan.ingest.paragraphs import FULL_STOP, ITEM, paragraphs
from claimspan.records import Offsets
from claimspan.source import Source

RULE = re.compile(r"\s*(?:[*_\-–—=~•·]\s*){3,}\Z")
LEADERS = re.compile(r"(?:\.\s?){4,}(?:\d{1,4}|[ivxlc]{1,6})\s*\Z", re.I)
LONE_BULLET = re.compile(r"\s*[•●▪◦‣·■□➢►]\s*\Z")
BULLET = re.compile(r"\s*[•●▪◦‣■□➢►–-]\s+(?=\S)")
ROW = re.compile(r"(?:\s[$€£]?\(?-?\d(?:[\d,.]*\d)?%?\)?|\s[—–-]){3,}\s*\Z")
MAX_ENTRY = 300
MAX_CELL = 50
MOST_SHORT = 4
"""More short lines in a row than this, each on its own, are cells of a table."""
PROSE = 40


def read(data: bytes, name: str) -> Extracted:
    """Take a plain text apart. Raises InputError for bytes that are no text.

    >>> extracted = read(b"A Heading Here\\nPeru signed the treaty with Chile.\\n", "a.txt")
    >>> [(passage.kind, passage.spans) for passage in extracted.passages]
    [('heading', ((0, 15),)), ('text', ((15, 50),))]
    """
    text, warnings = decode(data, name)
    source = Source(name, text, "text/plain", hashlib.sha256(data).hexdigest())
    return Extracted(source, tuple(_passages(text)), warnings=warnings)


def _passages(text: str) -> list[Passage]:
    lines = lines_of(text)
    lengths = sorted(len(line.text.strip()) for line in lines if not line.blank)
    width = lengths[int(len(lengths) * 0.75)] if lengths else 0
    apart = furniture(lines)
    passages: list[Passage] = []
    block: list[Line] = []
    for index, line in enumerate(lines):
        aside = index in apart or _is_aside(line.text)
        if line.blank or aside or (block and line.page != block[-1].page):
            _flush(text, block, width, passages)
            block = []
        if aside:
            passages.append(Passage("aside", ((line.start, line.end),), line.page))
        elif not line.blank:
            block.append(line)
    _flush(text, block, width, passages)
    passages = without_false_headings(text, passages, range(len(passages)))
    return _without_cells(text, passages)


def _without_cells(text: str, passages: list[Passage]) -> list[Passage]:
    """Cells of tables set aside: several short lines without a full stop, each on its own, after the text has begun."""
    begun = False
    run: list[int] = []
    found: set[int] = set()
    for index, passage in enumerate(passages):
        words = text[passage.spans[0][0] : passage.spans[-1][1]].strip()
        begun = begun or len(words.split()) >= PROSE
        if passage.kind == "aside":
            continue
        short = len(words) <= MAX_CELL and "\n" not in words and not FULL_STOP.search(words)
        if begun and short and not ITEM.match(words) and not is_known_heading(words):
            run.append(index)
            continue
        if len(run) > MOST_SHORT:
            found.update(run)
        run = []
    if len(run) > MOST_SHORT:
        found.update(run)
    return [
        replace(passage, kind="aside", level=None) if index in found else passage
        for index, passage in enumerate(passages)
    ]


def _is_aside(line: str) -> bool:
    """A rule, a bullet that lost its text, an entry of a table of contents, a row of figures."""
    if not line.strip():
        return False
    entry = len(line) < MAX_ENTRY and (LEADERS.search(line) or ROW.search(line))
    return bool(RULE.match(line) or LONE_BULLET.match(line) or entry)


def _flush(text: str, block: list[Line], width: int, passages: list[Passage]) -> None:
    spans: list[Offsets] = [(line.start, line.end) for line in block]
    for kind, first, last in paragraphs(text, spans, width):
        start, end = spans[first][0], spans[last - 1][1]
        if kind == "heading":
            passages.append(Passage("heading", ((start, end),), block[first].page, 2))
            continue
        bullet = BULLET.match(text, start, end)
        passages.append(Passage("text", ((bullet.end() if bullet else start, end),), block[first].page))
