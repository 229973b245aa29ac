"""The arguments of a paper: units chosen, judged, and set in relation."""

from spacy.tokens import Doc

from claimspan.extract.claims.argument import Argument
from claimspan.extract.claims.decide import argue, judge
from claimspan.extract.claims.model import Model
from claimspan.extract.claims.reading import view_paper
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
    verdicts = [judge(model, reading, vector) for reading, vector in zip(readings, vectors, strict=True)]
    return tuple(argue(model, reading, verdict) for reading, verdict in zip(readings, verdicts, strict=True))
