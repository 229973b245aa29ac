"""The shape of a paper: what is front matter, and which paragraphs a break has cut in two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimspan.ingest.bylines import LIST_OF_NAMES
from claimspan.ingest.extracted import Passage
from claimspan.ingest.lexicon import heading_name, is_front, lexicon
from claimspan.ingest.paragraphs import BEFORE_ITEM, ITEM
from claimspan.ingest.sentences import rules as sentence_rules
from claimspan.records import Offsets, Repair

FINAL = re.compile(r"[.!?:;…][\"'”’»)\]*_]*(?:\s?\[?\d{1,3}[A-Z]?(?:[,–-]\d{1,3})*\]?[\"'”’]?)?\s*\Z")
TAIL = 80
PROSE_WORDS = 12
LONG_WORDS = 120
MARKUP = " \t\r\n\f*_>#"


@dataclass
class Stretch:
    """A passage on its way to units: its kind, its parts in the source, page, and heading level (0 for the title)."""

    kind: str
    spans: tuple[Offsets, ...]
    page: int | None = None
    level: int | None = None


def lay_out(source: str, passages: Sequence[Passage], repairs: list[Repair]) -> list[Stretch]:
    """Passages without notes become stretches in reading order: front matter told apart, broken paragraphs mended."""
    stretches: list[Stretch] = []
    apart: list[bool] = []
    interrupted = False
    for passage in passages:
        if passage.kind == "aside":
            interrupted = True
            continue
        stretch = Stretch(passage.kind, passage.spans, passage.page, passage.level)
        last = stretches[-1] if stretches else None
        if last is not None:
            gap = source[last.spans[-1][1] : stretch.spans[0][0]]
            broken = interrupted or bool(re.search(r"\S", re.sub(r"[>*#_\s]+", "", gap)))
            if _goes_on(source, last, stretch, broken):
                repairs.append(_mended(source, last, stretch))
                last.spans += stretch.spans
                interrupted = False
                continue
            if _title_goes_on(source, last, stretch):
                last.spans += stretch.spans
                continue
        stretches.append(stretch)
        apart.append(interrupted)
        interrupted = False
    _front(source, stretches)
    return stretches


def _text(source: str, stretch: Stretch, limit: int = 0) -> str:
    return re.sub(r"\s+", " ", "".join(source[start:end] for start, end in stretch.spans)[: limit or None]).strip()


def _goes_on(source: str, last: Stretch, stretch: Stretch, broken: bool) -> bool:
    """Whether ``stretch`` is the second half of the paragraph ``last``."""
    if last.kind != "text" or stretch.kind != "text":
        return False
    end = "".join(source[max(first, stop - TAIL) : stop] for first, stop in last.spans[-TAIL:])[-TAIL:].rstrip()
    start = "".join(source[first : min(stop, first + TAIL)] for first, stop in stretch.spans[:4])[:TAIL].lstrip(MARKUP)
    if not end or not start:
        return False
    if _items_of_a_sentence(source, last, end, start):
        return True
    if ITEM.match(start) or FINAL.search(end):
        return False
    if end[-1] in "-\u2010\u00ad" and start[0].isalpha():
        return True
    if start[0].islower():
        return True
    word = re.search(r"[^\W\d_]+\Z", end)
    if end[-1] in ",(–—" or (word and word.group().islower() and word.group() in sentence_rules().openers):
        return True
    return broken and (start[0] in ")]”’," or (bool(word) and word is not None and word.group().islower()))


def _items_of_a_sentence(source: str, last: Stretch, end: str, start: str) -> bool:
    """Whether two items of a list are parts of one sentence: ``(1) the ships; and`` before ``(2) the planes.``"""
    item = ITEM.match(start)
    if end[-1] == ":" or not BEFORE_ITEM.search(end) or not (start[item.end() :] if item else start)[:1].islower():
        return False
    return item is None or ITEM.match(source, last.spans[0][0]) is not None


def _title_goes_on(source: str, last: Stretch, stretch: Stretch) -> bool:
    if last.kind != "heading" or stretch.kind != "heading":
        return False
    return _text(source, last).endswith(":")


def _mended(source: str, last: Stretch, stretch: Stretch) -> Repair:
    start, end = last.spans[-1][1], stretch.spans[0][0]
    between = source[start:end]
    return Repair(
        rule="broken-paragraph",
        start=start,
        end=end,
        before=between if len(between) <= 80 else between[:40] + " … " + between[-39:],
        after=" ",
        reason="the sentence goes on after the break",
    )


def _name(source: str, heading: Stretch) -> str:
    return heading_name(_text(source, heading))


def _front(source: str, stretches: list[Stretch]) -> None:
    """Mark as front what stands before the text proper, and passages about the paper or its author anywhere."""
    begin = _text_begins(source, stretches)
    section = ""
    titles = [stretch for stretch in stretches[:begin] if stretch.kind == "heading"]
    telling = [stretch for stretch in titles if _name(source, stretch) not in lexicon().kinds]
    title = min(telling or titles, key=lambda stretch: stretch.level or 2) if titles else None
    for index, stretch in enumerate(stretches):
        if stretch.kind == "heading":
            section = _name(source, stretch) if index >= begin else ""
            if stretch is title:
                stretch.level = 0
            elif index < begin:
                stretch.kind = "front"
            continue
        if stretch.kind != "text":
            continue
        named = section in lexicon().front_headings or section in lexicon().source_headings
        if index < begin or named or is_front(_text(source, stretch, 800).lstrip("*_ ")):
            stretch.kind = "front"


def _is_byline(heading: str) -> bool:
    """Whether a line under the title names the authors (several, or one with the sign of a note) or the publisher."""
    bare = heading.strip(" *_")
    words = re.findall(r"[a-z]+", bare.lower())
    outer = {words[0], words[-1]} if words else set()
    published = words[:1] in (["published"], ["prepared"], ["copyright"]) or bare.startswith("©")
    signed = re.search(r"\w[*†‡]+\Z", heading) is not None
    return published or signed or bool(LIST_OF_NAMES.fullmatch(bare) or outer & lexicon().publishers)


def _text_begins(source: str, stretches: list[Stretch]) -> int:
    """The index of the first stretch of the text proper."""
    for index, stretch in enumerate(stretches):
        if stretch.kind == "heading":
            if _name(source, stretch) in lexicon().opening_headings:
                return index
            continue
        text = _text(source, stretch, 1200)
        above = stretches[index - 1] if index else stretch
        apart = above.kind == "heading" and _name(source, above) in lexicon().front_headings
        if stretch.kind != "text" or apart or is_front(text.lstrip("*_ ")):
            continue
        prose = len(text.split()) >= PROSE_WORDS and bool(FINAL.search(text[-TAIL:]) or len(text) > 1000)
        if prose and any(other.kind == "heading" for other in stretches[:index]):
            telling = [other for other in stretches[: index - 1] if other.kind == "heading"]
            earlier = any(_name(source, other) not in lexicon().kinds for other in telling)
            return index - (above.kind == "heading" and earlier and not _is_byline(_text(source, above)))
        if prose and (
            len(text.split()) >= LONG_WORDS
            or not any(other.kind == "heading" for other in stretches[index : index + 4])
        ):
            return index
    return 0
