"""The claims layer against gold: ``python -m tests.bench.bench_claims``.

Prints, on gold units, the figures of the record contract for every paper left out of the training, their sums and
spread, beside those in sample; what relations gain by the roles and earlier links of gold; the most frequent
confusions; how often values are right by their confidence; what each family of features brings; the cost beside the
model's; and roles on ``benchmarks/arg-unsc`` beside a majority and a bag-of-words baseline. Needs the folder
``../shared``.
"""

import csv
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from spacy.language import Language

from claimspan.check.gold import Layers, read_layers
from claimspan.check.score import score
from claimspan.extract.attributions.records import attribution_records
from claimspan.extract.claims.arguments import find_arguments
from claimspan.extract.claims.links import LEAST
from claimspan.extract.claims.model import Choice, Model, packaged_model, softmax
from claimspan.extract.claims.reading import view_paper
from claimspan.extract.claims.records import claim_records
from claimspan.extract.claims.wording import content_words
from claimspan.extract.model import load_model
from claimspan.records import Claim, Relation
from claimspan.training.fit import Examples, Recipe, fit_choice, leave_one_out
from claimspan.training.train import (
    LINK_PENALTY,
    ROLE,
    TYPE,
    GoldPaper,
    decisions,
    examples,
    fit_roles,
    gold_folders,
    gold_links,
    read_gold,
    standings_by,
    train,
)

SHARED = Path(__file__).parents[3] / "shared"
FIGURES: dict[str, tuple[str, ...]] = {
    "role": ("role", "mean"),
    "type": ("type", "accuracy", "ratio"),
    "type macro": ("type", "macro"),
    "hedged": ("hedged", "f1"),
    "negative": ("negative", "f1"),
    "holders": ("holders", "f1"),
    "thesis": ("thesis", "f1"),
    "relations": ("relations", "f1"),
}
FAMILIES: dict[str, Callable[[str], bool]] = {
    "type rules": lambda name: name.startswith("rule"),
    "signs of a role": lambda name: name.startswith(("sign", "balance")),
}
BANDS = {
    "below 0.3": (0.0, 0.3),
    "0.3 to 0.5": (0.3, 0.5),
    "0.5 to 0.7": (0.5, 0.7),
    "0.7 to 0.9": (0.7, 0.9),
    "from 0.9": (0.9, 1.01),
}
"""Confidences, from the first number to below the second."""
FOLDS = 5
ROUNDS = 5
UNSC_TITLE = "arg-unsc by sentence, macro F"
console = Console(width=120)


def figures(papers: Sequence[tuple[Layers, Layers]]) -> dict[str, float | None]:
    """The contract's figures over some papers."""
    found = score(papers)["claims"]
    values: dict[str, float | None] = {}
    for name, path in FIGURES.items():
        value: Any = found
        for key in path:
            value = value[key]
        values[name] = value
    return values


def predicted(paper: GoldPaper, gold: Layers, model: Model) -> Layers:
    """The claims that a model finds in a paper's gold units."""
    paper.parsed.doc._.claimspan_arguments = find_arguments(paper.parsed.doc, model)
    attributions = tuple(attribution_records(paper.parsed))
    return replace(gold, claims=tuple(claim_records(paper.parsed, (), attributions)))


def print_figures(papers: Sequence[GoldPaper], gold: Sequence[Layers]) -> None:
    """Every paper by a model that has not seen it, and all by the packaged one."""
    table = Table("paper left out", *FIGURES, title="Claims on gold units, leave one paper out")
    pairs = []
    rows = []
    for paper, layers in zip(papers, gold, strict=True):
        model = Model.of(train([other for other in papers if other is not paper]))
        pair = layers, predicted(paper, layers, model)
        pairs.append(pair)
        rows.append(figures([pair]))
        table.add_row(paper.name, *map(shown, rows[-1].values()))
    table.add_section()
    table.add_row("all, counts summed", *map(shown, figures(pairs).values()))
    spread = [[row[name] for row in rows] for name in FIGURES]
    table.add_row(
        "spread over papers",
        *map(deviation, spread),
    )
    inside = [(layers, predicted(paper, layers, packaged_model())) for paper, layers in zip(papers, gold, strict=True)]
    table.add_row("in sample", *map(shown, figures(inside).values()))
    table.add_row(
        "each unit supports the one before", *map(shown, figures([each_before(*pair) for pair in pairs]).values())
    )
    console.print(table)
    print_confusions(pairs)
    print_reliability(pairs)


def each_before(gold: Layers, found: Layers) -> tuple[Layers, Layers]:
    """The found claims, but each said to support the one before it."""
    claims = found.claims or ()
    links = [None, *(Relation(to=claim.id, type="support") for claim in claims)]
    chained = (claim.model_copy(update={"relation": link}) for claim, link in zip(claims, links, strict=False))
    return gold, replace(found, claims=tuple(chained))


def deviation(column: Sequence[float | None]) -> str:
    """The standard deviation of the papers that have the figure."""
    known = [value for value in column if value is not None]
    return f"{statistics.stdev(known):.3f}" if len(known) > 1 else ""


def shown(value: float | None) -> str:
    """Three digits, or nothing where a figure has no denominator."""
    return "" if value is None else f"{value:.3f}"


def print_confusions(pairs: Sequence[tuple[Layers, Layers]]) -> None:
    """The most frequent confusions of role and type."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        by_place = {(claim.start, claim.end): claim for claim in found.claims or ()}
        for claim in gold.claims or ():
            other = by_place.get((claim.start, claim.end))
            if other is not None and kind(claim) != kind(other):
                counts[kind(claim), kind(other)] += 1
    table = Table("gold", "found", "units", title="The twenty most frequent confusions, papers left out")
    for (left, right), count in counts.most_common(20):
        table.add_row(left, right, str(count))
    console.print(table)


def print_reliability(pairs: Sequence[tuple[Layers, Layers]]) -> None:
    """How often values are right, by their confidence; the last column is the mean gap between the two."""
    table = Table("field", *BANDS, "gap", title="Share right (and number) by confidence, papers left out")
    for field in ("role", "type", "certainty", "polarity", "relation"):
        sure: list[tuple[float, bool]] = []
        for gold, found in pairs:
            by_place = {(claim.start, claim.end): claim for claim in gold.claims or ()}
            for claim in found.claims or ():
                other = by_place.get((claim.start, claim.end))
                if other is not None and field in claim.confidences and (field != "type" or other.type):
                    sure.append((claim.confidences[field], agrees(field, claim, other, found, gold)))
        cells = []
        gap = 0.0
        for band in BANDS.values():
            inside = [(confidence, right) for confidence, right in sure if band[0] <= confidence < band[1]]
            if inside:
                share = sum(right for _, right in inside) / len(inside)
                gap += abs(sum(confidence for confidence, _ in inside) / len(inside) - share) * len(inside)
            cells.append(f"{share:.2f} ({len(inside)})" if inside else "")
        table.add_row(field, *cells, f"{gap / max(1, len(sure)):.3f}")
    console.print(table)


def agrees(field: str, claim: Claim, other: Claim, found: Layers, gold: Layers) -> bool:
    """Whether a found claim has the value of gold; a relation agrees where type and the text of its target do."""
    if field != "relation":
        return bool(getattr(claim, field) == getattr(other, field))
    return target(claim, found) == target(other, gold)


def target(claim: Claim, layers: Layers) -> tuple[str, int] | None:
    """The type of a claim's relation and where its target starts."""
    if claim.relation is None:
        return None
    to = next(other for other in layers.claims or () if other.id == claim.relation.to)
    return claim.relation.type, to.start


def kind(claim: Claim) -> str:
    """The type of a claim, or evidence."""
    return claim.type or "evidence"


def print_ablation(papers: Sequence[GoldPaper]) -> None:
    """Role and type on gold units when a family of features is taken away."""
    known = examples(papers)
    claims = [claim for paper in papers for claim in paper.claims]
    roles = [claim.role for claim in claims]
    rows = [i for i, claim in enumerate(claims) if claim.type]
    types = [claims[i].type or "" for i in rows]

    def row(label: str, chosen: Examples, role: Recipe = ROLE, kind_: Recipe = TYPE) -> None:
        found = leave_one_out(chosen, roles, role).best()
        guessed = leave_one_out(chosen.take(rows), types, kind_).best()
        right = sum(a == b for a, b in zip(types, guessed, strict=True)) / len(types)
        table.add_row(label, f"{macro(roles, found):.3f}", f"{right:.3f}")

    table = Table("features", "role", "type", title="What each family brings (learned part alone, gold roles)")
    row("all", known)
    for name, belongs in FAMILIES.items():
        fewer = [{key: v for key, v in values.items() if not belongs(key)} for values in known.features]
        row(f"without {name}", Examples(fewer, known.wording, known.papers))
    readings = [reading for paper in papers for reading in paper.readings]
    finer = [{**dict.fromkeys(reading.features.tokens, 1.0), **reading.learned} for reading in readings]
    row("all and the finer features below the rules", Examples(finer, known.wording, known.papers))
    row("without wording", known, replace(ROLE, wording=0.0), replace(TYPE, wording=0.0))
    none: list[dict[str, float]] = [{} for _ in claims]
    row("wording only", Examples(none, known.wording, known.papers))
    rules = [reading.rule.type for reading in readings]
    right = sum(rules[i] == label for i, label in zip(rows, types, strict=True)) / len(types)
    table.add_row("type rules only, first that fits", "", f"{right:.3f}")
    bag = bag_of_words([claim.text for claim in claims])
    guessed = fold_predictions(bag, roles, known.papers)
    kinds = fold_predictions(bag, [claim.type or "-" for claim in claims], known.papers, rows)
    right = sum(kinds[i] == label for i, label in zip(rows, types, strict=True)) / len(types)
    table.add_row("bag of words", f"{macro(roles, guessed):.3f}", f"{right:.3f}")
    console.print(table)


def macro(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean F1 over the labels of gold."""
    total = []
    for label in sorted(set(gold)):
        right = sum(a == b == label for a, b in zip(gold, found, strict=True))
        total.append(2 * right / max(1, gold.count(label) + list(found).count(label)))
    return sum(total) / len(total)


def bag_of_words(texts: Sequence[str]) -> Any:
    """Counts of words and pairs of words; made on all texts, weighed on the training part alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(texts)


def fold_predictions(
    table: Any, labels: Sequence[str], groups: Sequence[str], rows: Sequence[int] | None = None
) -> list[str]:
    """Labels by a logistic regression fitted on the other groups."""
    from sklearn.linear_model import LogisticRegression

    found = [""] * len(labels)
    usable = list(range(len(labels))) if rows is None else list(rows)
    for group in sorted(set(groups)):
        rest = [i for i in usable if groups[i] != group]
        here = [i for i in range(len(labels)) if groups[i] == group]
        learner = LogisticRegression(C=10, max_iter=1000).fit(table[rest], [labels[i] for i in rest])
        for i, label in zip(here, learner.predict(table[here]), strict=True):
            found[i] = label
    return found


def print_ceiling(papers: Sequence[GoldPaper]) -> None:
    """How well the unit served is found where the links of the units before are those of gold; papers left out."""
    found = fit_roles(papers)[1]
    true = [{"claim": float(claim.role == "claim")} for paper in papers for claim in paper.claims]
    table = Table("the links before those of gold, and", "F of the unit served", title="Relations, papers left out")
    for name, roles in (("the roles found", found), ("the roles of gold too", true)):
        made = [list(decisions(*pair)) for pair in zip(papers, standings_by(papers, roles), strict=True)]
        counts = Counter(total=sum(len(gold_links(paper)) for paper in papers))
        for here in made:
            others = [decision for paper in made if paper is not here for decision in paper]
            choice = Choice(fit_choice(others, LINK_PENALTY).weights)
            for decision in here:
                chances = softmax([choice.score(option) for option in decision.options])
                best = max(range(1, len(chances)), key=lambda i: chances[i], default=0)
                if best and chances[best] >= LEAST:
                    counts.update(found=1, right=best == decision.taken)
        table.add_row(name, f"{2 * counts['right'] / (counts['found'] + counts['total']):.3f}")
    console.print(table)


def print_cost(papers: Sequence[GoldPaper], nlp: Language) -> None:
    """The processor's time for attributions, claims and the model over the same text, the least of some rounds.

    The three are timed in turn, so that what else the machine does bears on all of them.
    """
    docs = [paper.parsed.doc for paper in papers]
    texts = [doc.text for doc in docs]
    attributions, claims = (nlp.create_pipe(f"claimspan_{layer}") for layer in ("attributions", "claims"))
    rounds = [
        (
            processor_time(lambda: list(nlp.pipe(texts))),
            processor_time(lambda: [attributions(doc) for doc in docs]),
            processor_time(lambda: [claims(doc) for doc in docs]),
        )
        for _ in range(ROUNDS)
    ]
    model, reports, units = (min(column) for column in zip(*rounds, strict=True))
    console.print(
        f"Cost over {sum(map(len, docs))} tokens: the model {model:.2f} s, attributions {reports:.2f} s "
        f"({reports / model:.1%} of it), claims {units:.2f} s ({units / model:.1%})"
    )


def processor_time(work: Callable[[], object]) -> float:
    """The seconds of the processor that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_security_council(nlp: Language) -> None:
    """Roles by sentence on arg-unsc: claim is claim, premise is evidence, non-arg is no unit."""
    rows = sentences(SHARED / "benchmarks" / "arg-unsc" / "base.csv")
    texts = [text for _, text, _ in rows]
    gold = [label for _, _, label in rows]
    speeches = sorted({speech for speech, _, _ in rows})
    fold = {speech: str(i % FOLDS) for i, speech in enumerate(speeches)}
    folds = [fold[speech] for speech, _, _ in rows]
    attributions = nlp.create_pipe("claimspan_attributions")
    claims = nlp.create_pipe("claimspan_claims")
    found: list[str] = []
    features: list[dict[str, float]] = []
    vectors = []
    for parsed in nlp.pipe(texts, batch_size=64):
        doc = claims(attributions(parsed))
        units = doc._.claimspan_arguments
        found.append("neither" if not units else "claim" if any(unit.role == "claim" for unit in units) else "premise")
        view = view_paper(doc)
        features.append(view.read(0, 0, len(doc)).learned)
        vectors.append(content_words(doc, view.cols).wording([(0, len(doc))])[0])
    own = leave_one_out(Examples(features, np.vstack(vectors), folds), gold, Recipe(0.1, 9)).best()
    bag = fold_predictions(bag_of_words(texts), gold, folds)
    majority = [Counter(gold).most_common(1)[0][0]] * len(gold)
    table = Table(
        "",
        "claim / premise / neither",
        "claim / premise",
        "argumentative or not",
        title="arg-unsc by sentence, macro F",
    )
    for name, labels in (
        ("majority", majority),
        ("bag of words, fitted on the other speeches", bag),
        ("this layer as shipped, never fitted on it", found),
        ("features of this layer, fitted on the other speeches", own),
    ):
        both = [i for i, (a, b) in enumerate(zip(gold, labels, strict=True)) if "neither" not in (a, b)]
        table.add_row(
            name,
            f"{macro(gold, labels):.3f}",
            f"{macro([gold[i] for i in both], [labels[i] for i in both]):.3f}" if both else "",
            f"{macro(binary(gold), binary(labels)):.3f}",
        )
    console.print(table)


def binary(labels: Sequence[str]) -> list[str]:
    """Argumentative or not."""
    return ["no" if label == "neither" else "yes" for label in labels]


def sentences(path: Path) -> list[tuple[str, str, str]]:
    """Speech, sentence and label; a sentence with a claim in it is a claim."""
    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            key = row["Speech"], row["Sentence_ID"]
            found.setdefault(key, (row["Full_Sentence"], set()))[1].add(row["Component_Type"])
    return [
        (speech, text, "claim" if "claim" in labels else "premise" if "premise" in labels else "neither")
        for (speech, _), (text, labels) in found.items()
    ]


def main() -> None:
    """Print everything."""
    if not SHARED.is_dir():
        sys.exit("the folder ../shared with other people's papers is not here: nothing to measure against")
    nlp = load_model().nlp
    folders = gold_folders()
    papers = [read_gold(gold, source, nlp) for gold, source in folders]
    print_figures(papers, [read_layers(gold) for gold, _ in folders])
    print_ablation(papers)
    print_ceiling(papers)
    print_cost(papers, nlp)
    print_security_council(nlp)


if __name__ == "__main__":
    main()
