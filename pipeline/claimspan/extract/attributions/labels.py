"""Speech beside a speaker's name: "DOE: The talks have failed.", "“The talks have failed.” — Jane Doe"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.quotes import OPENING, STRAIGHT, Quotes
from claimspan.extract.attributions.report import Report, TokenSpan
from claimspan.extract.attributions.spans import trim

DASHES = frozenset({"―", "—", "–", "--"})
LONGEST_NAME = 6  # tokens


def label_reports(doc: Doc, quotes: Quotes) -> Iterator[Report]:
    """A name before a colon or dash at the start of a paragraph, or after a quotation and a dash."""
    starts = sorted({0, *quotes.paragraphs})
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        inner = trim(doc, start, end)
        if inner is not None and (report := _leading(doc, quotes, *inner)):
            yield report
    for span in quotes.spans:
        if report := _trailing(doc, quotes, span):
            yield report


def _leading(doc: Doc, quotes: Quotes, start: int, end: int) -> Report | None:
    for sign in doc[start + 1 : min(end, start + LONGEST_NAME + 1)]:
        if sign.text == ":" or sign.text in DASHES:
            quoted = quotes.around(sign.i + 1) if sign.i + 1 < end else None
            if quoted is not None and quoted[0] == sign.i + 1:
                return _made(doc[start : sign.i], sign.i, quoted)
            if sign.text == ":" and doc[start].ent_type_ == "PERSON":
                return _made(doc[start : sign.i], sign.i, trim(doc, sign.i + 1, end))
            return None
    return None


def _trailing(doc: Doc, quotes: Quotes, quoted: TokenSpan) -> Report | None:
    """The name after a quotation and a dash, up to the end of the paragraph or sentence or to the next quotation."""
    start = quoted[1] + 1
    if start >= len(doc) or doc[start - 1].text not in DASHES:
        return None
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and end not in quotes.paragraphs:
        end += 1
    closed = end == len(doc) or end in quotes.paragraphs or doc[end].text in {".", *OPENING, *STRAIGHT}
    if not start < end <= start + LONGEST_NAME or not closed:
        return None
    return _made(doc[start:end], start - 1, quoted)


def _made(name: Span, sign: int, content: TokenSpan | None) -> Report | None:
    if content is None or not all(token.pos_ == "PROPN" for token in name):
        return None
    report = make_report(
        who=name.root,
        cue=(sign, sign + 1),
        content=content,
        kind="direct",
        rule="label",
        head=name.doc[sign],
        holds=True,
    )
    return replace(report, source=(name.start, name.end), holder=(name.start, name.end))
