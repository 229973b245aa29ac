"""Times of day, and values that a rule gives."""

from claimspan.extract.dates.arithmetic import days
from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Rule
from claimspan.extract.dates.resolve import from_mention, today, weekday
from claimspan.extract.dates.senses.calendar import calendar
from claimspan.extract.dates.senses.groups import Groups, mod_of
from claimspan.extract.dates.timex import Reading


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
    seconds = f":{groups['minute2']}" if "minute2" in groups else ""
    if "meridiem" in groups:
        hour = hour % 12 + (12 if groups["meridiem"].startswith("p") else 0)
    return Reading("TIME", f"{day}T{hour:02}:{groups.get('minute', '00')}{seconds}", mod_of(groups, rule))


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
