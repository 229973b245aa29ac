"""The cost of the whole run beside the model alone, start-up left out of both, in one process.

python -m tests.bench.bench_speed [PAPER...]   (without papers: the first paper)
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from claimspan.batch.one import Extractor
from claimspan.batch.run import read_paper
from claimspan.batch.sources import PaperSource, find_sources
from claimspan.emit.write import result_files
from claimspan.extract.document import parse
from claimspan.extract.model import load_model

ROUNDS = 7


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the median over alternating rounds of each stage and the ratio of the whole to the model."""
    sources = find_sources([Path(name) for name in sys.argv[1:]] or [Path("corpus/shagina-2018")])
    extractor = Extractor(load_model())
    print(f"{'paper':24} {'nlp.pipe':>9} {'run':>9} {'ratio':>6}   {'ingest':>8} {'components and emit':>20}")
    for source in sources:
        rounds = measure(source, extractor)
        alone, whole, ingest, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
        ratio = statistics.median(row[1] / row[0] for row in rounds)
        print(f"{source.id:24} {alone:8.3f}s {whole:8.3f}s {ratio:6.2f}   {ingest:7.3f}s {ours:19.3f}s")


def measure(source: PaperSource, extractor: Extractor) -> list[tuple[float, float, float, float]]:
    """Seconds of the model alone, the whole run, ingest, and components with emit, a row a round."""
    nlp = extractor.model.nlp
    paper = read_paper(source)
    paragraphs = [line for line in paper.clean.text.split("\n") if line.strip()]
    extractor.run(paper)
    rounds = []
    for _ in range(ROUNDS):
        alone = timed(lambda: list(nlp.pipe(paragraphs)))
        whole = timed(lambda: result_files(extractor.run(read_paper(source))))
        ingest = timed(lambda: read_paper(source))
        parsing = timed(lambda: parse(paper, nlp))
        rounds.append((alone, whole, ingest, whole - ingest - parsing))
    return rounds


if __name__ == "__main__":
    main()
