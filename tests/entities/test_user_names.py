"""A user's own list of names, from the file to the records, by the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimspan.cli import app
from claimspan.errors import ClaimspanError
from claimspan.extract.entities.lexicon import user_names

OWN = """
[[names]]
name = "Harbour Ring"
label = "ORG"
aliases = ["Ring Seven"]

[[names]]
name = "Vessler House"
label = "ORG"
canonical = "Office of the Premier of Marland"
stands_for = "Marland"

[[names]]
name = "Chile"
label = "PRODUCT"
"""
PAPER = """# On rings

The Harbour Ring signed a treaty with Peru. Later Ring Seven left it. Vessler House protested against Chile.
"""


def records(tmp_path: Path, *options: str) -> list[dict[str, object]]:
    (tmp_path / "paper.md").write_text(PAPER, encoding="utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["run", str(tmp_path / "paper.md"), "--out", str(out), *options])
    assert done.exit_code == 0, done.output
    lines = (out / "paper" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.slow
def test_names_of_the_user_win_in_the_records(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    found = {
        (record["text"], record["label"], record["canonical"], record["stands_for"], record["why"][0]["rule"])  # type: ignore[index]
        for record in records(tmp_path, "--names", str(own))
    }
    assert found == {
        ("Harbour Ring", "ORG", "Harbour Ring", None, "gazetteer.user"),
        ("Peru", "GPE", "Peru", None, "gazetteer.countries"),
        ("Ring Seven", "ORG", "Harbour Ring", None, "gazetteer.user"),
        ("Vessler House", "ORG", "Office of the Premier of Marland", "Marland", "gazetteer.user"),
        ("Chile", "PRODUCT", "Chile", None, "gazetteer.user"),
    }


@pytest.mark.slow
def test_the_hash_of_the_rules_tells_of_the_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    records(tmp_path)
    document = tmp_path / "out" / "paper" / "document.json"
    plain = json.loads(document.read_text(encoding="utf-8"))["rules_sha256"]
    records(tmp_path, "--names", str(own))
    assert json.loads(document.read_text(encoding="utf-8"))["rules_sha256"] != plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[names]]\nname = "A"\n', "label"),
        ('[[names]]\nname = "A"\nlabel = "ORG"\nkind = "x"\n', "kind"),
        ('[[names]]\nname = "A"\nlabel = "TOWN"\n', "label"),
        ("[[names]\n", "not valid TOML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_where(text: str, said: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ClaimspanError, match=said) as raised:
        user_names(own)
    assert "own.toml" in str(raised.value)


def test_a_missing_file_stops_the_command_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(PAPER, encoding="utf-8")
    done = CliRunner().invoke(app, ["run", str(tmp_path / "paper.md"), "--names", str(tmp_path / "none.toml")])
    assert done.exit_code != 0
    assert "none.toml" in done.output or "none.toml" in str(done.exception)
