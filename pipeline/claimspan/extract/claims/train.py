"""Fit the weights of the claims layer: ``python -m claimspan.extract.claims.train``.

Learns from the gold of ``annotations/`` and, where it is there, of ``../shared/gold``; writes ``weights.json``
beside this file. Only numbers over abstract features and vectors are written, no text.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from claimspan.check.gold import gold_paper, read_layers
from claimspan.extract.claims.decide import Verdict, effective_cues, hearsay, judge, judged
from claimspan.extract.claims.fit import Examples, Recipe, fit, leave_one_out, temperature
from claimspan.extract.claims.links import candidates
from claimspan.extract.claims.model import Model, Weights
from claimspan.extract.claims.reading import PaperView, Reading, view_paper
from claimspan.extract.claims.wording import wording
from claimspan.extract.document import PaperDoc, parse
from claimspan.extract.model import load_model
from claimspan.files import write_text
from claimspan.records import Claim
from claimspan.source import Source

LEARNED = ("rule", "sign", "balance")
"""Finer features brought nothing beside these on papers left out."""
ROOT = Path(__file__).parents[4]
ROLE = Recipe(strength=0.2, wording=6)
TYPE = Recipe(strength=0.05, wording=5)
LINK = Recipe(strength=0.1)
LINK_TYPE = Recipe(strength=0.3)


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
    vectors = wording(parsed.doc, view.cols, [(reading.view.start, reading.view.end) for reading in readings])
    return GoldPaper(name, parsed, view, tuple(kept), tuple(readings), vectors)


def _inside(parsed: PaperDoc, token: int, claim: Claim) -> bool:
    found = parsed.doc[token]
    start, end = parsed.source_span(found.idx, found.idx + len(found))
    return claim.start <= start and end <= claim.end


def examples(papers: Sequence[GoldPaper]) -> Examples:
    """All units of some papers as examples."""
    return Examples(
        [learned_values(reading) for paper in papers for reading in paper.readings],
        np.vstack([paper.wording for paper in papers]),
        [paper.name for paper in papers for _ in paper.readings],
    )


def learned_values(reading: Reading) -> dict[str, float]:
    """The features that the learned part weighs for role and type: which rules and signs hold."""
    return {name: value for name, value in reading.features.values.items() if name.startswith(LEARNED)}


def train(papers: Sequence[GoldPaper]) -> Weights:
    """Fit all classifiers; the temperatures come from leaving one paper out."""
    known = examples(papers)
    claims = [claim for paper in papers for claim in paper.claims]
    several = len(papers) > 1
    classifiers = {}
    for name, recipe, rows, labels in (
        ("role", ROLE, list(range(len(claims))), [claim.role for claim in claims]),
        (
            "type",
            TYPE,
            [i for i, claim in enumerate(claims) if claim.type],
            [claim.type for claim in claims if claim.type],
        ),
    ):
        chosen = known.take(rows)
        data = fit(chosen, labels, recipe)
        if several:
            data = data.model_copy(update={"temperature": temperature(leave_one_out(chosen, labels, recipe), labels)})
        classifiers[name] = data
    pairs, linked, kinds = link_examples(papers)
    classifiers["link"] = fit(pairs, linked, LINK)
    joined = [i for i, label in enumerate(linked) if label == "yes"]
    classifiers["link type"] = fit(pairs.take(joined), [kinds[i] for i in joined], LINK_TYPE)
    weights = Weights(classifiers=classifiers, certain={})
    return weights.model_copy(update={"certain": _reliability(papers, Model.of(weights))})


def link_examples(papers: Sequence[GoldPaper]) -> tuple[Examples, list[str], list[str]]:
    """Every pair of neighbouring units, whether gold links them, and how ("support" where it does not)."""
    features: list[dict[str, float]] = []
    names: list[str] = []
    linked: list[str] = []
    kinds: list[str] = []
    for paper in papers:
        units = [
            judged(paper.view, reading, gold_verdict(claim), vector)
            for claim, reading, vector in zip(paper.claims, paper.readings, paper.wording, strict=True)
        ]
        place = {claim.id: i for i, claim in enumerate(paper.claims)}
        for pair in candidates(units):
            relation = paper.claims[pair.source].relation
            hit = relation is not None and place.get(relation.to) == pair.target
            features.append(pair.values)
            names.append(paper.name)
            linked.append("yes" if hit else "no")
            kinds.append(relation.type if relation is not None and hit else "support")
    return Examples(features, np.zeros((len(features), 1), dtype=np.float32), names), linked, kinds


def gold_verdict(claim: Claim) -> Verdict:
    """Role and type as gold has them."""
    return Verdict(claim.role, claim.type, claim.type or "descriptive", 1.0, 1.0)


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
    target = Path(__file__).with_name("weights.json")
    write_text(target, json.dumps(train(papers).model_dump(mode="json"), separators=(",", ":")) + "\n")
    print(f"{target.name}: {sum(len(paper.claims) for paper in papers)} units of {len(papers)} papers")


if __name__ == "__main__":
    main()
