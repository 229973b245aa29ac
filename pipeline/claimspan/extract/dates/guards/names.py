"""Is a word the name of a month, a day of the month, a weekday or a season?"""

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.guards.near import NOUNS, touches, word_before
from claimspan.extract.dates.wordlists import words

NAMED = frozenset({"EVENT", "LAW", "WORK_OF_ART"})


def interval(match: Match, context: Context) -> bool:
    """The first of two numbers is the smaller."""
    return int(_digits(match.groups["day"])) < int(_digits(match.groups["day2"]))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def not_number(match: Match, context: Context) -> bool:
    """The day is no part of a longer number, sum or share."""
    around = context.around
    return not touches(match, around, "$€£.,/", "%/") and not (
        around.text[match.end : match.end + 1] in ".,:" and around.text[match.end + 1 : match.end + 2].isdecimal()
    )


def ordinal_day(match: Match, context: Context) -> bool:
    """``March eighth`` is a day; a noun after it ("the March second round") makes it none."""
    return context.around.tag_after(match.end) not in NOUNS


def month_name(match: Match, context: Context) -> bool:
    """A month's name by itself: in full, and where a verb or a surname is spelled alike, after a preposition."""
    around = context.around
    start, end = match.spans["month"]
    name = around.text[start:end]
    if len(name) <= 4 and name not in ("june", "july", "may"):
        return name.endswith(".") and around.after(match.end)[:1].isdecimal()
    if context.style == "scheme" and around.token(start).ent_type_ in NAMED and around.after(end)[:1].isupper():
        return False
    before = word_before(match, around).rsplit("-", 1)[-1]
    if name == "march" and before in ("the", "a") and around.after(match.end) in ("on", "for", "of", "to"):
        return False
    if start != match.start or before in words().date_before:
        return True
    if name in ("may", "march"):
        return False
    if name in ("april", "june", "august"):
        return around.before(match.start)[:1].islower() and not around.after(match.end)[:1].isupper()
    return True


def lower_season(match: Match, context: Context) -> bool:
    """A season's name that is no part of a proper name and no verb."""
    around = context.around
    start, end = match.spans["season"]
    return not (around.raw[start].isupper() and around.raw[match.start].isupper() and start != match.start) and (
        around.tag_after(end) not in ("NNP", "NNPS")
    )


def season(match: Match, context: Context) -> bool:
    """A season after an article or ``in``, written small or as a noun."""
    around = context.around
    start, _ = match.spans["season"]
    if around.token(start).tag_ not in ("", "NN", "NNP", "NNS"):
        return False
    if around.after(match.end).lower() == "of":
        return False
    return around.raw[start].islower() and around.tag_after(match.end) not in NOUNS


def holiday(match: Match, context: Context) -> bool:
    """A holiday that does not describe a noun ("Christmas trees") unless it is called a day."""
    around = context.around
    named_day = around.text.endswith(("day", "eve"), match.start, match.end)
    return named_day or around.tag_after(match.end) not in NOUNS


def weekday_name(match: Match, context: Context) -> bool:
    """A weekday in full, and no part of a name ("Bloody Sunday", "Sunday Times")."""
    around = context.around
    start, end = match.spans["weekday"]
    if not around.text[start:end].endswith("day"):
        return False
    return word_before(match, around) not in words().weekday_before and (
        around.after(match.end).lower().rstrip(".,") not in words().weekday_after
        or around.after(match.end)[:1].islower()
    )
