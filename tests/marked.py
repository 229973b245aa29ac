"""Sentences with inline marks, which read better in a test than offsets."""

import re
from dataclasses import dataclass, field

TAG = re.compile(r"<(/?)(\w+)((?:\s+\w+=\"[^\"]*\")*)\s*>")


@dataclass(frozen=True)
class Mark:
    """A marked stretch ``[start, end)`` of the bare text."""

    tag: str
    start: int
    end: int
    text: str
    attributes: dict[str, str] = field(default_factory=dict)


def read_marked(marked: str) -> tuple[str, list[Mark]]:
    """The bare text and its marks in order of their start.

    >>> read_marked('In <date value="1990/2003">1990-2003</date>, Peru left.')[1][0].attributes
    {'value': '1990/2003'}
    >>> read_marked("In <date>1990, Peru left.")
    Traceback (most recent call last):
        ...
    ValueError: <date> is left open in: In <date>1990, Peru left.
    """
    bare = ""
    marks: list[Mark] = []
    opened: list[tuple[str, int, dict[str, str]]] = []
    last = 0
    for match in TAG.finditer(marked):
        bare += marked[last : match.start()]
        last = match.end()
        closing, tag, attributes = match.groups()
        if not closing:
            opened.append((tag, len(bare), dict(re.findall(r"(\w+)=\"([^\"]*)\"", attributes))))
            continue
        if not opened or opened[-1][0] != tag:
            raise ValueError(f"</{tag}> closes nothing in: {marked}")
        _, start, found = opened.pop()
        marks.append(Mark(tag, start, len(bare), bare[start:], found))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is left open in: {marked}")
    return bare + marked[last:], sorted(marks, key=lambda mark: (mark.start, -mark.end))
