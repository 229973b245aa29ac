"""What claimspan answers to files made to break it (those that take seconds are left to the command)."""

import pytest

from claimspan.ingest import html
from claimspan.ingest.docx import read as read_docx
from claimspan.ingest.pdf.reader import read as read_pdf
from claimspan.ingest.sniff import DOCX, HTML, sniff
from tests.ingest.fuzz import TARGETS, fuzz
from tests.ingest.hostile_files import CASES, READ, Case, answer


@pytest.mark.parametrize("case", [case for case in CASES if not case.slow], ids=lambda case: case.what)
def test_each_is_read_or_refused_with_a_message_for_people(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tests.ingest.hostile_files.read_isolated", lambda module, data, name, seconds: read_pdf(data, name)
    )
    for data in case.make():
        said = answer(data)
        assert said == READ or (said.startswith("a") and "\n" not in said and "Traceback" not in said)
        assert case.answer is None or case.answer in said


@pytest.mark.parametrize("what", ["points outside of itself", "name a file"])
def test_nothing_outside_of_the_file_is_read(what: str) -> None:
    for case in CASES:
        if what in case.what:
            for data in case.make():
                if answer(data) == READ:
                    media_type = sniff(data, "a")
                    text = {DOCX: read_docx, HTML: html.read}[media_type](data, "a").source.text
                    assert "root:" not in text and "secret" not in text


def test_the_fuzzer_finds_nothing() -> None:
    tallies = fuzz(300, rounds=30)
    assert tallies.keys() == TARGETS.keys()
    assert [failure for tally in tallies.values() for failure in tally.failed] == []
    assert all(tally.read + tally.refused for tally in tallies.values())
    assert all(tallies[name].read for name in ("text", "Markdown", "HTML", "DOCX, its XML", "PDF"))
