"""Direct speech that goes on after its cue: "“X,” she said. “Y.”"."""

from dataclasses import replace

from spacy.tokens import Doc

from claimspan.extract.attributions.quotes import CLOSING, STRAIGHT, Quotes
from claimspan.extract.attributions.report import Report

INTRODUCING = frozenset({",", ":", "—", "–", "and", "but", "that"})
REACH = 40  # tokens between the cue and the rest of the quotation in the same sentence


def continue_quotes(doc: Doc, quotes: Quotes, reports: list[Report]) -> list[Report]:
    """Let the content of direct speech take in the quotations around it that have no cue of their own."""
    taken = {report.content[0] for report in reports if report.content is not None}
    opens = dict(quotes.spans)
    return [_continued(doc, quotes, opens, taken, report) for report in reports]


def _continued(doc: Doc, quotes: Quotes, opens: dict[int, int], taken: set[int], report: Report) -> Report:
    if report.content is None or report.kind != "direct":
        return report
    start, end = report.content
    if start > report.cue[0]:
        start = _before(doc, quotes, taken, report)
    else:
        end = _after(doc, quotes, opens, taken, report)
    if (start, end) == report.content:
        return report
    return replace(report, content=(start, end), proposition=(start, end))


def _before(doc: Doc, quotes: Quotes, taken: set[int], report: Report) -> int:
    """The start of the quotation that the cue interrupts: "“X,” she said, “Y.”"."""
    assert report.content is not None
    first = min(report.cue[0], report.source[0] if report.source else report.cue[0])
    quoted = quotes.around(first - 1) if first > 0 else None
    if quoted is None or quoted[1] != first or quoted[0] in taken or doc[first - 2].text != ",":
        return report.content[0]
    return quoted[0]


def _after(doc: Doc, quotes: Quotes, opens: dict[int, int], taken: set[int], report: Report) -> int:
    """The end of the last quotation that follows in the sentence and in the sentences after it."""
    assert report.content is not None
    end = report.content[1]
    place = max(report.cue[1], report.source[1] if report.source else 0, end)
    sentence_end = doc[place - 1].sent.end
    for index in range(place, min(sentence_end, place + REACH)):
        if index in opens and index not in taken and doc[index - 1].text in INTRODUCING:
            end = opens[index]
            break
    place = _opening(opens, max(end, sentence_end), end)
    while place in opens and place not in taken:
        if place in quotes.paragraphs and _is_closed(doc, end):
            break
        end = opens[place]
        place = _opening(opens, max(end, doc[end - 1].sent.end), end)
    return end


def _opening(opens: dict[int, int], place: int, end: int) -> int:
    """The sentence start, or the mark before it that the parse gave to the sentence before."""
    return place - 1 if place - 1 in opens and place - 1 >= end else place


def _is_closed(doc: Doc, end: int) -> bool:
    """Whether a quotation that ends here has its closing mark; without one it goes on in the next paragraph."""
    return doc[end - 1].text in CLOSING | STRAIGHT
