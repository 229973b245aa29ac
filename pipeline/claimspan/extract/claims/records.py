"""What the component found, as records."""

from collections import Counter
from collections.abc import Iterable, Iterator

from claimspan.extract.claims.argument import Argument, TokenSpan, Why
from claimspan.extract.document import PaperDoc
from claimspan.records import Attribution, Claim, Entity, Offsets, Reason, Relation, content_id

_AFTER_END = 4
"""Code points after a unit's end in which a note marker still belongs to it."""
_RECORD_SIGNS = {"DATE", "MONEY", "PERCENT", "QUANTITY"}


def claim_records(
    parsed: PaperDoc, entities: tuple[Entity, ...], attributions: tuple[Attribution, ...]
) -> Iterator[Claim]:
    """The records of this layer in reading order."""
    arguments: tuple[Argument, ...] = parsed.doc._.claimspan_arguments or ()
    seen: Counter[str] = Counter()
    ids = []
    for argument in arguments:
        text = _text(parsed, (argument.start, argument.end))
        ids.append(content_id("c", text, seen[text]))
        seen[text] += 1
    reports = {attribution.cue_span: attribution for attribution in attributions}
    for own, argument in zip(ids, arguments, strict=True):
        span = _source(parsed, (argument.start, argument.end))
        cue_span = _source(parsed, argument.cue) if argument.cue else None
        report = reports.get(cue_span) if cue_span else None
        notes = _notes(parsed, span)
        named = argument.holder is not None and argument.holder[0] < argument.holder[1]
        yield Claim(
            id=own,
            unit=parsed.unit(parsed.doc[argument.start].idx),
            start=span[0],
            end=span[1],
            text=_text(parsed, (argument.start, argument.end)),
            role=argument.role,
            type=argument.type,
            holder=_holder(parsed, argument),
            cue=_text(parsed, argument.cue) if argument.cue else None,
            content=_text(parsed, argument.content) if argument.content else None,
            certainty=argument.certainty,
            polarity=argument.polarity,
            thesis=argument.thesis,
            relation=Relation(to=ids[argument.relation.to], type=argument.relation.type) if argument.relation else None,
            holder_span=_source(parsed, argument.holder) if named and argument.holder else None,
            cue_span=cue_span,
            content_span=_source(parsed, argument.content) if argument.content else None,
            holder_entity=report.source_entity if report else None,
            attribution=report.id if report else None,
            notes=notes,
            unsupported=argument.role == "claim" and not (notes or named or _backed(parsed, argument)),
            confidence=round(min(argument.confidences.values()), 3) if argument.confidences else None,
            confidences={name: round(value, 3) for name, value in argument.confidences.items()},
            why=tuple(_reason(parsed, why) for why in argument.why),
        )


def _text(parsed: PaperDoc, span: TokenSpan) -> str:
    found = parsed.doc[slice(*span)]
    return parsed.text(found.start_char, found.end_char)


def _source(parsed: PaperDoc, span: TokenSpan) -> Offsets:
    found = parsed.doc[slice(*span)]
    return parsed.source_span(found.start_char, found.end_char)


def _holder(parsed: PaperDoc, argument: Argument) -> str:
    if argument.holder is None:
        return "author"
    return _text(parsed, argument.holder) or "unnamed"


def _notes(parsed: PaperDoc, span: Offsets) -> tuple[int, ...]:
    """The numbers of the notes whose markers are attached inside the unit or at its end."""
    return tuple(note.number for note in parsed.paper.footnotes if span[0] < note.anchor <= span[1] + _AFTER_END)


def _backed(parsed: PaperDoc, argument: Argument) -> bool:
    """Whether a date or a figure stands in the unit."""
    tokens = parsed.doc[argument.start : argument.end]
    return any(token.is_digit or token.ent_type_ in _RECORD_SIGNS for token in tokens)


def _reason(parsed: PaperDoc, why: Why) -> Reason:
    groups = list(_runs(why.tokens))
    return Reason(
        rule=why.rule,
        field=why.field,
        words=tuple(_text(parsed, group) for group in groups),
        spans=tuple(_source(parsed, group) for group in groups),
    )


def _runs(tokens: Iterable[int]) -> Iterator[TokenSpan]:
    """Neighbouring tokens as spans.

    >>> list(_runs([1, 2, 5]))
    [(1, 3), (5, 6)]
    """
    start: int | None = None
    last = 0
    for token in tokens:
        if start is not None and token != last:
            yield start, last
            start = None
        if start is None:
            start = token
        last = token + 1
    if start is not None:
        yield start, last
