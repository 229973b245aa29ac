"""Every view in light and dark, wide and narrow: no accessibility faults, nothing that runs out of the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimspan.review.report import write
from tests.browser.conftest import Server, press, violations
from tests.review.folders import SENTENCES, first_paper, invented

pytestmark = pytest.mark.browser
VIEWS = ("read", "map", "time", "holders", "rules", "changes")
SCHEMES = {"light": (), "dark": ("color-contrast",)}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_review_page_has_no_accessibility_faults(
    tmp_path: Path, serve: Callable[..., Server], new_page: Callable[..., Page], scheme: str
) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address, color_scheme=scheme)
    press(page, *"aaxf")
    found = {}
    for view in VIEWS:
        page.click(f"#tab-{view}")
        found[view] = violations(page, *SCHEMES[scheme])
    page.click("#tab-read")
    press(page, "?")
    found["keys"] = violations(page, *SCHEMES[scheme])
    assert found == {name: [] for name in found}


def test_the_phone_shows_a_pane_at_a_time(
    tmp_path: Path, serve: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    page = new_page(serve(invented(tmp_path, SENTENCES)).address, **PHONE)
    for pane in ("List", "In hand", "Paper"):
        page.get_by_role("button", name=pane, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
    page.locator(".unit-mark").first.click()
    expect(page.locator(".quote")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_report_opens_from_disk(tmp_path: Path, new_page: Callable[..., Page], scheme: str) -> None:
    [report] = write(invented(tmp_path, SENTENCES))
    page = new_page(report.as_uri(), color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator(".unit-mark").first.click()
    expect(page.locator("#card")).to_be_visible()
    found = {}
    for view in VIEWS[:4]:
        page.click(f"#tab-{view}")
        found[view] = violations(page, *SCHEMES[scheme])
    assert found == {name: [] for name in found}
    assert requests == []


def test_printing_shows_the_whole_paper_alone(
    tmp_path: Path, serve: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    page = new_page(serve(first_paper(tmp_path)).address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(
        "[...document.querySelectorAll('.body .unit')].every((unit) => unit.querySelector('.stretch'))"
    )
    page.emulate_media(media="print")
    expect(page.locator(".list-pane")).to_be_hidden()
    expect(page.locator(".top")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight > 3000")
