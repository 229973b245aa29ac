"""The spaCy component of this layer."""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate, chain

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.attributions.continuation import continue_quotes
from claimspan.extract.attributions.holders import main_clauses
from claimspan.extract.attributions.introductions import introduced_quotes
from claimspan.extract.attributions.labels import label_reports
from claimspan.extract.attributions.nouns import noun_reports
from claimspan.extract.attributions.phrases import phrase_reports
from claimspan.extract.attributions.quotes import Quotes, find_quotes
from claimspan.extract.attributions.report import Report
from claimspan.extract.attributions.verbs import verb_reports
from claimspan.extract.attributions.words import Words
from claimspan.extract.document import blocks

FIRST_PERSON = frozenset({"i", "we", "you"})

Doc.set_extension("claimspan_reports", default=None, force=True)


@Language.factory("claimspan_attributions", assigns=["doc._.claimspan_reports"])
def make_attributions(nlp: Language, name: str) -> "Attributions":
    """Make the component."""
    return Attributions()


class Attributions:
    """Sets ``doc._.claimspan_reports``: a tuple of ``Report`` in order of their cues."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the reports of ``doc``."""
        doc._.claimspan_reports = tuple(find_reports(doc))
        return doc


def find_reports(doc: Doc) -> list[Report]:
    """All reports of a ``Doc`` in order of their cues."""
    words = Words(doc)
    quotes = find_quotes(doc, words)
    starts = [block.start for block in blocks(doc)]
    found = sorted(
        chain(
            verb_reports(doc, words, quotes),
            noun_reports(doc, words, quotes),
            phrase_reports(doc, words, quotes),
            label_reports(doc, quotes),
        ),
        key=lambda report: (report.cue, report.head),
    )
    found = _one_a_cue(found)
    taken = {report.content[0] for report in found if report.content is not None}
    found = continue_quotes(doc, quotes, _one_a_cue([*found, *introduced_quotes(doc, quotes, taken)]))
    placed = [replace(report, sentence=bisect_right(starts, report.head) - 1) for report in found]
    return [report for report in _with_main(doc, _with_nested(doc, placed)) if _stands(doc, quotes, report)]


def _stands(doc: Doc, quotes: Quotes, report: Report) -> bool:
    """Whether a report inside another's content is one of its own: a proposition that the speaker gives to somebody.

    What the speaker says to want or praise, and "I think" in a quotation, are part of what the speaker says.
    """
    if not report.nested:
        return True
    speaker = doc[report.holder[0]] if report.holder is not None else None
    own_words = quotes.around(report.head) is not None and (speaker is None or speaker.lower_ in FIRST_PERSON)
    return not report.attitude and not own_words


def _one_a_cue(reports: list[Report]) -> list[Report]:
    """Of reports whose cues share a token the one with the longest cue: "expressed concern" over "expressed"."""
    kept: list[Report] = []
    taken: set[int] = set()
    for report in sorted(reports, key=lambda report: (report.cue[0] - report.cue[1], report.cue)):
        if taken.isdisjoint(range(*report.cue)):
            taken.update(range(*report.cue))
            kept.append(report)
    return sorted(kept, key=lambda report: (report.cue, report.head))


def _with_nested(doc: Doc, reports: list[Report]) -> list[Report]:
    steps = [0] * (len(doc) + 1)
    for report in reports:
        if report.content is not None:
            steps[report.content[0]] += 1
            steps[report.content[1]] -= 1
    depth = list(accumulate(steps))
    return [replace(report, nested=depth[report.head] > _inside_own(report)) for report in reports]


def _inside_own(report: Report) -> bool:
    return report.content is not None and report.content[0] <= report.head < report.content[1]


def _with_main(doc: Doc, reports: list[Report]) -> list[Report]:
    known = blocks(doc)
    used = sorted({report.sentence for report in reports})
    clauses = {index for number in used for index in main_clauses(doc, known[number].start, known[number].end)}
    return [replace(report, main=report.head in clauses) for report in reports]
