"""The one call: folders in, figures, errors and floors out."""

import json
from pathlib import Path

import pytest

import claimspan.check
from claimspan.check.check import check
from claimspan.check.floors import falls, read_floors, update_floors
from claimspan.check.report import report
from claimspan.errors import GoldError
from tests.check.folders import CLAIMS, DATES, ENTITIES, UNITS, changed, write_folder


def test_package_can_be_called(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    found = claimspan.check(gold, gold)  # type: ignore[operator]
    assert found.figures["entities"]["exact"]["f1"] == 1
    assert found.errors.empty


def test_errors_name_kind_values_rule_and_context(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    why = [{"rule": "ner.model", "words": ["Lima"]}, {"rule": "capital", "field": "stands_for", "words": ["said"]}]
    records = write_folder(
        tmp_path / "records",
        entities=[
            {**ENTITIES[1], "label": "ORG", "stands_for": None, "why": why},
            {**ENTITIES[2], "end": 54, "text": "Chile might"},
            {**ENTITIES[0], "start": 5, "end": 9, "text": "left", "why": why[:1]},
        ],
        dates=changed(DATES, 0, value="1991"),
        claims=changed(CLAIMS, 1, relation={"to": "0a", "type": "support"}, holder="Chile"),
    )
    errors = check(gold, records).errors
    rows = {(row.layer, row.kind): row for row in errors.itertuples()}
    assert set(rows) == {
        ("entities", "missed"),
        ("entities", "spurious"),
        ("entities", "boundary"),
        ("entities", "label"),
        ("entities", "stands_for"),
        ("dates", "value"),
        ("claims", "holder"),
        ("claims", "relation"),
    }
    missed, spurious = rows["entities", "missed"], rows["entities", "spurious"]
    assert (missed.text, missed.gold, missed.predicted, missed.gold_index) == ("Peru", "GPE", "", 0)
    assert (spurious.text, spurious.rule, spurious.predicted_index) == ("left", "ner.model", 2)
    assert (spurious.before, spurious.after) == ("Peru ", " the bloc.")
    label, stands_for = rows["entities", "label"], rows["entities", "stands_for"]
    assert (label.gold, label.predicted, label.rule, label.words) == ("GPE", "ORG", "ner.model", "Lima")
    assert (stands_for.gold, stands_for.predicted, stands_for.rule, stands_for.words) == ("Peru", "", "capital", "said")
    assert (rows["entities", "boundary"].gold, rows["entities", "boundary"].predicted) == ("Chile", "Chile might")
    assert (rows["claims", "relation"].gold, rows["claims", "relation"].predicted) == ("support 2a", "support 0a")


def test_errors_of_a_layer_and_of_a_kind(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    records = write_folder(tmp_path / "records", claims=changed(CLAIMS, 2, type="causal", thesis=True), dates=[])
    found = check(gold, records)
    assert list(found.errors_of("claims")["kind"]) == ["thesis", "type"]
    assert list(found.errors_of("claims.type")["predicted"]) == ["causal"]
    assert found.errors_of("entities").empty
    assert found.errors_by_kind().to_dict("records")[0] == {"layer": "claims", "kind": "thesis", "errors": 1}
    with pytest.raises(GoldError, match=r"no claims\.typ .*choose one of claims\.missed.*claims\.type"):
        found.errors_of("claims.typ")
    with pytest.raises(GoldError, match="choose one of units, entities"):
        found.errors_of("claim")


def test_errors_by_rule_counts_the_dearest_first(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold", entities=[])
    rules = (["b"], ["a", "c"], ["b"])
    entities = [{**row, "why": [{"rule": r} for r in given]} for row, given in zip(ENTITIES, rules, strict=True)]
    by_rule = check(gold, write_folder(tmp_path / "records", entities=entities)).errors_by_rule()
    assert by_rule[["rule", "errors"]].to_numpy().tolist() == [["b", 2], ["a", 1], ["c", 1]]


def test_confusion_tables(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    records = write_folder(tmp_path / "records", entities=changed(ENTITIES, 1, label="ORG")[1:])
    table = check(gold, records).confusions["entities.label"]
    assert table.loc["GPE"].to_dict() == {"GPE": 1, "ORG": 1, "(none)": 1}
    assert int(table.to_numpy().sum()) == 3


def test_set_of_papers_is_summed_and_each_shown(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_folder(tmp_path / "gold" / name)
        write_folder(tmp_path / "records" / name, entities=ENTITIES if name == "a" else [])
    found = check(tmp_path / "gold", tmp_path / "records")
    assert found.figures["entities"]["exact"]["recall"] == 0.5
    assert found.by_paper["b"]["entities"]["exact"]["recall"] == 0
    row = found.table.set_index("figure").loc["entities.exact"]
    assert (row["a"], row["b"], row["gold"]) == (1, 0, 6)
    (tmp_path / "records" / "b" / "units.jsonl").unlink()
    with pytest.raises(GoldError, match="holds no records of b: run claimspan"):
        check(tmp_path / "gold", tmp_path / "records")


def test_json_gives_the_errors_by_their_places_in_the_files(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    found = check(gold, write_folder(tmp_path / "records", entities=ENTITIES[:2])).to_json()
    assert json.loads(json.dumps(found)) == found
    assert found["errors"] == [{"paper": "gold", "layer": "entities", "kind": "missed", "gold": 2, "predicted": None}]
    assert found["figures"]["entities"]["exact"]["correct"] == 2


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ({"units": [{**unit, "text": "Other words here."} for unit in UNITS]}, "of another paper or text"),
        ({"entities": changed(ENTITIES, 1, end=400)}, r"entities\.jsonl, line 2: \[20, 400\) lies outside the text"),
        (
            {"entities": changed(ENTITIES, 2, label="PLACE")},
            r"entities\.jsonl, line 3: label: Input should be",
        ),
        ({"dates": changed(DATES, 0, start=-1)}, r"dates\.jsonl, line 1: start: Input should be greater"),
    ],
)
def test_bad_gold_is_one_clear_message(
    tmp_path: Path, layers: dict[str, list[dict[str, object]]], message: str
) -> None:
    gold, records = write_folder(tmp_path / "gold", **layers), write_folder(tmp_path / "records")
    with pytest.raises(GoldError, match=message) as raised:
        check(gold, records)
    assert "\n" not in str(raised.value)


def test_broken_json_and_missing_folders(tmp_path: Path) -> None:
    gold, records = write_folder(tmp_path / "gold"), write_folder(tmp_path / "records")
    (gold / "dates.jsonl").write_text('{"unit": 1\n')
    with pytest.raises(GoldError, match=r"dates\.jsonl, line 1: Invalid JSON"):
        check(gold, records)
    with pytest.raises(GoldError, match=r"nowhere holds no units\.jsonl"):
        check(tmp_path / "nowhere", records)
    (gold / "dates.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match="must be a UTF-8 text file"):
        check(gold, records)


def test_floors_rise_hold_and_fall(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    path = tmp_path / "floors.json"
    half = check(gold, write_folder(tmp_path / "half", entities=ENTITIES[:1]))
    whole = check(gold, gold)
    assert "entities.exact: new, 0.5000" in update_floors(half, path)
    assert falls(half, read_floors(path)) == falls(whole, read_floors(path)) == []
    assert "entities.exact: raised from 0.5000 to 1.0000" in update_floors(whole, path)
    assert update_floors(whole, path) == []
    fallen = {fall.figure: str(fall) for fall in falls(half, read_floors(path))}
    assert fallen["entities.exact"] == "entities.exact is 0.5000, below its floor 1.0000 by more than 0.3333"
    assert "dates.exact" not in fallen


def test_floor_bears_the_loss_of_one_record(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    path = tmp_path / "floors.json"
    update_floors(check(gold, gold), path)
    one_lost = check(gold, write_folder(tmp_path / "records", entities=ENTITIES[:2]))
    assert "entities.exact" not in {fall.figure for fall in falls(one_lost, read_floors(path))}


def test_layer_that_is_gone_is_a_fall(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    path = tmp_path / "floors.json"
    update_floors(check(gold, gold), path)
    (gold / "dates.jsonl").unlink()
    assert "dates.exact is missing" in str(falls(check(gold, gold), read_floors(path))[0])


def test_no_floors_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="make them with 'claimspan check"):
        read_floors(tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text("[1]")
    with pytest.raises(GoldError, match="is no floors file"):
        read_floors(tmp_path / "floors.json")


def test_gold_of_units_alone(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold")
    for layer in ("entities", "dates", "footnotes", "claims"):
        (gold / f"{layer}.jsonl").unlink()
    found = check(gold, write_folder(tmp_path / "records"))
    assert list(found.figures) == ["units"]
    assert list(found.table["figure"]) == ["units"]
    assert found.agreement is None
    assert "units: same span and kind" in report(found)


def test_empty_layers_have_counts_but_no_ratios(tmp_path: Path) -> None:
    gold = write_folder(tmp_path / "gold", entities=[], dates=[], footnotes=[], claims=[])
    found = check(gold, gold)
    assert found.figures["footnotes"] == {
        "gold": 0,
        "predicted": 0,
        "correct": 0,
        "precision": None,
        "recall": None,
        "f1": None,
        "schemes": found.figures["footnotes"]["schemes"],
    }
    assert "Figures" in report(found)
