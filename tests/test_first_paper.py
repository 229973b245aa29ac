"""The first paper, whole: what the committed output holds is what this version writes."""

import json
from typing import Any

import pytest

from claimspan.batch.one import Extractor
from claimspan.batch.run import read_paper
from claimspan.batch.sources import PaperSource
from claimspan.emit.schema import SCHEMAS, schema_text
from claimspan.emit.write import result_files
from claimspan.extract.model import load_model
from tests.conftest import ROOT

PAPER = PaperSource(ROOT / "corpus/shagina-2018/paper.txt", "shagina-2018")
OUTPUT = ROOT / "outputs/shagina-2018"
MEASURED = {"confidence", "confidences"}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return result_files(Extractor(load_model()).run(read_paper(PAPER)))


def without_measured(line: str) -> dict[str, Any]:
    """Floating-point values may differ in the last digit between processors; all else must be equal."""
    return {name: value for name, value in json.loads(line).items() if name not in MEASURED}


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "document"])
def test_the_committed_records_are_what_this_version_writes(files: dict[str, str], name: str) -> None:
    written = (OUTPUT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [without_measured(line) for line in files[f"{name}.jsonl"].splitlines()] == [
        without_measured(line) for line in written
    ], "run 'make pipeline', look at the difference in outputs/, and commit it if it is meant"


def test_every_span_gives_its_text_when_the_source_is_folded(files: dict[str, str]) -> None:
    paper = read_paper(PAPER)
    for name in ("entities", "dates", "claims"):
        for line in files[f"{name}.jsonl"].splitlines():
            record = json.loads(line)
            first, last = paper.clean.to_clean(record["start"], record["end"])
            assert " ".join(paper.clean.text[first:last].split()) == record["text"]


def test_relations_lead_to_claims_of_the_paper_and_never_in_a_circle(files: dict[str, str]) -> None:
    claims = {claim["id"]: claim for claim in map(json.loads, files["claims.jsonl"].splitlines())}
    for name in claims:
        path = [name]
        while relation := claims[path[-1]]["relation"]:
            assert relation["to"] not in path
            path.append(relation["to"])


def test_ids_are_unique(files: dict[str, str]) -> None:
    for name in ("claims", "attributions"):
        ids = [json.loads(line)["id"] for line in files[f"{name}.jsonl"].splitlines()]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schema_in_the_docs_is_that_of_the_records(name: str) -> None:
    kept = (ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(name), "run 'make schema'"
