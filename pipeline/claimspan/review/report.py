"""The reading view, the map, the time line and the holders as one HTML file that loads nothing."""

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimspan.errors import InputError
from claimspan.files import write_text
from claimspan.review.app import visible
from claimspan.review.bundle import bundle
from claimspan.review.carry import carry
from claimspan.review.decisions import decide, distinct
from claimspan.review.folder import find_papers, read_folder
from claimspan.review.log import ReviewLog, log_path
from claimspan.review.payload import carried_payload, event_payload, paper_payload

STYLES = ("base.css", "paper.css", "views.css", "report.css", "print.css")


def write(
    out_dir: Path, reviewer: str | None = None, annotations: Path = Path("annotations"), target: Path | None = None
) -> list[Path]:
    """Write ``report.html`` into the folder of every paper in ``out_dir``, or to the file ``target`` for a single one.

    With a ``reviewer`` the records are shown as that review leaves them. Raises InputError where the reviewer has no
    log for a paper, or where ``target`` is given for several papers.
    """
    papers = find_papers(out_dir)
    if target is not None and len(papers) > 1:
        raise InputError(f"{out_dir} holds {len(papers)} papers: leave out --to, or give the folder of one")
    written = []
    for name, path in papers.items():
        log = None if reviewer is None else log_path(annotations, name, reviewer)
        if log is not None and not log.exists():
            raise InputError(f"{reviewer} has not reviewed {name}: there is no {log}")
        page = target or path / "report.html"
        write_text(page, report_html(path, log, reviewer))
        written.append(page)
    return written


def report_html(path: Path, log: Path | None = None, reviewer: str | None = None) -> str:
    """The report of one paper; with a ``log``, as that review leaves it."""
    folder = read_folder(path)
    events = () if log is None else distinct(ReviewLog(log).events())
    data = {
        "paper": paper_payload(folder),
        "events": event_payload(events),
        "next": len(events),
        "carried": carried_payload(carry(decide(events).records, folder)),
    }
    static = files("claimspan.review") / "static"
    script = bundle("report.js", lambda name: (static / name).read_text(encoding="utf-8"))
    style = "\n".join((static / name).read_text(encoding="utf-8") for name in STYLES)
    pages = Environment(loader=PackageLoader("claimspan.review"), autoescape=True, undefined=StrictUndefined)
    return pages.get_template("report.html").render(
        title=visible(folder.title),
        reviewer=reviewer,
        script=Markup(script),
        style=Markup(style),
        data=Markup(inert_json(data)),
        policy=f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'",
    )


def inert_json(data: Mapping[str, Any]) -> str:
    r"""JSON that can stand inside a script element: it holds no ``<``, so nothing in it can end the element.

    >>> inert_json({"title": "</script>"})
    '{"title":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
