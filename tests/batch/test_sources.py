"""Which files a run reads, and their ids."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspan.batch.sources import find_sources, safe_name
from claimspan.errors import InputError


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Peru signed.\n")


def test_a_single_file_has_its_stem_for_id(tmp_path: Path) -> None:
    make(tmp_path, "My paper.txt")
    assert [source.id for source in find_sources([tmp_path / "My paper.txt"])] == ["My-paper"]


def test_a_folder_gives_its_papers_in_order_of_name(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "notes.csv", "sub/c.html")
    assert [source.id for source in find_sources([tmp_path])] == ["a", "b", "c"]


def test_a_corpus_folder_names_its_paper(tmp_path: Path) -> None:
    make(tmp_path, "peru-1990/paper.txt", "peru-1990/paper.toml", "chile/paper.txt", "chile/paper.toml")
    assert [source.id for source in find_sources([tmp_path])] == ["chile", "peru-1990"]


def test_two_papers_of_one_name_are_told_apart_by_folder_whatever_their_order(tmp_path: Path) -> None:
    make(tmp_path, "x/report.txt", "y/report.txt")
    files = [tmp_path / "x/report.txt", tmp_path / "y/report.txt"]
    assert [source.id for source in find_sources(files)] == ["x-report", "y-report"]
    assert [source.id for source in find_sources(files[::-1])] == ["y-report", "x-report"]


def test_the_same_paper_twice_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "x/report.txt", "x/report.md")
    with pytest.raises(InputError, match="one folder x-report"):
        find_sources([tmp_path])


@pytest.mark.parametrize("name", ["missing.txt", "empty"])
def test_nothing_to_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=name):
        find_sources([tmp_path / name])


@given(st.text())
def test_a_safe_name_is_one_folder_below(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert Path("out", safe).name == safe
    assert safe not in (".", "..")
