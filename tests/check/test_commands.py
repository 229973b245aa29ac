"""The check's commands as a user meets them."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimspan import cli
from claimspan.errors import ClaimspanError
from tests.check.folders import ENTITIES, write_folder
from tests.check.test_agreement import annotated


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    for console in (cli.screen, cli.messages):
        monkeypatch.setattr(console, "_width", 200)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def message(result: Result) -> str:
    assert isinstance(result.exception, ClaimspanError), result.output
    return str(result.exception)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "gold")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "records", entities=ENTITIES[:1])


def test_check_prints_figures_and_errors(gold: Path, records: Path) -> None:
    shown = run("check", gold, records).output
    assert "entities: same span and label" in shown
    assert "0.500" in shown
    assert "errors by kind" in shown


def test_check_json_is_one_object_of_counts_and_ratios(gold: Path, records: Path) -> None:
    result = run("check", gold, records, "--json")
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert figures["entities"]["exact"]["correct"] == 1
    assert figures["claims"]["role"]["mean"] == 1
    assert figures["claims"]["type"]["accuracy"] == {"total": 2, "correct": 2, "ratio": 1.0}


def test_check_lists_errors(gold: Path, records: Path) -> None:
    assert "[Chile]" in run("check", gold, records, "--errors", "entities.missed").output
    assert "choose one of" in message(run("check", gold, records, "--errors", "things"))


def test_check_with_floors(gold: Path, records: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert "make them with" in message(run("check", gold, gold, "--floors", floors))
    assert run("check", gold, gold, "--floors", floors, "--update").exit_code == 0
    assert run("check", gold, gold, "--floors", floors).exit_code == 0
    assert "entities.exact is 0.5000, below its floor" in message(run("check", gold, records, "--floors", floors))
    assert run("check", gold, gold, "--update").exit_code == 2


def test_check_compares_with_an_earlier_run_and_reports(gold: Path, records: Path, tmp_path: Path) -> None:
    shown = run("check", gold, gold, "--before", records, "--report", tmp_path / "report.html").output
    assert "since the earlier run" in shown
    assert "+0.500" in shown
    assert "Since the earlier run" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_annotators_to_adjudicated_gold(tmp_path: Path) -> None:
    gold, sheet, out = annotated(tmp_path / "gold"), tmp_path / "sheet.csv", tmp_path / "new"
    shown = run("agreement", gold, "--worksheet", sheet).output
    assert "claims.role" in shown
    assert "relations" in shown
    assert "have no decision" in message(run("adjudicate", gold, sheet, "--out", out))
    assert not out.exists()
    with sheet.open(encoding="utf-8") as handle:
        rows = [{**row, "decision": "b"} for row in csv.DictReader(handle)]
    with sheet.open("w", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert f"{len(rows)} decisions" in run("adjudicate", gold, sheet, "--out", out).output
    assert "no problem" in run("validate", out, "--source", gold / "paper.txt").output


def test_validate(gold: Path, tmp_path: Path) -> None:
    assert "no problem" in run("validate", gold).output
    write_folder(gold, entities=[{**ENTITIES[0], "end": 9}])
    result = run("validate", gold)
    assert "entities.jsonl, line 1: [0, 9) ends with" in result.output
    assert message(result).startswith("1 problem")
    assert run("validate", gold, "--reanchor", gold / "paper.txt").exit_code == 2
