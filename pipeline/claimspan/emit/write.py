"""Everything a run writes for a paper, in one folder."""

from dataclasses import dataclass
from pathlib import Path

from claimspan.emit.bibliography import bibtex, csl_json
from claimspan.emit.joined import join_claims
from claimspan.emit.table import claim_table, to_csv
from claimspan.extract.entities.clusters import entity_clusters
from claimspan.extract.run import Extraction
from claimspan.files import json_lines, write_folder
from claimspan.records import Document
from claimspan.source import Paper


@dataclass(frozen=True)
class Result:
    """A paper with its records and its document, ready to be written."""

    paper: Paper
    extraction: Extraction
    document: Document


def write_result(result: Result, folder: Path, extra: dict[str, str] | None = None) -> None:
    """Write all files of a paper into ``folder``; ``extra`` adds files by name (the check).

    Everything is written beside the folder first and then moved in, so that a failure leaves the earlier files whole.
    Raises OutputError when the folder cannot be made or written.
    """
    write_folder(folder, result_files(result) | (extra or {}))


def result_files(result: Result) -> dict[str, str]:
    """The name and the text of every file of a paper."""
    paper, extraction = result.paper, result.extraction
    joined = list(
        join_claims(
            paper.id,
            paper.units,
            extraction.claims,
            extraction.entities,
            extraction.dates,
            paper.footnotes,
            extraction.attributions,
        )
    )
    return {
        "units.jsonl": json_lines(paper.units),
        "entities.jsonl": json_lines(extraction.entities),
        "entities_index.jsonl": json_lines(entity_clusters(extraction.entities, paper.units)),
        "dates.jsonl": json_lines(extraction.dates),
        "footnotes.jsonl": json_lines(paper.footnotes),
        "notes.jsonl": json_lines(paper.notes),
        "attributions.jsonl": json_lines(extraction.attributions),
        "claims.jsonl": json_lines(extraction.claims),
        "repairs.jsonl": json_lines(paper.repairs),
        "claims_joined.jsonl": json_lines(joined),
        "claims_joined.csv": to_csv(claim_table(joined)),
        "references.json": csl_json(paper.notes),
        "references.bib": bibtex(paper.notes),
        "source.txt": paper.source.text,
        "document.json": result.document.model_dump_json(indent=2) + "\n",
    }
