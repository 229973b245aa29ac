"""Markers in captions and tables that were set aside: no unit holds them, but their notes belong to them."""

from bisect import bisect_left
from collections.abc import Sequence

from claimspan.ingest.extracted import Passage
from claimspan.records import Footnote, Note, Offsets


def markers_set_aside(
    source: str,
    passages: Sequence[Passage],
    raised: Sequence[Offsets],
    footnotes: Sequence[Footnote],
    notes: Sequence[Note],
) -> list[Footnote]:
    """The superscripts in asides whose number has a note and no marker in the text; their ``unit`` is null.

    Such a number must stand between its neighbours: after a marker of a lower number and before one of a higher, as far
    as the text has any. So the labels of a table's own notes, which begin again at 1, are left alone.
    """
    wanted = {note.number for note in notes if note.label and note.label.isdecimal()} - {
        marker.number for marker in footnotes
    }
    known = sorted((marker.start, marker.number) for marker in footnotes)
    spans = sorted(span for passage in passages if passage.kind == "aside" for span in passage.spans)
    found: list[Footnote] = []
    for start, end in sorted(raised):
        index = bisect_left(spans, (start + 1, 0)) - 1
        text = source[start:end].strip()
        if index < 0 or start >= spans[index][1] or not text.isdecimal() or int(text) not in wanted:
            continue
        at, number = bisect_left(known, (start, 0)), int(text)
        before = known[at - 1][1] if at else 0
        after = known[at][1] if at < len(known) else number + 1
        if before < number < after:
            wanted.discard(number)
            known.insert(at, (start, number))
            anchor = len(source[:start].rstrip())
            found.append(Footnote(number=number, start=start, end=end, anchor=anchor, label=text))
    return found
