"""Agreement of annotators, and the gold that their adjudication gives."""

import csv
import io
import random
import sys
from pathlib import Path
from typing import Any

import krippendorff
import pytest
from sklearn.metrics import cohen_kappa_score

from claimspan.check.adjudicate import adjudicated, read_worksheet, worksheet, write_adjudicated
from claimspan.check.agreement import Agreement, agreement, alpha, kappa
from claimspan.check.annotators import read_annotator
from claimspan.check.gamma import gamma
from claimspan.check.gold import Layers, read_layers
from claimspan.check.validate import validate
from claimspan.errors import ClaimspanError, GoldError
from tests.check.folders import TEXT, write_folder, write_rows
from tests.conftest import ROOT

FIRST_PAPER = ROOT / "annotations" / "shagina-2018"
SOURCE = ROOT / "corpus" / "shagina-2018" / "paper.txt"


def test_kappa_worked_by_hand() -> None:
    left = ["yes"] * 25 + ["no"] * 25
    right = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(left, right) == pytest.approx(0.4), "observed 0.7, by chance 0.5"


def test_kappa_is_that_of_scikit_learn() -> None:
    rng = random.Random(3)
    for _ in range(20):
        left, right = ([rng.choice("abcd") for _ in range(30)] for _ in range(2))
        assert kappa(left, right) == pytest.approx(cohen_kappa_score(left, right))


def test_alpha_worked_by_hand() -> None:
    left, right = list("aabb"), list("abbb")
    observed, expected = 2 / 8, 2 * 3 * 5 / (8 * 7)
    assert alpha(left, right) == pytest.approx(1 - observed / expected)
    assert alpha(left, right) == pytest.approx(
        krippendorff.alpha(reliability_data=[[0, 0, 1, 1], [0, 1, 1, 1]], level_of_measurement="nominal")
    )


def test_one_label_only_has_no_coefficient() -> None:
    assert kappa("aa", "aa") != kappa("aa", "aa")
    assert alpha("aa", "aa") != alpha("aa", "aa")


def test_first_paper_agrees_as_reported() -> None:
    found = agreement(FIRST_PAPER)["a", "b"]
    labels = found.labels.set_index("field")
    rounded = {
        field: round(float(labels.loc[f"claims.{field}", "kappa"]), 2)
        for field in ("role", "type", "holder", "certainty")
    }
    assert rounded == {"role": 0.92, "type": 0.86, "holder": 0.84, "certainty": 0.98}
    spans = found.spans.set_index("what")
    assert round(float(spans.loc["relations", "f1"]), 2) == 0.85
    assert round(float(spans.loc["entities, span and label", "f1"]), 3) == 0.997
    assert found.confusions["claims.role"].to_numpy().tolist() == [[154, 5], [1, 45]]


def test_annotators_of_the_first_paper_resolve_to_the_spans_of_the_gold() -> None:
    gold = read_layers(FIRST_PAPER)
    source = SOURCE.read_bytes().decode("utf-8")
    found = read_annotator(FIRST_PAPER, "b", gold.units, source)
    assert found.entities is not None
    assert gold.entities is not None
    assert [(e.start, e.end) for e in found.entities] == [(e.start, e.end) for e in gold.entities]


def annotated(folder: Path) -> Path:
    """Two annotators who differ in every way there is."""
    gold = write_folder(folder)
    entity = {"n": 1, "label": "GPE", "canonical": "Peru", "stands_for": None}
    chile = {**entity, "quote": "Chile", "canonical": "Chile"}
    claim: dict[str, Any] = {
        "span": "*",
        "role": "claim",
        "type": "causal",
        "holder": "author",
        "cue": None,
        "content": None,
        "certainty": "certain",
        "polarity": "positive",
        "thesis": False,
        "relation": None,
    }
    for name, entities, dates, claims in (
        (
            "a",
            [[{**entity, "quote": "Peru"}], [{**entity, "quote": "Lima", "canonical": "Lima"}, chile]],
            [{"quote": "1990", "n": 1, "type": "DATE", "value": "1990", "mod": None}],
            [
                {**claim, "id": "0a", "relation": {"to": "2a", "type": "support"}},
                {**claim, "id": "1a"},
                {**claim, "id": "2a"},
            ],
        ),
        (
            "b",
            [[{**entity, "quote": "Peru left"}], [chile | {"label": "ORG"}]],
            [{"quote": "in 1990", "n": 1, "type": "DATE", "value": "1991", "mod": None}],
            [
                {**claim, "id": "0b", "role": "evidence", "type": None},
                {**claim, "id": "1b", "holder": "Lima", "cue": "said", "content": "Chile might impose a tariff"},
                {
                    **claim,
                    "id": "2b",
                    "span": "It was a mistake",
                    "type": "evaluative",
                    "relation": {"to": "0b", "type": "attack"},
                },
            ],
        ),
    ):
        rows = [{"s": s, "entities": found, "dates": dates if s == 1 else []} for s, found in enumerate(entities)]
        write_rows(gold / "annotators" / f"{name}-entities.jsonl", rows)
        write_rows(gold / "annotators" / f"{name}-claims.jsonl", [{"s": s, "adus": [c]} for s, c in enumerate(claims)])
    return gold


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return annotated(tmp_path / "gold")


def both(gold: Path) -> Agreement:
    return agreement(gold, TEXT)["a", "b"]


def decide(found: Agreement, decision: str, **own: str) -> list[dict[str, str]]:
    """The worksheet filled with one decision for all rows, but for some kinds."""
    rows = list(csv.DictReader(io.StringIO(worksheet(found))))
    return [{**row, "decision": own.get(row["kind"], decision)} for row in rows]


def without_ids(layers: Layers) -> dict[str, list[dict[str, Any]]]:
    claims = [claim.model_dump() for claim in layers.claims or ()]
    names = {claim["id"]: number for number, claim in enumerate(claims)}
    for claim in claims:
        claim["id"] = names[claim["id"]]
        if claim["relation"]:
            claim["relation"]["to"] = names[claim["relation"]["to"]]
    return {
        "claims": claims,
        "entities": [entity.model_dump() for entity in layers.entities or ()],
        "dates": [date.model_dump() for date in layers.dates or ()],
    }


def test_deciding_for_one_annotator_throughout_gives_that_annotator(gold: Path) -> None:
    found = both(gold)
    units = read_layers(gold).units
    for name in ("a", "b"):
        expected = read_annotator(gold, name, units, TEXT)
        assert without_ids(adjudicated(found, decide(found, name))) == without_ids(expected)


def test_own_value_decides_too(gold: Path) -> None:
    found = both(gold)
    result = adjudicated(found, decide(found, "a", type="motive", value="1990-05", label="LOC", role="evidence"))
    assert result.claims is not None
    assert result.dates is not None
    assert result.entities is not None
    assert [(claim.role, claim.type) for claim in result.claims] == [
        ("evidence", None),
        ("claim", "causal"),
        ("claim", "motive"),
    ]
    assert result.dates[0].value == "1990-05"
    assert result.entities[-1].label == "LOC"


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"type": ""}, r"1 rows have no decision, the first is row \d+ \(claims\.type, unit 2\): write a, b or"),
        ({"type": "casual"}, r"claims, unit 2: type: Input should be 'prescriptive'.*correct the decision"),
        ({"boundary": "Peru"}, r"row \d+ \(entities\.boundary\): decide for a or b, not Peru"),
    ],
)
def test_bad_decisions(gold: Path, own: dict[str, str], message: str) -> None:
    found = both(gold)
    with pytest.raises(GoldError, match=message):
        adjudicated(found, decide(found, "a", **own))


def test_worksheet_of_other_annotations(gold: Path, tmp_path: Path) -> None:
    found = both(gold)
    with pytest.raises(GoldError, match="not of these annotations"):
        adjudicated(found, decide(found, "a")[1:])
    (tmp_path / "bad.csv").write_text("row,layer\n1,claims\n")
    with pytest.raises(GoldError, match="has no column kind, unit"):
        read_worksheet(tmp_path / "bad.csv")


def test_adjudicated_folder_is_valid_and_keeps_both_versions(gold: Path, tmp_path: Path) -> None:
    found = both(gold)
    rows = decide(found, "a", holder="b", type="b")
    out = tmp_path / "adjudicated"
    write_adjudicated(adjudicated(found, rows), found, rows, gold, out)
    assert validate(out, gold / "paper.txt") == []
    kept = {path.name: path.read_bytes() for path in (gold / "annotators").iterdir()}
    assert {name: (out / "annotators" / name).read_bytes() for name in kept} == kept
    assert read_worksheet(out / "annotators" / "worksheet.csv") == [{**row, "remark": ""} for row in rows]
    with pytest.raises(GoldError, match="nothing is overwritten"):
        write_adjudicated(adjudicated(found, rows), found, rows, gold, out)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"s": 1, "entities": [{"quote": "Bogota", "n": 1}]},
            r"a-entities\.jsonl, line 1: “Bogota” \(occurrence 1\) is not in unit 1",
        ),
        (
            {"s": 1, "entities": [{"quote": "Lima", "n": 2}]},
            r"“Lima” \(occurrence 2\) is not in unit 1: quote it exactly",
        ),
        ({"s": 9, "entities": []}, "there is no unit 9: correct the number"),
        ({"entities": []}, "line 1"),
        (
            {"s": 1, "entities": [{"quote": "Lima", "n": 1, "label": "CITY", "canonical": "Lima"}]},
            "label: Input should be",
        ),
    ],
)
def test_bad_annotations(gold: Path, row: dict[str, Any], message: str) -> None:
    write_rows(gold / "annotators" / "a-entities.jsonl", [row])
    with pytest.raises(GoldError, match=message):
        agreement(gold, TEXT)


def test_one_annotator_agrees_with_nobody(gold: Path) -> None:
    for path in (gold / "annotators").glob("b-*"):
        path.unlink()
    with pytest.raises(GoldError, match="fewer than two annotators"):
        agreement(gold, TEXT)


def test_gamma_of_the_first_paper() -> None:
    pytest.importorskip("pygamma_agreement", reason="the extra gamma is not installed")
    found = agreement(FIRST_PAPER)["a", "b"]
    assert gamma(found, "claims", samples=5) == gamma(found, "claims", samples=5)
    assert gamma(found, "claims", samples=5) == pytest.approx(0.93, abs=0.05)
    assert gamma(found, "dates", samples=5) == 1


def test_gamma_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygamma_agreement", None)
    with pytest.raises(ClaimspanError, match=r"pip install 'claimspan\[gamma\]'"):
        gamma(agreement(FIRST_PAPER)["a", "b"], "claims")
