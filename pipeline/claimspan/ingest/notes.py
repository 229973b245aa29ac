"""Finding the bodies of notes among the passages of a paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimspan.ingest.candidates import find_candidates
from claimspan.ingest.extracted import Passage
from claimspan.ingest.lexicon import heading_name, lexicon
from claimspan.ingest.sequence import Candidate, Costs, best_run
from claimspan.records import Offsets

NUMBER = r"\d{1,3}(?:[A-Z](?=[.)]))?(?:,[ ]?\d{1,3}(?=\s)){0,3}"
START = re.compile(
    r"(?m)^[^\S\n]*(?:\[(?P<bracket>\d{1,3})\]|(?P<number>" + NUMBER + r")(?P<dot>[.)]?))"
    r"(?:[^\S\n]+(?=\S)|(?=[A-Z“\"*]))"
)
SYMBOL = re.compile(r"(?m)^[^\S\n]*(?P<symbol>[*†‡§]{1,3})[^\S\n]*(?=[A-Z“\"])")
INLINE = re.compile(r"(?<=[.”\"’)\]/])\s{1,3}(?P<number>[1-9]\d{0,2})[.)]?\s{1,3}(?=[A-Z“\"*_‘\[])")
END = tuple('.!?”"’)]/')
RULE = re.compile(r"[*_\-–—=~ \t]{3,}\Z")
LABEL = re.compile(r"\s*(?:\[(\d{1,3}[A-Z]?)\]|(\d{1,3}[A-Z]?)(?:[.):]|(?=\s))|([*†‡§‖¶]{1,3}))\s*")
SYMBOLS = "*†‡§‖¶"
LIKELY = 0.4
LONG = 12
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass
class Body:
    """A note's body: its number, label as printed, and its parts in the source (the label included)."""

    number: int
    label: str
    spans: list[Offsets]
    page: int | None = None


@dataclass
class Notes:
    """The notes found, the passages that are left for the text, and the stretches that only hold notes."""

    bodies: list[Body] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    blocks: list[Offsets] = field(default_factory=list)


def number_of(label: str) -> int:
    """The number of a note's label: symbols count as their order (``*`` 1, ``†`` 2, ``**`` 7); 0 for another word.

    >>> number_of("17A"), number_of("†"), number_of("**"), number_of("xiv"), number_of("smith")
    (17, 2, 7, 14, 0)
    """
    digits = re.match(r"\d+", label)
    if digits:
        return int(digits.group())
    if label[:1] in SYMBOLS and label:
        return (len(label) - 1) * len(SYMBOLS) + SYMBOLS.index(label[0]) + 1
    if re.fullmatch(r"[ivxlc]{1,7}", label):
        values = [ROMAN[letter] for letter in label]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return 0


def find_notes(source: str, passages: Sequence[Passage], raised: Sequence[Offsets] | None = None) -> Notes:
    """Part the passages into notes and text; ``raised`` are the superscripts where the format shows them."""
    if any(passage.kind == "note" for passage in passages):
        return _given(source, passages)
    zones = _zones(source, passages)
    candidates: list[Candidate] = []
    owner: dict[int, int] = {}
    for index, passage in enumerate(passages):
        if passage.kind in ("heading", "aside"):
            continue
        for item in _starts(source, passage, zones[index]):
            candidates.append(item)
            owner[item.start] = index
    run, score = best_run(candidates, Costs(gap=1.0, restart=4.0, late=0.2))
    accepted = _accepted(source, passages, zones, run, owner, score, raised)
    return _parted(source, passages, zones, accepted, owner)


def _given(source: str, passages: Sequence[Passage]) -> Notes:
    notes = Notes()
    for passage in passages:
        if passage.kind != "note":
            notes.passages.append(passage)
            continue
        start, end = passage.spans[0][0], passage.spans[-1][1]
        found = LABEL.match(source, start, end)
        label = passage.label or (next(part for part in found.groups() if part) if found else "")
        label = label.strip("[]().: ")
        if not label:
            if notes.bodies:
                notes.bodies[-1].spans.extend(passage.spans)
            else:
                notes.passages.append(Passage("front", passage.spans, passage.page))
        else:
            for part in re.split(r"\s*[,;&–-]\s*", label) if label[:1].isdigit() else [label]:
                number = number_of(part) or 1 + max((body.number for body in notes.bodies), default=0)
                notes.bodies.append(Body(number, part, list(passage.spans), passage.page))
        if notes.blocks and not source[notes.blocks[-1][1] : start].strip():
            notes.blocks[-1] = (notes.blocks[-1][0], end)
        else:
            notes.blocks.append((start, end))
    return notes


def is_rule(source: str, passage: Passage) -> bool:
    """Whether a passage is only a rule drawn across the page."""
    start, end = passage.spans[0][0], passage.spans[-1][1]
    return end - start < 200 and bool(RULE.match(source[start:end].strip())) if source[start:end].strip() else False


def _zones(source: str, passages: Sequence[Passage]) -> list[str]:
    """For each passage ``section`` (under a heading for notes), ``ruled`` (between two rules) or nothing."""
    zones = [""] * len(passages)
    rules = [i for i, passage in enumerate(passages) if passage.kind == "aside" and is_rule(source, passage)]
    for first, last in zip(rules, [*rules[1:], len(passages)], strict=False):
        for index in range(first + 1, last):
            zones[index] = "ruled"
    inside = False
    for index, passage in enumerate(passages):
        if passage.kind == "heading":
            inside = heading_name(source[passage.spans[0][0] : passage.spans[-1][1]]) in lexicon().note_headings
        elif inside:
            zones[index] = "section"
    return zones


def _starts(source: str, passage: Passage, zone: str) -> list[Candidate]:
    found: list[Candidate] = []
    first, last = passage.spans[0][0], passage.spans[-1][1]
    for match in START.finditer(source, first, last):
        label = match["bracket"] or match["number"]
        number = number_of(label)
        weight = {"section": 3.0, "ruled": 1.5, "": 0.3}[zone]
        weight += 0.5 if match["bracket"] or match["dot"] else 0.0
        at = match.start("bracket") - 1 if match["bracket"] else match.start("number")
        ended = match["dot"] and source[first:at].rstrip()[-1:] in END
        if number and (zone or at - first < 4 or found or ended):
            found.append(Candidate(number, at, match.end(), weight, label))
    if zone == "section" or (zone and found):
        lines = {item.start for item in found}
        for match in INLINE.finditer(source, first, last):
            if match.start("number") not in lines:
                number = int(match["number"])
                found.append(Candidate(number, match.start("number"), match.end(), 0.7, match["number"]))
        found.sort(key=lambda item: item.start)
    return found


def _accepted(
    source: str,
    passages: Sequence[Passage],
    zones: list[str],
    run: list[Candidate],
    owner: dict[int, int],
    score: float,
    raised: Sequence[Offsets] | None,
) -> list[Candidate]:
    """Numbers outside of a section for notes are notes only where most have a marker in the text, and the other way."""
    if not run or score < 3.0:
        return []
    loose = [item for item in run if zones[owner[item.start]] != "section"]
    ruled = {item.number for item in loose if zones[owner[item.start]] == "ruled"}
    if not loose or len(ruled) >= max(LONG, 0.8 * len(loose)):
        return run
    holders = {owner[item.start] for item in run}
    marked: set[int] = set()
    possible: set[int] = set()
    for index, passage in enumerate(passages):
        if passage.kind == "text" and zones[index] != "section" and index not in holders:
            slice_ = source[passage.spans[0][0] : passage.spans[-1][1]]
            found = find_candidates(slice_, loose=len(loose) >= LONG)
            marked.update(item.number for item in found if item.weight >= LIKELY)
            possible.update(item.number for item in found)
    if raised is not None:
        numbers = (re.sub(r"\D", "", source[start:end]) for start, end in raised)
        marked = {int(number) for number in numbers if 0 < len(number) < 4}
    backed = sum(item.number in (possible if len(loose) >= LONG else marked) for item in loose)
    answered = len({item.number for item in loose} & marked)
    if backed >= 0.6 * len(loose) and len(loose) >= 2 and answered >= 0.4 * len(marked):
        return run
    return [item for item in run if zones[owner[item.start]] == "section"]


def _parted(
    source: str, passages: Sequence[Passage], zones: list[str], accepted: list[Candidate], owner: dict[int, int]
) -> Notes:
    notes = Notes()
    by_passage: dict[int, list[Candidate]] = {}
    for item in accepted:
        by_passage.setdefault(owner[item.start], []).append(item)
    zoned = _note_passages(passages, zones, by_passage)
    for index, passage in enumerate(passages):
        if index not in zoned:
            notes.passages.append(passage)
            continue
        items = by_passage.get(index, [])
        edges = [item.start for item in items]
        before = _slice(passage.spans, passage.spans[0][0], edges[0] if edges else passage.spans[-1][1])
        if before and source[before[0][0] : before[-1][1]].strip():
            _lead(source, notes, passage, before, zones[index])
        for position, item in enumerate(items):
            end = edges[position + 1] if position + 1 < len(edges) else passage.spans[-1][1]
            spans = _slice(passage.spans, item.start, end)
            if not spans:
                continue
            for label in item.label.replace(" ", "").split(","):
                notes.bodies.append(Body(number_of(label), label, spans, passage.page))
        span = (passage.spans[0][0], passage.spans[-1][1])
        if notes.blocks and not source[notes.blocks[-1][1] : span[0]].strip(" \t\r\n*>-"):
            notes.blocks[-1] = (notes.blocks[-1][0], span[1])
        else:
            notes.blocks.append(span)
    return notes


def _note_passages(passages: Sequence[Passage], zones: list[str], by_passage: dict[int, list[Candidate]]) -> set[int]:
    """The passages that hold notes: those with a start, and what stands with them inside their zone."""
    chosen = set(by_passage)
    for index in range(len(passages)):
        if zones[index] == "section" and passages[index].kind != "heading" and by_passage:
            chosen.add(index)
    for index in sorted(by_passage):
        if zones[index] != "ruled":
            continue
        if index and zones[index - 1] == "ruled" and passages[index - 1].kind == "text" and index - 1 not in chosen:
            before = index - 2
            if before < 0 or zones[before] != "ruled" or passages[before].kind == "aside":
                chosen.add(index - 1)
        after = index + 1
        while after < len(passages) and zones[after] == "ruled" and passages[after].kind == "text":
            if any(later in by_passage for later in range(after, min(after + 3, len(passages)))):
                chosen.add(after)
            after += 1
    return chosen


def _lead(source: str, notes: Notes, passage: Passage, spans: list[Offsets], zone: str) -> None:
    """Text before the first number of a zone: a note by symbol, the rest of the note before, or a general remark."""
    symbol = SYMBOL.match(source, spans[0][0], spans[-1][1])
    starred = re.search(r"(?:\A|\n)[^\S\n]*(\*)[^\S\n]+\Z", source[max(0, spans[0][0] - 4) : spans[0][0]])
    if symbol or starred:
        label = symbol["symbol"] if symbol else "*"
        notes.bodies.append(Body(number_of(label), label, spans, passage.page))
    elif (notes.bodies and zone != "section") or notes.bodies:
        notes.bodies[-1].spans.extend(spans)
    else:
        notes.passages.append(Passage("front", tuple(spans), passage.page))


def _slice(spans: Sequence[Offsets], start: int, end: int) -> list[Offsets]:
    return [(max(left, start), min(right, end)) for left, right in spans if max(left, start) < min(right, end)]
