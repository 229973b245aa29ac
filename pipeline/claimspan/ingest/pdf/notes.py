"""Page-bottom notes and endnotes told from the text by their type, place and label."""

import re
from dataclasses import dataclass

from claimspan.ingest.pdf.lines import Line
from claimspan.ingest.pdf.paragraphs import Block, ends_sentence, size_class

NUMBER = re.compile(r"\[?(\d{1,4}[A-Za-z]?(?:\s?[,–-]\s?\d{1,4})*)\]?[.)]?(?=\s|$|[^\d\s.,])\s*")
SIGN = re.compile(r"([*†‡§¶#∗]{1,4})\s*(?=\S)")
NOTES_HEADING = re.compile(
    r"(?:\W|\d)*(?:end\s?notes?|foot\s?notes?|notes|notes and references|references|sources consulted)\W*", re.I
)


@dataclass(slots=True)
class NoteState:
    """What the columns so far tell: the last note's number, its last line, and whether endnotes have begun."""

    number: int = 0
    last: Line | None = None
    endnotes: bool = False


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
    for line in lines[start:]:
        found = read_label(line, state.number)
        if found is not None:
            label, end = found
            blocks.append(Block([line], page, column, "note", label=label, label_end=end))
            state.number = last_number(label, state.number)
        elif blocks:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line], page, column, "note", goes_on=True))
    state.last = lines[-1]
    return lines[:start], blocks


def read_label(line: Line, last: int) -> tuple[str, int] | None:
    """The label that a note's first line begins with, and how many characters it takes with what follows it.

    A raised number or sign is taken as it is; a number on the line only where it is at most three beyond the last one.
    """
    raised = bool(line.raised) and line.raised[0][0] == 0
    text = line.text
    sign = SIGN.match(text)
    if sign:
        return sign[1], sign.end()
    if raised:
        end = line.raised[0][1]
        label = text[:end].strip().rstrip(".)")
        if re.fullmatch(r"\d{1,4}[A-Za-z]?(?:[,–-]\d{1,4})*|[a-z]", label):
            return label, end + len(text[end:]) - len(text[end:].lstrip(" .)"))
        return None
    number = NUMBER.match(text)
    if number is None:
        return None
    first = int(re.match(r"\d+", number[1])[0])  # type: ignore[index]
    if last < first <= last + 3 and text[number.end() :].strip()[:1] not in ("", ",", ";"):
        return re.sub(r"\s", "", number[1]), number.end()
    return None


def last_number(label: str, default: int) -> int:
    """The last number in a label; for a sign, what was there before."""
    numbers = re.findall(r"\d+", label)
    return int(numbers[-1]) if numbers else default


def _notes_start(lines: list[Line], body: float, height: float, state: NoteState) -> int | None:
    """The index of the first line of the notes at the end of a column; null where there are none."""
    small = len(lines)
    while small > 0 and size_class(lines[small - 1].size, body) < 0:
        small -= 1
    for index in range(small, len(lines)):
        if read_label(lines[index], state.number) is not None:
            return small if _continues_note(lines[small:index], lines[index], state) else index
    if small < len(lines) and lines[small].y > 0.5 * height and _continues_note(lines[small:], None, state):
        return small
    return _raised_start(lines, height, state) or _endnotes_start(lines, body, state)


def _continues_note(lines: list[Line], labelled: Line | None, state: NoteState) -> bool:
    """Whether small lines without a label, above the first label if any, go on with the last column's last note."""
    if not lines or state.last is None or lines[0].bold or any(line.gaps > 1 for line in lines):
        return False
    if not ends_sentence(state.last):
        return True
    return labelled is not None and labelled.y - lines[-1].y < 1.6 * labelled.size


def _raised_start(lines: list[Line], height: float, state: NoteState) -> int | None:
    """Notes in the body's type: the first line low on the page that begins with the next raised number."""
    for index, line in enumerate(lines):
        if line.raised and line.raised[0][0] == 0 and line.y > 0.4 * height:
            found = read_label(line, state.number)
            if found is not None and state.number < last_number(found[0], 0) <= state.number + 3:
                return index
    return None


def _endnotes_start(lines: list[Line], body: float, state: NoteState) -> int | None:
    """Endnotes in the body's type: from the first labelled line after a heading such as "Notes"."""
    begin = 0
    for index, line in enumerate(lines):
        if NOTES_HEADING.fullmatch(line.text):
            state.endnotes, state.number, begin = True, 0, index + 1
    if not state.endnotes:
        return None
    for index in range(begin, len(lines)):
        if read_label(lines[index], state.number) is not None:
            return index
    if begin == 0 and state.last is not None and size_class(lines[0].size, body) <= 0 and not lines[0].bold:
        return 0
    return None
