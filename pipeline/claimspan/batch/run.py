"""Many papers: each is written as soon as it is done, and a bad one is reported without stopping the others."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimspan.batch.one import Extractor
from claimspan.batch.sources import STANDARD_INPUT, PaperSource
from claimspan.emit.write import Result, write_result
from claimspan.errors import ClaimspanError
from claimspan.ingest.read import ingest_bytes, ingest_file
from claimspan.records import Found
from claimspan.source import Paper

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of a paper: its result, or the error that a user should read."""

    source: PaperSource
    result: Result | None = None
    error: ClaimspanError | None = None


def run_papers(
    sources: Iterable[PaperSource], make_extractor: Callable[[], Extractor], out: Path, published: str | None = None
) -> Iterator[Outcome]:
    """Run papers one after the other and write each into ``out/<id>``, giving the outcome of each as it is known.

    ``make_extractor`` is called once, before the first paper that could be read. Raises OutputError at once when
    ``out`` cannot be written, since that fails for all.
    """
    extractor: Extractor | None = None
    for source in sources:
        try:
            paper = read_paper(source, published)
        except ClaimspanError as error:
            yield Outcome(source, error=error)
            continue
        log.info("%s: %d units, %d notes", source.id, len(paper.units), len(paper.notes))
        extractor = extractor or make_extractor()
        try:
            result = extractor.run(paper)
        except Exception as error:
            log.debug("%s", source.id, exc_info=error)
            yield Outcome(source, error=ClaimspanError(f"a defect of claimspan ({error!r}): run it again with -vv"))
            continue
        write_result(result, out / source.id)
        yield Outcome(source, result)


def read_paper(source: PaperSource, published: str | None = None) -> Paper:
    """Ingest one source. ``published`` (an ISO date) stands above what the paper says of its date."""
    if source.path == STANDARD_INPUT:
        paper = ingest_bytes(sys.stdin.buffer.read(), "stdin", source.id)
    else:
        paper = replace(ingest_file(source.path), id=source.id)
    if published is None:
        return paper
    date = Found(value=published, origin="--published")
    return replace(paper, metadata=paper.metadata.model_copy(update={"date": date}))
