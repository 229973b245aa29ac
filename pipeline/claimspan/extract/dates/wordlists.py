"""Lists of words around an expression that decide what it is and whether it lies back or ahead."""

from functools import lru_cache

from claimspan.extract.dates.lexicon import PACKAGE
from claimspan.rules import RuleModel, load_rules


class WordLists(RuleModel):
    """``wordlists.toml``: each list is described there."""

    number_before: frozenset[str]
    amount_before: frozenset[str]
    amount_after: frozenset[str]
    reporter_after: frozenset[str]
    titled_of: frozenset[str]
    named_by_year: frozenset[str]
    date_before: frozenset[str]
    old_year_before: frozenset[str]
    weekday_before: frozenset[str]
    weekday_after: frozenset[str]
    length_before: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    over_before: frozenset[str]
    until: frozenset[str]
    by: frozenset[str]
    expecting: frozenset[str]
    scheduling: frozenset[str]
    planning: frozenset[str]


@lru_cache
def words() -> WordLists:
    """The lists of the package."""
    return load_rules(PACKAGE, "wordlists.toml", WordLists)
