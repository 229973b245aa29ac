"""The web application: one page, its static files, and three calls for a paper's records and a reviewer's events."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from claimspan.errors import ClaimspanError, InputError
from claimspan.review.events import Event
from claimspan.review.security import Access, BodyTooLargeError, Gate
from claimspan.review.session import EventError, PaperSession

MEDIA = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Saving(BaseModel):
    """The body of a save: the number of events that the page has seen, and its new ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    since: int = Field(ge=0)
    events: tuple[Event, ...] = Field(max_length=500)


Endpoint = Callable[[Request], Awaitable[Response]]


def make_app(papers: Mapping[str, PaperSession], access: Access, reviewer: str) -> Starlette:
    """The application over papers by id. ``reviewer`` is who reviews where the address does not name another."""
    pages = Environment(loader=PackageLoader("claimspan.review"), autoescape=True, undefined=StrictUndefined)
    pages.filters["visible"] = visible
    static = static_files()
    modules = sorted(name for name in static if name.endswith(".js") and name != "report.js")

    def guarded(endpoint: Endpoint) -> Endpoint:
        async def guard(request: Request) -> Response:
            if not access.is_open(request):
                raise HTTPException(
                    403, "This session is closed: open the address that `claimspan review` printed last."
                )
            return await endpoint(request)

        return guard

    async def entrance(request: Request) -> Response:
        opened = access.opens(request.query_params.get("token", ""))
        if not opened and not access.is_open(request):
            if access.password is not None:
                return HTMLResponse(pages.get_template("login.html").render(wrong=False))
            raise HTTPException(403, "Open the address that `claimspan review` printed, with its token.")
        name = request.path_params.get("paper") or (next(iter(papers)) if len(papers) == 1 else None)
        if name is None:
            response = HTMLResponse(pages.get_template("papers.html").render(papers=papers))
        else:
            who = request.query_params.get("reviewer", reviewer)
            session = _session(request, name)
            await run_in_threadpool(session.log, who)
            page = pages.get_template("page.html").render(
                paper=session.folder, reviewer=who, many=len(papers) > 1, modules=modules
            )
            response = HTMLResponse(page)
        if opened:
            access.keep_open(response)
        return response

    async def login(request: Request) -> Response:
        given = parse_qs((await request.body()).decode(errors="replace")).get("password", [""])[0]
        if not access.opens_by_password(given):
            await asyncio.sleep(1)
            return HTMLResponse(pages.get_template("login.html").render(wrong=True), 403)
        response = RedirectResponse("/", 303)
        access.keep_open(response)
        return response

    async def page_data(request: Request) -> Response:
        session = _session(request, request.path_params["paper"])
        return JSONResponse(await run_in_threadpool(session.page, request.query_params.get("reviewer", reviewer)))

    async def new_events(request: Request) -> Response:
        session = _session(request, request.path_params["paper"])
        since = request.query_params.get("since", "0")
        if not since.isdecimal():
            raise HTTPException(400, "since is a number")
        who = request.query_params.get("reviewer", reviewer)
        return JSONResponse(await run_in_threadpool(session.events, who, int(since)))

    async def save(request: Request) -> Response:
        session = _session(request, request.path_params["paper"])
        if request.headers.get("content-type") != "application/json":
            raise HTTPException(415, "Events are JSON.")
        try:
            saving = Saving.model_validate_json(await request.body())
        except ValidationError as error:
            raise HTTPException(422, f"No events: {error.errors()[0]['msg']}") from error
        who = request.query_params.get("reviewer", reviewer)
        return JSONResponse(await run_in_threadpool(session.save, who, saving.events, saving.since))

    def _session(_: Request, name: str) -> PaperSession:
        if name not in papers:
            raise HTTPException(404, "There is no such paper here.")
        return papers[name]

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in static:
            raise HTTPException(404, "There is no such file.")
        suffix = name[name.rindex(".") :]
        return Response(static[name], media_type=MEDIA[suffix])

    return Starlette(
        routes=[
            Route("/", entrance),
            Route("/login", login, methods=["POST"]),
            Route("/papers/{paper}", guarded(entrance)),
            Route("/static/{name}", asset),
            Route("/api/{paper}", guarded(page_data)),
            Route("/api/{paper}/events", guarded(new_events), methods=["GET"]),
            Route("/api/{paper}/events", guarded(save), methods=["POST"]),
        ],
        middleware=[Middleware(Gate, access=access)],
        exception_handlers={
            HTTPException: _refused,
            BodyTooLargeError: _too_large,
            EventError: _unprocessable,
            InputError: _bad_request,
            ClaimspanError: _failed,
        },
    )


def visible(text: str) -> str:
    """Characters that turn text around, each as one sign that shows; ``dom.js`` does the same in the page.

    >>> visible("a\\u202eb")
    'a␦b'
    """
    return re.sub(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "␦", text)


def static_files() -> dict[str, bytes]:
    """The page's own files by name; nothing else can be asked for."""
    folder = files("claimspan.review") / "static"
    return {item.name: item.read_bytes() for item in folder.iterdir() if item.name.endswith(tuple(MEDIA))}


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(error.detail, error.status_code)


async def _too_large(_: Request, __: Exception) -> Response:
    return PlainTextResponse("The request is too large.", 413)


async def _unprocessable(_: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 422)


async def _bad_request(_: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 400)


async def _failed(_: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 500)
