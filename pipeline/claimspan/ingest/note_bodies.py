"""Passages parted into notes and text, once it is known where notes begin."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimspan.ingest.candidates import find_candidates
from claimspan.ingest.extracted import Passage
from claimspan.ingest.note_starts import END, LABEL, SYMBOL, number_of
from claimspan.ingest.paragraphs import FULL_STOP
from claimspan.ingest.sequence import Candidate
from claimspan.records import Offsets

ADDRESS_END = re.compile(r"(?:https?:|www\.)\S*\Z|/\S*\Z")
GOES_ON = re.compile(r"(?:[,;:(–—-]|[^\W\d_])\s*\Z")
STRONGLY = re.compile(r"(?:[,;(–—-]|\b(?:a|an|and|at|by|for|in|of|on|or|the|to|with))\s*\Z")
LIKELY = 0.4
MANY, USUAL = 8, 0.9
LONGEST_REST = 300


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


def part_notes(
    source: str, passages: Sequence[Passage], zones: Sequence[str], accepted: Mapping[int, Sequence[Candidate]]
) -> Notes:
    """Part the passages; ``accepted`` gives for a passage's index the starts of the notes in it."""
    return _Parting(source, passages, zones, accepted).run()


class _Parting:
    def __init__(
        self,
        source: str,
        passages: Sequence[Passage],
        zones: Sequence[str],
        accepted: Mapping[int, Sequence[Candidate]],
    ) -> None:
        self.source, self.passages, self.zones, self.accepted = source, passages, zones, accepted
        self.notes = Notes()
        self.open = False
        """Whether the last note could go on: nothing but blank lines stand between."""

    def run(self) -> Notes:
        zoned = self._zoned()
        for index, passage in enumerate(self.passages):
            items = self.accepted.get(index, ())
            if passage.kind == "heading" and not items:
                self.open = False
            elif index in zoned:
                self._zone(index, items)
                continue
            elif items:
                self._starting(index, items)
                continue
            elif passage.kind == "aside":
                self.open = False
            elif self._continues(index):
                self._extend(list(passage.spans))
                continue
            elif passage.kind == "text" and (symbol := self._signed(passage)):
                self._note(symbol, list(passage.spans), passage)
                continue
            else:
                self.open = False
            self.notes.passages.append(passage)
        return self.notes

    def _zoned(self) -> set[int]:
        """The passages of sections and ruled blocks that hold notes: those with a start, and what stands with them."""
        passages, zones, accepted = self.passages, self.zones, self.accepted
        chosen = {index for index in accepted if zones[index]}
        for zone in ("section", "sources"):
            inside = [index for index in range(len(passages)) if zones[index] == zone]
            if any(index in accepted for index in inside):
                chosen.update(index for index in inside if passages[index].kind != "heading")
        for index in sorted(accepted):
            if zones[index] != "ruled":
                continue
            if index and zones[index - 1] == "ruled" and passages[index - 1].kind == "text" and index - 1 not in chosen:
                before = index - 2
                if before < 0 or zones[before] != "ruled" or passages[before].kind == "aside":
                    chosen.add(index - 1)
            after = index + 1
            while after < len(passages) and zones[after] == "ruled" and passages[after].kind == "text":
                if any(later in accepted for later in range(after, min(after + 3, len(passages)))):
                    chosen.add(after)
                after += 1
        return chosen

    def _zone(self, index: int, items: Sequence[Candidate]) -> None:
        passage = self.passages[index]
        if passage.kind == "aside":
            self.notes.passages.append(passage)
            return
        edge = items[0].start if items else passage.spans[-1][1]
        before = _slice(passage.spans, passage.spans[0][0], edge)
        if before and self.source[before[0][0] : before[-1][1]].strip():
            symbol = self._signed(passage)
            if symbol:
                self._note(symbol, before, passage)
            elif self.notes.bodies:
                self._extend(before)
            else:
                self.notes.passages.append(Passage("front", tuple(before), passage.page))
        self._items(passage, items)

    def _starting(self, index: int, items: Sequence[Candidate]) -> None:
        """A passage outside of any zone in which notes begin: what stands before the first is text."""
        passage = self.passages[index]
        before = _slice(passage.spans, passage.spans[0][0], items[0].start)
        if before and self.source[before[0][0] : before[-1][1]].strip():
            if (self.open and self._unfinished()) or self._overruns(passage):
                self._extend(before)
            elif symbol := self._signed(passage):
                self._note(symbol, before, passage)
            else:
                self.notes.passages.append(Passage(passage.kind, tuple(before), passage.page, passage.level))
        self._items(passage, items)

    def _items(self, passage: Passage, items: Sequence[Candidate]) -> None:
        for position, item in enumerate(items):
            end = items[position + 1].start if position + 1 < len(items) else passage.spans[-1][1]
            spans = _slice(passage.spans, item.start, end)
            for label in item.label.replace(" ", "").split(",") if spans else ():
                self._note(label, spans, passage)

    def _note(self, label: str, spans: list[Offsets], passage: Passage) -> None:
        self.notes.bodies.append(Body(number_of(label), label, list(spans), passage.page))
        self._block(spans)
        self.open = True

    def _extend(self, spans: list[Offsets]) -> None:
        last = self.notes.bodies[-1]
        for body in self.notes.bodies[-4:]:
            if body.spans[0] == last.spans[0]:
                body.spans.extend(spans)
        self._block(spans)
        self.open = True

    def _block(self, spans: Sequence[Offsets]) -> None:
        blocks, start, end = self.notes.blocks, spans[0][0], spans[-1][1]
        if blocks and not self.source[blocks[-1][1] : start].strip(" \t\r\n\f*>-"):
            blocks[-1] = (blocks[-1][0], max(blocks[-1][1], end))
        else:
            blocks.append((start, end))

    def _continues(self, index: int) -> bool:
        """Whether a passage without a number goes on with the last note."""
        passage = self.passages[index]
        if passage.kind != "text" or not self.notes.bodies:
            return False
        if not self.open:
            return self._overrun(index)
        body = self.notes.bodies[-1]
        if body.page != passage.page:
            self.open = False
            return self._overrun(index)
        if self._interrupted(passage):
            return False
        if self._unfinished():
            return True
        following = next(
            (later for later in range(index + 1, min(index + 3, len(self.passages))) if later in self.accepted), None
        )
        if following is None or self.passages[following].page != passage.page or body.page is None:
            return False
        if self.accepted[following][0].start - self.passages[following].spans[0][0] >= 4:
            return False
        marked = find_candidates(self._slice_text(passage))
        return not any(item.number > body.number and item.weight >= LIKELY for item in marked)

    def _overrun(self, index: int) -> bool:
        """Whether a passage right before the first note of its page is the end of the last note of the page before."""
        passage, bodies = self.passages[index], self.notes.bodies
        if index + 1 not in self.accepted or not bodies:
            return False
        if self._overruns(passage):
            return True
        if passage.page is None or bodies[-1].page != passage.page - 1:
            return False
        if index == 0 or self.passages[index - 1].page != passage.page or self.passages[index - 1].kind == "aside":
            return False
        end = self.source[bodies[-1].spans[-1][0] : bodies[-1].spans[-1][1]].rstrip()
        return bool(STRONGLY.search(end)) and not self._interrupted(passage)

    def _overruns(self, passage: Passage) -> bool:
        """Whether what stands before the first note of a page, apart from its text, is the end of the note before.

        That is so where nearly all notes end with a full stop and that one does not, and the text before is complete.
        """
        ends = [self._end(body).endswith(END) for body in self.notes.bodies]
        if len(ends) < MANY or ends[-1] or sum(ends) < USUAL * len(ends) or ADDRESS_END.search(self._end()):
            return False
        left = self.notes.passages[-1] if self.notes.passages else None
        if left is None or left.kind != "text" or left.spans[0][0] < self.notes.bodies[-1].spans[-1][1]:
            return False
        text = self.source[left.spans[-1][0] : left.spans[-1][1]].rstrip()
        rest = self._slice_text(passage).strip()
        return bool(FULL_STOP.search(text)) and len(rest) <= LONGEST_REST and not rest[:1].islower()

    def _end(self, body: Body | None = None) -> str:
        """The last part of a note, of the last one without any."""
        start, end = (body or self.notes.bodies[-1]).spans[-1]
        return self.source[start:end].rstrip()

    def _unfinished(self) -> bool:
        """Whether the last note has only its label so far or stops in the middle of a sentence."""
        spans = self.notes.bodies[-1].spans
        text = self.source[spans[-1][0] : spans[-1][1]].rstrip()
        label = LABEL.match(self.source, *spans[0])
        if len(spans) == 1 and (label and not self.source[label.end() : spans[0][1]].strip()):
            return True
        if text.endswith(END) or ADDRESS_END.search(text):
            return False
        return bool((STRONGLY if self.notes.bodies[-1].page is None else GOES_ON).search(text))

    def _interrupted(self, passage: Passage) -> bool:
        """Whether a passage goes on with a sentence of the text that the notes interrupt."""
        text = next((before for before in reversed(self.notes.passages) if before.kind == "text"), None)
        if text is None:
            return False
        end = self.source[text.spans[-1][0] : text.spans[-1][1]].rstrip()
        return not end.endswith(END) and self._slice_text(passage).lstrip(" \t\r\n\f*_>#")[:1].islower()

    def _slice_text(self, passage: Passage) -> str:
        return self.source[passage.spans[0][0] : passage.spans[-1][1]]

    def _signed(self, passage: Passage) -> str:
        """The sign with which a passage begins, if it is a note by sign: the sign stands in the text before."""
        start, end = passage.spans[0][0], passage.spans[-1][1]
        symbol = SYMBOL.match(self.source, start, end)
        starred = re.search(r"(?:\A|\n)[^\S\n]*(\*)[^\S\n]+\Z", self.source[max(0, start - 4) : start])
        label = symbol["symbol"] if symbol else "*" if starred else ""
        if not label:
            return ""
        sign = re.compile(r"(?<=[^\s*†‡§‖¶])[\\]?" + re.escape(label) + r"(?![*†‡§‖¶\w])")
        marked = any(
            sign.search(self.source, before.spans[0][0], before.spans[-1][1]) for before in self.notes.passages
        )
        return label if marked or self.zones[self.passages.index(passage)] else ""


def _slice(spans: Sequence[Offsets], start: int, end: int) -> list[Offsets]:
    return [(max(left, start), min(right, end)) for left, right in spans if max(left, start) < min(right, end)]
