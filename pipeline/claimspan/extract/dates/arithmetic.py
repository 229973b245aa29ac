"""Reckoning with TIMEX3 values: the days that a value covers, and steps forward and back."""

import re
from calendar import monthrange
from datetime import date, timedelta

UNITS = {"D": 1, "W": 7, "FN": 14, "WE": 7}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?$"
)
Days = tuple[date, date]


def days(value: str) -> Days | None:
    """The first and the last day of a value; null where it is no stretch of the calendar.

    Winter begins in the year it is named after.

    >>> [str(day) for day in days("2011-Q2")]
    ['2011-04-01', '2011-06-30']
    >>> [str(day) for day in days("198")]
    ['1980-01-01', '1989-12-31']
    >>> days("XXXX-03") is None
    True
    """
    first_value, slash, last_value = value.partition("/")
    if slash:
        first, last = days(first_value), days(last_value)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> Days | None:
    if re.fullmatch(r"\d{2,3}", value):
        span = 10 ** (4 - len(value))
        return date(int(value) * span or 1, 1, 1), date(int(value) * span + span - 1, 12, 31)
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return (monday + timedelta(5) if found["weekend"] else monday), monday + timedelta(6)
    if found["quarter"]:
        return _months(year, int(found["quarter"]) * 3 - 2, 3)
    if found["half"]:
        return _months(year, int(found["half"]) * 6 - 5, 6)
    if found["season"]:
        return _months(year, SEASONS[found["season"]], 3)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    last = add_months(date(year, month, 1), count - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def add_months(day: date, count: int) -> date:
    """The day ``count`` months on, or the last of that month where it is shorter.

    >>> str(add_months(date(2011, 1, 31), 1))
    '2011-02-28'
    """
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def at(day: date, unit: str) -> str:
    """The value of the unit in which a day lies.

    >>> [at(date(2011, 3, 4), unit) for unit in ("D", "W", "M", "Q", "Y", "DE", "CE")]
    ['2011-03-04', '2011-W09', '2011-03', '2011-Q1', '2011', '201', '20']
    """
    week = day.isocalendar()
    forms = {
        "D": day.isoformat(),
        "W": f"{week.year:04}-W{week.week:02}",
        "FN": f"{week.year:04}-W{week.week:02}",
        "WE": f"{week.year:04}-W{week.week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
        "ML": f"{day.year // 1000}",
    }
    return forms.get(unit, day.isoformat())


def fits(value: str, unit: str) -> bool:
    """Whether a value is at least as fine as a unit, so that it lies in exactly one.

    >>> fits("2011-03", "Y"), fits("2011", "M")
    (True, False)
    """
    covered = days(value)
    return covered is not None and at(covered[0], unit) == at(covered[1], unit)


def step(value: str, count: int, unit: str) -> str | None:
    """The unit that lies ``count`` units after that of ``value``; null where the value is too coarse for the unit.

    >>> step("2014-09-03", -1, "Y"), step("2014-09-03", 1, "Q"), step("2014", 3, "Y"), step("2014", 1, "M")
    ('2013', '2014-Q4', '2017', None)
    """
    covered = days(value)
    if covered is None or not fits(value, unit):
        return None
    try:
        if unit in MONTHS:
            return at(add_months(covered[0].replace(day=1), count * MONTHS[unit]), unit)
        if unit in UNITS:
            return at(covered[0] + timedelta(count * UNITS[unit]), unit)
    except (ValueError, OverflowError):
        return None
    return None


def dated(year: int, suffix: str) -> str:
    """The value of a year and what stands below it; ``11-4#4`` is the fourth Thursday of November.

    >>> dated(2011, "03"), dated(1999, "11-4#4"), dated(2011, "05-1#5"), dated(2000, "easter")
    ('2011-03', '1999-11-25', '2011-05-30', '2000-04-23')
    """
    if suffix == "easter":
        return easter(year).isoformat()
    if "#" not in suffix:
        return f"{year:04}-{suffix}"
    month, number, count = int(suffix[:2]), int(suffix[3]), int(suffix[5])
    first = date(year, month, 1)
    day = first + timedelta((number - first.isoweekday()) % 7 + 7 * (count - 1))
    return (day if day.month == month else day - timedelta(7)).isoformat()


def fixed_part(suffix: str) -> str:
    """What a movable holiday says without its year: the month at most."""
    return "XX-XX" if suffix == "easter" else f"{suffix[:2]}-XX" if "#" in suffix else suffix


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, after Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def unknown(unit: str) -> str:
    """The value of a unit of which nothing is known.

    >>> unknown("M")
    'XXXX-XX'
    """
    forms = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
    return forms.get(unit, {"Y": "XXXX", "DE": "XXX", "CE": "XX", "ML": "X"}.get(unit, "XXXX-XX-XX"))
