"""What a paper says of itself: from ``paper.toml`` beside it, the document's own properties, or its first page."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from claimspan.errors import InputError
from claimspan.ingest.bylines import LIST_OF_NAMES, NAME
from claimspan.ingest.dates import DATES, iso
from claimspan.ingest.language import detect
from claimspan.ingest.lexicon import lexicon
from claimspan.ingest.references import Earlier, parse_references
from claimspan.records import Author, Found, Metadata
from claimspan.rules import RuleModel

FILE = "paper.toml"
FIRST_PAGE = 6000
FIELD = re.compile(
    r"(?im)^[ \t|*_#>]{0,20}(?P<key>authors?|by|publication date|published|date|publisher|institution)\b"
    r"[ \t|*_]{0,20}:[ \t|*_]{0,20}(?P<value>\S[^\n|]*)"
)
ONLY_NAME = re.compile(NAME + r"(?:,?\s+(?:Jr|Sr|Ph\.?D|MA|JD)\.?)*")
BYLINE = re.compile(r"^[*_]*(?i:by)\s+(?P<names>" + NAME + r"(?:(?:\s*,\s*|\s*,?\s*(?:and|&)\s+)" + NAME + r")*)")
BIOGRAPHY = re.compile(
    r"^(?:(?i:dr|prof|professor|mr|mrs|ms|ambassador|commander|captain|colonel|lieutenant|general|admiral|major)\.?\s+)*"
    r"(?P<name>" + NAME + r"),?\s+(?:is|was|serves|works|holds)\b(?P<rest>[^.]*(?:\.(?!\s)[^.]*)*)"
)
PLACE = re.compile(
    r"\b(?:at|with|of|in)\s+(?:the\s+)?(?P<place>[A-Z][^,.;()]*?)(?=[,.;()]|\s+(?:in|and|where|who)\s|\s*\Z)"
)
ROLE = re.compile(
    r"(?P<name>" + NAME + r"),?\s+"
    r"(?:Coordinator|Specialist|Analyst|Section Research Manager|Research Assistant|"
    r"(?:Senior |Associate |Assistant |Visiting |Research |Resident )*"
    r"(?:Fellow|Professor|Director|Economist|Attorney))\b"
)
CITATION = re.compile(
    r"(?:recommended|suggested|preferred)?\s*citation|to cite this[\w ]*|cite as|how to cite[\w ]*", re.I
)
PUBLISHED_BY = re.compile(
    r"(?:(?:[Pp]ublished (?:\w+ )?|[Pp]repared |[Ii]ssued |[Rr]eleased )by|"
    r"(?:©|[Cc]opyright)(?:\s*©)?\s*(?:\d{4})?(?:\s*by\b)?)\s*(?:the\s+)?(?P<name>[A-Z][^.,;()\n]{3,80})"
)
POST = re.compile(
    r"[*†‡§¶]+\s*(?:[A-Z][\w ]{2,60}?)(?:,|\sat|\sof)\s+(?:the\s+)?"
    r"(?P<place>(?:[A-Z][^,.;]*\s)?(?:University|Institute|School|College|Center|Centre|Council|Academy)\b[^,.;]*)"
)


class PaperAuthor(RuleModel):
    """An author in ``paper.toml``."""

    name: str
    affiliation: str | None = None


class PaperFile(RuleModel):
    """The keys of ``paper.toml``; ``origin`` is a remark on where the copy came from."""

    title: str | None = None
    subtitle: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    origin: str | None = None
    authors: tuple[PaperAuthor, ...] = ()


def read_paper_file(path: Path) -> Metadata:
    """Read ``paper.toml``. Raises InputError for a file that is no TOML or has an unknown key."""
    try:
        known = PaperFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        raise InputError(f"{path}: {'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}") from error

    def found(value: str | None) -> Found | None:
        return Found(value=value, origin=FILE) if value else None

    return Metadata(
        title=found(known.title),
        subtitle=found(known.subtitle),
        date=found(known.date),
        publisher=found(known.publisher),
        language=found(known.language),
        authors=tuple(
            Author(name=author.name, affiliation=author.affiliation, origin=FILE) for author in known.authors
        ),
    )


def merge(*layers: Metadata | None) -> Metadata:
    """The first known value of each field.

    >>> mine = Metadata(title=Found(value="A", origin="paper.toml"))
    >>> shown = Metadata(title=Found(value="B", origin="first page"), date=Found(value="2018", origin="first page"))
    >>> merge(mine, shown).title.value, merge(mine, shown).date.value
    ('A', '2018')
    """
    fields = {}
    for name in Metadata.model_fields:
        fields[name] = next((value for layer in layers if layer and (value := getattr(layer, name))), None)
    fields["authors"] = fields["authors"] or ()
    title, subtitle = fields["title"], fields["subtitle"]
    if title and subtitle and (start := re.split(r"\s*[:–—-]\s+" + re.escape(subtitle.value) + r"\Z", title.value))[1:]:
        fields["title"] = title.model_copy(update={"value": start[0]})
    return Metadata(**fields)


def without_file_dates(own: Metadata, shown: Metadata) -> tuple[Metadata, Metadata]:
    """Both layers; the day on which the file was made counts only where the first page shows no date."""
    if shown.date and own.date and "CreationDate" in own.date.origin:
        own = own.model_copy(update={"date": None})
    return own, shown


@dataclass(frozen=True)
class FrontPassage:
    """A passage of the first page, or a note by sign: its kind, clean text and place in the source."""

    kind: str
    text: str
    start: int


def from_first_page(passages: Sequence[FrontPassage], source: str, body: str) -> Metadata:
    """What the first page shows. ``passages`` are the title and front matter, ``body`` some of the running text."""
    title, subtitle = _title(passages)
    fields = _fields(source[:FIRST_PAGE])
    date = next((iso(fields[key]) for key in ("publication date", "published", "date") if key in fields), None)
    date = date or _date(passages)
    publisher = fields.get("publisher") or fields.get("institution") or _publisher(passages, title)
    language = detect(body)
    return Metadata(
        title=Found(value=title, origin="first page") if title else None,
        subtitle=Found(value=subtitle, origin="first page") if subtitle else None,
        authors=_authors(passages, fields),
        publisher=Found(value=publisher, origin="first page") if publisher else None,
        date=Found(value=date, origin="first page") if date else None,
        language=Found(value=language, origin="the words of the text") if language else None,
    )


def _title(passages: Sequence[FrontPassage]) -> tuple[str | None, str | None]:
    title = next((passage.text for passage in passages if passage.kind == "heading"), None)
    if title is None:
        return None, None
    for mark in (": ", " – ", " — ", " - "):
        left, _, right = title.partition(mark)
        if right and len(left.split()) > 1 and len(right.split()) > 1:
            return left.strip(), right.strip()
    return title, None


def _fields(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in FIELD.finditer(head):
        found.setdefault(
            match["key"].lower().rstrip("s") if "author" in match["key"].lower() else match["key"].lower(),
            match["value"].strip(" *_"),
        )
    return found


def _publisher(passages: Sequence[FrontPassage], title: str | None) -> str | None:
    """The journal or institution: from the recommended citation, after *published by* or ©, or on a line of its own."""
    head = [passage.text for passage in passages if passage.kind == "front" and passage.start < FIRST_PAGE]
    for text in head:
        citation = CITATION.match(text.lstrip("*_ "))
        if citation:
            references = parse_references(text[citation.end() :].strip("*_: "), 0, Earlier())
            container = next((reference.container for reference in references if reference.container), None)
            if container:
                return re.sub(r"[\s*_:]+\Z", "", container)
    for text in (passage.text for passage in passages if passage.kind == "front"):
        published = PUBLISHED_BY.search(text)
        if published and _is_body(published["name"]):
            return published["name"].strip(" .,")
    for text in head:
        bare = text.strip(" *_")
        plain = len(bare.split()) <= 8 and not re.search(r"[.,;:@\d]|\b(?:of the author|see)\b", bare) and bare != title
        if plain and set(re.findall(r"[a-z]+", bare.lower())) & lexicon().publishers:
            return bare
    return None


def _authors(passages: Sequence[FrontPassage], fields: dict[str, str]) -> tuple[Author, ...]:
    named = fields.get("author") or fields.get("by")
    if named and ";" in named:
        return tuple(Author(name=_turned(part), origin="first page") for part in named.split(";") if part.strip())
    if named and re.match(NAME, named):
        return tuple(
            Author(name=part.strip(), origin="first page")
            for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", named)
            if part
        )
    authors: dict[str, Author] = {}
    front = [passage.text for passage in passages if passage.kind in ("front", "note")]
    for text in front:
        biography = BIOGRAPHY.match(text)
        if biography and not _is_body(biography["name"]):
            place = PLACE.search(biography["rest"])
            authors[biography["name"]] = Author(
                name=biography["name"], affiliation=place["place"].strip() if place else None, origin="biography"
            )
        byline = BYLINE.match(text)
        if byline and len(text) < 200:
            for name in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", byline["names"]):
                authors.setdefault(name, Author(name=name, origin="byline"))
        role = ROLE.match(text)
        if role and not _is_body(role["name"]) and not biography:
            authors.setdefault(role["name"], Author(name=role["name"], origin="author information"))
        if len(text) < 200 and not byline and LIST_OF_NAMES.fullmatch(text.strip(" *_")) and not _is_body(text):
            for name in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", text.strip(" *_")):
                authors.setdefault(name, Author(name=name, origin="first page"))
    everything = " ".join(front).lower()
    for index, text in enumerate(front):
        if authors and any(author.origin != "first page" for author in authors.values()):
            break
        bare = text.strip(" *_†‡§¶")
        surname = re.split(r"\s", bare)[-1].lower()
        a_name = ONLY_NAME.fullmatch(bare) is not None and not _is_body(bare) and bare.lower() not in lexicon().kinds
        if a_name and everything.count(surname) > 1:
            following = front[index + 1] if index + 1 < len(front) else ""
            place = re.match(r"[*_]*([A-Z][^,;@*]{3,80})", following) if _is_body(following[:100]) else None
            authors[bare] = Author(name=bare, affiliation=place[1].strip() if place else None, origin="first page")
    if len(authors) == 1:
        return (_with_place(next(iter(authors.values())), [p.text for p in passages if p.kind == "note"]),)
    return tuple(authors.values())


def _with_place(author: Author, notes: list[str]) -> Author:
    """The author with the affiliation that a note by sign gives (``* Professor of Law, University of Lima.``)."""
    if author.affiliation is None and notes:
        place = POST.match(notes[0])
        if place:
            return author.model_copy(update={"affiliation": place["place"].strip()})
    return author


def _turned(name: str) -> str:
    """``Doe, Jane A.`` the other way round."""
    family, comma, given = name.strip().partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name.strip()


def _is_body(text: str) -> bool:
    """Whether a name is that of an institution, journal or event."""
    return bool(set(re.findall(r"[a-z]+", text.lower())) & lexicon().institutions)


def _date(passages: Sequence[FrontPassage]) -> str | None:
    front = [
        passage.text
        for passage in passages
        if passage.kind == "front" and passage.start < FIRST_PAGE and not BIOGRAPHY.match(passage.text)
    ]
    for pattern in DATES:
        for text in front:
            match = pattern.search(text[:600])
            if match:
                return iso(match.group())
    return None
