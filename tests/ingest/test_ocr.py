"""Scanned pages: what is said of them, and the call of ocrmypdf (a stand-in here)."""

import stat
from pathlib import Path

import pytest

from claimspan.errors import InputError
from claimspan.ingest.pdf.ocr import add_text
from claimspan.ingest.pdf.reader import read
from tests.ingest.make_pdf import PdfPage, make_pdf


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = folder / "ocrmypdf"
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


def scan(folder: Path) -> Path:
    path = folder / "scan.pdf"
    path.write_bytes(make_pdf([PdfPage(), PdfPage()]))
    return path


def test_a_file_of_pictures_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"a\.pdf holds no text, only pictures: run claimspan ocr"):
        read(make_pdf([PdfPage(), PdfPage()]), "a.pdf")


def test_the_tool_writes_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, 'test "$1 $2" = "--skip-text --quiet" && cp "$3" "$4"', monkeypatch)
    add_text(scan(tmp_path), tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == scan(tmp_path).read_bytes()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'first line' >&2; echo 'no language pack' >&2; exit 3", "scan.pdf: no language pack"),
        ("exit 7", "ended with 7"),
        ("exec sleep 30", "within 1 seconds"),
    ],
)
def test_what_goes_wrong_is_said(script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, script, monkeypatch)
    with pytest.raises(InputError, match=said):
        add_text(scan(tmp_path), tmp_path / "copy.pdf", seconds=1)


def test_without_the_tool_or_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(InputError, match="no such file"):
        add_text(tmp_path / "none.pdf", tmp_path / "copy.pdf")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(InputError, match="not installed"):
        add_text(scan(tmp_path), tmp_path / "copy.pdf")
