"""An ingested paper as lines for a person to read."""

from collections import Counter
from collections.abc import Iterator

from claimspan.records import Found, SpanRecord
from claimspan.source import Paper


def show_summary(paper: Paper) -> Iterator[str]:
    """What the paper says of itself, how much of what was found, and the warnings."""
    yield f"{paper.source.name} ({paper.source.media_type}), {len(paper.source.text):,} characters"
    about = paper.metadata
    for name in ("title", "subtitle", "publisher", "date", "language"):
        found: Found | None = getattr(about, name)
        if found is not None:
            yield f"{name}: {found.value}  [{found.origin}]"
    for author in about.authors:
        yield f"author: {author.name}{f', {author.affiliation}' if author.affiliation else ''}  [{author.origin}]"
    kinds = Counter(unit.kind for unit in paper.units)
    yield "units: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    linked = sum(marker.note is not None for marker in paper.footnotes)
    yield f"note markers: {len(paper.footnotes)}, {linked} linked to one of {len(paper.notes)} notes"
    rules = Counter(repair.rule for repair in paper.repairs)
    yield f"repairs: {len(paper.repairs)}" + "".join(f"; {count} {rule}" for rule, count in rules.most_common())
    for warning in paper.warnings:
        yield f"warning {warning.code}{_at(paper, warning.start)}: {warning.message}"


def show_units(paper: Paper) -> Iterator[str]:
    """One line a unit: number, kind, place, text; a heading opens its section."""
    for unit in paper.units:
        if unit.kind == "heading":
            yield ""
        yield f"{unit.unit:5} {unit.kind:8} {_place(paper, unit, unit.page)} {unit.text}"


def show_notes(paper: Paper) -> Iterator[str]:
    """The notes with the place of their marker and the references they were split into."""
    for note in paper.notes:
        marker = f"marker{_at(paper, note.marker)}" if note.marker is not None else "no marker"
        yield f"{note.label or note.number} ({marker}) {note.text}"
        for reference in note.references:
            parsed = reference.model_dump(exclude={"text"}, exclude_defaults=True)
            yield "      " + ("; ".join(f"{name}: {value}" for name, value in parsed.items()) or "not parsed")
    for footnote in paper.footnotes:
        if footnote.note is None:
            yield f"{footnote.label or footnote.number} (marker{_at(paper, footnote.start)}) no note in the document"


def show_repairs(paper: Paper) -> Iterator[str]:
    """One line a repair: place, what stood there, what stands now, and why."""
    for repair in paper.repairs:
        yield f"{_at(paper, repair.start).strip()} {repair.before!r} → {repair.after!r}  {repair.rule}: {repair.reason}"


def _place(paper: Paper, record: SpanRecord, page: int | None) -> str:
    return f"p. {page:<4}" if page is not None else f"l. {paper.source.text.count(chr(10), 0, record.start) + 1:<5}"


def _at(paper: Paper, start: int | None) -> str:
    return "" if start is None else f" line {paper.source.text.count(chr(10), 0, start) + 1}"
