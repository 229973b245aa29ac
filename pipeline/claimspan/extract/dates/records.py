"""What the component found, as records."""

from collections.abc import Iterator

from claimspan.extract.document import PaperDoc
from claimspan.records import Date, Reason


def date_records(parsed: PaperDoc) -> Iterator[Date]:
    """The records of this layer in reading order."""
    for timex in parsed.doc._.claimspan_timexes or ():
        start, end = parsed.source_span(timex.start, timex.end)
        words = parsed.text(timex.start, timex.end)
        yield Date(
            start=start,
            end=end,
            text=words,
            unit=parsed.unit(timex.start),
            type=timex.type,
            value=timex.value,
            mod=timex.mod,
            edtf=timex.edtf,
            earliest=timex.earliest,
            latest=timex.latest,
            why=(Reason(rule=f"dates.{timex.rule}", words=(words,), spans=((start, end),)),),
        )
