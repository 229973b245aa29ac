"""Relative expressions resolved against the publication date and the last date mentioned."""

from datetime import date, timedelta

from claimspan.extract.dates.arithmetic import at, dated, days, fits, fixed_part, step, unknown
from claimspan.extract.dates.context import Context
from claimspan.extract.dates.wordlists import words

AHEAD = 4.0
AFTER_PAST = 4.0
PARTS_OF_YEAR = {"M": "XX", "Q": "QX", "D": "XX-XX", "W": "WXX", "WE": "WXX-WE"}


def reference(context: Context) -> str | None:
    """The publication date as a value, null where it is not known or no date."""
    if context.published is None or days(context.published[:10]) is None:
        return None
    return context.published[:10]


def reference_day(context: Context) -> date | None:
    """The publication day, null where only the month or the year is known."""
    known = reference(context)
    if known is None or len(known) < 10:
        return None
    return date.fromisoformat(known)


def from_publication(context: Context, count: int, unit: str) -> str:
    """The unit ``count`` units away from the publication date, underspecified where that date is too coarse."""
    known = reference(context)
    return (known and step(known, count, unit)) or unknown(unit)


def from_mention(context: Context, count: int, unit: str) -> str:
    """The unit ``count`` units away from the last date mentioned; without one, from the publication date."""
    if context.last is None:
        return from_publication(context, count, unit)
    found = step(context.last, count, unit)
    if found is not None:
        return found
    if count == 0 and unit in PARTS_OF_YEAR and fits(context.last, "Y"):
        return f"{context.last[:4]}-{PARTS_OF_YEAR[unit]}"
    return unknown(unit)


def nearest(context: Context, suffix: str, deictic: str | None) -> str:
    """The year put before a month, day, season, quarter or half that comes without one.

    A deictic word ("last", "next") or the tense of the clause gives the direction from the publication day. In the
    annotation scheme's style a date just mentioned comes before it: "In 2014 ... In March ...".
    """
    if deictic is None and context.style == "scheme":
        told = _in_year_of_mention(context, suffix)
        if told is not None:
            return told
    day = reference_day(context)
    if day is None:
        return f"XXXX-{fixed_part(suffix)}"
    around = [dated(year, suffix) for year in (day.year - 1, day.year, day.year + 1)]
    covered_days = [(value, days(value)) for value in around]
    if deictic == "0":
        return around[1]
    if deictic == "-1":
        past = [value for value, covered in covered_days if covered and covered[1] < day]
        return past[-1] if past else f"XXXX-{fixed_part(suffix)}"
    if deictic == "1":
        ahead = [value for value, covered in covered_days if covered and covered[0] > day]
        return ahead[0] if ahead else f"XXXX-{fixed_part(suffix)}"
    return min(around, key=lambda value: _distance(value, day, context))


def _in_year_of_mention(context: Context, suffix: str) -> str | None:
    """In the year last mentioned, unless that makes a date after publication of what is told in the past."""
    covered = days(context.last) if context.last is not None and fits(context.last, "Y") else None
    if covered is None:
        return None
    value = dated(covered[0].year, suffix)
    known = days(reference(context) or "")
    begin = days(value)
    if known and begin and begin[0] > known[1] and context.tense() <= 0:
        return None
    return value


def _distance(value: str, day: date, context: Context) -> float:
    """Days between a value and the publication day; what lies ahead counts more after a past tense,
    least of all for a single day, and less after "until"."""
    covered = days(value)
    if covered is None:
        return float("inf")
    first, last = covered
    if first <= day <= last:
        return 0.0 if context.tense() >= 0 else 1.0
    if last < day:
        return float((day - last).days) * (AHEAD if _ahead(context) else 1.0)
    if _ahead(context) or not (context.tense() < 0 or "-Q" in value):
        return float((first - day).days)
    return float((first - day).days) * (AFTER_PAST if first == last else 3 * AFTER_PAST)


def _ahead(context: Context) -> bool:
    tense, before = context.tense(), context.word_before()
    return tense > 0 or before in words().until or (tense == 0 and before in words().by)


def weekday(context: Context, number: int, deictic: str | None) -> str:
    """The day of a weekday (1 is Monday) next to the publication day, by deictic word or tense."""
    day = reference_day(context)
    if day is None:
        return f"XXXX-WXX-{number}"
    back = (day.isoweekday() - number) % 7
    if deictic == "-1":
        return (day - timedelta(back or 7)).isoformat()
    if deictic == "1":
        return (day + timedelta(7 - back)).isoformat()
    if deictic == "0" or _ahead(context):
        return (day + timedelta((7 - back) % 7)).isoformat()
    return (day - timedelta(back)).isoformat()


def today(context: Context, offset: int = 0) -> str:
    """The publication day moved by ``offset`` days."""
    day = reference_day(context)
    return unknown("D") if day is None else at(day + timedelta(offset), "D")
