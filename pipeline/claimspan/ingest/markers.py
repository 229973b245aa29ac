"""Note markers in running text: candidates by their form, chosen by the sequence of the whole paper.

A number counts as a candidate where it is glued to the end of a word (``crisis.24``, ``law,8``, ``2018,50``), stands
alone after a sentence (``security. 1 Technology``) or in brackets (``[12]``). Years, sums and item numbers have the
wrong form or fall out of the sequence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimspan.ingest.fold import Folded
from claimspan.ingest.notes import Body
from claimspan.ingest.sentences import rules as sentence_rules
from claimspan.ingest.sequence import Candidate, Costs, best_run
from claimspan.records import Offsets

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*†‡§‖¶"
NUMBER = r"\d{1,3}(?:[A-Z](?![A-Za-z]))?"
GROUP = NUMBER + r"(?:[,–-]\s?" + NUMBER + r")*"
GLUED = re.compile(
    r"(?<=[^\s\d(\[{$€£§#/\\@=_+<>~^|–-])(?P<group>" + GROUP + r")(?![\d%°]|[.,:/-]\d|[a-z])(?=\W|[A-Z]|\Z)"
)
AFTER_YEAR = re.compile(r"(?<=\b(?:1[5-9]|20)\d\d[.,;:])(?P<group>" + GROUP + r")(?![\d%]|[a-zA-Z])")
AFTER_NUMBER = re.compile(r"(?<=\d[.,;])(?P<group>\d{1,3})(?=\s+[A-Z“\"‘(]|\s*\Z)")
SPACED = re.compile(r"(?<=[.!?”\"’)])\s(?P<group>\d{1,3})(?=\s+[A-Z“\"‘(]|\s*\Z)")
BRACKETED = re.compile(r"\[(?P<group>\d{1,3}(?:[,–-]\s?\d{1,3})*)\]")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[˒,⁻–][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,}/)\S+|\S+@\S+")
PART = re.compile(r"(?P<number>\d+)(?P<letter>[A-Z]?)")
WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
THRESHOLD = 7.0
THRESHOLD_WITH_NOTES = 3.0
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)


@dataclass(frozen=True)
class Marker:
    """A marker: its number and label, its span, and the stretch taken out with it (separators, brackets, a space)."""

    number: int
    label: str
    start: int
    end: int
    cut_start: int
    cut_end: int


def find_candidates(text: str) -> list[Candidate]:
    """Every number that could be a marker by its form, in order.

    >>> [item.number for item in find_candidates("It grew by 5 percent in 2018,50 said the G7.3 Peru left.")]
    [50, 3]
    """
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    found: dict[int, Candidate] = {}

    def add(match: re.Match[str], weight: Callable[[re.Match[str]], float]) -> None:
        start, end = match.span("group")
        if any(left <= start < right - 4 for left, right in _near(addresses, start)):
            return
        strength = weight(match)
        for part in PART.finditer(text, start, end):
            number = int(part["number"])
            if number == 0 or (len(part["number"]) > 1 and part["number"][0] == "0") or part.start() in found:
                continue
            found[part.start()] = Candidate(number, part.start(), part.end(), strength, part.group())

    for match in BRACKETED.finditer(text):
        add(match, lambda _: 2.5)
    for match in AFTER_YEAR.finditer(text):
        add(match, lambda _: 1.0)
    for match in GLUED.finditer(text):
        add(match, lambda found: _glued_weight(text, found))
    for match in SPACED.finditer(text):
        add(match, lambda _: 0.4)
    for match in AFTER_NUMBER.finditer(text):
        add(match, lambda _: -0.5)
    for match in RAISED.finditer(text):
        for part in re.finditer(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", match.group()):
            number = int(part.group().translate(SUPERSCRIPTS))
            start = match.start() + part.start()
            unit = text[max(0, start - 2) : start].strip()[-2:]
            weight = 3.5 if unit not in ("km", "m", "cm", "mm") and not unit.endswith(("m", "0")) else 0.0
            found[start] = Candidate(number, start, start + len(part.group()), weight, str(number))
    return [found[start] for start in sorted(found)]


def _near(addresses: list[tuple[int, int]], start: int) -> Iterable[tuple[int, int]]:
    at = bisect_right(addresses, (start, 1 << 60)) - 1
    return addresses[at : at + 1] if at >= 0 else ()


def _glued_weight(text: str, match: re.Match[str]) -> float:
    """How much the form of a glued number speaks for a marker."""
    start, end = match.span("group")
    before = text[start - 1]
    after = text[end : end + 1]
    weight = 0.0
    if before in ".!?" or (before in "”\"’')]" and text[start - 2 : start - 1] in (".", "!", "?", ",", ";")):
        word = WORD_BEFORE.search(text, max(0, start - 30), start - 1)
        known = sentence_rules()
        low = word.group().lower() if word else ""
        short = low in known.references or low in known.months or low in known.titles
        weight = 3.0 if not short else -1.0
    elif before in ",;:" or before in "”\"’')]}%":
        weight = 2.5
    elif before.islower():
        word = WORD_BEFORE.search(text, max(0, start - 30), start)
        weight = 1.5 if word and len(word.group()) > 2 else 0.3
    elif before.isupper():
        weight = 0.2
    else:
        weight = 0.5
    if after.isupper():
        weight -= 1.5
    return weight


@dataclass(frozen=True)
class NotePlaces:
    """The places of the notes by number, and the stretches that hold only notes where these stand at page bottoms."""

    starts: dict[int, list[int]]
    blocks: tuple[tuple[int, int], ...] = ()


def choose(
    candidates: Sequence[Candidate], place: Callable[[Candidate], int], notes: NotePlaces, explicit: bool = False
) -> list[Candidate]:
    """The candidates that are markers. ``place`` gives a candidate's source offset.

    ``explicit`` candidates (superscripts that the format shows) are taken as they are, apart from stray ones.
    """
    have_notes = bool(notes.starts)

    def weigh(item: Candidate) -> float:
        weight = item.weight + (2.0 if explicit else 0.0)
        if not have_notes:
            return weight
        bodies = notes.starts.get(item.number)
        if bodies is None:
            return weight - 2.0
        return weight + 1.0 + _page_fit(place(item), bodies, notes.blocks)

    weighed = [Candidate(item.number, item.start, item.end, weigh(item), item.label) for item in candidates]
    run, score = best_run([item for item in weighed if item.weight > -2.5], Costs(gap=1.0, restart=5.0))
    if score < (THRESHOLD_WITH_NOTES if have_notes or explicit else THRESHOLD):
        return []
    if not have_notes and not explicit and sum(item.weight >= 2.0 for item in run) < 3:
        return []
    return run


def _page_fit(at: int, bodies: list[int], blocks: tuple[tuple[int, int], ...]) -> float:
    """For notes at page bottoms: the marker should stand before its note and after the notes of the page before."""
    if not blocks:
        return 0.5 if any(at < body for body in bodies) else -0.5
    best = -2.0
    for body in bodies:
        index = next((i for i, (start, end) in enumerate(blocks) if start <= body < end), None)
        if index is None:
            continue
        previous = blocks[index - 1][1] if index else 0
        if previous <= at < blocks[index][0]:
            return 1.5
        if at < body:
            best = max(best, -1.0)
    return best


def to_markers(text: str, chosen: Iterable[Candidate]) -> list[Marker]:
    """The chosen candidates with what is cut out of the text around them; ranges are filled up."""
    items = sorted(chosen, key=lambda item: item.start)
    markers: list[Marker] = []
    index = 0
    while index < len(items):
        group = [items[index]]
        while index + len(group) < len(items) and re.fullmatch(
            r"[,–-]\s?|[˒⁻]", text[group[-1].end : items[index + len(group)].start]
        ):
            group.append(items[index + len(group)])
        left, right = group[0].start, group[-1].end
        if text[left - 1 : left] == "[" and text[right : right + 1] == "]":
            left, right = left - 1, right + 1
        spaced = text[left - 1 : left].isspace() and (right == len(text) or text[right].isspace())
        if spaced:
            left -= 1
        for position, item in enumerate(group):
            start, end = item.start, item.end
            if len(group) == 1 and text[start - 1 : start] == "[" and text[end : end + 1] == "]":
                start, end = start - 1, end + 1
            cut_start = left if position == 0 else item.start
            cut_end = right if position == len(group) - 1 else group[position + 1].start
            markers.append(Marker(item.number, item.label, start, end, cut_start, cut_end))
            nxt = group[position + 1] if position + 1 < len(group) else None
            if nxt and text[item.end : item.end + 1] in "–-⁻" and 1 < nxt.number - item.number <= 20:
                for number in range(item.number + 1, nxt.number):
                    markers.append(Marker(number, str(number), item.start, nxt.end, item.end, item.end))
        index += len(group)
    return markers


def raised_candidates(folded: Folded, raised: Sequence[Offsets]) -> list[Candidate]:
    """The numbers in the superscripts that lie in a passage."""
    if not folded.offsets:
        return []
    found: list[Candidate] = []
    first = bisect_left(raised, (folded.offsets[0], 0))
    for start, end in raised[first:]:
        if start > folded.offsets[-1]:
            break
        at = bisect_left(folded.offsets, start)
        stop = bisect_left(folded.offsets, end)
        text = folded.text[at:stop].translate(SUPERSCRIPTS)
        if ORDINAL.match(folded.text, stop):
            continue
        for part in PART.finditer(text):
            found.append(Candidate(int(part["number"]), at + part.start(), at + part.end(), 3.0, part.group()))
    return found


def symbols(folded: Folded, bodies: Sequence[Body]) -> list[Candidate]:
    """The signs (``*``, ``†``) in a passage that stands before their note."""
    found: list[Candidate] = []
    for body in bodies:
        if not folded.offsets or folded.offsets[0] > body.spans[0][0]:
            continue
        at = re.search(r"(?<=[^\s*†‡§‖¶])" + re.escape(body.label) + r"(?![*†‡§‖¶\w])", folded.text)
        if at and not any(item.start == at.start() for item in found):
            found.append(Candidate(body.number, at.start(), at.end(), 3.0, body.label))
    return found
