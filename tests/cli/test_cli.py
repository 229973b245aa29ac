"""The command line as a user meets it: a process of its own, its screen, its exit code, its files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.core import TyperGroup

from claimspan.cli import app

PAPER = """\
The Long Border

Peru and Chile signed a treaty in 1990. Peru feared that the treaty would isolate it.

The minister argued that trade should grow. It did not.
"""


def claimspan(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "claimspan", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"COLUMNS": "200"},
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def commands() -> dict[str, Any]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return dict(group.commands)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_has_help(name: str) -> None:
    command = commands()[name]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_help_lists_every_command() -> None:
    done = claimspan("--help")
    assert done.returncode == 0
    for name in commands():
        assert name in done.stdout


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "border.txt").write_text(PAPER, encoding="utf-8")
    done = claimspan("run", "border.txt", "--out", "out", "--published", "1995-06-01", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "border" in done.stdout
    return folder / "out" / "border"


def test_a_run_writes_every_file_of_the_contract(records: Path) -> None:
    names = {path.name for path in records.iterdir()}
    assert {
        "units.jsonl",
        "entities.jsonl",
        "dates.jsonl",
        "footnotes.jsonl",
        "claims.jsonl",
        "attributions.jsonl",
        "document.json",
        "claims_joined.jsonl",
        "claims_joined.csv",
    } <= names
    document = json.loads((records / "document.json").read_text())
    assert document["source"] == "border.txt"
    assert document["metadata"]["date"]["value"] == "1995-06-01"


def test_every_record_is_tied_to_the_characters_of_the_source(records: Path) -> None:
    source = (records.parent.parent / "border.txt").read_text(encoding="utf-8")
    for name in ("units", "entities", "dates", "claims"):
        for line in (records / f"{name}.jsonl").read_text().splitlines():
            record = json.loads(line)
            assert " ".join(source[record["start"] : record["end"]].split()) == record["text"]


def test_two_runs_give_the_same_bytes(records: Path, tmp_path: Path) -> None:
    again = claimspan(
        "run", str(records.parent.parent / "border.txt"), "--out", str(tmp_path), "--published", "1995-06-01"
    )
    assert again.returncode == 0
    for path in records.iterdir():
        assert path.read_bytes() == (tmp_path / "border" / path.name).read_bytes(), path.name


def test_a_claim_can_be_explained(records: Path) -> None:
    first = json.loads((records / "claims.jsonl").read_text().splitlines()[0])
    done = claimspan("explain", first["id"], "--in", str(records))
    assert done.returncode == 0, done.stderr
    assert first["role"] in done.stdout


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    done = claimspan("run", "-", "--out", str(tmp_path), stdin=PAPER.encode())
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "stdin" / "claims.jsonl").is_file()


BAD = {
    "missing": (None, "does not exist"),
    "empty": (b"", "empty"),
    "blank": (b" \n\n \n", "empty|no sentence|no text"),
    "binary": (bytes(range(256)) * 20, "binary"),
    "encoding": (b"Per\x81\xfa signed. \x8d\x90\x9d" * 50, "UTF-8"),
    "without-sentences": (b"1 2 3\n4 5 6\n---\n", "sentence"),
    "one-long-line": (b"word " * 10_400_000, "line"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_gets_one_clear_message_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    data, message = BAD[name]
    path = tmp_path / f"{name}.txt"
    if data is not None:
        path.write_bytes(data)
    done = claimspan("run", str(path), "--out", str(tmp_path / "out"))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert name in lines[0]
    assert any(part.lower() in lines[0].lower() for part in message.split("|")), lines[0]
    assert not (tmp_path / "out" / name).exists()


def test_a_bad_paper_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(PAPER)
    done = claimspan("run", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert (tmp_path / "out" / "b" / "claims.jsonl").is_file()


def test_an_unknown_option_is_named() -> None:
    done = claimspan("run", "--sideways")
    assert done.returncode == 2
    assert "--sideways" in done.stderr


def test_a_wrong_day_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAPER)
    done = claimspan("run", str(tmp_path / "a.txt"), "--out", str(tmp_path), "--published", "June")
    assert done.returncode == 2
    assert "June" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAPER)
    (tmp_path / "out").write_text("a file stands where the folder should be")
    done = claimspan("run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert (tmp_path / "out").read_text() == "a file stands where the folder should be"


def test_a_missing_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAPER)
    done = claimspan("run", str(tmp_path / "a.txt"), "--out", str(tmp_path), "--model", "no_such_model")
    assert done.returncode == 1
    assert "no_such_model" in done.stderr
    assert "make setup" in done.stderr
