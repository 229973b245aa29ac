"""The arguments of a paper: units chosen, judged, and set in relation."""

from dataclasses import replace

from spacy.tokens import Doc

from claimspan.extract.claims.argument import Argument, Why
from claimspan.extract.claims.decide import argue, judge, judged
from claimspan.extract.claims.links import Linked, link
from claimspan.extract.claims.model import Model
from claimspan.extract.claims.reading import view_paper
from claimspan.extract.claims.thesis import ThesisSign, theses
from claimspan.extract.claims.units import argumentative
from claimspan.extract.claims.wording import wording


def find_arguments(doc: Doc, model: Model) -> tuple[Argument, ...]:
    """The argumentative units of a ``Doc`` in reading order."""
    paper = view_paper(doc)
    readings = [
        paper.read(number, block.start, block.end)
        for number, block in enumerate(paper.blocks)
        if argumentative(paper.cols, block, paper.matches[number])
    ]
    vectors = wording(doc, paper.cols, [(reading.view.start, reading.view.end) for reading in readings])
    units = [
        judged(paper, reading, judge(model, reading, vector), vector)
        for reading, vector in zip(readings, vectors, strict=True)
    ]
    links = link(model, units)
    chosen = theses(units)
    return tuple(_complete(argue(model, unit.reading, unit.verdict), i, links, chosen) for i, unit in enumerate(units))


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
        relation, confidences["relation"] = found.link, found.probability
        target = _distance(relation.to - place)
        why.append(Why("relation", f"learned: the unit {target}; " + "; ".join(found.names), found.tokens))
    return replace(argument, thesis=place in chosen, relation=relation, confidences=confidences, why=tuple(why))


def _distance(step: int) -> str:
    side = "before" if step < 0 else "after"
    return f"just {side}" if abs(step) == 1 else f"{abs(step)} {side}"
