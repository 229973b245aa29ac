"""Entities: the figures of the contract by paper, what each rule family brings, and newswire beside the raw model.

python -m tests.bench.bench_entities [--newswire]

"raw" is the model alone, with a leading article and a possessive left out. "cost" is the component's time as a share of
the model's over the same text. The ablation gives exact F without one family, minus F with all, in points.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.check.gold import Layers, gold_paper, read_layers
from claimspan.check.score import score
from claimspan.extract.document import PaperDoc, parse
from claimspan.extract.entities.factory import FAMILIES, Entities
from claimspan.extract.entities.records import entity_records
from claimspan.extract.model import load_model
from claimspan.source import Source

FIRST = Path("annotations/shagina-2018")
OTHERS = Path("../shared/gold")
NEWS = Path("../shared/benchmarks/newswire")
NEWS_LABELS = {
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Facility",
    "ORG": "Organization",
    "PERSON": "Person",
    "NORP": "NORP",
    "MONEY": "Money",
    "PRODUCT": "Product",
    "EVENT": "Misc",
    "LAW": "Misc",
    "WORK_OF_ART": "Misc",
}
Spans = set[tuple[int, int, str]]


def main() -> None:
    """Print the tables."""
    nlp = load_model().nlp
    if "--newswire" in sys.argv[1:]:
        newswire(nlp)
        return
    started = process_time()
    papers = list(gold_papers(nlp))
    parsing = process_time() - started
    raw, ours = Entities(nlp, without=frozenset(FAMILIES)), Entities(nlp)
    by_paper(papers, raw, ours, parsing)
    ablation(nlp, papers, ours)


def by_paper(papers: list[tuple[str, Layers, PaperDoc]], raw: Entities, ours: Entities, parsing: float) -> None:
    """A line a paper and one over all: exact F raw and ours, span, canonical, stands_for."""
    print("| paper | raw | exact | span | canonical | stands_for |")
    print("|---|---|---|---|---|---|")
    before = predicted(papers, raw)
    started = process_time()
    after = predicted(papers, ours)
    cost = (process_time() - started) / parsing
    names = [name for name, _, _ in papers]
    for name, one, other in [
        *zip(names, ([pair] for pair in before), ([pair] for pair in after), strict=True),
        ("all", before, after),
    ]:
        old, new = score(one)["entities"], score(other)["entities"]
        cells = [old["exact"], new["exact"], new["span"], new["canonical"], new["stands_for"]]
        print(f"| {name} | " + " | ".join("–" if cell["f1"] is None else f"{cell['f1']:.3f}" for cell in cells) + " |")
    print(f"\ncost of the component: {cost:.1%} of the model's time\n")


def ablation(nlp: Language, papers: list[tuple[str, Layers, PaperDoc]], ours: Entities) -> None:
    """What is lost, paper by paper, when one rule family is switched off."""
    full = exact(predicted(papers, ours))
    print("| without | " + " | ".join([name for name, _, _ in papers] + ["all"]) + " |")
    print("|---" * (len(papers) + 2) + "|")
    for family in FAMILIES:
        less = exact(predicted(papers, Entities(nlp, without=frozenset((family,)))))
        cells = [f"{100 * (now - then):+.1f}" for now, then in zip(less, full, strict=True)]
        print(f"| {family} | " + " | ".join(cells) + " |")


def exact(pairs: list[tuple[Layers, Layers]]) -> list[float]:
    """Exact F of each paper and of all."""
    return [score(part)["entities"]["exact"]["f1"] or 0.0 for part in [*([pair] for pair in pairs), pairs]]


def predicted(papers: list[tuple[str, Layers, PaperDoc]], entities: Entities) -> list[tuple[Layers, Layers]]:
    """Gold and found layers of each paper."""
    pairs = []
    for _, gold, parsed in papers:
        entities(parsed.doc)
        pairs.append((gold, Layers(gold.units, tuple(entity_records(parsed)), None, None, None, None)))
    return pairs


def gold_papers(nlp: Language) -> Iterator[tuple[str, Layers, PaperDoc]]:
    """The papers with gold entities, parsed on the gold units."""
    others = (folder for folder in sorted(OTHERS.glob("*")) if folder.name != FIRST.name)
    for folder in (FIRST, *others):
        gold = read_layers(folder)
        path = next((OTHERS / folder.name if folder == FIRST and OTHERS.is_dir() else folder).glob("paper.*"), None)
        path = path or Path("corpus") / folder.name / "paper.txt"
        if gold.entities is not None:
            source = Source.of(path.read_bytes().decode("utf-8"), path.name)
            only = Layers(gold.units, gold.entities, None, None, None, None)
            yield folder.name, only, parse(gold_paper(gold.units, source, folder.name), nlp)


def newswire(nlp: Language) -> None:
    """F by label on newswire, raw and ours, and without each rule family, on the corpus' own tokens.

    Dates are another layer and left out.
    """
    articles = [read_news(path, nlp) for path in sorted(NEWS.glob("*.tsv"))]
    raw = news_counts(articles, Entities(nlp, without=frozenset(FAMILIES)))
    ours = news_counts(articles, Entities(nlp))
    print("| label | gold | raw | ours |\n|---|---|---|---|")
    for label in ["all", *sorted(set(NEWS_LABELS.values()))]:
        print(f"| {label} | {raw[f'gold {label}']} | {f1(raw, label):.3f} | {f1(ours, label):.3f} |")
    print("\n| without | newswire |\n|---|---|")
    for family in FAMILIES:
        less = news_counts(articles, Entities(nlp, without=frozenset((family,))))
        print(f"| {family} | {100 * (f1(less, 'all') - f1(ours, 'all')):+.1f} |")


def news_counts(articles: list[tuple[Doc, Spans]], entities: Entities) -> Counter[str]:
    """How many spans are in gold, found, and both, by label and over all."""
    counts: Counter[str] = Counter()
    for doc, gold in articles:
        mentions = entities(doc)._.claimspan_mentions
        found = {(m.start, m.end, NEWS_LABELS[m.label]) for m in mentions if m.label in NEWS_LABELS}
        for kind, spans in (("gold", gold), ("found", found), ("both", gold & found)):
            counts.update(f"{kind} {label}" for label in ["all"] * len(spans))
            counts.update(f"{kind} {label}" for _, _, label in spans)
    return counts


def f1(counts: Counter[str], label: str) -> float:
    """F1 of a label."""
    return 2 * counts[f"both {label}"] / max(1, counts[f"gold {label}"] + counts[f"found {label}"])


def read_news(path: Path, nlp: Language) -> tuple[Doc, Spans]:
    """A news article as a ``Doc`` and its gold spans in characters, dates left out."""
    docs: list[Doc] = []
    gold: Spans = set()
    offset = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [row for row in (line.split("\t") for line in block.split("\n")) if len(row) == 2 and row[0].strip()]
        if not rows:
            continue
        words = [word.strip() for word, _ in rows]
        doc = nlp(Doc(nlp.vocab, words=words, spaces=spaces(words)))
        docs.append(doc)
        for start, end, label in tagged(tag.strip() for _, tag in rows):
            if label != "Date":
                gold.add((offset + doc[start].idx, offset + doc[end - 1].idx + len(doc[end - 1]), label))
        offset += len(doc.text_with_ws)
    merged = Doc.from_docs(docs, ensure_whitespace=False)
    assert merged is not None
    return merged, gold


def tagged(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Spans of words from tags that begin and go on."""
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and not tag.startswith("I-"):
            yield start, index, label
            label = ""
        if tag != "O" and not label:
            start, label = index, tag[2:]


def spaces(words: list[str]) -> list[bool]:
    """Whether a space followed each word, guessed from the punctuation; always after the last."""
    found, quoted = [], False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        quoted = not quoted if word == '"' else quoted
        glued = (
            following in {",", ".", ")", ";", ":", "!", "?", "%", "'s", "’s", "]", "-", "/", "’", "”"}
            or word in {"(", "[", "$", "€", "£", "-", "/", "’", "‘", "“"}
            or (following.startswith("'") and len(following) < 4)
            or (quoted and '"' in (word, following))
        )
        found.append(not glued or not following)
    return found


if __name__ == "__main__":
    main()
