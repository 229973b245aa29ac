"""What the groups of a match say, whatever the rule."""

from collections.abc import Mapping

from claimspan.extract.dates.arithmetic import days
from claimspan.extract.dates.grammar import Rule
from claimspan.records import TimexMod

Groups = Mapping[str, str]
MODS: dict[str, TimexMod] = {
    "APPROX": "APPROX",
    "MORE_THAN": "MORE_THAN",
    "LESS_THAN": "LESS_THAN",
    "START": "START",
    "MID": "MID",
    "END": "END",
}


def mod_of(groups: Groups, rule: Rule) -> TimexMod | None:
    """The modifier that a match carries."""
    return MODS.get(groups.get("part", "")) or MODS.get(groups.get("approx", "")) or rule.mod


def suffix_of(groups: Groups) -> str | None:
    """What a match says below the year, as the tail of a TIMEX3 value; empty for nothing, null for no real date.

    >>> suffix_of({"month": "03", "day": "4th"}), suffix_of({"season": "SU"}), suffix_of({"month": "02", "day": "31"})
    ('03-04', 'SU', None)
    """
    if "month" in groups or "monthnumber" in groups:
        month = groups.get("month") or f"{int(groups['monthnumber']):02}"
        day = _day(groups)
        if not day:
            return month
        return f"{month}-{day:02}" if days(f"2000-{month}-{day:02}") else None
    for name, letter in (("season", ""), ("holiday", ""), ("quarter", "Q"), ("half", "H")):
        if name in groups:
            return letter + groups[name]
    if "ordinal" in groups:
        number = int(groups["ordinal"])
        kind = groups.get("kind", "Q")
        return f"{kind}{number}" if number <= {"Q": 4, "H": 2}[kind] else None
    return ""


def _day(groups: Groups) -> int:
    if "day" in groups or "dayth" in groups:
        words = groups.get("day") or groups["dayth"]
        return int("".join(char for char in words if char.isdecimal()))
    return int(groups.get("ordinal", 0))
