"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.extract.entities.mentions import Mention
from claimspan.records import Entity, Offsets, Reason


def entity_records(parsed: PaperDoc) -> Iterator[Entity]:
    """The records of this layer in reading order."""
    for mention in parsed.doc._.claimspan_mentions or ():
        start, end = parsed.source_span(mention.start, mention.end)
        yield Entity(
            start=start,
            end=end,
            text=parsed.text(mention.start, mention.end),
            unit=parsed.unit(mention.start),
            label=mention.label,
            canonical=mention.canonical,
            stands_for=mention.stands_for,
            amount=mention.amount,
            currency=mention.currency,
            modifier=mention.modifier,
            why=tuple(_reasons(parsed, mention)),
        )


def _reasons(parsed: PaperDoc, mention: Mention) -> Iterator[Reason]:
    yield _reason(parsed, mention.rule, None, mention.trigger)
    if mention.label_rule:
        yield Reason(rule=mention.label_rule, field="label")
    if mention.stands_for_rule:
        yield _reason(parsed, mention.stands_for_rule, "stands_for", mention.stands_for_trigger)


def _reason(parsed: PaperDoc, rule: str, field: str | None, trigger: Offsets | None) -> Reason:
    if trigger is None:
        return Reason(rule=rule, field=field)
    return Reason(rule=rule, field=field, words=(parsed.text(*trigger),), spans=(parsed.source_span(*trigger),))
