"""What all tests share."""

from pathlib import Path

import pytest
from spacy.language import Language

from claimspan.extract.model import load_model

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
