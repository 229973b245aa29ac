"""Reviews as people do them, in a real browser."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimspan.review.gold import build
from tests.browser.conftest import Server, press, saved
from tests.review.folders import HOSTILE, SENTENCES, invented, long_report

pytestmark = pytest.mark.browser
Serve = Callable[..., Server]
NewPage = Callable[..., Page]


def ops(server: Server) -> list[dict[str, object]]:
    return [op for event in server.events() for op in event["ops"]]


def progress(page: Page) -> str:
    return page.locator("#progress").inner_text()


def select_words(page: Page, unit: int, words: str) -> None:
    """Select words of a sentence as dragging the mouse over them does."""
    page.evaluate(
        """([unit, words]) => {
            const element = document.querySelector(`[data-unit="${unit}"]`);
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            const at = element.textContent.indexOf(words);
            let place = 0, start = null, end = null;
            while (walker.nextNode()) {
                const node = walker.currentNode, next = place + node.length;
                if (!start && at < next) start = [node, at - place];
                if (!end && at + words.length <= next) end = [node, at + words.length - place];
                place = next;
            }
            const range = document.createRange();
            range.setStart(...start); range.setEnd(...end);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        [unit, words],
    )
    page.wait_for_selector("#toolbar:not([hidden])")


def test_a_whole_review_by_keyboard_alone(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    folder = invented(tmp_path, SENTENCES)
    server = serve(folder)
    page = new_page(server.address)
    expect(page.locator("#progress")).to_have_text("0 of 8 decided")
    press(page, "a", "x", "h", "a")  # accept, reject, make certain, accept
    press(page, "1", "t", "-", "a")  # prescriptive, no thesis, negative, accept
    press(page, "Space", "f", "n")  # skip to the sixth, flag it, note
    page.keyboard.type("look at this again")
    press(page, "Escape", "k", "4", "j", "j", "r", "ArrowUp", "ArrowUp", "r", "Enter")
    expect(page.locator("#message")).to_contain_text("attacks")
    press(page, "e", "p", "j", "[", "a")
    press(page, "v", "ArrowUp", "Shift+ArrowLeft", "Shift+ArrowLeft", "c")
    expect(page.locator("#progress")).to_have_text("8 of 9 decided")
    saved(page)
    [built] = build(folder, "anna", server.annotations)
    gold = {line["text"]: line for line in map(json.loads, (built.folder / "claims.jsonl").read_text().splitlines())}
    assert SENTENCES[1] not in gold
    assert gold[SENTENCES[2]]["certainty"] == "certain"
    assert (gold[SENTENCES[3]]["type"], gold[SENTENCES[3]]["thesis"], gold[SENTENCES[3]]["polarity"]) == (
        "prescriptive", False, "negative",
    )  # fmt: skip
    assert gold[SENTENCES[4]]["type"] == "motive"
    assert gold[SENTENCES[6]]["role"] == "evidence"
    assert gold[SENTENCES[6]]["relation"] == {"to": "c-00000004", "type": "attack"}
    assert gold["Trade grew by half after the"]["provenance"]["decision"] == "added"


def test_undo_has_no_end_and_redo_brings_back(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address)
    press(page, *"aaxa2f")
    expect(page.locator("#progress")).to_have_text("5 of 8 decided")
    press(page, *["Backspace"] * 3, *["Control+z"] * 3)
    expect(page.locator("#progress")).to_have_text("0 of 8 decided")
    press(page, "Backspace")
    expect(page.locator("#message")).to_have_text("Nothing to undo.")
    press(page, *["Control+y"] * 4)
    expect(page.locator("#progress")).to_have_text("4 of 8 decided")
    saved(page)
    page.reload()
    expect(page.locator("#progress")).to_have_text("4 of 8 decided")
    expect(page.locator(".row.is-rejected")).to_have_count(1)


def test_a_whole_review_by_mouse(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(invented(tmp_path, SENTENCES))
    page = new_page(server.address)
    page.locator("[data-unit='1'] .unit-mark").first.click()
    expect(page.locator(".quote")).to_have_text(SENTENCES[1])
    page.get_by_role("button", name="motive").click()
    expect(page.locator("[data-field=type]")).to_have_class(re.compile("corrected"))
    page.get_by_role("combobox", name="holder", exact=True).fill("Peru")
    page.get_by_role("combobox", name="holder", exact=True).press("Enter")
    page.locator(".row", has_text=SENTENCES[2]).click()
    page.locator(".decision .reject").click()
    expect(page.locator(".quote")).to_have_text(SENTENCES[3])
    page.get_by_role("button", name="Accept", exact=True).click()
    page.locator(".row", has_text=SENTENCES[5][:10]).click()
    page.get_by_role("button", name="Link…").or_(page.get_by_role("button", name="Unlink")).click()
    page.locator(".row", has_text=SENTENCES[6][:10]).click()
    page.get_by_role("button", name="Link…").click()
    page.locator("[data-unit='4'] .unit-mark").first.click()
    expect(page.locator(".relation")).to_contain_text(SENTENCES[4])
    page.get_by_label("State", exact=True).select_option("undecided")
    page.get_by_role("button", name="Accept all…").click()
    expect(page.get_by_role("dialog")).to_contain_text("Accept 3 undecided claims?")
    page.get_by_role("button", name="Accept 3").click()
    expect(page.locator("#progress")).to_contain_text("8 of 8 decided")
    page.locator(".paragraph").first.hover()
    page.locator(".read").first.click()
    expect(page.locator(".read").first).to_have_attribute("aria-pressed", "true")
    saved(page)
    found = ops(server)
    assert {"op": "read", "paragraph": 0, "value": True} in found
    holder = next(op["fields"] for op in found if op["op"] == "edit" and "holder" in op["fields"])
    assert holder == {"holder": "Peru", "holder_span": None}


def test_what_was_missed_is_added_from_selected_text(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(invented(tmp_path, SENTENCES))
    page = new_page(server.address)
    source = "\n".join(SENTENCES)
    for unit, words, button in (
        (3, "Chile", "entity"),
        (6, "another crisis", "date"),
        (2, "argued", "attribution"),
        (5, "Peru was weak", "claim"),
    ):
        select_words(page, unit, words)
        page.locator("#toolbar").get_by_role("button", name=button, exact=True).click()
        expect(page.locator(".detail .status")).to_have_text("added")
    page.get_by_role("button", name="attributions").click()
    select_words(page, 2, "The minister")
    page.locator("#toolbar").get_by_role("button", name="source", exact=True).click()
    select_words(page, 2, "the treaty may fail")
    press(page, "o")
    expect(page.get_by_label("content")).to_have_value("the treaty may fail")
    saved(page)
    added = {op["layer"]: op["fields"] for op in ops(server) if op["op"] == "add"}
    for layer in ("claims", "entities", "dates"):
        fields = added[layer]
        assert source[fields["start"] : fields["end"]] == fields["text"]
    assert added["attributions"]["cue"] == "argued"
    assert added["entities"]["text"] == "Chile"


def test_a_note_is_at_hand_on_hover_and_focus(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address)
    tip = page.get_by_role("tooltip")
    marker = page.get_by_role("button", name="note 1")
    marker.hover()
    expect(tip).to_have_text("1 Annual report, p. 4.")
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    marker.focus()
    expect(tip).to_be_visible()
    expect(page.locator(".note-body")).to_have_text("1 Annual report, p. 4.")
    select_words(page, 0, "in 2014.")
    expect(page.locator("#toolbar")).to_be_visible()


def test_boundaries_split_and_merge(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(invented(tmp_path, SENTENCES))
    page = new_page(server.address)
    quote = page.locator(".quote")
    press(page, "{", "}")
    expect(quote).to_have_text("left the bloc in 2014")
    press(page, "[")
    expect(quote).to_have_text("Peru left the bloc in 2014")
    select_words(page, 0, "left the bloc")
    press(page, "b")
    expect(quote).to_have_text("left the bloc")
    press(page, "j", "s", "Home", "ArrowRight", "ArrowRight", "Enter")
    expect(quote).to_have_text("It feared isolation")
    press(page, "j")
    expect(quote).to_have_text("because its neighbours had signed.")
    press(page, "j", "m")
    expect(quote).to_have_text(f"{SENTENCES[2]} {SENTENCES[3]}")
    press(page, "Backspace")
    expect(quote).to_have_text(SENTENCES[2])
    saved(page)
    source = "\n".join(SENTENCES)
    for op in ops(server):
        fields = op.get("fields") or {}
        if "start" in fields:
            assert source[fields["start"] : fields["end"]].replace("\n", " ") == fields["text"]


def test_a_new_run_keeps_every_decision(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    folder = invented(tmp_path, SENTENCES)
    server = serve(folder)
    page = new_page(server.address)
    press(page, "a", "x", "4", "a")
    saved(page)
    server.kill()
    invented(tmp_path, ["Before all that, something new was written.", *SENTENCES[:2], *SENTENCES[3:]])
    page = new_page(serve(folder).address)
    expect(page.locator("#message")).to_contain_text("1 earlier decision fits")
    page.get_by_role("tab", name="Since the last run").click()
    left = page.locator("#view .node", has_text=SENTENCES[2])
    expect(left).to_contain_text("corrected")
    left.click()
    expect(page.locator(".detail")).to_contain_text("no longer in the text")
    page.get_by_role("tab", name="Read").click()
    expect(page.locator("[data-unit='1'] .unit-mark").first).to_have_class(re.compile("is-accepted"))
    expect(page.locator("[data-unit='2'] .unit-mark").first).to_have_class(re.compile("is-rejected"))
    expect(page.locator("[data-unit='0'] .unit-mark").first).to_have_class(re.compile("is-undecided"))


def test_two_reviewers_do_not_see_each_other(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(invented(tmp_path, SENTENCES))
    anna = new_page(server.address)
    ben = new_page(f"{server.address}&reviewer=ben")
    press(anna, "a", "a", "n")
    anna.keyboard.type("a secret")
    press(anna, "Escape")
    press(ben, "x")
    saved(anna)
    saved(ben)
    ben.reload()
    expect(ben.locator("#progress")).to_have_text("1 of 8 decided")
    assert "a secret" not in ben.content()
    assert [op["value"] for event in server.events("ben") for op in event["ops"]] == ["reject"]


def test_a_reviewer_can_look_at_another(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    folder = invented(tmp_path, SENTENCES)
    server = serve(folder)
    page = new_page(server.address)
    press(page, "a", "x", "4", "n")
    page.keyboard.type("a fear")
    press(page, "Escape")
    saved(page)
    ben = new_page(serve(folder, reviewer="ben", beside="anna").address)
    expect(ben.locator(".beside")).to_have_text("anna accepted")
    press(ben, "a", "a")
    expect(ben.locator(".beside")).to_have_text("anna corrected: type motive — “a fear”")
    ben.get_by_label("State", exact=True).select_option("disagreed")
    expect(ben.locator(".row")).to_have_count(1)


def test_two_tabs_end_up_the_same(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(invented(tmp_path, SENTENCES))
    one = new_page(server.address)
    other = new_page(server.address, beside=one)
    press(one, "a", "a")
    press(other, "j", "j", "j", "j", "x", "x")
    saved(one)
    saved(other)
    for page in (one, other):
        page.bring_to_front()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(page.locator("#progress")).to_have_text("4 of 8 decided")
    assert len(server.events()) == 4


def test_a_killed_server_loses_nothing(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    folder = invented(tmp_path, SENTENCES)
    server = serve(folder)
    page = new_page(server.address)
    press(page, "a", "a")
    saved(page)
    server.kill()
    press(page, "x", "a", "f")
    expect(page.locator("#saved")).to_contain_text("kept in this browser")
    expect(page.locator("#progress")).to_have_text("4 of 8 decided")
    again = serve(folder, port=server.port)
    page.goto(again.address)
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#progress")).to_have_text("4 of 8 decided")
    saved(page)
    page.wait_for_function(
        "() => localStorage.length === 0 || !Object.keys(localStorage).some((key) => key.includes('/api/'))"
    )
    assert len(again.events()) == 5


def test_keys_can_be_changed(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address)
    press(page, "?")
    page.get_by_role("button", name="change the key for: accept", exact=True).click()
    press(page, "w")
    press(page, "Escape")
    press(page, "a")
    expect(page.locator("#progress")).to_have_text("0 of 8 decided")
    press(page, "w")
    expect(page.locator("#progress")).to_have_text("1 of 8 decided")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    press(page, "w")
    expect(page.locator("#progress")).to_have_text("2 of 8 decided")


def test_a_hostile_paper_stays_text(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    turned = "The \u202eevil\u202c ministry\u0000 said \U0001f600 Peru left."
    page = new_page(serve(invented(tmp_path, [HOSTILE, turned, *SENTENCES], title=f'\u202e"><b>{HOSTILE}')).address)
    for tab in ("map", "time", "holders", "rules", "changes", "read"):
        page.click(f"#tab-{tab}")
    expect(page.locator(".title h2")).to_contain_text("</script>")
    assert "\u202e" not in page.title()
    expect(page.locator("[data-unit='0']")).to_contain_text("onerror=")
    assert page.locator("img").count() == 0
    assert "owned" not in page.evaluate("document.title").split("document.title")[0]
    assert "\u202e" not in page.locator("#paper").inner_text()
    select_words(page, 1, "Peru")
    press(page, "i")
    expect(page.locator(".quote")).to_have_text("Peru")


def test_filters_search_and_order(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address)
    rows = page.locator(".row")
    page.get_by_text("More filters").click()
    page.get_by_label("Role", exact=True).select_option("evidence")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Clear").click()
    press(page, "/")
    page.keyboard.type("treaty")
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Order", exact=True).select_option("doubtful")
    figures = [int(text.split(" %")[0]) for text in page.locator(".row-end").all_inner_texts()]
    assert figures == sorted(figures)
    assert len(figures) == len(SENTENCES)


def test_a_long_report_can_be_used(tmp_path: Path, serve: Serve, new_page: NewPage) -> None:
    server = serve(long_report(tmp_path))
    page = new_page(server.address)
    expect(page.locator("#progress")).to_have_text("0 of 8,000 decided")
    press(page, *"aaxaa")
    expect(page.locator("#progress")).to_have_text("5 of 8,000 decided")
    assert page.locator(".row").count() < 60
    press(page, "/")
    page.keyboard.type("number 7777")
    expect(page.locator(".row")).to_have_count(1)
    page.locator(".row").click()
    expect(page.locator("[data-unit='7777'] .current").first).to_be_in_viewport()
    saved(page)
    assert len(server.events(paper="long-report")) == 5
