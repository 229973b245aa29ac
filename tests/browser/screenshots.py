"""Takes the pictures in docs/images: ``python -m tests.browser.screenshots OUT_DIR`` (a run's folder of a paper)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import press, start_server
from tests.chromium import ARGUMENTS, CHROMIUM

IMAGES = Path(__file__).parent.parent.parent / "docs" / "images"
VIEWS = ("read", "map", "time", "holders", "rules")
SIZES = {"wide": {"width": 1360, "height": 850}, "phone": {"width": 390, "height": 800}}


def main(folder: Path) -> None:
    """Review a little, then take every view in light, dark and on a phone."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as annotations, sync_playwright() as playwright:
        server = start_server(folder, Path(annotations))
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        try:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport=SIZES["wide"], color_scheme=scheme)
                _open(page, server.address)
                if scheme == "light":
                    press(page, *"aaxa4aa", "j", "f")
                for view in VIEWS if scheme == "light" else VIEWS[:1]:
                    page.click(f"#tab-{view}")
                    _take(page, f"review-{view}-{scheme}")
            page = browser.new_page(viewport=SIZES["phone"], has_touch=True)
            _open(page, server.address)
            for pane in ("Paper", "List", "In hand"):
                page.get_by_role("button", name=pane, exact=True).click()
                _take(page, f"review-phone-{pane.lower().replace(' ', '-')}")
        finally:
            browser.close()
            server.kill()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-ready]")


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(400)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
