"""The arguments of a paper: units chosen, judged, and set in relation."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from claimspan.extract.claims.argument import Argument, Why
from claimspan.extract.claims.decide import Judged, argue, judge, judged
from claimspan.extract.claims.links import Linked, link
from claimspan.extract.claims.model import Model
from claimspan.extract.claims.reading import PaperView, Reading, view_paper
from claimspan.extract.claims.split import CLAIM, EVIDENCE, parts
from claimspan.extract.claims.thesis import ThesisSign, theses
from claimspan.extract.claims.units import argumentative
from claimspan.extract.claims.wording import ContentWords, content_words


def find_arguments(doc: Doc, model: Model) -> tuple[Argument, ...]:
    """The argumentative units of a ``Doc`` in reading order."""
    paper = view_paper(doc)
    readings = [
        paper.read(number, block.start, block.end)
        for number, block in enumerate(paper.blocks)
        if argumentative(paper.cols, block, paper.matches[number])
    ]
    words = content_words(doc, paper.cols)
    units = [part for whole in _judged(paper, words, model, readings) for part in _cut(paper, words, model, whole)]
    links = link(model, units)
    chosen = theses(units)
    return tuple(_complete(argue(model, unit.reading, unit.verdict), i, links, chosen) for i, unit in enumerate(units))


def _judged(paper: PaperView, words: ContentWords, model: Model, readings: Sequence[Reading]) -> list[Judged]:
    """Readings with their verdicts."""
    vectors = words.wording([(reading.view.start, reading.view.end) for reading in readings])
    return [
        judged(paper, reading, judge(model, reading, vector), vector)
        for reading, vector in zip(readings, vectors, strict=True)
    ]


def _cut(paper: PaperView, words: ContentWords, model: Model, whole: Judged) -> list[Judged]:
    """A unit, or its two parts where the first is a claim and the second the particular that backs it."""
    spans = parts(paper.cols, whole.reading.view)
    if spans is None:
        return [whole]
    two = _judged(paper, words, model, [paper.read(whole.reading.block, *span) for span in spans])
    claim, evidence = (part.verdict.claim_probability for part in two)
    return two if claim >= CLAIM and 1 - evidence >= EVIDENCE else [whole]


def _complete(
    argument: Argument, place: int, links: dict[int, Linked], chosen: dict[int, list[ThesisSign]]
) -> Argument:
    """Set relation and thesis."""
    why = list(argument.why)
    confidences = dict(argument.confidences)
    if place in chosen:
        why.extend(Why("thesis", f"sign: {sign.id}") for sign in chosen[place] if sign.weight > 0)
    relation = None
    if place in links:
        found = links[place]
        relation, confidences["relation"] = found.link, found.confidence
        target = _distance(relation.to - place)
        why.append(Why("relation", f"learned: the unit {target}; " + "; ".join(found.names), found.tokens))
    return replace(argument, thesis=place in chosen, relation=relation, confidences=confidences, why=tuple(why))


def _distance(step: int) -> str:
    side = "before" if step < 0 else "after"
    return f"just {side}" if abs(step) == 1 else f"{abs(step)} {side}"
