"""A real browser, and the review served by the command as a user would start it."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import AXE

START = "import sys; from claimspan.cli import main; sys.argv[0] = 'claimspan'; main()"


@dataclass
class Server:
    """A running review; ``address`` holds the token."""

    process: subprocess.Popen[str]
    address: str
    annotations: Path

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def events(self, reviewer: str = "anna", paper: str = "invented") -> list[dict[str, Any]]:
        log = self.annotations / paper / "reviews" / f"{reviewer}.jsonl"
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def start_server(
    folder: Path, annotations: Path, port: int = 0, reviewer: str = "anna", beside: str | None = None
) -> Server:
    command = [sys.executable, "-c", START, "review", str(folder), "--port", str(port), "--no-browser"]
    command += ["--reviewer", reviewer, "--annotations", str(annotations)]
    command += ["--beside", beside] if beside else []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = next(line.strip() for line in process.stdout if line.startswith("http://"))
    return Server(process, address, annotations)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def start(folder: Path, **options: Any) -> Server:
        servers.append(start_server(folder, tmp_path / "annotations", **options))
        return servers[-1]

    yield start
    for server in servers:
        server.process.kill()
        server.process.wait()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a profile of its own unless told otherwise; an error in any page fails the test."""
    errors: list[str] = []
    contexts = []

    def open_page(address: str, beside: Page | None = None, **options: Any) -> Page:
        if beside is None:
            options = {"viewport": {"width": 1400, "height": 900}, **options}
            contexts.append(browser.new_context(**options))
        context = beside.context if beside is not None else contexts[-1]
        page = context.new_page()
        page.set_default_timeout(6_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: _note(message.type, message.text, errors))
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _note(kind: str, text: str, errors: list[str]) -> None:
    if kind == "error" and "Content Security Policy" in text:
        errors.append(text)


def saved(page: Page) -> None:
    """Wait until everything is on the server's disk."""
    page.wait_for_selector("#saved[data-state=saved]")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds by all rules or by those named, one line a kind, with the first elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes']][:3]}" for one in found]
