"""Dates that stand on the calendar by themselves."""

from claimspan.extract.dates.arithmetic import dated, days
from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Rule
from claimspan.extract.dates.resolve import from_mention, from_publication, nearest
from claimspan.extract.dates.senses.groups import Groups, mod_of, suffix_of
from claimspan.extract.dates.timex import Reading


def calendar(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A date of the calendar, whole or in part; the year is looked for where it is missing."""
    suffix = suffix_of(groups)
    if suffix is None:
        return None
    year: str | None = groups.get("year")
    if year is None and "back" in groups:
        year = from_publication(context, int(groups["back"]), "Y")
    if year is None and "deictic" not in groups and context.following is not None:
        year = context.following.groups.get("year")
    if year is None:
        return Reading("DATE", nearest(context, suffix, groups.get("deictic")), mod_of(groups, rule))
    return Reading("DATE", dated(int(year), suffix) if suffix else year, mod_of(groups, rule))


def year_end(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """The end of a year that may be left out."""
    return Reading("DATE", groups.get("year") or from_mention(context, 0, "Y"), rule.mod)


def day_range(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """Two days of one month: the value is the interval, in the style of TimeML the first day."""
    first = calendar(groups, rule, context)
    last = calendar({**groups, "day": groups["day2"]}, rule, context)
    if first is None or last is None or first.value >= last.value:
        return None
    return Reading("DATE", f"{first.value}/{last.value}")


def year_range(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``1941-45`` and ``2012/13``: the second year is cut to its last two figures; ``2014-03`` is a month."""
    if "figure" in groups:
        return Reading("DATE", f"{groups['year']}/{groups['year'][:3]}{groups['figure']}")
    last = groups.get("year2") or groups["year"][:2] + groups["short"]
    if last <= groups["year"] and "short" in groups:
        month = f"{groups['year']}-{groups['short']}"
        return Reading("DATE", month) if days(month) else None
    return Reading("DATE", f"{groups['year']}/{last}") if last > groups["year"] else None


def short_year(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A year of two figures: within this century up to 2050, else the last."""
    short = groups.get("short") or groups["number"]
    return Reading("DATE", ("20" if short < "50" else "19") + short, mod_of(groups, rule))


def era(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A year or century before or after Christ."""
    number = int(groups["digits"])
    if "bc" in groups:
        return Reading("DATE", f"BC{number:04}", mod_of(groups, rule), moves=False)
    return Reading("DATE", f"{number:04}", mod_of(groups, rule))


def decade(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A decade: ``1980s``, ``the eighties``, ``'90s``; ``the 1800s`` are a century unless they are early."""
    if "year" in groups:
        year, mod = groups["year"], mod_of(groups, rule)
        if year[3] != "0":
            return None
        is_century = year[2:] == "00" and year < "2000" and mod != "START"
        return Reading("DATE", year[:2] if is_century else year[:3], mod)
    figure = groups["decade"] if "decade" in groups else groups["short"][0]
    if "short" in groups and groups["short"][1] != "0":
        return None
    return Reading("DATE", "19" + figure, mod_of(groups, rule))


def decade_range(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``1970s–80s``: the second decade is cut to two figures."""
    first, last = groups["year"], groups["year"][:2] + groups["short"]
    if first[3] != "0" or last[3] != "0" or last <= first:
        return None
    return Reading("DATE", f"{first[:3]}/{last[:3]}")


def century(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A century by its number: the 16th is ``15``."""
    words = groups.get("ord") or groups["ordinal"]
    number = int("".join(char for char in words if char.isdecimal()))
    if "bc" in groups:
        return Reading("DATE", f"BC{number - 1:02}", mod_of(groups, rule), moves=False)
    return Reading("DATE", f"{number - 1:02}", mod_of(groups, rule)) if 1 <= number <= 30 else None


def decade_of_century(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``the first decade of the 21st century`` is ``200``."""
    found, decade_ = century(groups, rule, context), int(groups["ordinal2"])
    return Reading("DATE", f"{found.value}{decade_ - 1}") if found is not None and decade_ <= 10 else None
