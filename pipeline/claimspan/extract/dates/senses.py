"""What a matched pattern means: each function reads the groups of a match as a temporal expression."""

from collections.abc import Callable, Mapping

from claimspan.extract.dates.arithmetic import dated, days, step
from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match, Rule
from claimspan.extract.dates.resolve import from_mention, from_publication, nearest, today, weekday
from claimspan.extract.dates.timex import Reading
from claimspan.records import TimexMod

Groups = Mapping[str, str]
Sense = Callable[[Groups, Rule, Context], Reading | None]
MODS: dict[str, TimexMod] = {
    "APPROX": "APPROX",
    "MORE_THAN": "MORE_THAN",
    "LESS_THAN": "LESS_THAN",
    "START": "START",
    "MID": "MID",
    "END": "END",
}
FRACTIONS = {"ML": (1000, "Y"), "CE": (100, "Y"), "DE": (10, "Y"), "Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}
CUT = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}


def read(match: Match, context: Context) -> Reading | None:
    """The reading of a match in its context; null where the match is none after all."""
    return SENSES[match.rule.sense](match.groups, match.rule, context)


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
    """``1941-45`` and ``2012/13``: the second year is cut to its last two figures."""
    last = groups["year"][:2] + groups["short"]
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
    """A decade: ``1980s``, ``the eighties``, ``'90s``."""
    if "year" in groups:
        return Reading("DATE", groups["year"][:3], mod_of(groups, rule)) if groups["year"][3] == "0" else None
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


def weekday_of(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A weekday without a date."""
    value = weekday(context, int(groups["weekday"]), groups.get("deictic"))
    return Reading("DATE", value, mod_of(groups, rule))


def day_word(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``yesterday``, ``tomorrow``: the day ``back`` days from publication."""
    return Reading("DATE", today(context, int(groups["back"])), mod_of(groups, rule))


def from_now(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """So many units before or after the publication date."""
    return _moved(groups, rule, context, from_publication)


def from_then(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """So many units before or after the last date mentioned."""
    return _moved(groups, rule, context, from_mention)


def year_before(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``the year-ago quarter``, and ``a year earlier`` after a quarter was mentioned: that quarter a year before."""
    last = context.last
    if last is None or "-Q" not in last:
        last = from_publication(context, -1, "Q")
    return Reading("DATE", step(last, -4, "Q") or "XXXX-QX", mod_of(groups, rule), moves=False)


def quarter_of_year(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``last year's third quarter``."""
    year = from_publication(context, int(groups["deictic"]), "Y")
    suffix = suffix_of(groups)
    return Reading("DATE", f"{year}-{suffix}", mod_of(groups, rule)) if suffix else None


def quarter_before(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``the quarter``: the last one mentioned, else the one before publication."""
    last = context.last
    value = last if last is not None and "-Q" in last else from_publication(context, -1, "Q")
    return Reading("DATE", value, mod_of(groups, rule))


def _moved(groups: Groups, rule: Rule, context: Context, place: Callable[[Context, int, str], str]) -> Reading | None:
    amount = amount_of(groups)
    sign = int(groups["sign"])
    if amount is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod_of(groups, rule), moves=False)
    unit = groups["unit"]
    if unit.startswith("T"):
        return None
    if amount == 1 and unit == "Y" and sign < 0 and context.last is not None and "-Q" in context.last:
        return year_before(groups, rule, context)
    if amount != int(amount):
        factor, unit = FRACTIONS.get(unit, (1, unit))
        amount *= factor
    return Reading("DATE", place(context, sign * int(amount), unit), mod_of(groups, rule))


def deictic_unit(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``last year``, ``this month``, ``next week``."""
    value = from_publication(context, int(groups["deictic"]), groups["unit"])
    return Reading("DATE", value, mod_of(groups, rule))


def mentioned(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``the same year``, ``the previous month``: ``back`` units from the last date mentioned."""
    return Reading("DATE", from_mention(context, int(groups["back"]), groups["unit"]), mod_of(groups, rule))


def mentioned_only(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """Like ``mentioned``, but only where a date has been mentioned."""
    return None if context.last is None else mentioned(groups, rule, context)


def amount_of(groups: Groups) -> float | None:
    """The amount of units; null for a vague one.

    >>> amount_of({"number": "3"}), amount_of({"figure": "1,000"}), amount_of({"vague": "X"})
    (3.0, 1000.0, None)
    """
    if "figure" in groups:
        whole, _, part = groups["figure"].replace(",", "").partition(" ")
        over, _, under = part.partition("/")
        return float(whole) + (int(over) / int(under) if under else 0)
    words = groups.get("number") or groups.get("vague") or "X"
    return None if words == "X" else float(words)


def duration_value(amount: float | None, unit: str) -> str:
    """An ISO 8601 duration as TIMEX3 writes it.

    >>> [duration_value(*of) for of in ((3, "Y"), (1, "DE"), (None, "Y"), (None, "DE"), (2, "TH"), (2.5, "Y"))]
    ['P3Y', 'P10Y', 'PXY', 'PXDE', 'PT2H', 'P2.5Y']
    """
    if amount is not None and unit in CUT:
        factor, unit = CUT[unit]
        amount *= factor
    clock = "T" if unit.startswith("T") else ""
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))
    return f"P{clock}{number}{unit.removeprefix('T')}"


def duration(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A length of time."""
    return Reading("DURATION", duration_value(amount_of(groups), groups["unit"]), mod_of(groups, rule))


def duration_range(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``five to ten years``: both lengths."""
    low = duration_value(amount_of(groups), groups["unit"])
    high_groups = {name.removesuffix("2"): value for name, value in groups.items() if name.endswith("2")}
    return Reading("DURATION", f"{low}/{duration_value(amount_of(high_groups), groups['unit'])}")


def repeated(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A set: every so many units."""
    if "weekday" in groups:
        return Reading("SET", f"XXXX-WXX-{groups['weekday']}", mod_of(groups, rule))
    if "month" in groups or "season" in groups:
        return Reading("SET", f"XXXX-{suffix_of(groups)}", mod_of(groups, rule))
    if "daypart" in groups:
        return Reading("SET", f"XXXX-XX-XXT{groups['daypart']}", mod_of(groups, rule))
    amount = amount_of(groups) if "every" not in groups and {"figure", "number", "vague"} & set(groups) else 1.0
    return Reading("SET", duration_value(amount, groups["unit"]), mod_of(groups, rule))


def fixed(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A value that the rule gives."""
    return Reading(rule.type, rule.value, mod_of(groups, rule), moves=False)


def clock(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A time of day, with the day where it is said or known."""
    day = _clock_day(groups, rule, context)
    if "daypart" in groups:
        part = groups["daypart"]
        return Reading("TIME", f"{day}T{part}", mod_of(groups, rule), moves=False)
    hour = int(groups["hour"])
    if "meridiem" in groups:
        hour = hour % 12 + (12 if groups["meridiem"].startswith("p") else 0)
    return Reading("TIME", f"{day}T{hour:02}:{groups.get('minute', '00')}", mod_of(groups, rule))


def _clock_day(groups: Groups, rule: Rule, context: Context) -> str:
    if "weekday" in groups and "month" not in groups:
        return weekday(context, int(groups["weekday"]), groups.get("deictic"))
    if "month" in groups:
        reading = calendar(groups, rule, context)
        return reading.value if reading else today(context)
    if "back" in groups:
        return today(context, int(groups["back"]))
    if "after" in groups:
        return from_mention(context, int(groups["after"]), "D")
    if context.style == "scheme":
        last = context.last
        return last[:10] if last and len(last) >= 10 and days(last[:10]) else today(context)
    return today(context)


SENSES: dict[str, Sense] = {
    "calendar": calendar,
    "year end": year_end,
    "day range": day_range,
    "year range": year_range,
    "short year": short_year,
    "era": era,
    "decade": decade,
    "decade range": decade_range,
    "century": century,
    "weekday": weekday_of,
    "day word": day_word,
    "from now": from_now,
    "from then": from_then,
    "year before": year_before,
    "quarter of year": quarter_of_year,
    "quarter before": quarter_before,
    "deictic unit": deictic_unit,
    "mentioned": mentioned,
    "mentioned only": mentioned_only,
    "duration": duration,
    "duration range": duration_range,
    "set": repeated,
    "fixed": fixed,
    "clock": clock,
}
