"""Names in full: bodies with their country, parts of waters, court cases by their short name."""

import re
from collections.abc import Mapping, Sequence

from claimspan.extract.entities.lexicon import Entry, directions
from claimspan.extract.entities.repair import organisation_words
from claimspan.extract.entities.view import Candidate, View

INVERTED = re.compile(r"^(.+) (Department|Ministry|Committee|Commission|Office|Agency)$")
CHAMBER_COMMITTEE = re.compile(r"^(House|Senate) (.+) Committee$")
ABBREVIATED = {
    "U.S.": "United States",
    "US": "United States",
    "U.N.": "United Nations",
    "UN": "United Nations",
    "U.K.": "United Kingdom",
    "UK": "United Kingdom",
}
CABINET = frozenset(("Ministry", "Department"))
Names = Mapping[tuple[str, ...], Entry]


def with_country(name: str, known: Names, home: str | None) -> str:
    """The full name of a body of a state: its country written out, a ministry's behind it, a department's before it.

    >>> with_country("Ministry of Trade", {}, "Peru"), with_country("Trade Department", {}, "United States")
    ('Ministry of Trade of Peru', 'United States Department of Trade')
    """
    if home == "United States" and (match := CHAMBER_COMMITTEE.match(name)):
        return f"{home} {match[1]} Committee on {match[2]}"
    first, _, rest = name.partition(" ")
    country = ABBREVIATED.get(first)
    if country and rest in organisation_words():
        name, first = f"{country} {rest}", country
    entry = None
    for length in (1, 2):
        words = tuple(name.split(" ")[:length])
        if (found := known.get(words)) and found.label == "GPE" and found.country:
            entry, rest = found, " ".join(name.split(" ")[length:])
    if (match := INVERTED.match(rest if entry else name)) and match[2] in CABINET:
        rest = f"{match[2]} of {'the ' if match[1] == 'Treasury' else ''}{match[1]}"
        name = f"{name[: -len(match[0])]}{rest}" if entry else rest
    owner = entry.canonical if entry else home
    body = rest if entry else name
    if body == "Supreme Court" and entry:
        return f"{body} of {'the ' if owner == 'United States' else ''}{owner}"
    if _ends_in_country(body, known):
        return name
    if body.split(" ")[0] in CABINET and " of " in body and owner and f" of {owner}" not in body:
        department = body.startswith("Department") and owner == "United States"
        if entry is None or not department:
            return f"{owner} {body}" if department else f"{body} of {owner}"
    return name


def _ends_in_country(name: str, known: Names) -> bool:
    country = name.rpartition(" of ")[2].removeprefix("the ")
    entry = known.get(tuple(country.split(" ")))
    return entry is not None and entry.label == "GPE"


def with_direction(name: str, known: Names) -> str:
    """A part of a water in full: "western Pacific" is the Western Pacific Ocean."""
    first, _, rest = name.partition(" ")
    entry = known.get(tuple(rest.split(" "))) if first.title() in directions() else None
    return f"{first.title()} {entry.canonical}" if entry and entry.label == "LOC" else name


def short_cases(view: View, mentions: Sequence[Candidate]) -> dict[str, str]:
    """Short names of court cases with the full one: "Miller case" for "Miller v. Bank of Leeds"."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.rule == "case.parties":
            found.setdefault(f"{view.words[mention.start]} case", view.text(mention.start, mention.end))
    return found
