"""Serving the review page."""

import getpass
import re
import socket
import webbrowser
from pathlib import Path

import uvicorn

from claimspan.errors import ClaimspanError
from claimspan.review.app import make_app
from claimspan.review.folder import find_papers
from claimspan.review.log import log_path
from claimspan.review.security import Access, is_loopback
from claimspan.review.session import PaperSession


class ServerError(ClaimspanError):
    """The page cannot be served as asked."""


def serve(
    out_dir: Path,
    port: int = 8765,
    *,
    host: str = "127.0.0.1",
    open_browser: bool = True,
    reviewer: str | None = None,
    password: str | None = None,
    annotations: Path = Path("annotations"),
    beside: str | None = None,
) -> None:
    """Serve the review of ``out_dir`` until stopped; the address stands on a line of its own on standard output.

    Decisions go to ``annotations/<paper>/reviews/<reviewer>.jsonl``; those of the reviewer ``beside`` are shown with
    each record. Raises ServerError for a port in use and for a
    host beyond this machine without a password, InputError for a folder without records, LogError for a broken log.
    """
    if not is_loopback(host) and not password:
        raise ServerError(f"{host} can be reached from other machines: set a password, or leave out --host")
    who = reviewer or default_reviewer()
    sessions = {name: PaperSession(path, annotations, beside) for name, path in find_papers(out_dir).items()}
    for name, session in sessions.items():
        session.log(who)
        print(f"{name}: decisions go to {log_path(annotations, name, who)}")
    with _bind(host, port) as listening:
        access = Access(host, listening.getsockname()[1], password)
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{access.port}/" + (f"?token={access.token}" if password is None else "")
        print(address, flush=True)
        print("Stop with Ctrl+C.", flush=True)
        if open_browser:
            webbrowser.open(address)
        config = uvicorn.Config(
            make_app(sessions, access, who),
            log_level="warning",
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[listening])


def default_reviewer() -> str:
    """The name of the account, as a reviewer's name."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        name = ""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")[:40] or "reviewer"


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, OverflowError) as error:
        raise ServerError(f"{host}:{port} is no address of this machine: {error}") from error
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(64)
    except OSError as error:
        listening.close()
        raise ServerError(
            f"port {port} on {host} cannot be used ({error.strerror or error}): "
            "choose another with --port, or 0 for any free one"
        ) from error
    return listening
