"""One name for all mentions of the same thing in a document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claimspan.extract.entities.full_names import INVERTED, Names, short_cases, with_country, with_direction
from claimspan.extract.entities.lexicon import bodies, leaders, places
from claimspan.extract.entities.view import POSSESSIVES, Candidate, View

SKIPPED = frozenset(("of", "the", "and", "for", "on", "in"))
SMALL = frozenset(("or", "of", "the", "and", "for", "on", "in", "to", "at", "by", "a", "an", "against", "with"))
NUMBERED = re.compile(r"\b\d[\w/]*-[A-Z]{2}\b|\b\d{3,5}/\d{2,4}\b")
NUMBER_DASH = re.compile(r"(?<=\d)–\s?(?=\d)")
BARE = 51
UNIONS = frozenset(("European Union", "United Nations"))


def name_all(view: View, mentions: Sequence[Candidate], persons: Mapping[str, str], known: Names) -> None:
    """Fill ``canonical`` of every mention that has none, and bring the others to one plain spelling."""
    listed: set[int] = set()
    for index, mention in enumerate(mentions):
        entry = known.get(tuple(view.words[mention.start : mention.end]))
        if mention.rule.startswith("gazetteer"):
            listed.add(index)
        if mention.canonical is None and entry is not None and entry.label == mention.label:
            mention.canonical, mention.country, mention.stands_for = entry.canonical, entry.country, entry.stands_for
            listed.add(index)
    national = bare_names(main_countries(mentions))
    fuller = _fuller_names(view, mentions)
    numbered = _numbered_laws(view, mentions)
    cases = short_cases(view, mentions)
    home = next(iter(main_countries(mentions, states_only=True)), None)
    for index, mention in enumerate(mentions):
        text = view.text(mention.start, mention.end)
        if mention.canonical is None:
            mention.canonical = cases.get(text) or _name(view, mention, persons, national, fuller)
        if mention.label == "ORG" and index not in listed:
            mention.canonical = with_country(mention.canonical, known, home)
        elif mention.label == "LOC" and index not in listed:
            mention.canonical = with_direction(mention.canonical, known)
        elif mention.label == "LAW":
            mention.canonical = _full_law(mention.canonical, numbered, known)
        mention.canonical = plain(mention.canonical)


def plain(name: str) -> str:
    """A name in plain spelling: straight apostrophes, the usual spelling of a place, no space round a hyphen.

    >>> plain("People’s Liberation Army"), plain("Kiev")
    ("People's Liberation Army", 'Kyiv')
    """
    text = name.replace("’", "'").replace("“", '"').replace("”", '"').replace("- ", "-")
    text = NUMBER_DASH.sub("-", text)
    return places().spellings.get(text, text)


def titled(name: str) -> str:
    """A name with capitals on all but its small words.

    >>> titled("U.S. export assistance centers")
    'U.S. Export Assistance Centers'
    """
    return " ".join(word if word in SMALL else word[0].upper() + word[1:] for word in name.split(" "))


def main_countries(mentions: Sequence[Candidate], states_only: bool = False) -> list[str]:
    """The countries and unions that the document names, the most frequent first; ``states_only`` leaves unions out."""
    counts = Counter(
        mention.canonical
        for mention in mentions
        if mention.canonical
        and (
            (mention.country is not None and mention.stands_for is None)
            if states_only
            else (mention.label in ("GPE", "NORP") or mention.canonical in UNIONS)
        )
    )
    return sorted(counts, key=lambda name: (-counts[name], name))


def bare_names(countries: Sequence[str]) -> dict[str, str]:
    """The bare names of bodies that are plain in a document on these countries, with the full names.

    A name that bodies of several countries have goes to the country that is named most.

    >>> bare_names(["Japan", "United States"])["Diet"]
    'National Diet of Japan'
    """
    known = {body.country: body.names for body in bodies().bodies}
    found: dict[str, str] = {}
    for country in (*countries[:3], *(name for name in countries[3:] if name in UNIONS)):
        for bare, full in known.get(country, {}).items():
            found.setdefault(bare, full)
    return found


def find_bodies(view: View, mentions: Sequence[Candidate]) -> Iterator[Candidate]:
    """Bare names of bodies of the main countries, after "the" and with nothing of a longer name behind them."""
    names = {name: full for name, full in bare_names(main_countries(mentions)).items() if " " not in name}
    for index in range(1, len(view) - 1):
        full = names.get(view.words[index])
        if full is None or view.words[index - 1] not in ("the", "The"):
            continue
        if not view.capital(index + 1) and view.words[index + 1] not in ("of", "for", "on", "-"):
            yield Candidate(index, index + 1, "ORG", "body.bare", BARE, full)


def _name(
    view: View,
    mention: Candidate,
    persons: Mapping[str, str],
    national: Mapping[str, str],
    fuller: Mapping[tuple[str, ...], Sequence[tuple[int, str]]],
) -> str:
    text = view.text(mention.start, mention.end)
    if mention.label == "PERSON":
        return persons.get(text) or leaders().leaders.get(text) or (text.title() if text.isupper() else text)
    if mention.rule == "court.district":
        return f"United States District Court for the {text}"
    if mention.rule == "aircraft.model":
        return text.replace("Model ", "")
    if mention.rule == "talks.of_parties":
        return text.title()
    if mention.label not in ("ORG", "LAW", "EVENT", "LOC"):
        return text
    words = tuple(view.words[mention.start : mention.end])
    longer = _nearest(fuller.get(words, ()), mention.start)
    bare = text.split(" ", 1)[1] if text[0].isdigit() and " " in text else text
    if longer is None and mention.label in ("ORG", "LAW") and bare in national:
        return national[bare]
    if longer is None and mention.label == "ORG" and (owner := _owner(view, mention)):
        return f"{text} of {owner}"
    if longer is None and mention.rule == "head.LAW":
        return titled(text)
    if longer is None and mention.label == "EVENT" and text.endswith(" war"):
        return titled(text)
    return longer or text


def _owner(view: View, mention: Candidate) -> str | None:
    """The country that a ministry is said to be of: "Peru's Ministry of Trade"."""
    at = mention.start
    if view.words[at] in ("Ministry", "Department") and at > 1 and view.words[at - 1] in POSSESSIVES:
        owner = view.words[at - 2]
        return owner if owner[0].isupper() else None
    return None


def _fuller_names(view: View, mentions: Sequence[Candidate]) -> dict[tuple[str, ...], list[tuple[int, str]]]:
    """For each name the places and texts of longer names of the same kind that it could be short for.

    "Supreme Court" is short for "Supreme Court of Peru", "Communist Party" for "Chinese Communist Party", "Trade
    Department" for "Department of Trade".
    """
    by_label: dict[str, list[Candidate]] = {}
    for mention in mentions:
        by_label.setdefault(mention.label, []).append(mention)
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for group in by_label.values():
        short = {tuple(view.words[mention.start : mention.end]) for mention in group}
        inverted = {f"{match[2]} of {match[1]}": words for words in short if (match := INVERTED.match(" ".join(words)))}
        for mention in group:
            words = tuple(view.words[mention.start : mention.end])
            text = mention.canonical or view.text(mention.start, mention.end)
            for length in range(1, len(words)):
                begins = words[:length]
                if begins in short and length > 1 and words[length] in ("of", "on", "for"):
                    found.setdefault(begins, []).append((mention.start, text))
                ends = words[-length:]
                if ends in short and length > 1 and not SKIPPED.intersection(words[:-length]):
                    found.setdefault(ends, []).append((mention.start, text))
                if (other := inverted.get(" ".join(words[length - 1 :]))) is not None:
                    found.setdefault(other, []).append((mention.start, text))
    return found


def _nearest(places_: Sequence[tuple[int, str]], start: int) -> str | None:
    """The last of the names before ``start``, else the first after it."""
    before = [text for at, text in places_ if at <= start]
    return before[-1] if before else next((text for _, text in places_), None)


def _numbered_laws(view: View, mentions: Sequence[Candidate]) -> dict[str, str]:
    """The longest name in the document of each law with a number."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.label == "LAW":
            text = view.text(mention.start, mention.end)
            number = NUMBERED.search(text.replace("- ", "-"))
            if number and len(text) > len(found.get(number[0], "")) and text.count(number[0]) == 1:
                found[number[0]] = text
    return found


def _full_law(name: str, numbered: Mapping[str, str], known: Names) -> str:
    """The full name of a law: by its number, and with the country behind ("Peru Civil Code")."""
    number = NUMBERED.search(name.replace("- ", "-"))
    if number:
        return numbered.get(number[0], name)
    first, _, rest = name.partition(" ")
    entry = known.get((first,))
    if entry is not None and entry.label == "GPE" and rest.endswith((" Code", " Constitution")):
        return f"{rest} of {entry.canonical}"
    return name
