"""Page-bottom notes and endnotes told from the text by their type, place and label."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.paragraphs import Block, ends_sentence, size_class
from claimspan.ingest.pdf.run_on import part_run_on

NUMBER = re.compile(r"\[?(\d{1,4})[A-Za-z]?((?:\s?[,–-]\s?\d{1,4})*)\]?([.)]?)(?=\s|$|[^\d\s.,;:%])\s*")
SIGN = re.compile(r"([*†‡∗]{1,4})(?!\s*[*†‡∗])\s*(?=[\w\"“‘(])")
NOTES_HEADING = re.compile(
    r"(?:\W|\d)*(?:end\s?notes?|foot\s?notes?|notes|notes and references|references|sources consulted)\W*", re.I
)


NEXT = 3
"""A note's number is at most so many beyond the last one's, unless a marker calls for it."""


@dataclass(slots=True)
class NoteState:
    """What the columns so far tell.

    ``number`` is the last note's, ``last`` its last line; ``here`` are the superscript numbers in the text of the page,
    ``called`` those of all pages so far, which count once endnotes have begun.
    """

    number: int = 0
    last: Line | None = None
    endnotes: bool = False
    here: set[int] = field(default_factory=set)
    called: set[int] = field(default_factory=set)

    def turn_page(self, markers: set[int]) -> None:
        """Begin a page with these superscript numbers in its text."""
        self.here = markers
        self.called |= markers


def take_notes(
    lines: list[Line], body: float, page: int, column: int, height: float, state: NoteState
) -> tuple[list[Line], list[Block]]:
    """A column parted into its lines of text and its notes.

    Notes are a stretch of lines that reaches the column's end: small type of which a line begins with a label, type of
    any size in the lower part of the page from a raised label in sequence on, or what follows a heading like "Notes".
    """
    start = _notes_start(lines, body, height, state)
    if start is None:
        return lines, []
    blocks: list[Block] = []
    own = part_run_on(lines[start:], state.number)
    labels = find_labels(own, state)
    for index, line in enumerate(own):
        if index in labels:
            label, end = labels[index]
            blocks.append(Block([line], page, column, "note", label=label, label_end=end))
            state.number = last_number(label, state.number)
        elif blocks:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line], page, column, "note", goes_on=True))
    state.last = lines[-1]
    return lines[:start], blocks


def find_labels(lines: list[Line], state: NoteState) -> dict[int, tuple[str, int]]:
    """By line, the label that a note begins with there, and how many characters it takes with what follows it.

    Raised numbers and signs are taken as they are. Numbers on the line are taken where they make the longest rising
    sequence from the last note's number on, so that a year or page at the start of a line does not pass for a label.
    """
    found = {index: label for index, line in enumerate(lines) if (label := _plain_label(line)) is not None}
    chain: dict[int, tuple[float, list[int]]] = {}
    for index, line in enumerate(lines):
        numbers = _numbers(line)
        if index in found or not numbers:
            continue
        starts = [(0.0, state.number, list[int]())]
        starts += [(score, _numbers(lines[last])[-1], path) for last, (score, path) in chain.items()]
        steps = [
            (score + _worth(numbers[0] - before, numbers[0], state), [*path, index])
            for score, before, path in starts
            if before < numbers[0] and _worth(numbers[0] - before, numbers[0], state)
        ]
        if steps:
            chain[index] = max(steps, key=lambda step: (step[0], -len(step[1])))
    best: list[int] = max(chain.values(), key=lambda step: step[0], default=(0.0, []))[1]
    for index in best:
        match = NUMBER.match(lines[index].text)
        assert match is not None
        found[index] = re.sub(r"[\s\[\].)]", "", match[0]), match.end()
    return found


def _worth(step: int, number: int, state: NoteState) -> float:
    """What it speaks for a label that it is so many beyond the one before; 0 where it may not follow."""
    if step <= NEXT:
        return 1.0 - 0.1 * step
    markers = state.called if state.endnotes else state.here
    return 0.2 if number in markers else 0.0


def _numbers(line: Line) -> list[int]:
    """The rising numbers of a label set on the line; empty where it has none."""
    match = NUMBER.match(line.text)
    if match is None or not line.text[match.end() :] or (line.raised and line.raised[0][0] == 0):
        return []
    numbers = [int(number) for number in re.findall(r"\d+", match[1] + match[2])]
    rising = all(0 < after - before <= NEXT for before, after in pairwise(numbers))
    return numbers if rising else []


def _plain_label(line: Line) -> tuple[str, int] | None:
    """A sign, or a raised number or letter, at the start of a line."""
    text = line.text
    sign = SIGN.match(text)
    if sign:
        return sign[1], sign.end()
    if not line.raised or line.raised[0][0] != 0:
        return None
    end = line.raised[0][1]
    label = text[:end].strip().rstrip(".)")
    if re.fullmatch(r"\d{1,4}[A-Za-z]?(?:[,–-]\d{1,4})*|[a-z]|[§¶#‖∥]{1,4}", label):
        return label, end + len(text[end:]) - len(text[end:].lstrip(" .)"))
    return None


def last_number(label: str, default: int) -> int:
    """The last number in a label; for a sign, what was there before."""
    numbers = re.findall(r"\d+", label)
    return int(numbers[-1]) if numbers else default


def _notes_start(lines: list[Line], body: float, height: float, state: NoteState) -> int | None:
    """The index of the first line of the notes at the end of a column; null where there are none."""
    begin = 0
    for index, line in enumerate(lines):
        if NOTES_HEADING.fullmatch(line.text):
            state.endnotes, state.number, begin = True, 0, index + 1
    small = len(lines)
    while small > begin and size_class(lines[small - 1].size, body) < 0:
        small -= 1
    labels = find_labels(lines[small:], state)
    if labels:
        index = small + min(labels)
        return small if _continues_note(lines[small:index], lines[index], state) else index
    low = small < len(lines) and (lines[small].y > 0.5 * height or state.endnotes)
    if low and _continues_note(lines[small:], None, state):
        return small
    start = _endnotes_start(lines, begin, body, state) if state.endnotes else None
    return _raised_start(lines, height, state) if start is None else start


def _continues_note(lines: list[Line], labelled: Line | None, state: NoteState) -> bool:
    """Whether small lines without a label, above the first label if any, go on with the last column's last note."""
    if not lines or state.last is None or lines[0].bold or 2 * sum(line.gaps > 1 for line in lines) > len(lines):
        return False
    if not ends_sentence(state.last):
        return True
    return labelled is not None and labelled.y - lines[-1].y < 1.6 * labelled.size


def _raised_start(lines: list[Line], height: float, state: NoteState) -> int | None:
    """Notes in the body's type: the first line low on the page that begins with the next raised number, one that a
    marker within a line calls for; else it may be a marker that fell to the start of a line.
    """
    for index, line in enumerate(lines):
        label = _plain_label(line) if line.y > 0.4 * height else None
        if label is not None and label[0][0].isdigit():
            number = last_number(label[0], 0)
            called = number in state.called and number > state.number
            if called and _worth(number - state.number, number, state):
                return index
    return None


def _endnotes_start(lines: list[Line], begin: int, body: float, state: NoteState) -> int | None:
    """Endnotes in any type: from the first labelled line after the heading, or the whole of a column that goes on."""
    labels = find_labels(lines[begin:], state)
    if labels:
        index = begin + min(labels)
        return 0 if begin == 0 and _continues_note(lines[:index], lines[index], state) else index
    return 0 if begin == 0 and _continues_note(lines, None, state) and size_class(lines[0].size, body) <= 0 else None
