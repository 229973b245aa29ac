"""Entities of the raw models on the gold units: exact span and label, a leading article and a possessive left out.

python -m tests.bench.bench_model [MODEL...]   (a package, a folder, or nothing for the packaged model)
"""

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

from spacy.tokens import Span

from claimspan.check.gold import read_layers
from claimspan.extract.model import load_model
from claimspan.records import EntityLabel

GOLD = (Path("annotations/shagina-2018"), *sorted(Path("../shared/gold").glob("[!s]*")))
LABELS = frozenset(get_args(EntityLabel))


def main() -> None:
    """Print F by paper and over all papers (counts summed), and the size of the vectors, for each model."""
    for name in sys.argv[1:] or [None]:
        model = load_model(name)
        total: Counter[str] = Counter()
        cells = []
        for folder in GOLD:
            gold = read_layers(folder)
            units = [unit for unit in gold.units if unit.kind in ("body", "front")]
            wanted = Counter((entity.unit, entity.text, entity.label) for entity in gold.entities or ())
            docs = model.nlp.pipe(unit.text for unit in units)
            found = Counter(
                (unit.unit, bare(ent), ent.label_)
                for unit, doc in zip(units, docs, strict=True)
                for ent in doc.ents
                if ent.label_ in LABELS
            )
            counts = Counter(right=(wanted & found).total(), gold=wanted.total(), found=found.total())
            total += counts
            cells.append(f"{folder.name} {f_score(counts):.3f}")
        vectors = model.nlp.vocab.vectors
        print(
            f"{model.name} {model.version}  vectors {vectors.shape} keys {vectors.n_keys}  sha256 {model.sha256[:12]}"
        )
        print(f"  over all {f_score(total):.3f}   " + "  ".join(cells))


def bare(ent: Span) -> str:
    """The mention without a leading article and a trailing possessive."""
    text = ent.text
    for article in ("the ", "The ", "a ", "an "):
        text = text.removeprefix(article)
    return text.removesuffix("’s").removesuffix("'s")


def f_score(counts: Counter[str]) -> float:
    """2 TP / (gold + found)."""
    return 2 * counts["right"] / (counts["gold"] + counts["found"])


if __name__ == "__main__":
    main()
