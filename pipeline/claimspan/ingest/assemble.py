"""Everything between a format module and a paper: repair, notes, markers, sentences, warnings."""

import re
from itertools import groupby, pairwise

from claimspan.errors import InputError
from claimspan.ingest.extracted import Extracted
from claimspan.ingest.fold import fold
from claimspan.ingest.hyphens import Hyphenation
from claimspan.ingest.linking import link, note_records
from claimspan.ingest.marking import mark
from claimspan.ingest.metadata import FrontPassage, from_first_page, merge, without_file_dates
from claimspan.ingest.notes import find_notes
from claimspan.ingest.set_aside import markers_set_aside
from claimspan.ingest.structure import lay_out
from claimspan.ingest.units import Paragraph, UnitBuilder
from claimspan.ingest.warn import not_english, note_warnings
from claimspan.records import Metadata, Note, Repair, Warning
from claimspan.source import Paper

LANGUAGE_SAMPLE = 20_000
WORDS = re.compile(r"[^\W\d_].*\s\W*[^\W\d_]")


def assemble(extracted: Extracted, paper_id: str, overrides: Metadata | None = None) -> Paper:
    """Make a paper of what a format module gives. ``overrides`` go before metadata that the paper itself shows.

    Raises InputError for a source without a sentence.
    """
    source = extracted.source.text
    repairs: list[Repair] = []
    warnings = list(extracted.warnings)
    repairs.extend(_line_ends(source))
    notes = find_notes(source, extracted.passages, extracted.raised)
    hyphenation = Hyphenation(source)
    paragraphs = [
        Paragraph(stretch.kind, fold(source, stretch.spans, hyphenation, repairs), stretch.page, stretch.level)
        for stretch in lay_out(source, notes.passages, repairs)
    ]
    mark(paragraphs, notes, extracted.raised)
    warnings.extend(_cuts(paragraphs))
    builder = UnitBuilder(source, lines=not extracted.source.extracted)
    for paragraph in paragraphs:
        builder.add(paragraph)
    if not any(unit.kind in ("body", "fragment") and WORDS.search(unit.text) for unit in builder.units):
        raise InputError(f"{extracted.source.name} has no sentence: claimspan reads papers of running text")
    records = note_records(source, notes, hyphenation, repairs)
    shown = _first_page(paragraphs, records, source)
    metadata = merge(overrides, *without_file_dates(extracted.metadata, shown))
    if metadata.language and metadata.language.value.split("-")[0].lower() != "en":
        warnings.append(not_english(metadata.language))
    markers = builder.footnotes
    if extracted.raised is not None:
        markers += markers_set_aside(source, extracted.passages, extracted.raised, markers, records)
    footnotes, records = link(markers, records)
    warnings.extend(note_warnings(footnotes, records, source))
    for _, same in groupby(records, key=lambda note: (note.start, note.end)):
        builder.add_note(next(same))
    return Paper(
        id=paper_id,
        source=extracted.source,
        clean=builder.clean(),
        units=tuple(builder.units),
        footnotes=tuple(footnotes),
        notes=tuple(records),
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end))),
        warnings=tuple(warnings),
        metadata=metadata,
    )


def _line_ends(source: str) -> list[Repair]:
    """One repair for all line ends of a kind other than ``\\n``, at the first of them."""
    found: list[Repair] = []
    for before, count in (("\r\n", source.count("\r\n")), ("\r", source.count("\r") - source.count("\r\n"))):
        if count:
            start = re.search(r"\r\n" if before == "\r\n" else r"\r(?!\n)", source).start()  # type: ignore[union-attr]
            reason = f"{count:,} line ends of this kind, read as white space like \\n"
            found.append(
                Repair(rule="line-end", start=start, end=start + len(before), before=before, after=" ", reason=reason)
            )
    return found


def _cuts(paragraphs: list[Paragraph]) -> list[Warning]:
    """A line-end hyphen that makes no word, inside a gap of the note numbers: a page or more is missing there."""
    order = [
        (index, marker.start, marker.number)
        for index, paragraph in enumerate(paragraphs)
        for marker in paragraph.markers
    ]
    found: list[Warning] = []
    for (index, start, number), (later, end, following) in pairwise(order):
        if following - number <= 1:
            continue
        for middle in range(index, later + 1):
            paragraph = paragraphs[middle]
            for cut in paragraph.folded.cuts:
                if (middle == index and cut < start) or (middle == later and cut > end) or paragraph.cut is not None:
                    continue
                paragraph.cut = cut
                place = paragraph.folded.offsets[cut - 1]
                found.append(
                    Warning(
                        code="text-cut",
                        message=f"text is missing after “{paragraph.folded.text[max(0, cut - 40) : cut]}”: the word "
                        f"goes on nowhere, and notes {number + 1} to {following - 1} are missing with it",
                        start=place,
                        end=place + 1,
                    )
                )
    return found


def _first_page(paragraphs: list[Paragraph], notes: list[Note], source: str) -> Metadata:
    """What the title, the front matter and notes by sign say, and in which language the text is."""
    front = [
        FrontPassage(paragraph.kind, paragraph.folded.text, paragraph.folded.offsets[0])
        for paragraph in paragraphs
        if (paragraph.kind == "front" or paragraph.level == 0) and paragraph.folded.text
    ]
    front += [
        FrontPassage("note", note.text, note.start) for note in notes if note.label and not note.label[0].isalnum()
    ]
    body: list[str] = []
    length = 0
    for paragraph in paragraphs:
        if paragraph.kind == "text" and length < LANGUAGE_SAMPLE:
            body.append(paragraph.folded.text)
            length += len(paragraph.folded.text)
    return from_first_page(front, source, " ".join(body))
