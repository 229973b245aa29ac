"""Fit the weights of the claims layer.

Learns from the gold of ``annotations/`` and, where it is there, of ``../shared/gold``; writes ``weights.json`` into the
folder of the layer. Only numbers over abstract features and vectors are written, no text.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from claimspan.check.gold import gold_paper, read_layers
from claimspan.extract.claims.decide import Verdict, effective_cues, hearsay, judge, judged
from claimspan.extract.claims.links import grown, link, ways
from claimspan.extract.claims.model import Choice, ChoiceData, Linear, LinearData, Model, Weights, softmax
from claimspan.extract.claims.reading import PaperView, Reading, view_paper
from claimspan.extract.claims.standing import Standing
from claimspan.extract.claims.wording import content_words
from claimspan.extract.document import PaperDoc, parse
from claimspan.extract.model import load_model
from claimspan.files import write_text
from claimspan.records import Claim, RelationType, Role
from claimspan.source import Source
from claimspan.training.fit import Decision, Examples, Held, Recipe, fit, fit_choice, leave_one_out, temperature

ROOT = Path(__file__).parents[3]
WEIGHTS = ROOT / "pipeline" / "claimspan" / "extract" / "claims" / "weights.json"
ROLE = Recipe(strength=0.5, wording=4)
TYPE = Recipe(strength=0.05, wording=5)
LINK_PENALTY = 5.0
LINK_TYPE = Recipe(strength=1.0)


@dataclass(frozen=True)
class GoldPaper:
    """A paper parsed on its gold units, with the gold claims and the readings of their spans, side by side."""

    name: str
    parsed: PaperDoc
    view: PaperView
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    wording: NDArray[np.float32]


def gold_folders(root: Path = ROOT) -> list[tuple[Path, Path]]:
    """The folders with gold claims and, for each, the source; other people's papers where they are at hand."""
    own = [(folder, root / "corpus" / folder.name) for folder in sorted((root / "annotations").iterdir())]
    shared = root.parent / "shared" / "gold"
    theirs = [(folder, folder) for folder in sorted(shared.iterdir())] if shared.is_dir() else []
    names = {folder.name for folder, _ in own}
    found = own + [pair for pair in theirs if pair[0].name not in names]
    return [
        (gold, next(file for file in sorted(source.glob("paper.*")) if file.suffix in (".txt", ".md")))
        for gold, source in found
        if (gold / "claims.jsonl").exists()
    ]


def read_gold(folder: Path, source: Path, nlp: Language) -> GoldPaper:
    """Parse a paper on its gold units and read the spans of its gold claims."""
    layers = read_layers(folder)
    paper = gold_paper(layers.units, Source.of(source.read_bytes().decode("utf-8"), source.name), folder.name)
    return gold_readings(folder.name, parse(paper, nlp), layers.claims or (), nlp)


def gold_readings(name: str, parsed: PaperDoc, claims: Iterable[Claim], nlp: Language) -> GoldPaper:
    """Read the spans of gold claims in a parsed paper."""
    nlp.create_pipe("claimspan_attributions")(parsed.doc)
    view = view_paper(parsed.doc)
    number = {block.unit: i for i, block in enumerate(view.blocks)}
    kept: list[Claim] = []
    readings: list[Reading] = []
    for claim in claims:
        block = view.blocks[number[claim.unit]]
        inside = [i for i in range(block.start, block.end) if _inside(parsed, i, claim)]
        if block.kind == "body" and inside:
            kept.append(claim)
            readings.append(view.read(number[claim.unit], inside[0], inside[-1] + 1))
    spans = [(reading.view.start, reading.view.end) for reading in readings]
    vectors = content_words(parsed.doc, view.cols).wording(spans)
    return GoldPaper(name, parsed, view, tuple(kept), tuple(readings), vectors)


def _inside(parsed: PaperDoc, token: int, claim: Claim) -> bool:
    found = parsed.doc[token]
    start, end = parsed.source_span(found.idx, found.idx + len(found))
    return claim.start <= start and end <= claim.end


def examples(papers: Sequence[GoldPaper]) -> Examples:
    """All units of some papers as examples."""
    return Examples(
        [reading.learned for paper in papers for reading in paper.readings],
        np.vstack([paper.wording for paper in papers]),
        [paper.name for paper in papers for _ in paper.readings],
    )


def train(papers: Sequence[GoldPaper]) -> Weights:
    """Fit all classifiers; the temperatures and the roles that links learn from come from leaving one paper out."""
    known = examples(papers)
    claims = [claim for paper in papers for claim in paper.claims]
    typed = [i for i, claim in enumerate(claims) if claim.type]
    role, roles = fit_roles(papers)
    kind, _ = _fit_calibrated(known.take(typed), [claims[i].type or "" for i in typed], TYPE)
    standings = standings_by(papers, roles)
    weights = Weights(
        classifiers={"role": role, "type": kind, "link type": fit(*link_types(papers, standings), LINK_TYPE)},
        link=_fit_links(papers, standings),
        certain={},
        link_trust=_link_trust(papers, standings),
    )
    return weights.model_copy(update={"certain": _reliability(papers, Model.of(weights))})


def _fit_links(papers: Sequence[GoldPaper], standings: Sequence[Standing]) -> ChoiceData:
    made = [decision for pair in zip(papers, standings, strict=True) for decision in decisions(*pair)]
    return fit_choice(made, LINK_PENALTY)


def _link_trust(papers: Sequence[GoldPaper], standings: Sequence[Standing]) -> float:
    """How many links made on papers left out are right, of as many as their probabilities promise."""
    right = promised = 0.0
    for paper, standing in zip(papers, standings, strict=True):
        rest = [pair for pair in zip(papers, standings, strict=True) if pair[0] is not paper]
        if rest:
            others, theirs = zip(*rest, strict=True)
            kinds = Linear.of(fit(*link_types(others, theirs), LINK_TYPE))
            model = Model({"link type": kinds}, Choice(_fit_links(others, theirs).weights), {}, 1.0)
            links = gold_links(paper)
            for source, found in link(model, standing.units).items():
                right += links.get(source) == (found.link.to, found.link.type)
                promised += found.confidence
    return round(right / promised, 3) if promised else 1.0


def fit_roles(papers: Sequence[GoldPaper]) -> tuple[LinearData, list[dict[str, float]]]:
    """The classifier of roles, and the probabilities of each unit's roles by one that has not seen its paper."""
    return _fit_calibrated(examples(papers), [claim.role for paper in papers for claim in paper.claims], ROLE)


def _fit_calibrated(
    known: Examples, labels: Sequence[str], recipe: Recipe
) -> tuple[LinearData, list[dict[str, float]]]:
    """A classifier with its temperature, and its probabilities for each unit by a classifier that has not seen it."""
    data = fit(known, labels, recipe)
    if len(set(known.papers)) == 1:
        linear = Linear.of(data)
        return data, [linear.probabilities(*pair) for pair in zip(known.features, known.wording, strict=True)]
    held = leave_one_out(known, labels, recipe)
    divisor = temperature(held, labels)
    return data.model_copy(update={"temperature": divisor}), _probabilities(held, divisor)


def _probabilities(held: Held, divisor: float) -> list[dict[str, float]]:
    return [dict(zip(held.classes, softmax((row / divisor).tolist()), strict=True)) for row in held.scores]


def standings_by(papers: Sequence[GoldPaper], roles: Sequence[dict[str, float]]) -> list[Standing]:
    """The gold units of each paper with the roles given, unit by unit over all papers."""
    found = []
    rest = iter(roles)
    for paper in papers:
        units = []
        for reading, vector in zip(paper.readings, paper.wording, strict=True):
            claim = next(rest)["claim"]
            role: Role = "claim" if claim >= 0.5 else "evidence"
            verdict = Verdict(role, None, "descriptive", max(claim, 1 - claim), 1.0)
            units.append(judged(paper.view, reading, verdict, vector))
        found.append(Standing(units))
    return found


def gold_links(paper: GoldPaper) -> dict[int, tuple[int, RelationType]]:
    """The links of gold between the units of a paper by their places."""
    place = {claim.id: i for i, claim in enumerate(paper.claims)}
    return {
        i: (place[claim.relation.to], claim.relation.type)
        for i, claim in enumerate(paper.claims)
        if claim.relation is not None and claim.relation.to in place
    }


def decisions(paper: GoldPaper, standing: Standing) -> Iterator[Decision]:
    """How each unit stands in gold, among the ways that gold leaves open, of which the first is to serve nothing.

    Far links are no example of anything.
    """
    links = gold_links(paper)
    frontier: tuple[int, ...] = ()
    for source in range(len(paper.claims)):
        target = links[source][0] if source in links else None
        here = ways(standing, source, frontier)
        taken = next((i for i, way in enumerate(here) if way.target == target), None)
        if taken is not None:
            yield Decision([standing.values(source, way) for way in here], taken)
        frontier = grown(frontier, source, target)


def link_types(papers: Sequence[GoldPaper], standings: Sequence[Standing]) -> tuple[Examples, list[str]]:
    """The links of gold, and whether they support or attack."""
    features: list[dict[str, float]] = []
    names: list[str] = []
    kinds: list[str] = []
    for paper, standing in zip(papers, standings, strict=True):
        for source, (target, kind) in gold_links(paper).items():
            features.append(standing.type_values(source, target))
            names.append(paper.name)
            kinds.append(kind)
    return Examples(features, np.zeros((len(features), 1), dtype=np.float32), names), kinds


def _reliability(papers: Sequence[GoldPaper], model: Model) -> dict[str, dict[str, float]]:
    """The share of gold units on which the cues' value is right, by value, with one unit for doubt on either side."""
    counts: dict[tuple[str, str], list[int]] = {}
    for paper in papers:
        for claim, reading, vector in zip(paper.claims, paper.readings, paper.wording, strict=True):
            given = cue_values(reading, judge(model, reading, vector))
            for field, value in given.items():
                tally = counts.setdefault((field, value), [1, 2])
                tally[0] += value == getattr(claim, field)
                tally[1] += 1
    found: dict[str, dict[str, float]] = {}
    for (field, value), (right, total) in sorted(counts.items()):
        found.setdefault(field, {})[value] = round(right / total, 3)
    return found


def cue_values(reading: Reading, verdict: Verdict) -> dict[str, str]:
    """Certainty and polarity as the cues give them."""
    fields = {found.cue.field for found in effective_cues(reading, verdict)}
    return {
        "certainty": "hedged" if "certainty" in fields or hearsay(reading) else "certain",
        "polarity": "negative" if "polarity" in fields else "positive",
    }


def main() -> None:
    """Train on all gold at hand and write the weights."""
    folders = gold_folders()
    if len(folders) < 2:
        print("The gold of other papers (../shared/gold) is not here: the weights are left as they are.")
        return
    nlp = load_model().nlp
    papers = [read_gold(gold, source, nlp) for gold, source in folders]
    write_text(WEIGHTS, json.dumps(train(papers).model_dump(mode="json"), separators=(",", ":")) + "\n")
    print(f"{WEIGHTS.name}: {sum(len(paper.claims) for paper in papers)} units of {len(papers)} papers")
