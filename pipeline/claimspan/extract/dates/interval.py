"""From a TIMEX3 value to an EDTF value and to the earliest and latest day."""

import re
from datetime import date, timedelta

from claimspan.extract.dates.arithmetic import days
from claimspan.records import TimexMod

SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def edtf(value: str, mod: TimexMod | None = None) -> str | None:
    """The value in EDTF (ISO 8601-2:2019) level 1; null for what has no place on the calendar.

    Decades and centuries get unspecified digits; weeks, quarters and halves, which level 1 lacks, an interval.

    >>> [edtf(value) for value in ("2011-03-04", "198", "18", "2011-SU", "1990/2003", "2011-Q2", "BC0221", "P3Y")]
    ['2011-03-04', '198X', '18XX', '2011-22', '1990/2003', '2011-04/2011-06', '-0220', None]
    >>> edtf("2011", "APPROX")
    '2011~'
    """
    suffix = "~" if mod == "APPROX" else ""
    first, slash, last = value.partition("/")
    if slash:
        ends = [edtf(first), edtf(last)]
        return None if None in ends else "/".join(end for end in ends if end)
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", value):
        return value + suffix
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X") + suffix
    if found := re.fullmatch(r"BC(\d{4})", value):
        return f"-{int(found[1]) - 1:04}" + suffix
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{found[1]}-{SEASON_CODES[found[2]]}" + suffix
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)T.*", value):
        return found[1] + suffix
    covered = days(value)
    if covered is None:
        return None
    length = 7 if re.search(r"[QH]\d$", value) else 10
    return "/".join(day.isoformat()[:length] for day in covered)


def bounds(value: str, mod: TimexMod | None = None) -> tuple[str, str] | None:
    """The earliest and the latest ISO day of a value.

    ``START`` and ``END`` are the first and the second half of the period, ``MID`` its middle half.

    >>> bounds("2012", "START"), bounds("2011-03")
    (('2012-01-01', '2012-07-01'), ('2011-03-01', '2011-03-31'))
    """
    covered = days(value)
    if covered is None:
        return None
    first, last = covered
    length = (last - first).days
    if mod == "START":
        last = first + timedelta(length // 2)
    elif mod == "END":
        first = last - timedelta(length // 2)
    elif mod == "MID":
        first, last = first + timedelta(length // 4), last - timedelta(length // 4)
    return _iso(first), _iso(last)


def _iso(day: date) -> str:
    return day.isoformat()
