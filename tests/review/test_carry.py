import json
from pathlib import Path
from typing import Any

from claimspan.review.decisions import decide
from claimspan.review.effective import Reviewed, reviewed_records
from claimspan.review.events import Add, Decide, Edit, Event, Op
from claimspan.review.folder import read_folder
from claimspan.review.session import PaperSession
from tests.review.folders import SENTENCES, invented

FIRST, SECOND, THIRD = (f"c-{number:08x}" for number in range(3))


class Review:
    """A review of an invented paper, which can be run again with other records or another text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = invented(folder, SENTENCES)
        self.count = 0

    def save(self, *ops: Op) -> None:
        self.count += 1
        session = PaperSession(self.path, self.folder / "annotations")
        session.save("anna", [Event(id=f"event-{self.count:04d}", at="2030", ops=ops)], 0)

    def change_claims(self, change: Any) -> None:
        file = self.path / "claims.jsonl"
        claims = [json.loads(line) for line in file.read_text().splitlines()]
        claims = [changed for claim in claims if (changed := change(claim)) is not None]
        file.write_text("".join(json.dumps(claim) + "\n" for claim in claims))

    def records(self, layer: str = "claims") -> dict[str, Reviewed]:
        session = PaperSession(self.path, self.folder / "annotations")
        found = reviewed_records(read_folder(self.path), decide(session.log("anna").events()))
        return {record.id: record for record in found if record.layer == layer}


def test_decisions_speak_of_the_same_records_when_nothing_changed(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=FIRST, value="accept"), Decide(layer="claims", id=SECOND, value="reject"))
    records = review.records()
    assert [records[id_].status for id_ in (FIRST, SECOND, THIRD)] == ["accepted", "rejected", "undecided"]
    assert PaperSession(review.path, tmp_path / "annotations").page("anna")["carried"] == []


def test_new_ids_are_found_by_the_span(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=FIRST, value="accept"), Decide(layer="claims", id=SECOND, value="reject"))
    review.change_claims(lambda claim: {**claim, "id": "n" + claim["id"]})
    records = review.records()
    assert [records["n" + id_].status for id_ in (FIRST, SECOND, THIRD)] == ["accepted", "rejected", "undecided"]
    assert len(records) == len(SENTENCES)


def test_an_id_that_now_names_another_text_is_not_trusted(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="reject"))
    swapped = {SECOND: THIRD, THIRD: SECOND}
    review.change_claims(lambda claim: {**claim, "id": swapped.get(claim["id"], claim["id"])})
    records = review.records()
    assert records[THIRD].status == "rejected"
    assert records[THIRD].values["text"] == SENTENCES[1]
    assert records[SECOND].status == "undecided"


def test_what_was_accepted_keeps_its_values_when_the_rules_give_others(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="accept"))
    review.change_claims(lambda claim: {**claim, "type": "motive"} if claim["type"] else claim)
    assert review.records()[SECOND].values["type"] == "causal"
    assert review.records()[THIRD].values["type"] == "motive"
    [item] = PaperSession(review.path, tmp_path / "annotations").page("anna")["carried"]
    assert item["changed"] == {"type": "causal"}


def test_a_shifted_boundary_still_fits(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Edit(layer="claims", id=SECOND, fields={"type": "motive"}))
    review.change_claims(
        lambda claim: (
            {**claim, "id": "other", "end": claim["end"] - 1, "text": claim["text"][:-1]}
            if claim["id"] == SECOND
            else claim
        )
    )
    record = review.records()["other"]
    assert (record.status, record.values["type"], record.values["text"]) == ("corrected", "motive", SENTENCES[1])


def test_what_the_run_no_longer_proposes_is_listed_and_kept(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Edit(layer="claims", id=SECOND, fields={"type": "motive"}))
    review.change_claims(lambda claim: None if claim["id"] == SECOND else claim)
    record = review.records()[SECOND]
    assert record.left
    assert (record.status, record.values["type"], record.values["text"]) == ("corrected", "motive", SENTENCES[1])


def test_a_text_that_moved_takes_its_decisions_with_it(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="accept"), Decide(layer="entities", id="0-4", value="reject"))
    invented(tmp_path, ["A new sentence stands before all others.", *SENTENCES])
    review.change_claims(lambda claim: {**claim, "id": f"x{claim['unit']}"})
    record = review.records()["x2"]
    assert record.status == "accepted"
    source = (review.path / "source.txt").read_text()
    assert source[record.values["start"] : record.values["end"]] == SENTENCES[1]
    shifted = len("A new sentence stands before all others.") + 1
    assert review.records("entities")[f"{shifted}-{shifted + 4}"].status == "rejected"


def test_words_that_are_gone_are_listed_without_a_place(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="accept"))
    invented(tmp_path, ["Quite another paper has taken its place.", "Nothing of the old one is left in it."])
    record = review.records()[SECOND] if SECOND in review.records() else review.records()[f"left:{SECOND}"]
    left = [found for found in review.records().values() if found.left]
    assert [found.values["start"] for found in left] == [None]
    assert left[0].values["text"] == SENTENCES[1]
    assert record is not None


def test_an_added_claim_meets_the_proposal_of_a_later_run(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.change_claims(lambda claim: None if claim["id"] == THIRD else claim)
    unit = read_folder(review.path).units[2]
    fields = {
        "id": "r-1", "unit": 2, "start": unit.start, "end": unit.end, "text": unit.text, "role": "claim",
        "type": "predictive",
        "holder": "author", "certainty": "hedged", "polarity": "positive", "thesis": False,
    }  # fmt: skip
    review.save(Add(layer="claims", id="r-1", fields=fields))
    assert review.records()["r-1"].status == "added"
    invented(tmp_path, SENTENCES)
    records = review.records()
    assert "r-1" not in records
    assert records[THIRD].values["type"] == "predictive"
    assert records[THIRD].decision.value == "accept"


def test_a_decision_after_a_new_run_is_about_what_was_shown_then(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="reject"))
    review.change_claims(lambda claim: {**claim, "type": "motive"} if claim["type"] else claim)
    review.save(Decide(layer="claims", id=SECOND, value="accept"))
    assert review.records()[SECOND].values["type"] == "motive"


def test_a_decision_on_what_is_left_over_stands(tmp_path: Path) -> None:
    review = Review(tmp_path)
    review.save(Decide(layer="claims", id=SECOND, value="accept"))
    invented(tmp_path, ["Quite another paper has taken its place.", "Nothing of the old one is left in it."])
    page = PaperSession(review.path, tmp_path / "annotations").page("anna")
    [left] = [item for item in page["carried"] if item["left"]]
    assert left["to"] == f"left:{SECOND}"
    review.save(Decide(layer="claims", id=SECOND, value="accept"))
    review.save(Decide(layer="claims", id=left["to"], value="reject", was=left["record"]))
    records = review.records()
    assert [record.status for record in records.values() if record.left] == ["rejected"]
    assert records[SECOND].status == "accepted"


def test_an_event_that_arrives_after_another_run_is_about_what_the_page_showed(tmp_path: Path) -> None:
    review = Review(tmp_path)
    shown = review.records()[SECOND].values
    review.change_claims(lambda claim: {**claim, "id": "n" + claim["id"]})
    review.save(Decide(layer="claims", id=SECOND, value="reject", was=dict(shown)))
    assert review.records()["n" + SECOND].status == "rejected"
