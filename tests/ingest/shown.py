"""What was extracted, in a form that reads well in a test."""

from itertools import pairwise

from claimspan.ingest.extracted import Extracted


def shown(extracted: Extracted, *kinds: str) -> list[str]:
    """Each passage of the kinds (of all without any) as its text, line ends and breaks between spans as spaces."""
    text = extracted.source.text
    return [
        " ".join(" ".join(text[start:end] for start, end in passage.spans).split())
        for passage in extracted.passages
        if not kinds or passage.kind in kinds
    ]


def raised(extracted: Extracted) -> list[str]:
    """The superscripts."""
    return [extracted.source.text[start:end] for start, end in extracted.raised or ()]


def check_spans(extracted: Extracted) -> None:
    """Every span lies in the text, holds something, and no two passages share a character."""
    size = len(extracted.source.text)
    spans = sorted(span for passage in extracted.passages for span in passage.spans)
    assert all(0 <= start < end <= size for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start < end <= size for start, end in extracted.raised or ())
