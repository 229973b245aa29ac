"""Prints how fast the page is: ``python -m tests.browser.speed``. Figures, not a test."""

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import saved, start_server
from tests.chromium import ARGUMENTS, CHROMIUM
from tests.review.folders import first_paper, long_report

KEYS = """async (count) => {
    const times = [];
    for (let n = 0; n < count; n += 1) {
        const start = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true }));
        times.push(performance.now() - start);
        await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
    }
    times.sort((one, other) => one - other);
    return [times[count >> 1], times[Math.floor(count * 0.95)]];
}"""
SCROLL = """async () => {
    const middle = document.getElementById("middle"), frames = [];
    let last = performance.now();
    for (let n = 0; n < 150; n += 1) {
        middle.scrollTop += 60;
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - last);
        last = performance.now();
    }
    frames.sort((one, other) => one - other);
    return [frames[75], frames[142]];
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        for label, folder in (
            ("first paper", first_paper(Path(name))),
            ("8,000 units", long_report(Path(name))),
        ):
            measure(label, folder, Path(name) / "annotations", browser)
        browser.close()


def measure(label: str, folder: Path, annotations: Path, browser: Browser) -> None:
    server = start_server(folder, annotations)
    try:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        opened = []
        for _ in range(3):
            start = time.perf_counter()
            page.goto(server.address)
            page.wait_for_selector("body[data-ready]")
            opened.append(time.perf_counter() - start)
        print(f"{label}: opens in {min(opened):.2f} s (first time {opened[0]:.2f} s)")
        middle, slow = page.evaluate(SCROLL)
        print(f"{label}: a frame while scrolling takes {middle:.1f} ms, 95 of 100 under {slow:.1f} ms")
        start = time.perf_counter()
        middle, slow = page.evaluate(KEYS, 200)
        pressed = time.perf_counter() - start
        saved(page)
        told = f"a key takes {middle:.1f} ms, 95 of 100 under {slow:.1f} ms"
        print(
            f"{label}: {told}; 200 accepted in {pressed:.1f} s, on the disk after {time.perf_counter() - start:.1f} s"
        )
        page.close()
    finally:
        server.kill()


if __name__ == "__main__":
    main()
