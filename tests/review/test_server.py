import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import httpx
import pytest
from starlette.testclient import TestClient

from claimspan.errors import InputError
from claimspan.review.app import make_app
from claimspan.review.log import LogError, ReviewLog
from claimspan.review.security import MAX_BODY, Access
from claimspan.review.server import ServerError, serve
from claimspan.review.session import PaperSession
from tests.review.conftest import HOST, ORIGIN
from tests.review.folders import HOSTILE, SENTENCES, invented

ACCEPT = {
    "id": "event-0001",
    "at": "2030-01-01T00:00:00Z",
    "ops": [{"op": "decide", "layer": "claims", "id": "c-00000001", "value": "accept"}],
}
Save = Callable[..., Any]


def test_without_the_token_nothing_is_shown(stranger: TestClient) -> None:
    for path in ("/", "/?token=wrong", "/papers/invented", "/api/invented", "/api/invented/events"):
        response = stranger.get(path)
        assert response.status_code == 403
        assert "Peru" not in response.text


def test_the_token_opens_the_page_and_its_records(client: TestClient) -> None:
    assert "An invented paper" in client.get("/").text
    data = client.get("/api/invented").json()
    assert [record["text"] for record in data["paper"]["records"]["claims"]] == SENTENCES


@pytest.mark.parametrize(
    "host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:9999", "localhost.evil.example:8765", ""]
)
def test_a_foreign_host_name_is_turned_away(client: TestClient, host: str) -> None:
    assert client.get("/api/invented", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1:8765"])
def test_a_foreign_origin_is_turned_away(client: TestClient, save: Save, origin: str) -> None:
    assert save(ACCEPT, origin=origin).status_code == 403
    assert client.get("/api/invented", headers={"origin": origin}).status_code == 403
    assert client.get("/api/invented/events").json()["next"] == 0


def test_saving_needs_an_origin(client: TestClient) -> None:
    assert client.post("/api/invented/events", json={"since": 0, "events": [ACCEPT]}).status_code == 403


def test_a_frame_or_script_of_another_site_gets_nothing(client: TestClient) -> None:
    assert client.get("/api/invented", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/api/invented", "/static/main.js", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_page_has_no_inline_script_or_style_and_loads_nothing_from_outside(client: TestClient) -> None:
    page = client.get("/").text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert not re.search(r"(?:src|href)=\"(?!/)", page)
    names = re.findall(r"/static/([\w.-]+)", page)
    assert names
    assert all(client.get(f"/static/{name}").status_code == 200 for name in names)


def test_the_session_cookie_is_out_of_reach_for_scripts(stranger: TestClient, access: Access) -> None:
    cookie = stranger.get("/", params={"token": access.token}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert access.token.lower() not in cookie


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..\\app.py",
        "/static//etc/passwd",
        "/static/..%252fapp.py", "/api/..%2f..%2fetc", "/papers/..%2f..", "/api/%00", "/static/__init__.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


@pytest.mark.parametrize("reviewer", ["../../../tmp/x", "a/b", "", "%00", "x" * 60])
def test_a_reviewer_name_is_no_path(client: TestClient, save: Save, tmp_path: Path, reviewer: str) -> None:
    assert save(ACCEPT, reviewer=reviewer).status_code == 400
    assert not list(tmp_path.rglob("*.jsonl.*"))
    assert not (tmp_path / "annotations").exists()


def test_large_bodies_are_refused(client: TestClient) -> None:
    headers = {"origin": ORIGIN, "content-type": "application/json"}
    assert client.post("/api/invented/events", content=b"x" * (MAX_BODY + 1), headers=headers).status_code == 413
    chunks = (b"x" * 100_000 for _ in range(MAX_BODY // 100_000 + 2))
    assert client.post("/api/invented/events", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b'{"since": -1, "events": []}', b'{"since": 0, "events": [{}]}',
        b'{"since": 0, "events": [], "more": 1}',
        b'{"since": 0, "events": [{"id": "../../../x", "at": "", "ops": []}]}',
    ],
)  # fmt: skip
def test_what_is_no_event_is_refused(client: TestClient, body: bytes) -> None:
    headers = {"origin": ORIGIN, "content-type": "application/json"}
    assert client.post("/api/invented/events", content=body, headers=headers).status_code == 422


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "nonsense"}, {"unknown": 1}, {"start": 5, "end": 5}, {"start": 0, "end": 10**9},
        {"relation": {"to": 3}},
        {"holder_span": [9, 4]},
    ],
)  # fmt: skip
def test_a_correction_that_makes_no_record_is_refused(client: TestClient, save: Save, fields: dict[str, Any]) -> None:
    edit = {"op": "edit", "layer": "claims", "id": "c-00000001", "fields": fields}
    assert save({**ACCEPT, "ops": [edit]}).status_code == 422
    assert client.get("/api/invented/events").json()["next"] == 0


def test_what_is_saved_is_on_the_disk_with_the_record_it_is_about(save: Save, tmp_path: Path) -> None:
    assert save(ACCEPT).json()["next"] == 1
    [line] = (tmp_path / "annotations" / "invented" / "reviews" / "anna.jsonl").read_text().splitlines()
    assert json.loads(line)["ops"][0]["was"]["text"] == SENTENCES[1]


def test_saving_again_changes_nothing(save: Save) -> None:
    save(ACCEPT)
    assert save(ACCEPT).json()["next"] == 1


def test_a_reviewer_sees_nothing_of_another(client: TestClient, save: Save) -> None:
    save(ACCEPT)
    assert client.get("/api/invented?reviewer=ben").json()["events"] == []
    assert len(client.get("/api/invented?reviewer=anna").json()["events"]) == 1


def test_hostile_names_and_titles_stay_text(tmp_path: Path, access: Access) -> None:
    sessions = {
        "invented": PaperSession(invented(tmp_path, [HOSTILE, *SENTENCES], title=f'"{HOSTILE}'), tmp_path / "a")
    }
    client = TestClient(make_app(sessions, access, "anna"), base_url=ORIGIN)
    page = client.get("/", params={"token": access.token}).text
    assert "<img" not in page
    assert page.count("<script") == 1


def test_several_papers_are_listed(tmp_path: Path, access: Access) -> None:
    sessions = {
        name: PaperSession(invented(tmp_path, SENTENCES, name, f"<b>{name}</b>"), tmp_path / "a")
        for name in ("one", "two")
    }
    client = TestClient(make_app(sessions, access, "anna"), base_url=ORIGIN)
    page = client.get("/", params={"token": access.token}).text
    assert "/papers/one" in page
    assert "<b>" not in page
    assert client.get("/papers/two").status_code == 200
    assert client.get("/papers/three").status_code == 404


def test_with_a_password_the_token_opens_nothing(tmp_path: Path) -> None:
    access = Access("0.0.0.0", 8765, password="s3cret words")
    sessions = {"invented": PaperSession(invented(tmp_path, SENTENCES), tmp_path / "a")}
    client = TestClient(make_app(sessions, access, "anna"), base_url="http://192.168.1.5:8765")
    assert "An invented paper" not in client.get("/", params={"token": access.token}).text
    headers = {"origin": "http://192.168.1.5:8765"}
    assert client.post("/login", data={"password": "wrong"}, headers=headers).status_code == 403
    assert client.get("/api/invented").status_code == 403
    assert "An invented paper" in client.post("/login", data={"password": "s3cret words"}, headers=headers).text
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421


def test_beyond_this_machine_a_password_is_demanded(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="password"):
        serve(invented(tmp_path, SENTENCES), host="0.0.0.0", open_browser=False)


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port} .* choose another"):
            serve(invented(tmp_path, SENTENCES), port, open_browser=False, annotations=tmp_path / "a")


@pytest.mark.parametrize(("name", "message"), [("nowhere", "there is no folder"), (".", "holds no units.jsonl")])
def test_a_missing_folder_is_said(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        serve(tmp_path / name, open_browser=False)


def test_a_corrupt_log_is_said_before_the_page_opens(tmp_path: Path) -> None:
    log = tmp_path / "a" / "invented" / "reviews" / "anna.jsonl"
    log.parent.mkdir(parents=True)
    log.write_text("not a log\n")
    with pytest.raises(LogError, match=r"line 1"):
        serve(invented(tmp_path, SENTENCES), 0, open_browser=False, reviewer="anna", annotations=tmp_path / "a")


START = "import sys; from claimspan.cli import main; sys.argv[0] = 'claimspan'; main()"


def start(folder: Path, annotations: Path) -> tuple[subprocess.Popen[str], str]:
    """The review as a user starts it, and the line that holds its address."""
    options = ["--port", "0", "--no-browser", "--reviewer", "anna", "--annotations", str(annotations)]
    server = subprocess.Popen(
        [sys.executable, "-c", START, "review", str(folder), *options], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    return server, next(line.strip() for line in server.stdout if line.startswith("http://"))


def test_the_command_prints_its_address_on_a_line_of_its_own_and_serves(tmp_path: Path) -> None:
    server, address = start(invented(tmp_path, SENTENCES), tmp_path / "a")
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}", address)
        with urlopen(address) as response:
            assert "An invented paper" in response.read().decode()
    finally:
        server.terminate()
        server.wait()


def test_a_server_killed_under_load_keeps_all_that_it_called_saved(tmp_path: Path) -> None:
    server, address = start(invented(tmp_path, SENTENCES), tmp_path / "a")
    origin = address.split("/?")[0]
    confirmed: list[str] = []

    def decide(name: str) -> None:
        with httpx.Client(base_url=origin, headers={"origin": origin}) as client:
            client.get(address)
            for number in range(10_000):
                event = {**ACCEPT, "id": f"{name}-{number:06d}"}
                try:
                    answer = client.post("/api/invented/events", json={"since": 10**6, "events": [event]})
                except httpx.HTTPError:
                    return
                assert answer.status_code == 200
                confirmed.append(event["id"])
                if len(confirmed) == 60:
                    server.kill()

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("first-tab", "second-tab")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.wait()
    kept = [event.id for event in ReviewLog(tmp_path / "a" / "invented" / "reviews" / "anna.jsonl").events()]
    assert len(confirmed) >= 60
    assert set(confirmed) <= set(kept)
    assert len(kept) == len(set(kept))


def test_host_is_a_name_of_this_machine() -> None:
    assert Access("127.0.0.1", 8765).knows_host(HOST)
