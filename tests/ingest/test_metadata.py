"""Title, authors and date, each with where it was read."""

import re
from pathlib import Path

import pytest

from claimspan.errors import InputError
from claimspan.ingest.lexicon import is_front, lexicon
from claimspan.ingest.read import ingest_bytes, ingest_file
from claimspan.records import Metadata
from tests.conftest import ROOT

BODY = "Peru signed the treaty with its neighbours in the spring of that year after long talks."


def metadata(text: str) -> Metadata:
    return ingest_bytes(text.encode(), "paper.txt", "paper").metadata


def test_the_first_paper_has_its_own_file() -> None:
    found = ingest_file(ROOT / "corpus" / "shagina-2018" / "paper.txt").metadata
    assert found.title is not None and found.title.origin == "paper.toml"
    assert found.date is not None and found.date.value == "2018"
    assert [(author.name, author.affiliation) for author in found.authors] == [
        ("Maria Shagina", "Ritsumeikan University")
    ]


def test_the_first_paper_without_its_file() -> None:
    data = (ROOT / "corpus" / "shagina-2018" / "paper.txt").read_bytes()
    found = ingest_bytes(data, "paper.txt", "paper").metadata
    assert found.title is not None and found.subtitle is not None
    assert (found.title.value, found.subtitle.value) == (
        "Japan’s Dilemma with Sanctions Policy Towards Russia",
        "A Delicate Balancing Act",
    )
    assert [(author.name, author.affiliation, author.origin) for author in found.authors] == [
        ("Maria Shagina", "Ritsumeikan University", "biography")
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz and Pablo Soto", ["Ana Ruiz", "Pablo Soto"]),
        ("Authors: Ruiz, Ana; Soto, Pablo B.", ["Ana Ruiz", "Pablo B. Soto"]),
        ("Ana Ruiz, Pablo Soto, and Soo-jin Han", ["Ana Ruiz", "Pablo Soto", "Soo-jin Han"]),
        ("Prof. Ana Ruiz is a senior fellow at the Institute of Peace, Lima.", ["Ana Ruiz"]),
    ],
)
def test_authors_on_the_first_page(line: str, names: list[str]) -> None:
    found = metadata(f"The Gas Trap in the Andes\n\n{line}\n\n{BODY} {BODY}\n\n{BODY}\n")
    assert [author.name for author in found.authors] == names


@pytest.mark.parametrize(
    ("line", "date"),
    [("Lima, 4 May 2018", "2018-05-04"), ("Published: May 2018", "2018-05"), ("Andean Papers 3 (2018)", "2018")],
)
def test_date_on_the_first_page(line: str, date: str) -> None:
    found = metadata(f"The Gas Trap in the Andes\n\n{line}\n\n{BODY} {BODY}\n\n{BODY}\n")
    assert found.date is not None and found.date.value == date


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Institute of Andean Studies", "Institute of Andean Studies"),
        ("Published by the Institute of Andean Studies, Lima", "Institute of Andean Studies"),
        ("© 2018 Institute of Andean Studies. All rights reserved.", "Institute of Andean Studies"),
        ('Recommended Citation: Ruiz, Ana. "The Gas Trap." Andean Papers 3, no. 2 (2018): 4-9.', "Andean Papers"),
        ("Publisher: Puerto", "Puerto"),
    ],
)
def test_publisher_on_the_first_page(line: str, publisher: str) -> None:
    found = metadata(f"The Gas Trap in the Andes\n\n{line}\n\n{BODY} {BODY}\n\n{BODY}\n")
    assert found.publisher is not None and found.publisher.value == publisher


def test_affiliation_in_a_note_by_sign() -> None:
    found = metadata(
        f"The Gas Trap in the Andes\n\nAna Ruiz*\n\n{BODY} {BODY}\n\n{BODY}\n\n"
        "* Professor of Law, University of Lima. Ruiz thanks the reviewers.\n"
    )
    assert [(author.name, author.affiliation) for author in found.authors] == [("Ana Ruiz", "University of Lima")]


def test_the_kind_of_a_document_is_not_its_title() -> None:
    found = metadata(f"Policy Brief\n\nThe Gas Trap in the Andes\n\n{BODY} {BODY}\n\n{BODY}\n")
    assert found.title is not None and found.title.value == "The Gas Trap in the Andes"


def test_a_text_that_is_not_english_is_said() -> None:
    paper = ingest_bytes(("Die Minister der Länder haben sich auf einen Vertrag geeinigt. " * 9).encode(), "a.txt", "a")
    assert paper.metadata.language is not None and paper.metadata.language.value == "de"
    assert [warning.code for warning in paper.warnings] == ["not-english"]


def test_an_unknown_key_in_paper_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(BODY)
    (tmp_path / "paper.toml").write_text('titel = "Gas"\n')
    with pytest.raises(InputError, match="titel"):
        ingest_file(tmp_path / "paper.txt")


@pytest.mark.parametrize("rule", lexicon().front, ids=lambda rule: rule.name)
def test_every_rule_for_front_matter_has_an_example_that_holds(rule) -> None:  # type: ignore[no-untyped-def]
    flags = "" if rule.name == "biography" else "(?i)"
    assert re.search(flags + rule.pattern, rule.example) and is_front(rule.example)
