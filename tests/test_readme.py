"""What README and docs say is there, and is true."""

import re
import tomllib

import pytest
import typer.main

from claimspan.cli import app
from tests.conftest import ROOT
from tests.readme import record_part

PAGES = [ROOT / "README.md", ROOT / "annotations/GUIDELINES.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_record_is_the_one_in_the_output() -> None:
    assert record_part() in (ROOT / "README.md").read_text(encoding="utf-8"), "run 'make readme'"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(typer.main.get_command(app).commands)
    for name in re.findall(r"(?:`|    |/)claimspan ([a-z]+)", text):
        assert name in commands, f"{page.name} names claimspan {name}"
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in re.findall(r"(?:`|    )make ([a-z-]+)", text):
        assert name in targets, f"{page.name} names make {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_benches_that_are_named_exist(page) -> None:
    for name in re.findall(r"python -m (tests[\w.]+)", page.read_text(encoding="utf-8")):
        assert (ROOT / (name.replace(".", "/") + ".py")).is_file(), f"{page.name} names {name}"


def test_all_dependencies_are_pinned_with_hashes() -> None:
    lock = (ROOT / "requirements/lock.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", lock)
    pinned = {re.match(r"[\w.-]+", block)[0].lower() for block in blocks if "--hash=sha256:" in block}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for requirement in wanted:
        assert re.match(r"[\w.-]+", requirement)[0].lower() in pinned, requirement
