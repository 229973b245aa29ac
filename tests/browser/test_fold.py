"""The page and the package fold events alike."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from claimspan.review.decisions import decide
from claimspan.review.events import Event
from tests.browser.conftest import Server
from tests.review.folders import SENTENCES, invented

pytestmark = pytest.mark.browser
FOLD = """async (runs) => {
    const { activeEvents, applied, statusOf } = await import("/static/fold.js");
    return runs.map((events) => {
        const states = {};
        for (const event of activeEvents(events)) {
            for (const op of event.ops) states[op.id] = applied(states[op.id], op, false);
        }
        return Object.fromEntries(Object.entries(states).map(([id, state]) =>
            [id, [statusOf(state), state.fields, state.flag, state.remark]]));
    });
}"""


def some_events(chance: random.Random) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    for number in range(chance.randrange(1, 25)):
        event: dict[str, Any] = {"id": f"event-{number:04d}", "at": "", "ops": []}
        if events and chance.random() < 0.35:
            event["undo"] = chance.choice(events)["id"]
        else:
            event["ops"] = [some_op(chance) for _ in range(chance.randrange(1, 4))]
        events.append(event)
    return events


def some_op(chance: random.Random) -> dict[str, Any]:
    on = {"layer": "claims", "id": chance.choice(["c-1", "c-2", "c-3"])}
    return chance.choice(
        [
            {**on, "op": "decide", "value": chance.choice(["accept", "reject", None])},
            {**on, "op": "edit", "fields": {chance.choice(["type", "holder"]): chance.choice(["causal", None])}},
            {**on, "op": "add", "fields": {"text": "new"}},
            {**on, "op": "flag", "value": chance.random() < 0.5},
            {**on, "op": "remark", "value": chance.choice(["", "doubtful"])},
        ]
    )


def test_the_page_and_the_package_fold_events_alike(
    tmp_path: Path, serve: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    chance = random.Random(7)
    runs = [some_events(chance) for _ in range(200)]
    page = new_page(serve(invented(tmp_path, SENTENCES)).address)
    for events, shown in zip(runs, page.evaluate(FOLD, runs), strict=True):
        folded = decide(tuple(Event.model_validate(event) for event in events)).records
        assert shown == {
            id_: [state.status, dict(state.fields), state.flag, state.remark] for (_, id_), state in folded.items()
        }
