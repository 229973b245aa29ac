"""Direct speech that goes on after its cue: "“X,” she said. “Y.”"."""

from dataclasses import replace

from spacy.tokens import Doc

from claimspan.extract.attributions.quotes import Quotes
from claimspan.extract.attributions.report import Report

REACH = 40  # tokens between the cue and the rest of the quotation in the same sentence


def continue_quotes(doc: Doc, quotes: Quotes, reports: list[Report]) -> list[Report]:
    """Let the content of direct speech run on over the quotations that follow without a cue of their own."""
    taken = {report.content[0] for report in reports if report.content is not None}
    opens = dict(quotes.spans)
    return [_continued(doc, opens, taken, report) for report in reports]


def _continued(doc: Doc, opens: dict[int, int], taken: set[int], report: Report) -> Report:
    content = report.content
    if content is None or report.kind != "direct" or content[0] > report.cue[0]:
        return report
    end = content[1]
    place = max(report.cue[1], report.source[1] if report.source else 0, end)
    sentence_end = doc[place - 1].sent.end
    for index in range(place, min(sentence_end, place + REACH)):
        if index in opens and index not in taken and doc[index - 1].text in {",", ":", "—", "–"}:
            end = opens[index]
            break
    place = max(end, sentence_end)
    while place < len(doc) and place in opens and place not in taken and doc[place - 1].text != "\n":
        end = opens[place]
        place = max(end, doc[end - 1].sent.end)
    return report if end == content[1] else replace(report, content=(content[0], end), proposition=(content[0], end))
