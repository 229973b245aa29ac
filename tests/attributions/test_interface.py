"""Whose claim a unit is, and the records of the layer."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.attributions.factory import make_attributions
from claimspan.extract.attributions.holders import holder_report


def read(nlp: Language, text: str) -> Doc:
    return make_attributions(nlp, "attributions")(nlp(text))


def holder(nlp: Language, text: str) -> str:
    doc = read(nlp, text)
    report = holder_report(doc, 0, len(doc))
    if report is None:
        return "author"
    return "unnamed" if report.holder is None else doc[slice(*report.holder)].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru feared that the treaty would fail.", "Peru"),
        ("Peru feared isolation.", "author"),
        ("Peru wanted to leave the treaty.", "author"),
        ("Jane Doe, the envoy, admitted that the treaty had failed.", "Jane Doe"),
        ("From Lima’s point of view, the treaty had failed.", "Lima"),
        ("According to the ministry, the treaty had failed.", "the ministry"),
        ("It could be argued that the treaty had failed.", "author"),
        ("This paper argues that the treaty had failed.", "author"),
        ("The treaty was seen as a failure.", "author"),
    ],
)
def test_holder(nlp: Language, text: str, expected: str) -> None:
    assert holder(nlp, text) == expected
