"""Attributions on political news (PolNeAR, development part) and holders on the gold papers.

python -m tests.bench.bench_attributions

PolNeAR marks no attribution inside another, so the figures are given for all reports and for the outermost ones. A
text with several annotators is scored against the first. "pairs" is the contract's figure (attributions whose cues
overlap); "all" counts an attribution that was missed or is not in the gold against the figure. The texts are split in
two halves by the SHA-256 of their names: the rules were worked on with the errors of half A in view, of half B only
figures were seen.
"""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from spacy.language import Language

from claimspan.check.gold import Layers, gold_paper, read_layers
from claimspan.check.score import score
from claimspan.extract.attributions.factory import make_attributions
from claimspan.extract.attributions.holders import holder_report
from claimspan.extract.attributions.records import attribution_records
from claimspan.extract.document import PaperDoc, parse
from claimspan.extract.model import load_model
from claimspan.ingest.read import ingest_file
from claimspan.records import Attribution, Claim, Offsets, Unit

FIRST = Path("annotations/shagina-2018")
NEWS = Path("../shared/benchmarks/polnear-dev")
PARTS = ("Source", "Cue", "Content")


def main() -> None:
    """Print the figures on the news and the holders by paper."""
    nlp = load_model().nlp
    if NEWS.is_dir():
        news(nlp)
    holders(nlp)
    cost(nlp)


def news(nlp: Language) -> None:
    """Print cues found and exact spans."""
    pairs: dict[str, list[tuple[Layers, Layers]]] = defaultdict(list)
    for text in sorted((NEWS / "text").glob("*.txt")):
        gold = brat(min((NEWS / "attributions").glob(f"{text.stem}_*.ann")))
        parsed = annotated(parse(ingest_file(text), nlp), nlp)
        units = (Unit(unit=0, kind="body", start=0, end=len(parsed.paper.source.text) + 1, text=""),)
        found = list(attribution_records(parsed))
        outer = [
            record for record, report in zip(found, parsed.doc._.claimspan_reports, strict=True) if not report.nested
        ]
        for title, records in (("all reports", found), ("outermost reports", outer)):
            for part in ("", f", half {half(text.stem)}"):
                pairs[title + part].append((layers(units, gold), layers(units, records)))
    for title, group in sorted(pairs.items()):
        figures = score(group)["attributions"]
        cues = figures["found"]
        print(f"{title}: cues {cues['predicted']}, P {cues['precision']:.3f} R {cues['recall']:.3f}")
        for part in ("source", "cue", "content"):
            every = [[getattr(a, f"{part}_span") for a in side.attributions or ()] for pair in group for side in pair]
            total = sum(span is not None for side in every for span in side)
            pair = figures[part]
            print(f"  {part:8} pairs F {pair['f1']:.3f}   all F {2 * pair['correct'] / total:.3f}")


def half(name: str) -> str:
    """The half of the split that a text belongs to."""
    return "AB"[int(sha256(name.encode()).hexdigest(), 16) % 2]


def holders(nlp: Language) -> None:
    """Print F of holders other than the author by gold paper, on the gold's own units."""
    total = [0, 0, 0]
    for folder, source in gold_papers():
        gold = read_layers(folder)
        paper = gold_paper(gold.units, ingest_file(source).source, folder.name)
        parsed = annotated(parse(paper, nlp), nlp)
        named = [(claim.holder, holder(parsed, claim)) for claim in gold.claims or ()]
        counts = [
            sum(right != "author" for right, _ in named),
            sum(found != "author" for _, found in named),
            sum(right == found != "author" for right, found in named),
        ]
        total = [left + right for left, right in zip(total, counts, strict=True)]
        print(f"holders {folder.name:14} gold {counts[0]:3} found {counts[1]:3} F {f_score(counts):.3f}")
    print(f"holders {'all':14} gold {total[0]:3} found {total[1]:3} F {f_score(total):.3f}")


def cost(nlp: Language) -> None:
    """Print the share of the model's time that the component takes on the first paper."""
    paper = ingest_file(Path("corpus") / FIRST.name / "paper.txt")
    shares = []
    for _ in range(5):
        started = perf_counter()
        parsed = parse(paper, nlp)
        read = perf_counter()
        annotated(parsed, nlp)
        shares.append((perf_counter() - read) / (read - started))
    print(f"cost: {median(shares):.1%} of the model's time on {FIRST.name}".replace("%", " %", 1))


def gold_papers() -> Iterator[tuple[Path, Path]]:
    """Gold folder and source file of the first paper, then of those in ../shared where it is at hand."""
    yield FIRST, Path("corpus") / FIRST.name / "paper.txt"
    for folder in sorted(Path("../shared/gold").glob("*")):
        if folder.name != FIRST.name:
            yield folder, next(folder.glob("paper.*"))


def annotated(parsed: PaperDoc, nlp: Language) -> PaperDoc:
    """The parsed paper with its reports."""
    make_attributions(nlp, "attributions")(parsed.doc)
    return parsed


def holder(parsed: PaperDoc, claim: Claim) -> str:
    """The holder of a gold unit as this layer gives it."""
    places = [
        token.i
        for token in parsed.doc
        if claim.start <= parsed.source_span(token.idx, token.idx + 1)[0] < claim.end and not token.is_space
    ]
    report = holder_report(parsed.doc, places[0], places[-1] + 1)
    if report is None:
        return "author"
    return "unnamed" if report.holder is None else parsed.doc[slice(*report.holder)].text


def brat(path: Path) -> list[Attribution]:
    """The attributions of a brat file; a span in several parts is given from its first to its last character."""
    spans: dict[str, Offsets] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            offsets = rest.partition("\t")[0].split(" ", 1)[1].replace(";", " ").split()
            spans[name] = int(offsets[0]), int(offsets[-1])
        elif name.startswith("E"):
            parts = dict(parts_of(rest, spans))
            if "Cue" in parts:
                found.append(
                    Attribution(
                        id=name,
                        unit=0,
                        source=None,
                        cue="",
                        content=None,
                        source_span=parts.get("Source"),
                        cue_span=parts["Cue"],
                        content_span=parts.get("Content"),
                    )
                )
    return found


def parts_of(event: str, spans: dict[str, Offsets]) -> Iterator[tuple[str, Offsets]]:
    """The first span of each part of a brat event."""
    seen: dict[str, Any] = defaultdict(list)
    for item in event.split():
        label, _, target = item.partition(":")
        if target in spans and label in PARTS and not seen[label]:
            seen[label].append(target)
            yield label, spans[target]


def layers(units: tuple[Unit, ...], attributions: list[Attribution]) -> Layers:
    """A paper of which only the attributions are known."""
    return Layers(units, None, None, None, None, tuple(attributions))


def f_score(counts: list[int]) -> float:
    """F from gold, found and right."""
    return 2 * counts[2] / (counts[0] + counts[1]) if counts[0] + counts[1] else 0.0


if __name__ == "__main__":
    main()
