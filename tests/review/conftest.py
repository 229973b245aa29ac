"""A server without a socket."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from claimspan.review.app import make_app
from claimspan.review.security import Access
from claimspan.review.session import PaperSession
from tests.review.folders import SENTENCES, invented

HOST = "127.0.0.1:8765"
ORIGIN = f"http://{HOST}"


@pytest.fixture
def access() -> Access:
    return Access("127.0.0.1", 8765)


@pytest.fixture
def stranger(tmp_path: Path, access: Access) -> TestClient:
    """A client that has not opened the address with the token."""
    sessions = {"invented": PaperSession(invented(tmp_path, SENTENCES), tmp_path / "annotations")}
    return TestClient(make_app(sessions, access, "anna"), base_url=ORIGIN, raise_server_exceptions=False)


@pytest.fixture
def client(stranger: TestClient, access: Access) -> TestClient:
    """A client that has."""
    assert stranger.get("/", params={"token": access.token}).status_code == 200
    return stranger


@pytest.fixture
def save(client: TestClient) -> Callable[..., object]:
    """Posts events as the page does."""

    def post(*events: dict[str, object], reviewer: str = "anna", **headers: str) -> object:
        return client.post(
            f"/api/invented/events?reviewer={reviewer}",
            json={"since": 0, "events": list(events)},
            headers={"origin": ORIGIN, **headers},
        )

    return post
