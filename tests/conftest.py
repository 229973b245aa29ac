"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language

from claimspan.extract.model import load_model
from tests.chromium import ARGUMENTS, CHROMIUM

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged model, loaded once."""
    return load_model().nlp


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with other people's papers and benchmarks; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with other people's papers is not here")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once; the test is skipped where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}: install Debian's chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield opened
        opened.close()
