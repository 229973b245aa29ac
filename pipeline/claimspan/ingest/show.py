"""An ingested paper as lines for a person to read."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimspan.records import Found, Reference, Repair, Unit, Warning
from claimspan.source import Paper

WIDTH = 100
CONTEXT = 25


def show_summary(paper: Paper) -> Iterator[str]:
    """What the paper says of itself, how much of what was found, and the warnings."""
    yield f"{paper.source.name} ({paper.source.media_type}), {len(paper.source.text):,} characters"
    about = paper.metadata
    for name in ("title", "subtitle", "publisher", "date", "language"):
        found: Found | None = getattr(about, name)
        yield f"{name:10} {found.value}  [{found.origin}]" if found else f"{name:10} not found"
    for author in about.authors:
        yield f"author     {author.name}{f', {author.affiliation}' if author.affiliation else ''}  [{author.origin}]"
    kinds = Counter(unit.kind for unit in paper.units)
    yield "units      " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    linked = sum(marker.note is not None for marker in paper.footnotes)
    yield f"notes      {len(paper.footnotes)} markers, {linked} linked to one of {len(paper.notes)} notes"
    rules = Counter(repair.rule for repair in paper.repairs)
    yield f"repairs    {len(paper.repairs)}" + "".join(f"; {count} {rule}" for rule, count in rules.most_common())
    for warning, more in few_of_each(paper.warnings):
        place = "" if warning.start is None else f"{_at(paper, warning.start, warning.page)}: "
        yield from _wrapped(f"warning    {place}{warning.message} ({warning.code})", 11)
        if more:
            yield f"           and {more} more of this kind"


def few_of_each(warnings: Sequence[Warning], limit: int = 4) -> Iterator[tuple[Warning, int]]:
    """The first ``limit`` warnings of each code; with the last of them how many of the code are left out.

    >>> lost = [Warning(code="footnote-gap", message=f"no marker for note {number}") for number in range(6)]
    >>> [(warning.message[-1], more) for warning, more in few_of_each(lost, limit=2)]
    [('0', 0), ('1', 4)]
    """
    totals = Counter(warning.code for warning in warnings)
    seen: Counter[str] = Counter()
    for warning in warnings:
        seen[warning.code] += 1
        if seen[warning.code] <= limit:
            yield warning, totals[warning.code] - limit if seen[warning.code] == limit else 0


def show_units(paper: Paper) -> Iterator[str]:
    """The paper as it is read: its sections, and for each unit its place, number, kind, text and note numbers."""
    marks: dict[int | None, list[str]] = {}
    for marker in paper.footnotes:
        marks.setdefault(marker.unit, []).append(marker.label or str(marker.number))
    before: Unit | None = None
    for unit in paper.units:
        if before is not None and (unit.paragraph != before.paragraph or unit.kind == "note"):
            yield ""
        if unit.kind == "heading":
            path = " › ".join((*unit.section, unit.text))
            yield from _wrapped(f"{_at(paper, unit.start, unit.page):>8} {unit.unit:>5}  == {path} ==", 16)
        else:
            kind = "" if unit.kind == "body" else f"{unit.kind}: "
            notes = "".join(f"[{mark}]" for mark in marks.get(unit.unit, ()))
            yield from _wrapped(f"{_at(paper, unit.start, unit.page):>8} {unit.unit:>5}  {kind}{unit.text}{notes}", 16)
        before = unit


def show_notes(paper: Paper) -> Iterator[str]:
    """The notes with the places of note and marker, and under each the references that it was split into."""
    for note in paper.notes:
        marker = f"marker at {_at(paper, note.marker, None)}" if note.marker is not None else "no marker"
        yield from _wrapped(f"{_at(paper, note.start, note.page)}, {marker}", 0)
        yield from _wrapped(f"  {note.text}", 4)
        for reference in note.references:
            yield from _wrapped(f"    - {_reference(reference)}", 6)
    for footnote in paper.footnotes:
        if footnote.note is None:
            yield f"{_at(paper, footnote.start, None)}: marker {footnote.label or footnote.number} has no note"
    if not paper.notes and not paper.footnotes:
        yield "no notes and no markers"


def show_repairs(paper: Paper) -> Iterator[str]:
    """By rule, the places where the clean text differs from the source: what stood there, what stands now, and why."""
    groups: dict[str, list[Repair]] = {}
    for repair in paper.repairs:
        groups.setdefault(repair.rule, []).append(repair)
    for rule, repairs in groups.items():
        reasons = {repair.reason for repair in repairs}
        yield f"{rule} ({len(repairs)})" + (f": {reasons.pop()}" if len(reasons) == 1 else "")
        for repair in repairs:
            source = paper.source.text
            around = _visible(source[max(0, repair.start - CONTEXT) : repair.end + CONTEXT])
            change = f"“{_visible(repair.before)}” → “{repair.after}”"
            why = f"  {repair.reason}" if reasons else ""
            yield f"{_at(paper, repair.start, None):>10}  {change}{why}  in “…{around}…”"
    if not groups:
        yield "no repairs: the clean text is the source with white space folded"


def _reference(reference: Reference) -> str:
    """What is known of a reference in one line; its text where nothing is."""
    known: list[str] = []
    if reference.authors:
        known.append(", ".join(reference.authors))
    if reference.title:
        known.append(f"“{reference.title}”")
    known += [part for part in (reference.container, str(reference.year or ""), reference.doi or reference.url) if part]
    if reference.accessed:
        known.append(f"accessed {reference.accessed}")
    if reference.refers_to is not None:
        known.append(f"→ note {reference.refers_to}")
    return " | ".join(known) or f"not parsed: {reference.text}"


def _visible(text: str) -> str:
    """A stretch of the source in one line, with what cannot be seen written out."""
    return "".join(
        char if char.isprintable() else " " if char in "\n\r\t\f" else f"<U+{ord(char):04X}>" for char in text
    )


def _wrapped(text: str, indent: int) -> Iterable[str]:
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _at(paper: Paper, start: int, page: int | None) -> str:
    return f"p. {page}" if page is not None else f"l. {paper.source.text.count(chr(10), 0, start) + 1}"
