"""Dates told from the publication date or from the last date mentioned."""

from collections.abc import Callable

from claimspan.extract.dates.arithmetic import step
from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Rule
from claimspan.extract.dates.resolve import from_mention, from_publication, today, weekday
from claimspan.extract.dates.senses.groups import Groups, mod_of, suffix_of
from claimspan.extract.dates.senses.lengths import CUT, amount_of
from claimspan.extract.dates.timex import Reading

FRACTIONS = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D")}


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
        return Reading("TIME", place(context, 0, "D"), mod_of(groups, rule), moves=False)
    if amount == 1 and unit == "Y" and sign < 0 and context.last is not None and "-Q" in context.last:
        return year_before(groups, rule, context)
    if unit in CUT or amount != int(amount):
        factor, unit = CUT.get(unit) or FRACTIONS.get(unit, (1, unit))
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
