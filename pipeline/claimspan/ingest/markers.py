"""Note markers: which of the candidates they are, told from the sequence of the whole paper and its notes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimspan.ingest.candidates import PART, SUPERSCRIPTS
from claimspan.ingest.fold import Folded
from claimspan.ingest.note_bodies import Body
from claimspan.ingest.sequence import Candidate, Costs, best_run
from claimspan.records import Offsets

THRESHOLD = 7.0
THRESHOLD_WITH_NOTES = 3.0
PLACE = 16
"""Numbers within so many characters are counted as one place."""
LONG = 8
AT_END = 0.4
"""Without notes a run of numbers standing alone must be long, and many must stand at the end of a sentence."""
RESTART, AGAIN = 5.0, 2.0
"""What it costs that numbers begin again, and what where those of the notes do."""
AFTER_MARK = " .,;:!?)”’"
RANGE = re.compile(r"\]?[–⁻-]")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)


@dataclass(frozen=True)
class Marker:
    """A marker: its number and label, its span, and the stretch taken out with it (separators, brackets, a space).

    ``after`` is where the markers of one place begin: what stands before is the text that they are attached to.
    """

    number: int
    label: str
    start: int
    end: int
    cut_start: int
    cut_end: int
    after: int


@dataclass(frozen=True)
class NotePlaces:
    """The places of the notes by number, the stretches that hold only notes where these stand at page bottoms, and the
    places where numbers begin again: the end of each rising run of notes.
    """

    starts: dict[int, list[int]]
    blocks: tuple[tuple[int, int], ...] = ()
    runs: tuple[int, ...] = ()


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

    weighed = [
        replace(item, weight=weigh(item), part=bisect_right(notes.runs, place(item)) if notes.runs else 0)
        for item in candidates
    ]
    restart = AGAIN if len(notes.runs) > 1 else RESTART
    run, score = best_run(
        [item for item in weighed if item.weight > -2.5],
        Costs(late=0.1 if have_notes else 0.4, restart=restart, part=0.5),
    )
    if score < (THRESHOLD_WITH_NOTES if have_notes or explicit else THRESHOLD):
        return []
    clear = [item for item in run if item.weight >= 2.0]
    if have_notes or explicit or len({item.start // PLACE for item in clear}) >= 3:
        return run
    span = run[-1].number - run[0].number + 1
    ends = sum(item.weight >= AT_END for item in run)
    full = len(run) >= LONG and run[0].number <= 3 and len(run) >= 0.75 * span
    return run if full and ends >= 0.4 * len(run) else []


def _page_fit(at: int, bodies: Sequence[int], blocks: Sequence[Offsets]) -> float:
    """For notes at page bottoms: the marker should stand before its note and after the notes of the page before."""
    if not blocks:
        return 0.5 if any(at < body for body in bodies) else -0.5
    best = -2.0
    for body in bodies:
        index = bisect_right(blocks, (body, body + 1)) - 1
        if index < 0 or body >= blocks[index][1]:
            index = max(0, index)
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
            r"\]?[,–-]\s?\[?|[˒⁻]", text[group[-1].end : items[index + len(group)].start]
        ):
            group.append(items[index + len(group)])
        left, right = group[0].start, group[-1].end
        if text[left - 1 : left] == "[" and text[right : right + 1] == "]":
            left, right = left - 1, right + 1
        spaced = text[left - 1 : left].isspace() and (right == len(text) or text[right] in AFTER_MARK)
        if spaced:
            left -= 1
        for position, item in enumerate(group):
            start, end = item.start, item.end
            if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
                start, end = start - 1, end + 1
            cut_start = left if position == 0 else item.start
            cut_end = right if position == len(group) - 1 else group[position + 1].start
            markers.append(Marker(item.number, item.label, start, end, cut_start, cut_end, left))
            nxt = group[position + 1] if position + 1 < len(group) else None
            if nxt and RANGE.match(text, item.end) and 1 < nxt.number - item.number <= 20:
                for number in range(item.number + 1, nxt.number):
                    markers.append(Marker(number, str(number), item.start, nxt.end, item.end, item.end, left))
        index += len(group)
    return markers


def raised_candidates(folded: Folded, raised: Sequence[Offsets], named: Mapping[str, int]) -> list[Candidate]:
    """The note numbers in the superscripts of a passage; ``named`` gives the numbers of labels that are words."""
    if not folded.offsets:
        return []
    found: list[Candidate] = []
    for start, end in raised[bisect_left(raised, (folded.offsets[0], 0)) :]:
        if start > folded.offsets[-1]:
            break
        at = bisect_left(folded.offsets, start)
        stop = bisect_left(folded.offsets, end)
        text = folded.text[at:stop].translate(SUPERSCRIPTS)
        if ORDINAL.match(folded.text, stop):
            continue
        bare = text.strip()
        if bare in named:
            found.append(Candidate(named[bare], at, stop, 3.0, bare))
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
