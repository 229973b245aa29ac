"""The report in a real browser, and its HTML by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from claimspan.check.check import Check, CheckedPaper, check
from claimspan.check.gold import Layers
from claimspan.check.report import report, write_report
from claimspan.records import Reason, Unit
from tests.check.build import claim, date, entity, layers
from tests.chromium import AXE
from tests.conftest import ROOT

NASTY = '<script>alert(1)</script> & "quotes" <b>'


def checked(shift: int = 0) -> Check:
    units = [Unit(unit=n, kind="body", start=100 * n, end=100 * n + 100, text=f"{NASTY} Peru {n}") for n in range(4)]
    gold = layers(
        units,
        entities=[entity(0, 4), entity(110, 114, "ORG", NASTY), entity(210, 214)],
        dates=[date(20, 24), date(120, 124, "P1Y", "DURATION")],
        claims=[claim("a", 0, 90), claim("b", 100, 190, to="a", type="motive", holder=NASTY)],
    )
    why = (Reason(rule=f"rule.{NASTY}", words=(NASTY,)),)
    predicted = layers(
        units,
        entities=[entity(0, 4 + shift), entity(110, 114).model_copy(update={"why": why}), entity(300, 304)],
        dates=[date(20, 24, "1991")],
        claims=[claim("p", 0, 90, role="evidence"), claim("q", 100, 190, to="p", holder="Lima")],
    )
    return Check((paper("first <paper>", gold, predicted),))


def paper(id_: str, gold: Layers, predicted: Layers) -> CheckedPaper:
    return CheckedPaper(id_, Path("nowhere"), Path("nowhere"), gold, predicted)


def test_text_is_escaped_and_nothing_is_fetched() -> None:
    html = report(checked())
    assert NASTY not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", html)
    assert "@import" not in html
    assert "url(" not in html


def test_same_check_gives_the_same_bytes() -> None:
    assert report(checked(), checked(1)) == report(checked(), checked(1))


@pytest.fixture
def page(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = getattr(request, "param", ("light", 1280))
    path = tmp_path / "report.html"
    write_report(checked(), path, checked(1))
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith("file:") else problems.append(sent.url))
    opened.goto(path.as_uri())
    yield opened
    context.close()
    assert problems == []


@pytest.mark.browser
@pytest.mark.parametrize("page", [("light", 1280), ("dark", 390)], indirect=True)
def test_axe_finds_nothing_and_nothing_overflows(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert [
        (rule["id"], rule["nodes"][0]["html"], rule["nodes"][0]["failureSummary"]) for rule in found["violations"]
    ] == []
    assert len(found["passes"]) > 20
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.browser
def test_filters_by_keyboard(page: Page) -> None:
    rows = page.locator("#error-table tbody tr:visible")
    everything = rows.count()
    page.locator("select[name=layer]").focus()
    page.keyboard.type("dates")
    page.keyboard.press("Tab")
    assert 0 < rows.count() < everything
    assert set(rows.locator("td:first-child .tag").all_inner_texts()) == {"dates"}
    assert page.locator("#shown").inner_text() == f"{rows.count()} of {everything} errors"
    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator("#shown")).to_have_text(f"{everything} errors")
    page.get_by_role("searchbox").fill("no such words")
    assert rows.count() == 0


@pytest.mark.browser
def test_first_tab_skips_to_the_figures(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the figures"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "figures"


@pytest.mark.browser
def test_print_shows_the_tables_without_the_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.get_by_role("navigation").is_visible()
    assert page.locator("#error-table").is_visible()


def test_sections_and_agreement() -> None:
    folder = ROOT / "annotations" / "shagina-2018"
    html = report(check(folder, folder))
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert headings == ["Figures", "By label", "Confusion", "What costs most", "Errors", "Agreement of the annotators"]
    assert "0.918" in html.split('id="agreement"')[1]
