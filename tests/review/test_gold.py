import json
from pathlib import Path
from typing import Any

import pytest

from claimspan.check.gold import read_layers
from claimspan.errors import InputError
from claimspan.review.agreement import reviewers_agreement
from claimspan.review.events import Add, Decide, Edit, Event, Op, Read, Remark
from claimspan.review.gold import build
from claimspan.review.session import PaperSession
from tests.review.folders import SENTENCES, invented


def reviewed(folder: Path, *ops: Op, reviewer: str = "anna") -> Path:
    path = invented(folder, SENTENCES)
    PaperSession(path, folder / "annotations").save(reviewer, [Event(id="event-0001", at="2030", ops=ops)], 0)
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def claim(number: int) -> str:
    return f"c-{number:08x}"


def accept(*numbers: int) -> list[Op]:
    return [Decide(layer="claims", id=claim(number), value="accept") for number in numbers]


def test_gold_holds_what_was_confirmed_corrected_and_added(tmp_path: Path) -> None:
    added = {
        "id": "r-1", "unit": 3, "start": 120, "end": 130, "text": "Chile lead", "role": "claim", "type": "prescriptive",
        "holder": "author", "certainty": "certain", "polarity": "positive", "thesis": False,
    }  # fmt: skip
    path = reviewed(
        tmp_path,
        *accept(0),
        Edit(layer="claims", id=claim(1), fields={"type": "motive"}),
        Remark(layer="claims", id=claim(1), value="clearly a motive"),
        Decide(layer="claims", id=claim(2), value="reject"),
        Decide(layer="claims", id=claim(3), value="reject"),
        Add(layer="claims", id="r-1", fields=added),
    )
    [built] = build(path, "anna", tmp_path / "annotations")
    layers = read_layers(built.folder)
    assert [(record.id, record.type) for record in layers.claims or ()] == [
        (claim(0), None), (claim(1), "motive"), ("r-1", "prescriptive"),
    ]  # fmt: skip
    provenance = [line["provenance"] for line in lines(built.folder / "claims.jsonl")]
    assert [entry["decision"] for entry in provenance] == ["accepted", "corrected", "added"]
    assert provenance[1]["proposed"]["type"] == "causal"
    assert provenance[1]["remark"] == "clearly a motive"
    assert {entry["by"] for entry in provenance} == {"anna"}


def test_gold_covers_only_what_was_reviewed(tmp_path: Path) -> None:
    path = reviewed(tmp_path, *accept(0, 1, 2, 3, 4))
    [built] = build(path, "anna", tmp_path / "annotations")
    assert [unit["unit"] for unit in lines(built.folder / "units.jsonl")] == [0, 1, 2, 3]
    assert [record["id"] for record in lines(built.folder / "claims.jsonl")] == [claim(n) for n in range(4)]


def test_a_paragraph_that_was_read_is_covered(tmp_path: Path) -> None:
    path = invented(tmp_path, SENTENCES)
    second = lines(path / "units.jsonl")[4]["start"]
    path = reviewed(tmp_path, *accept(4), Read(paragraph=second, value=True))
    [built] = build(path, "anna", tmp_path / "annotations")
    assert [unit["unit"] for unit in lines(built.folder / "units.jsonl")] == [4, 5, 6, 7]
    assert any("3 undecided in covered units are left out" in remark for remark in built.remarks)


def test_a_relation_to_a_rejected_claim_goes(tmp_path: Path) -> None:
    path = reviewed(tmp_path, *accept(1, 2, 3), Decide(layer="claims", id=claim(0), value="reject"))
    [built] = build(path, "anna", tmp_path / "annotations")
    assert all(record["relation"] is None for record in lines(built.folder / "claims.jsonl"))


def test_two_reviewers_are_compared_over_what_both_cover(tmp_path: Path) -> None:
    reject = Decide(layer="claims", id=claim(2), value="reject")
    corrected = Edit(layer="claims", id=claim(1), fields={"type": "motive"})
    reviewed(tmp_path, *accept(0, 1, 2, 3, 4, 5, 6, 7))
    path = reviewed(tmp_path, *accept(0, 3), corrected, reject, reviewer="ben")
    for name in ("anna", "ben"):
        [built] = build(path, name, tmp_path / "annotations")
    [((one, other), result)] = reviewers_agreement(built.folder.parent).items()
    assert (one, other) == ("anna", "ben")
    types = result.labels.set_index("field").loc["claims.type"]
    assert (types["matched"], types["observed"]) == (2, 0.5)
    with pytest.raises(InputError, match="fewer than two"):
        reviewers_agreement(built.folder)


def test_a_layer_that_nobody_looked_at_is_not_gold(tmp_path: Path) -> None:
    [built] = build(reviewed(tmp_path, *accept(0)), "anna", tmp_path / "annotations")
    assert not (built.folder / "entities.jsonl").exists()


def test_the_rules_that_were_wrong_are_told(tmp_path: Path) -> None:
    rejected = [Decide(layer="claims", id=claim(n), value="reject") for n in (0, 3)]
    [built] = build(reviewed(tmp_path, *rejected, *accept(1, 6)), "anna", tmp_path / "annotations")
    assert built.rules == ("claims.type.modal was rejected 2 of 3 times",)


def test_gold_is_the_same_twice_and_may_be_built_again(tmp_path: Path) -> None:
    path = reviewed(tmp_path, *accept(0, 1, 2, 3))
    [first] = build(path, "anna", tmp_path / "annotations")
    before = {file.name: file.read_bytes() for file in first.folder.iterdir()}
    build(path, "anna", tmp_path / "annotations")
    assert {file.name: file.read_bytes() for file in first.folder.iterdir()} == before


def test_a_record_that_cannot_be_gold_is_named(tmp_path: Path) -> None:
    added = {
        "id": "r-1", "unit": 3, "start": 120, "end": 130, "text": "Chile lead", "role": "claim", "type": "prescriptive",
        "holder": "author", "certainty": "certain", "polarity": "positive", "thesis": False,
    }  # fmt: skip
    broken = Edit(layer="claims", id="r-1", fields={"type": "nonsense"})
    path = reviewed(tmp_path, *accept(0, 1, 2, 3), Add(layer="claims", id="r-1", fields=added), broken)
    with pytest.raises(InputError, match="claims r-1: type"):
        build(path, "anna", tmp_path / "annotations")


def test_gold_of_other_origin_is_never_overwritten(tmp_path: Path) -> None:
    path = reviewed(tmp_path, *accept(0))
    target = tmp_path / "gold" / "invented"
    target.mkdir(parents=True)
    (target / "units.jsonl").write_text("")
    with pytest.raises(InputError, match="not out of a review"):
        build(path, "anna", tmp_path / "annotations", tmp_path / "gold")


def test_a_reviewer_who_decided_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ben has reviewed nothing"):
        build(reviewed(tmp_path, *accept(0)), "ben", tmp_path / "annotations")
