"""Places where the body of a note could begin: a number or sign at the start of a line."""

import re
from collections.abc import Sequence

from claimspan.ingest.extracted import Passage
from claimspan.ingest.lexicon import heading_name, lexicon
from claimspan.ingest.sequence import Candidate
from claimspan.records import Offsets

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ARABIC = str.maketrans(SUPERSCRIPTS, "0123456789")
NUMBER = r"\d{1,3}(?:[A-Z](?=[.)]))?(?:,[ ]?\d{1,3}(?=\s)){0,3}"
ROMAN_NUMBER = r"[ivxlc]{1,7}"
START = re.compile(
    r"(?m)^[^\S\n]*(?:"
    r"\[(?P<bracket>\d{1,3})\](?=[^\S\n]*\S)"
    r"|(?P<raised>[" + SUPERSCRIPTS + r"]{1,3})(?=[^\S\n]*\S)"
    r"|(?P<number>" + NUMBER + r")(?P<dot>[.):]?)(?:(?=[^\S\n]+\S)|(?=[A-Z“\"*])|(?=[^\S\n]*(?P<alone>\n|\Z)))"
    r")[^\S\n]*\n?[^\S\n]*"
)
ROMAN_START = re.compile(r"(?m)^[^\S\n]*(?P<number>" + ROMAN_NUMBER + r")(?P<dot>[.)]?)[^\S\n]+(?=[A-Z“\"‘])")
SYMBOL = re.compile(r"(?m)^[^\S\n]*(?P<symbol>[*†‡§¶]{1,3})[^\S\n]*(?=[A-Z“\"])")
INLINE = re.compile(
    r"(?<=[.”\"’)\]/\w])\s{1,3}(?:\[(?P<bracket>[1-9]\d{0,2})\]|(?P<number>[1-9]\d{0,2})[.)]?)"
    r"(?=\s{1,3}(?:(?P<opens>[A-Z“\"*_‘\[])|\S))"
)
END = tuple('.!?”"’)]/')
RULE = re.compile(r"[*_\-–—=~ \t]{3,}\Z")
LABEL = re.compile(
    r"\s*(?:\[(\d{1,3}[A-Z]?)\]|(\d{1,3}[A-Z]?|["
    + SUPERSCRIPTS
    + r"]{1,3}|[ivxlc]{1,7}(?=[.)\s]))(?:[.):]|(?=\s|[A-Z“\"]))|([*†‡§‖¶]{1,3}))\s*"
)
SYMBOLS = "*†‡§‖¶"
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
WEIGHTS = {"section": 3.0, "sources": 1.5, "ruled": 1.5, "bottom": 0.6, "": 0.3}
INSIDE, RUN_ON = -0.3, -0.8
"""The weight of a number at the start of a line in the middle of a sentence, and of a doubtful one within a line."""


def number_of(label: str) -> int:
    """The number of a note's label: symbols count as their order (``*`` 1, ``†`` 2, ``**`` 7); 0 for another word.

    >>> number_of("17A"), number_of("†"), number_of("**"), number_of("xiv"), number_of("smith"), number_of("¹²")
    (17, 2, 7, 14, 0, 12)
    """
    digits = re.match(r"\d+", label.translate(ARABIC))
    if digits:
        return int(digits.group())
    if label[:1] in SYMBOLS and label:
        return (len(label) - 1) * len(SYMBOLS) + SYMBOLS.index(label[0]) + 1
    if re.fullmatch(r"[ivxlc]{1,7}", label):
        values = [ROMAN[letter] for letter in label]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return 0


def is_rule(source: str, passage: Passage) -> bool:
    """Whether a passage is only a rule drawn across the page."""
    start, end = passage.spans[0][0], passage.spans[-1][1]
    return end - start < 200 and bool(RULE.match(source[start:end].strip())) if source[start:end].strip() else False


def zones_of(source: str, passages: Sequence[Passage]) -> list[str]:
    """For each passage where it stands: ``section`` (under a heading for notes), ``sources`` (under one for a list of
    sources, which may be notes by another name), ``ruled`` (between two rules), or nothing.
    """
    zones = [""] * len(passages)
    rules = [i for i, passage in enumerate(passages) if passage.kind == "aside" and is_rule(source, passage)]
    for first, last in zip(rules, [*rules[1:], len(passages)], strict=False):
        for index in range(first + 1, last):
            zones[index] = "ruled"
    known = lexicon()
    inside, last = "", 0
    for index, passage in enumerate(passages):
        numbers = [number_of(match["number"]) for match in START.finditer(source, *_extent(passage)) if match["number"]]
        follows = bool(inside and numbers and last < numbers[0] <= last + 2)
        if passage.kind == "heading" and not follows:
            last = 0
            name = heading_name(source[passage.spans[0][0] : passage.spans[-1][1]])
            inside = "section" if name in known.note_headings else "sources" if name in known.source_headings else ""
        elif inside:
            zones[index] = inside
            last = numbers[-1] if numbers else last
    return zones


def bottoms(source: str, passages: Sequence[Passage]) -> frozenset[int]:
    """The passages that begin with a number and stand last before a rule or a page's end, or only such after them."""
    found: set[int] = set()
    closed = False
    for index in range(len(passages) - 1, -1, -1):
        passage = passages[index]
        if passage.kind == "aside":
            closed = True
            continue
        if index + 1 == len(passages) or passages[index + 1].page != passage.page:
            closed = True
        closed = closed and passage.kind == "text" and bool(START.match(source, *_extent(passage)))
        if closed:
            found.add(index)
    return frozenset(found)


def ruled_off(source: str, passages: Sequence[Passage], zones: Sequence[str]) -> frozenset[int]:
    """The passages between two rules where the first one begins with a number, or most do."""
    found: set[int] = set()
    block: list[int] = []
    for index in range(len(passages) + 1):
        inside = index < len(passages) and zones[index] == "ruled" and passages[index].kind != "aside"
        if inside:
            block.append(index)
            continue
        numbered = [START.match(source, *_extent(passages[item])) is not None for item in block]
        if numbered and (numbered[0] or 2 * sum(numbered) > len(numbered)):
            found.update(block)
        block = []
    return frozenset(found)


def _extent(passage: Passage) -> Offsets:
    return passage.spans[0][0], passage.spans[-1][1]


def starts(source: str, passage: Passage, zone: str, part: int = 0) -> list[Candidate]:
    """The numbers in a passage with which the body of a note could begin."""
    found: list[Candidate] = []
    first, last = passage.spans[0][0], passage.spans[-1][1]
    for match in START.finditer(source, first, last):
        label = match["bracket"] or (match["raised"] or "").translate(ARABIC) or match["number"]
        number = number_of(label)
        at = next(match.start(name) for name in ("bracket", "raised", "number") if match[name])
        at -= bool(match["bracket"])
        if not number or (match["alone"] is not None and match["dot"] == ":"):
            continue
        weight = WEIGHTS[zone] + (0.5 if match["bracket"] or match["dot"] or match["raised"] else 0.0)
        ended = source[first:at].rstrip()[-1:] in END
        if not (zone or at - first < 4 or found or ended):
            weight = INSIDE
        if zone == "sources" and not (at - first < 4 or ended or found):
            continue
        found.append(Candidate(number, at, match.end(), weight, label, part))
    if zone in ("section", "sources") or found:
        lines = {item.start for item in found}
        for match in INLINE.finditer(source, first, last):
            label = match["bracket"] or match["number"]
            at = match.start("bracket") - 1 if match["bracket"] else match.start("number")
            if at not in lines and (match["opens"] or zone == "section"):
                weight = RUN_ON if zone == "" or not match["opens"] else 0.7
                found.append(Candidate(int(label), at, match.end(), weight, label, part))
        found.sort(key=lambda item: item.start)
    return found


def roman_starts(source: str, passage: Passage, zone: str) -> list[Candidate]:
    """The same for small Roman numbers."""
    first, last = passage.spans[0][0], passage.spans[-1][1]
    return [
        Candidate(number_of(match["number"]), match.start("number"), match.end(), WEIGHTS[zone], match["number"])
        for match in ROMAN_START.finditer(source, first, last)
        if number_of(match["number"])
    ]
