"""A user's own rule files: added to the package's, in place of them, and refused where they are wrong."""

from pathlib import Path

import pytest
from spacy.language import Language

from claimspan.errors import RuleError
from claimspan.extract.claims.own import FILES, own_rules
from claimspan.extract.claims.rules import type_rules
from tests.claims.reading import parsed

TEXT = "Peru should silt its harbours."
TYPE = """
[[rules]]
id = "silting"
type = "evaluative"
any = ["silt@head"]
example = "The harbour silted."
"""
WORDS = """
[[classes]]
name = "silt"
pos = ["VERB"]
words = ["silt"]
example = "The harbour [silted]."
"""


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


def test_own_words_and_rules_come_before_those_of_the_package(nlp: Language, tmp_path: Path) -> None:
    own = nlp.create_pipe("claimspan_claims", config={"rules": str(folder(tmp_path, types=TYPE, lexicon=WORDS))})
    plain = nlp.create_pipe("claimspan_claims")
    with_own, without = (
        {why.rule for unit in component(parsed(nlp, TEXT))._.claimspan_arguments for why in unit.why}
        for component in (own, plain)
    )
    assert "rule: silting" in with_own
    assert "rule: silting" not in without


def test_an_own_rule_takes_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    replaced = type_rules()[2]
    text = TYPE.replace("silting", replaced.id)
    with own_rules(folder(tmp_path, types=text)):
        found = type_rules()
    assert len(found) == len(type_rules())
    assert found[2].any == ("silt@head",)
    assert type_rules()[2] == replaced


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("types", TYPE + 'colour = "red"\n', "colour"),
        ("types", TYPE.replace("evaluative", "gloomy"), "type"),
        ("typos", TYPE, "no rule file of the claims layer"),
    ],
)
def test_a_wrong_file_is_refused(nlp: Language, tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        nlp.create_pipe("claimspan_claims", config={"rules": str(folder(tmp_path, **{name: text}))})


def test_a_missing_folder_is_refused(nlp: Language, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no folder of rules"):
        nlp.create_pipe("claimspan_claims", config={"rules": str(tmp_path / "none")})


def test_every_rule_file_of_the_package_can_be_overlaid() -> None:
    here = Path(__file__).parents[2] / "pipeline" / "claimspan" / "extract" / "claims"
    assert sorted(FILES) == sorted(path.name for path in here.glob("*.toml"))
