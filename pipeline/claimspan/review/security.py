"""Who may talk to the server: the right host name and origin, and a session that the token or password opened."""

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 4_000_000
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``.

    >>> [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Access:
    """How a session is opened: by the token in the address, or, where a password is set, by the password alone."""

    host: str
    port: int
    password: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies do not tell ports apart, so the name does."""
        return f"claimspan-{self.port}"

    def opens(self, token: str) -> bool:
        """Whether the token of the address opens a session."""
        return self.password is None and _equal(token, self.token)

    def opens_by_password(self, password: str) -> bool:
        """Whether the password opens a session."""
        return self.password is not None and _equal(password, self.password)

    def is_open(self, request: Request) -> bool:
        """Whether the request carries an open session."""
        return _equal(request.cookies.get(self.cookie, ""), self.session)

    def keep_open(self, response: Response) -> None:
        """Give the browser the session's cookie."""
        response.set_cookie(self.cookie, self.session, httponly=True, samesite="strict", path="/")

    def knows_host(self, header: str) -> bool:
        """Whether a Host header names this server, so that a foreign name that resolves here is turned away."""
        if header in {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]", self.host)}:
            return True
        name, _, port = header.rpartition(":")
        return not is_loopback(self.host) and port == str(self.port) and _is_address(name.strip("[]"))


class Gate:
    """Middleware: checks Host and Origin, bounds the body, and adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))
        handler: ASGIApp = refusal or self.app
        await handler(scope, _bounded(receive), _with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if not self.access.knows_host(host):
            return PlainTextResponse("This server does not go by that name.", 421)
        origin = request.headers.get("origin")
        if (request.method not in ("GET", "HEAD") or origin is not None) and origin != f"http://{host}":
            return PlainTextResponse("Requests from other pages are refused.", 403)
        if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and request.url.path != "/":
            return PlainTextResponse("Requests from other pages are refused.", 403)
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MAX_BODY:
            return PlainTextResponse("The request is too large.", 413)
        return None


class BodyTooLargeError(Exception):
    """A body that outgrew the bound while it was read."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY:
            raise BodyTooLargeError
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await send(message)

    return with_headers


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _equal(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode(), known.encode())
