"""The granule of a TIMEX3 value: which unit of time it speaks in."""

import re

SHAPES = (
    (r"(PRESENT|PAST|FUTURE)_REF", "reference"),
    (r"[\dX]{2}", "century"),
    (r"[\dX]{3}", "decade"),
    (r"[\dX]{4}", "year"),
    (r"[\dX]{4}-(SP|SU|FA|WI)", "season"),
    (r"[\dX]{4}-Q[\dX]", "quarter"),
    (r"[\dX]{4}-H[\dX]", "half-year"),
    (r"[\dX]{4}-[\dX]{2}", "month"),
    (r"[\dX]{4}-W[\dX]{2}(-WE)?", "week"),
    (r"[\dX]{4}-(W[\dX]{2}|[\dX]{2})-[\dX]{1,2}", "day"),
    (r".*T.+", "time"),
)
DURATION = re.compile(r"P(T?)[\d.X]+(?:/[\d.X]+)?([A-Z]{1,2})")
UNITS = {
    "Y": "years",
    "M": "months",
    "W": "weeks",
    "D": "days",
    "H": "hours",
    "S": "seconds",
    "DE": "decades",
    "CE": "centuries",
}


def granule(value: str) -> str:
    """The granule of a value; of an interval both ends; ``other`` where the value has no known shape.

    >>> [granule(value) for value in ("2011-03", "198", "1990/2003", "P3Y", "PT30M", "PAST_REF", "soon")]
    ['month', 'decade', 'year/year', 'years', 'minutes', 'reference', 'other']
    """
    if duration := DURATION.match(value):
        unit = UNITS.get(duration[2], "other")
        return "minutes" if duration[1] and unit == "months" else unit
    if "/" in value:
        return "/".join(granule(end) for end in value.split("/"))
    return next((name for shape, name in SHAPES if re.fullmatch(shape, value)), "other")
