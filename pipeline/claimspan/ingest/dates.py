"""Days as they stand on title pages and in notes, written as ISO 8601."""

import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH = r"(?P<month>" + "|".join(month[:3] + (f"(?:{month[3:]})?" if month[3:] else "") for month in MONTHS) + r")\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        YEAR + r"-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
        r"\b(?P<number>[01]?\d)/(?P<day>[0-3]?\d)/" + YEAR,
        r"\b(?P<number>[01]?\d)/(?P<day>[0-3]?\d)/(?P<short>[0-3]\d)\b(?!/)",
        r"\b" + MONTH + r"\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+" + YEAR,
        r"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+" + MONTH + r",?\s+" + YEAR,
        r"\b" + MONTH + r",?\s+" + YEAR,
        r"(?:\(|^\W*|:\s*)" + YEAR + r"(?:\)|\W*$)",
    )
)


def iso(text: str) -> str | None:
    """The date in ``text``, as exact as it is given; null where there is none.

    >>> iso("15 April 2026"), iso("Apr. 2026"), iso("04/15/2026"), iso("4/15/26"), iso("(2018)")
    ('2026-04-15', '2026-04', '2026-04-15', '2026-04-15', '2018')
    """
    for pattern in DATES:
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        value: str = parts.get("year") or f"20{parts['short']}"
        month = parts.get("month")
        number = int(parts["number"]) if parts.get("number") else 0
        if month:
            number = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
        if 1 <= number <= 12:
            value += f"-{number:02}"
            if parts.get("day"):
                value += f"-{int(parts['day']):02}"
        return value
    return None
