"""Tests that the context of a match must pass; a rule names its own."""

from collections.abc import Callable

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.guards import names, references, units, years

Guard = Callable[[Match, Context], bool]


def passes(match: Match, context: Context) -> bool:
    """Whether a match lies outside any web address and passes all guards of its rule."""
    return all(GUARDS[name](match, context) for name in match.rule.guard) and not _in_address(match, context)


def _in_address(match: Match, context: Context) -> bool:
    around = context.around
    before = around.before(match.start) if match.start and not around.raw[match.start - 1].isspace() else ""
    return "://" in before or "www." in before or "%20" in before


GUARDS: dict[str, Guard] = {
    "year": years.year,
    "range": names.interval,
    "not-number": names.not_number,
    "ordinal-day": names.ordinal_day,
    "month-name": names.month_name,
    "approximate-year": years.approximate_year,
    "year-words": years.year_words,
    "era-capital": years.era_capital,
    "short-decade": years.short_decade,
    "decade-words": years.decade_words,
    "lower-season": names.lower_season,
    "season": names.season,
    "holiday": names.holiday,
    "weekday-name": names.weekday_name,
    "singular-unit": units.singular_unit,
    "small-unit": units.small_unit,
    "plural-unit": units.plural_unit,
    "calendar-unit": units.calendar_unit,
    "at-that-time": references.at_that_time,
    "for-length": references.for_length,
    "following": references.following,
    "not-ordinal-unit": units.not_ordinal_unit,
    "bare-quarter": units.bare_quarter,
    "whole-year": units.whole_year,
    "duration": units.length,
    "over": units.over_before,
    "hyphenated": units.hyphenated,
    "amount-range": units.amount_range,
    "bare-units": units.bare_units,
    "no-compound": units.no_compound,
    "next-year": years.next_year,
    "lower-set": references.lower_word,
    "rate": units.rate,
    "same-unit": units.same_unit,
    "noun-phrase-end": references.noun_phrase_end,
    "small-head": references.small_head,
    "adjective": references.adjective,
    "attributive": references.attributive,
    "soon": references.soon,
    "clock": references.clock_time,
}
