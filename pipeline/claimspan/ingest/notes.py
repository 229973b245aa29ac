"""Finding the bodies of notes among the passages of a paper."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from claimspan.ingest.candidates import find_candidates, roman_candidates
from claimspan.ingest.extracted import Passage
from claimspan.ingest.note_bodies import Body, Notes, part_notes
from claimspan.ingest.note_starts import (
    ARABIC,
    LABEL,
    WEIGHTS,
    bottoms,
    number_of,
    roman_starts,
    ruled_off,
    starts,
    zones_of,
)
from claimspan.ingest.sequence import Candidate, Costs, best_run
from claimspan.records import Offsets

LIKELY = 0.4
LONG = 12
LEAST = 3.0
OTHER_FORM = 0.6
"""What it costs a number to be printed otherwise than most notes."""
OWN_SECTIONS = ("section",)

Chosen = Mapping[int, Sequence[Candidate]]


def find_notes(source: str, passages: Sequence[Passage], raised: Sequence[Offsets] | None = None) -> Notes:
    """Part the passages into notes and text; ``raised`` are the superscripts where the format shows them.

    Numbers that run through the paper are tried first, then numbers that begin again on each page or in each chapter,
    then small Roman ones. Outside of a section of their own, notes count only where the text has markers for most.
    """
    if any(passage.kind == "note" for passage in passages):
        return _given(source, passages)
    search = _Search(source, passages, raised)
    best = search.run(search.part_of, Costs(gap=1.0, restart=4.0, late=0.2, part=0.5))
    again = search.run(lambda index, _: index, Costs(gap=1.0, restart=4.0, late=0.2, part=0.6))
    chosen = again if _restarts(again) > _restarts(best) and _count(again) > _count(best) else best
    if not chosen:
        chosen = search.roman()
    return part_notes(source, passages, search.zones, chosen)


def _count(chosen: Chosen) -> int:
    return sum(map(len, chosen.values()))


def _restarts(chosen: Chosen) -> int:
    return len(_rising([item for index in sorted(chosen) for item in chosen[index]]))


def _rising(items: Sequence[Candidate]) -> list[list[Candidate]]:
    """The items cut where a number is not higher than the one before."""
    stretches: list[list[Candidate]] = []
    for item in items:
        if stretches and item.number > stretches[-1][-1].number:
            stretches[-1].append(item)
        else:
            stretches.append([item])
    return stretches


class _Search:
    """The passages of a paper with their zones, and the ways to look for notes in them."""

    def __init__(self, source: str, passages: Sequence[Passage], raised: Sequence[Offsets] | None) -> None:
        self.source, self.passages, self.raised = source, passages, raised
        self.zones = zones_of(source, passages)
        self.section = _sections(self.zones)
        self.bottoms = bottoms(source, passages)
        self.ruled = ruled_off(source, passages, self.zones)

    def part_of(self, index: int, zone: str) -> int:
        """Numbers may begin again in each section for notes."""
        return self.section[index] if zone in OWN_SECTIONS else 0

    def run(self, part: Callable[[int, str], int], costs: Costs) -> Chosen:
        """The notes by number that the text has markers for, by the index of their passage."""
        candidates: list[Candidate] = []
        owner: dict[int, int] = {}
        for index, passage in enumerate(self.passages):
            zone = self.zones[index]
            if passage.kind == "aside" or (passage.kind == "heading" and zone not in ("section", "sources")):
                continue
            weight = self._weight(index)
            for item in starts(self.source, passage, zone, part(index, zone)):
                candidates.append(replace(item, weight=item.weight - WEIGHTS[zone] + weight) if weight else item)
                owner[item.start] = index
        run, _ = best_run(candidates, costs)
        forms = Counter(map(self._form, run))
        usual = max(forms, key=lambda form: forms[form], default=(False, ""))
        candidates = [
            item if self._form(item) == usual else replace(item, weight=item.weight - OTHER_FORM) for item in candidates
        ]
        run, score = best_run(candidates, costs)
        if not run or score < LEAST:
            return {}
        return self._backed(_by_passage(self._own_text(run, owner), owner))

    def _own_text(self, run: list[Candidate], owner: Mapping[int, int]) -> list[Candidate]:
        """``run`` without the stretches between two restarts that stand outside of a section for notes and whose
        numbers the text since the stretch before does not hold: the lists of the text.
        """
        kept: list[Candidate] = []
        stretches = _rising(run)
        before = 0
        for stretch in stretches:
            first, last = owner[stretch[0].start], owner[stretch[-1].start]
            if len(stretches) > 1 and self.zones[first] == "":
                found = find_candidates(self.source[before : stretch[0].start], loose=True)
                marked = {item.number for item in found}
                if 2 * sum(item.number in marked for item in stretch) < len(stretch):
                    continue
            kept += stretch
            before = self.passages[last].spans[-1][1]
        return kept

    def _weight(self, index: int) -> float:
        """The weight of a number outside of a section, by its place on the page; 0 inside of one or in running text."""
        if self.zones[index] == "ruled":
            return WEIGHTS["ruled" if index in self.ruled else "bottom" if index in self.bottoms else ""]
        return WEIGHTS["bottom"] if self.zones[index] == "" and index in self.bottoms else 0.0

    def _form(self, item: Candidate) -> tuple[bool, str]:
        """How a label is printed: whether in brackets, and the mark after it."""
        end = item.start + len(item.label)
        mark = self.source[end : end + 1]
        return self.source[item.start] == "[", mark if mark in ".):\n" else ""

    def roman(self) -> Chosen:
        """The notes by small Roman numbers, under a heading for notes or at the end."""
        candidates: list[Candidate] = []
        owner: dict[int, int] = {}
        for index, passage in enumerate(self.passages):
            if passage.kind == "text":
                for item in roman_starts(self.source, passage, self.zones[index]):
                    candidates.append(item)
                    owner[item.start] = index
        run, score = best_run(candidates, Costs(late=1.0))
        if len(run) < 3 or score < LEAST:
            return {}
        named = {item.label: item.number for item in run}
        marked = {item.label for item in roman_candidates(self.source[: run[0].start], named)}
        return _by_passage(run, owner) if len(marked) >= 0.6 * len(named) else {}

    def _backed(self, chosen: Chosen) -> Chosen:
        """``chosen`` if the text has markers for most, and the other way; else what stands in sections for notes."""
        own = {index: items for index, items in chosen.items() if self.zones[index] in OWN_SECTIONS}
        if 2 * _count(own) >= _count(chosen):
            return own
        loose = [item for index, items in chosen.items() if index not in own for item in items]
        ruled = {item.number for index, items in chosen.items() if self.zones[index] == "ruled" for item in items}
        if not loose or len(ruled) >= max(LONG, 0.8 * len(loose)):
            return chosen
        marked: set[int] = set()
        possible: set[int] = set()
        for passage in part_notes(self.source, self.passages, self.zones, chosen).passages:
            if passage.kind == "text":
                text = self.source[passage.spans[0][0] : passage.spans[-1][1]]
                found = find_candidates(text, loose=len(loose) >= LONG)
                marked.update(item.number for item in found if item.weight >= LIKELY)
                possible.update(item.number for item in found if item.weight > -1.5)
        if self.raised is not None:
            marked = {number for start, end in self.raised for number in _numbers(self.source[start:end])}
        backed = sum(item.number in (possible if len(loose) >= LONG else marked) for item in loose)
        answered = len({item.number for item in loose} & marked)
        if backed >= 0.6 * len(loose) and len(loose) >= 2 and answered >= 0.4 * len(marked):
            return chosen
        return own


def _numbers(superscript: str) -> set[int]:
    """The note numbers of a superscript, a range filled up.

    >>> sorted(_numbers("3, 5–7"))
    [3, 5, 6, 7]
    """
    found: set[int] = set()
    for match in re.finditer(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?", superscript.translate(ARABIC)):
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return found


def _by_passage(run: Sequence[Candidate], owner: Mapping[int, int]) -> dict[int, list[Candidate]]:
    chosen: dict[int, list[Candidate]] = {}
    for item in run:
        chosen.setdefault(owner[item.start], []).append(item)
    return chosen


def _sections(zones: Sequence[str]) -> list[int]:
    """For each passage how many sections for notes have begun."""
    counts: list[int] = []
    before = ""
    for zone in zones:
        counts.append((counts[-1] if counts else 0) + (zone == "section" and before != "section"))
        before = zone
    return counts


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
            for part in filter(None, re.split(r"\s*[,;&–-]\s*", label)) if label[:1].isdigit() else [label]:
                number = number_of(part) or 1 + max((body.number for body in notes.bodies), default=0)
                notes.bodies.append(Body(number, part, list(passage.spans), passage.page))
        if notes.blocks and not source[notes.blocks[-1][1] : start].strip():
            notes.blocks[-1] = (notes.blocks[-1][0], end)
        else:
            notes.blocks.append((start, end))
    return notes
