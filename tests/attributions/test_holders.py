"""Whose claim a sentence of a policy paper is: several hundred sentences, one a line of ``holders.txt``."""

from pathlib import Path

import pytest
from spacy.language import Language

from claimspan.extract.attributions.holders import holder_report
from tests.attributions.reading import read

LINES = Path(__file__).with_name("holders.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("expected", "text"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_holder(nlp: Language, expected: str, text: str) -> None:
    doc = read(nlp, text)
    report = holder_report(doc, 0, len(doc))
    found = "author" if report is None else "unnamed" if report.holder is None else doc[slice(*report.holder)].text
    assert found == expected
