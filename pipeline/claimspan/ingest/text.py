"""Plain text: paragraphs between blank lines, headings on lines of their own or right above their paragraph."""

import hashlib
import re

from claimspan.ingest.decode import decode
from claimspan.ingest.extracted import Extracted, Passage
from claimspan.ingest.headings import is_heading, is_known_heading, without_false_headings
from claimspan.records import Offsets
from claimspan.source import Source

LINE = re.compile(r"[^\n]*(?:\n|\Z)")
RULE = re.compile(r"\s*(?:[*_\-–—=~•·]\s*){3,}\Z")
PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?\s*\Z", re.I)
ITEM = re.compile(r"\s*(?:[•●▪◦‣·*–-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
LEADERS = re.compile(r"(?:\.\s?){4,}(?:\d{1,4}|[ivxlc]{1,6})\s*\Z", re.I)
MAX_HEADING_LINES = 3
MAX_ENTRY = 300


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
    blocks = _blocks(text)
    lengths = sorted(len(text[start:end].strip()) for block in blocks for start, end in block)
    width = lengths[int(len(lengths) * 0.75)] if lengths else 0
    furniture = _running(text, blocks)
    page = 1 if "\f" in text else None
    passages: list[Passage] = []
    for block in blocks:
        if page is not None:
            page = 1 + text.count("\f", 0, block[0][0] + 1)
        lines: list[Offsets] = []
        for line in block:
            bare = text[line[0] : line[1]]
            at_edge = line in (block[0], block[-1])
            numbered = PAGE_NUMBER.match(bare) and (len(block) == 1 or (page is not None and at_edge))
            leaders = len(bare) < MAX_ENTRY and LEADERS.search(bare)
            if RULE.match(bare) or leaders or numbered or (at_edge and bare.strip() in furniture):
                _flush(text, lines, width, passages, page)
                lines = []
                passages.append(Passage("aside", (line,), page))
            else:
                lines.append(line)
        _flush(text, lines, width, passages, page)
    return without_false_headings(text, passages, range(len(passages)))


def _blocks(text: str) -> list[list[Offsets]]:
    """Lines grouped between blank lines and page breaks, as spans that hold their line break."""
    blocks: list[list[Offsets]] = []
    current: list[Offsets] = []
    for match in LINE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        blank = not match.group().strip()
        if (blank or match.group().startswith("\f")) and current:
            blocks.append(current)
            current = []
        if not blank:
            current.append((start, end))
    if current:
        blocks.append(current)
    return blocks


def _running(text: str, blocks: list[list[Offsets]]) -> frozenset[str]:
    """Running heads: short lines that stand alone at least three times, page numbers left out of account."""
    seen: dict[str, set[str]] = {}
    for block in blocks:
        for start, end in (block[0], block[-1]):
            line = text[start:end].strip()
            if len(line) <= 100 and not line.endswith((".", "!", "?", ".”")):
                seen.setdefault(re.sub(r"\d+", "#", line), set()).add(f"{start}\t{line}")
    return frozenset(
        place.split("\t", 1)[1] for key, places in seen.items() if len(places) >= 3 and len(key) > 3 for place in places
    )


def _flush(text: str, lines: list[Offsets], width: int, passages: list[Passage], page: int | None) -> None:
    if not lines:
        return
    count = _heading_lines(text, lines, width)
    if count:
        passages.append(Passage("heading", ((lines[0][0], lines[count - 1][1]),), page, 2))
    rest = lines[count:]
    start = 0
    for index in range(1, len(rest)):
        if ITEM.match(text, *rest[index]) and ITEM.match(text, *rest[start]):
            passages.append(Passage("text", ((rest[start][0], rest[index - 1][1]),), page))
            start = index
    if rest:
        passages.append(Passage("text", ((rest[start][0], rest[-1][1]),), page))


def _heading_lines(text: str, lines: list[Offsets], width: int) -> int:
    """How many of the first lines are a heading; all of them where the block is nothing else."""
    bare = [text[start:end].strip() for start, end in lines[: MAX_HEADING_LINES + 1]]
    if len(lines) <= MAX_HEADING_LINES and is_heading(" ".join(bare)):
        return len(lines)
    for count in range(min(MAX_HEADING_LINES, len(lines) - 1), 0, -1):
        short = all(len(line) <= 0.85 * width for line in bare[:count])
        following = bare[count] if count < len(bare) else ""
        prose = len(following) > 0.85 * width or not is_heading(following, alone=False)
        if count == 1 and is_known_heading(bare[0]):
            return 1
        if short and prose and following[:1].isupper() and is_heading(" ".join(bare[:count]), alone=False):
            return count
    return 0
