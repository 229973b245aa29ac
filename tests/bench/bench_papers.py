"""The contract's figures on every paper with gold at hand: from the file as it comes, and from the gold's own units.

python -m tests.bench.bench_papers [--gold-units]
"""

import sys
from pathlib import Path
from typing import Any

from claimspan.batch.one import Extractor
from claimspan.batch.run import read_paper
from claimspan.batch.sources import PaperSource
from claimspan.check.gold import Layers, gold_paper, read_layers
from claimspan.check.score import score
from claimspan.extract.model import load_model
from claimspan.source import Paper

FIRST = PaperSource(Path("corpus/shagina-2018/paper.txt"), "shagina-2018")
FIGURES = {
    "units": ("units", "f1"),
    "footnotes": ("footnotes", "f1"),
    "entities": ("entities", "exact", "f1"),
    "canonical": ("entities", "canonical", "f1"),
    "stands for": ("entities", "stands_for", "f1"),
    "dates": ("dates", "exact", "f1"),
    "dates, value": ("dates", "type_value", "f1"),
    "claims paired": ("claims", "paired", "f1"),
    "role mean": ("claims", "role", "mean"),
    "type": ("claims", "type", "accuracy", "ratio"),
    "hedged": ("claims", "hedged", "f1"),
    "negative": ("claims", "negative", "f1"),
    "holders": ("claims", "holders", "f1"),
    "thesis": ("claims", "thesis", "f1"),
    "relations": ("claims", "relations", "f1"),
}


def main() -> None:
    """Print one column a paper and one over all, counts summed before any ratio."""
    from_gold = "--gold-units" in sys.argv
    extractor = Extractor(load_model())
    pairs: dict[str, tuple[Layers, Layers]] = {}
    for folder, source in papers():
        gold = read_layers(folder)
        paper = read_paper(source)
        if from_gold:
            paper = gold_paper(gold.units, paper.source, source.id)
        pairs[source.id] = (gold, layers(paper, extractor))
    results = {name.split("-")[0]: score([pair]) for name, pair in pairs.items()}
    results["all"] = score(list(pairs.values()))
    print(f"{'units of gold' if from_gold else 'units of our own':16}" + "".join(f"{name:>9}" for name in results))
    for title, path in FIGURES.items():
        print(f"{title:16}" + "".join(f"{cell(result, path):>9}" for result in results.values()))


def papers() -> list[tuple[Path, PaperSource]]:
    """Gold folder and source of the first paper, then of those in ../shared where it is at hand."""
    found = [(Path("annotations/shagina-2018"), FIRST)]
    for folder in sorted(Path("../shared/gold").glob("*")):
        if folder.name != FIRST.id:
            found.append((folder, PaperSource(next(folder.glob("paper.*")), folder.name)))
    return found


def layers(paper: Paper, extractor: Extractor) -> Layers:
    """What the pipeline finds in a paper."""
    extraction = extractor.run(paper).extraction
    return Layers(
        units=paper.units,
        entities=extraction.entities,
        dates=extraction.dates,
        footnotes=paper.footnotes,
        claims=extraction.claims,
        attributions=extraction.attributions,
    )


def cell(result: dict[str, Any], path: tuple[str, ...]) -> str:
    """A figure by its path; a dash where the gold has none."""
    value: Any = result
    for key in path:
        value = value.get(key) if value is not None else None
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
