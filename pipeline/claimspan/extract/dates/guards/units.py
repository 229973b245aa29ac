"""Is an amount of time meant, and how many units?"""

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.guards.near import NOUNS, touches, word_after, word_before
from claimspan.extract.dates.wordlists import words

PLURALS = ("years", "decades", "centuries", "months", "weeks", "days", "hours", "quarters", "minutes", "seconds")


def _unit_text(match: Match, context: Context) -> str:
    start, end = match.spans["unit"]
    return context.around.text[start:end]


def _named(match: Match, context: Context) -> bool:
    start, _ = match.spans["unit"]
    return context.around.raw[start].isupper()


def small_unit(match: Match, context: Context) -> bool:
    """The unit is written small: no name of a war, a programme or a paper ("Thirty Years' War")."""
    return not _named(match, context)


def singular_unit(match: Match, context: Context) -> bool:
    """One unit, not several."""
    return _unit_text(match, context) not in PLURALS and _unit_text(match, context) not in ("second", "minute")


def plural_unit(match: Match, context: Context) -> bool:
    """Several units."""
    return _unit_text(match, context) in PLURALS


def calendar_unit(match: Match, context: Context) -> bool:
    """A unit of at least a day."""
    return not match.groups["unit"].startswith("T")


def not_ordinal_unit(match: Match, context: Context) -> bool:
    """``second`` and ``quarter`` as units of time: no ordinal, no fraction."""
    unit, around = _unit_text(match, context), context.around
    if unit == "second":
        return around.tag_after(match.end) not in (*NOUNS, "JJ") and match.groups.get("number") != "1"
    if unit in ("quarter", "quarters"):
        number = match.groups.get("number", "1")
        return not number.startswith("0") and not ("number" in match.groups and around.after(match.end) == "of")
    return True


def length(match: Match, context: Context) -> bool:
    """An amount of time that is no age, no rate, no ordinal and no idiom."""
    around = context.around
    if touches(match, around, "$€£.,-", "_") or _named(match, context):
        return False
    after = word_after(match, around)
    if after in ("old", "older", "younger") or (
        after == "of" and around.text[match.end :].lstrip().startswith("of age")
    ):
        return False
    if around.before(match.start).lower() in ("aged", "age"):
        return False
    text = around.text[match.start : match.end]
    if text.startswith("the ") and _unit_text(match, context) not in PLURALS:
        return False
    if text.startswith(("a ", "an ")) and match.groups.get("number") == "1" and "approx" not in match.groups:
        return (after in words().one_after or word_before(match, around) in words().one_before) and _unit_text(
            match, context
        ) not in (
            "second",
            "minute",
        )
    if text == "one day" and word_before(match, around) not in words().one_before:
        return False
    if text.startswith("some ") and _unit_text(match, context) not in PLURALS:
        return False
    if match.groups.get("number") == "1" and _unit_text(match, context) in PLURALS:
        return False
    return not text.startswith("half") or _unit_text(match, context) not in PLURALS


def over_before(match: Match, context: Context) -> bool:
    """``over`` means more than after "for", "lasted" or another word of length; else it is the preposition."""
    around = context.around
    if not around.text.startswith("over ", match.start):
        return True
    return word_before(match, around) in words().over_before


def hyphenated(match: Match, context: Context) -> bool:
    """``three-year``, but no age ("three-year-old")."""
    around = context.around
    rest = around.text[match.end : match.end + 5]
    if rest.startswith(("-old", " old")) or touches(match, around, "$€£.,", "") or _named(match, context):
        return False
    return _unit_text(match, context) not in ("second", "quarter", "quarters")


def amount_range(match: Match, context: Context) -> bool:
    """The first of two amounts is the smaller, and it is no share or sum."""
    groups = match.groups
    low, high = (
        float((groups.get(f"figure{tail}") or groups.get(f"number{tail}") or "0").replace(",", ""))
        for tail in ("", "2")
    )
    return low < high and not touches(match, context.around, "$€£.,-", "")


def bare_units(match: Match, context: Context) -> bool:
    """``for years``, ``over the decades``: after a preposition of length, and nothing that fixes it follows."""
    around = context.around
    if not plural_unit(match, context) or touches(match, around, "-", "-"):
        return False
    before, after = word_before(match, around), word_after(match, around)
    if around.text[match.start : match.end].startswith("the "):
        return before in ("over", "through", "throughout", "across", "down", "in") and after not in (
            "of", "to", "that", "when", "ahead", "leading", "since",
        )  # fmt: skip
    if before in words().length_before - {"the"}:
        return after not in ("ago", "later", "old")
    return after == "of" and around.token(match.start - 1).tag_ in ("IN", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def no_compound(match: Match, context: Context) -> bool:
    """``this year``, but not "this year-in-review"."""
    return not touches(match, context.around, "", "-")


def rate(match: Match, context: Context) -> bool:
    """``a year`` after an amount: so much every year."""
    if not singular_unit(match, context):
        return False
    token = context.around.token(match.start)
    near = context.around.doc[max(token.i - 3, 0) : token.i]
    if len(near) == 0 or near[-1].text in ";:,." or near[-1].lower_ in words().one_before | {"and"}:
        return False
    return any(word.like_num or word.text in ("%", "$") or word.lower_ in ("percent", "cents") for word in near)


def same_unit(match: Match, context: Context) -> bool:
    """``year-to-year``, ``day by day``: the same unit twice."""
    return match.groups["unit"] == match.groups["unit2"] and singular_unit(match, context)


def bare_quarter(match: Match, context: Context) -> bool:
    """A quarter of the year, not of a century, a match or a share."""
    around = context.around
    return around.after(match.end).lower() != "of" or around.text[match.end :].lstrip().startswith(
        ("of the year", "of this year", "of last year")
    )


def whole_year(match: Match, context: Context) -> bool:
    """``for the year``, ``in the fiscal year``."""
    before, after = word_before(match, context.around), context.around.after(match.end).lower()
    return before in ("for", "in", "during", "of") and after not in ("of", "that", "when", "after", "before", "to")
