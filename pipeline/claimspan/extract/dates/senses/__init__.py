"""What a matched pattern means: each sense reads the groups of a match as a temporal expression."""

from collections.abc import Callable

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match, Rule
from claimspan.extract.dates.senses import calendar, clock, lengths, relative
from claimspan.extract.dates.senses.groups import Groups
from claimspan.extract.dates.timex import Reading

Sense = Callable[[Groups, Rule, Context], Reading | None]


def read(match: Match, context: Context) -> Reading | None:
    """The reading of a match in its context; null where the match is none after all."""
    return SENSES[match.rule.sense](match.groups, match.rule, context)


SENSES: dict[str, Sense] = {
    "calendar": calendar.calendar,
    "year end": calendar.year_end,
    "day range": calendar.day_range,
    "year range": calendar.year_range,
    "short year": calendar.short_year,
    "era": calendar.era,
    "decade": calendar.decade,
    "decade range": calendar.decade_range,
    "century": calendar.century,
    "decade of century": calendar.decade_of_century,
    "weekday": relative.weekday_of,
    "day word": relative.day_word,
    "from now": relative.from_now,
    "from then": relative.from_then,
    "year before": relative.year_before,
    "quarter of year": relative.quarter_of_year,
    "quarter before": relative.quarter_before,
    "deictic unit": relative.deictic_unit,
    "mentioned": relative.mentioned,
    "mentioned only": relative.mentioned_only,
    "duration": lengths.duration,
    "duration range": lengths.duration_range,
    "set": lengths.repeated,
    "fixed": clock.fixed,
    "clock": clock.clock,
}
