"""What the component found, as records."""

from collections import Counter
from collections.abc import Iterator

from claimspan.extract.attributions.report import Report, TokenSpan
from claimspan.extract.document import PaperDoc
from claimspan.extract.entities.coreference import entity_of
from claimspan.records import Attribution, Offsets, Reason, content_id


def attribution_records(parsed: PaperDoc) -> Iterator[Attribution]:
    """The records of this layer in reading order."""
    seen: Counter[str] = Counter()
    for report in parsed.doc._.claimspan_reports or ():
        texts = [_text(parsed, span) for span in (report.source, report.cue, report.content)]
        key = "\x1f".join(text or "" for text in texts)
        yield _record(parsed, report, content_id("a", key, seen[key]))
        seen[key] += 1


def _record(parsed: PaperDoc, report: Report, identifier: str) -> Attribution:
    cue = _offsets(parsed, report.cue)
    return Attribution(
        id=identifier,
        unit=parsed.unit(parsed.doc[report.head].idx),
        source=_text(parsed, report.source),
        source_entity=entity_of(parsed, *_characters(parsed, report.holder)) if report.holder else None,
        cue=_text(parsed, report.cue) or "",
        content=_text(parsed, report.content),
        source_span=_offsets(parsed, report.source) if report.source else None,
        cue_span=cue,
        content_span=_offsets(parsed, report.content) if report.content else None,
        kind=report.kind,
        negated=report.negated,
        modal=report.modal,
        why=tuple(
            Reason(
                rule=rule,
                words=tuple(_text(parsed, span) or "" for span in report.triggers),
                spans=tuple(_offsets(parsed, span) for span in report.triggers),
            )
            for rule in report.rules
        ),
    )


def _characters(parsed: PaperDoc, span: TokenSpan) -> TokenSpan:
    words = parsed.doc[span[0] : span[1]]
    return words.start_char, words.end_char


def _text(parsed: PaperDoc, span: TokenSpan | None) -> str | None:
    return None if span is None else parsed.text(*_characters(parsed, span))


def _offsets(parsed: PaperDoc, span: TokenSpan) -> Offsets:
    return parsed.source_span(*_characters(parsed, span))
