"""What is odd about markers and notes, for the reader."""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from claimspan.records import Footnote, Found, Note, Warning


def note_warnings(footnotes: list[Footnote], notes: list[Note], source: str) -> list[Warning]:
    """Gaps in the numbers, numbers that come twice, markers without a note and notes without a marker."""
    found: list[Warning] = []
    lines = _Lines(source)
    numbered = [footnote for footnote in footnotes if footnote.label is None or footnote.label[0].isdigit()]
    named = {footnote.number for footnote in footnotes} - {footnote.number for footnote in numbered}
    for before, after in pairwise(numbered):
        missing = [number for number in range(before.number + 1, after.number) if number not in named]
        if missing:
            span = f"note {missing[0]}" if len(missing) == 1 else f"notes {missing[0]} to {missing[-1]}"
            bodies = sum(note.number in missing for note in notes)
            reason = (
                "the notes are there, so their markers were lost or garbled in this text"
                if bodies
                else "text is missing here, or the markers were lost"
            )
            found.append(
                Warning(
                    code="footnote-gap",
                    message=f"no marker for {span}, between {before.number} and {after.number}: {reason}",
                    start=before.start,
                    end=after.end,
                    line=lines.of(before.start),
                )
            )
    for number, count in sorted(Counter(footnote.number for footnote in numbered).items()):
        places = [footnote for footnote in numbered if footnote.number == number]
        if count > 1 and len({place.note.start if place.note else None for place in places}) < count:
            found.append(
                Warning(
                    code="footnote-repeat",
                    message=f"marker {number} comes {count} times",
                    start=places[1].start,
                    end=places[1].end,
                    line=lines.of(places[1].start),
                )
            )
    if notes:
        for footnote in footnotes:
            if footnote.note is None:
                found.append(
                    Warning(
                        code="marker-without-note",
                        message=f"no note found for marker {footnote.label or footnote.number}",
                        start=footnote.start,
                        end=footnote.end,
                        line=lines.of(footnote.start),
                    )
                )
    for note in notes:
        if note.marker is None:
            found.append(
                Warning(
                    code="note-without-marker",
                    message=f"no marker found for note {note.label or note.number}",
                    start=note.start,
                    end=note.end,
                    page=note.page,
                    line=lines.of(note.start),
                )
            )
    return found


def not_english(language: Found) -> Warning:
    """The text is in a language that claimspan does not analyse."""
    name = "no language that claimspan knows" if language.value == "und" else f"the language “{language.value}”"
    return Warning(
        code="not-english", message=f"the text seems to be in {name}, not in English: records from it mean little"
    )


class _Lines:
    def __init__(self, source: str) -> None:
        self.starts = [0]
        at = source.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = source.find("\n", at + 1)

    def of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.starts, offset)
