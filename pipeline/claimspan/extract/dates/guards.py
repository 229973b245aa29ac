"""Tests that the context of a match must pass."""

import re
from collections.abc import Callable

from claimspan.extract.dates.context import Context, Surroundings
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.wordlists import words

Guard = Callable[[Match, Context], bool]
PAGE_RANGE = re.compile(r"[0-9]+\s*-\s*$")
CITED = re.compile(
    r"(?:[Ss]ee |e\.g\.,? |cf\. )*(?:[A-Z][\w.’'-]+,? )+(?:(?:and|&) (?:[A-Z][\w.’'-]+,? )+|et al\.,? )"
    r"|(?:[Ss]ee |e\.g\.,? |cf\. )+(?:[A-Z][\w.’'-]+,? )+"
)
NOUNS = ("NN", "NNS", "NNP", "NNPS")
IN_NOUN_PHRASE = (*NOUNS, "JJ", "JJR", "JJS", "CD", "VBG", "VBN")
PLURALS = ("years", "decades", "centuries", "months", "weeks", "days", "hours", "quarters", "minutes", "seconds")


def passes(match: Match, context: Context) -> bool:
    """Whether a match passes all guards of its rule."""
    return all(GUARDS[name](match, context) for name in match.rule.guard)


def _before(match: Match, around: Surroundings) -> str:
    return around.before(match.start).lower().strip(",;")


def _after(match: Match, around: Surroundings) -> str:
    return around.after(match.end).lower().strip(".,;:")


def _touches(match: Match, around: Surroundings, left: str, right: str) -> bool:
    before = around.text[match.start - 1] if match.start else " "
    after = around.text[match.end : match.end + 1]
    return before in left or (after != "" and after in right)


def year(match: Match, context: Context) -> bool:
    """A number of four figures used as a year: no count, no number of a law, page or flight, no part of a name."""
    around = context.around
    if _touches(match, around, "$€£¥#/._", "%_°/"):
        return False
    start, end = match.spans["year"]
    after_raw = around.raw[end : end + 2]
    if after_raw[:1] in ".," and after_raw[1:].isdecimal():
        return False
    before = _before(match, around)
    if before in words().number_before and start == match.start:
        return False
    after = _after(match, around)
    if after in words().amount_after:
        return False
    if before in words().amount_before and around.tag_after(match.end) in ("JJ", *NOUNS, ""):
        return before in ("its", "their", "his", "her", "our") and _plausible(match)
    if around.text[start - 1 : start] == "-" and around.text[start - 2 : start - 1].isalpha():
        return around.text[: start - 1].rpartition(" ")[2] in words().date_before
    if around.raw[end : end + 1] == "-" and around.raw[end + 1 : end + 2].isalpha() and not _plausible(match):
        return False
    if context.style == "scheme" and after in words().named_by_year:
        return False
    tag = around.tag_after(match.end)
    if start == match.start and not _plausible(match) and (before not in words().old_year_before or tag == "NNS"):
        return False
    if match.groups["year"].endswith("00") and tag == "NNS" and before not in ("the", "year"):
        return False
    return not (_in_name(match, context, before) or _in_pages(match, around) or _cited(match, around))


def _in_pages(match: Match, around: Surroundings) -> bool:
    first = PAGE_RANGE.search(around.text, max(match.start - 12, 0), match.start)
    return first is not None and around.before(first.start()).lower() in words().number_before


def _cited(match: Match, around: Surroundings) -> bool:
    """``(Brown and Lee, 2016, p. 12)``, ``Smith (2014)``: the year of a work that is referred to."""
    opened = around.raw.rfind("(", max(match.start - 80, 0), match.start)
    if opened < 0 or ")" in around.raw[opened : match.start]:
        return False
    inside = around.raw[opened + 1 : match.start].rpartition(";")[2].lstrip()
    if not inside:
        closed = around.raw[match.end : match.end + 1] == ")"
        return closed and opened > 0 and around.token(opened - 2).ent_type_ == "PERSON"
    return CITED.fullmatch(inside) is not None


def _plausible(match: Match) -> bool:
    return "1900" <= match.groups["year"] <= "2049"


def _in_name(match: Match, context: Context, before: str) -> bool:
    around = context.around
    if match.start == 0 or not around.raw[match.start - 1].isspace():
        return False
    written = around.before(match.start)
    if not written[:1].isupper() or written.endswith((",", ";", ":", ".", "’s", "'s")) or before in words().date_before:
        return False
    token = around.token(match.start)
    if token.i == 0:
        return False
    return around.doc[token.i - 1].tag_ in ("", *NOUNS) and around.tag_after(match.end) not in NOUNS


def interval(match: Match, context: Context) -> bool:
    """The first of two numbers is the smaller."""
    return int(_digits(match.groups["day"])) < int(_digits(match.groups["day2"]))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def not_number(match: Match, context: Context) -> bool:
    """The day is no part of a longer number, sum or share."""
    around = context.around
    return not _touches(match, around, "$€£.,/", "%/") and not (
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
    before = _before(match, around).rsplit("-", 1)[-1]
    if start != match.start or before in words().date_before:
        return True
    if name in ("may", "march"):
        return False
    if name in ("april", "june", "august"):
        return around.before(match.start)[:1].islower() and not around.after(match.end)[:1].isupper()
    return True


def approximate_year(match: Match, context: Context) -> bool:
    """``about 1850`` is a date where no noun follows."""
    return context.around.tag_after(match.end) not in NOUNS


def year_words(match: Match, context: Context) -> bool:
    """``nineteen ninety-six``: the second half has two figures."""
    return 10 <= int(float(match.groups["number"])) <= 99


def era_capital(match: Match, context: Context) -> bool:
    """``AD`` is written in capitals."""
    return any(sign in context.around.raw[match.start : match.end] for sign in ("AD", "CE", "A.D."))


def short_decade(match: Match, context: Context) -> bool:
    """``the 90s`` or ``'90s``: an article or an apostrophe."""
    text = context.around.text[match.start : match.end]
    return text.startswith(("the ", "'", "mid", "late", "early"))


def decade_words(match: Match, context: Context) -> bool:
    """``the eighties``: no possessive ("in her thirties") before it."""
    return context.around.text[match.start : match.end].startswith(("the", "nineteen"))


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


def weekday_name(match: Match, context: Context) -> bool:
    """A weekday in full, and no part of a name ("Bloody Sunday", "Sunday Times")."""
    around = context.around
    start, end = match.spans["weekday"]
    if not around.text[start:end].endswith("day"):
        return False
    return _before(match, around) not in words().weekday_before and (
        around.after(match.end).lower().rstrip(".,") not in words().weekday_after
        or around.after(match.end)[:1].islower()
    )


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


def at_that_time(match: Match, context: Context) -> bool:
    """``that time`` after a preposition of time."""
    return _before(match, context.around) in ("at", "by", "since", "from", "until", "of", "during", "before", "around")


def following(match: Match, context: Context) -> bool:
    """``the next day`` leans on the last date; ``the following`` before a list of days does not."""
    return not context.around.after(match.end).startswith(":")


def not_ordinal_unit(match: Match, context: Context) -> bool:
    """``second`` and ``quarter`` as units of time: no ordinal, no fraction."""
    unit, around = _unit_text(match, context), context.around
    if unit == "second":
        return around.tag_after(match.end) not in (*NOUNS, "JJ") and match.groups.get("number") != "1"
    if unit in ("quarter", "quarters"):
        number = match.groups.get("number", "1")
        return not number.startswith("0") and not ("number" in match.groups and around.after(match.end) == "of")
    return True


def bare_quarter(match: Match, context: Context) -> bool:
    """A quarter of the year, not of a century, a match or a share."""
    around = context.around
    return around.after(match.end).lower() != "of" or around.text[match.end :].lstrip().startswith(
        ("of the year", "of this year", "of last year")
    )


def whole_year(match: Match, context: Context) -> bool:
    """``for the year``, ``in the fiscal year``."""
    before, after = _before(match, context.around), context.around.after(match.end).lower()
    return before in ("for", "in", "during", "of") and after not in ("of", "that", "when", "after", "before", "to")


def length(match: Match, context: Context) -> bool:
    """An amount of time that is no age, no rate, no ordinal and no idiom."""
    around = context.around
    if _touches(match, around, "$€£.,-", "_") or _named(match, context):
        return False
    after = _after(match, around)
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
        return _before(match, around) in words().one_before and _unit_text(match, context) not in ("second", "minute")
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
    return _before(match, around) in words().over_before


def hyphenated(match: Match, context: Context) -> bool:
    """``three-year``, but no age ("three-year-old")."""
    around = context.around
    rest = around.text[match.end : match.end + 5]
    if rest.startswith(("-old", " old")) or _touches(match, around, "$€£.,", "") or _named(match, context):
        return False
    return _unit_text(match, context) not in ("second", "quarter", "quarters")


def amount_range(match: Match, context: Context) -> bool:
    """The first of two amounts is the smaller, and it is no share or sum."""
    groups = match.groups
    low, high = (
        float((groups.get(f"figure{tail}") or groups.get(f"number{tail}") or "0").replace(",", ""))
        for tail in ("", "2")
    )
    return low < high and not _touches(match, context.around, "$€£.,-", "")


def bare_units(match: Match, context: Context) -> bool:
    """``for years``, ``over the decades``: after a preposition of length, and nothing that fixes it follows."""
    around = context.around
    if not plural_unit(match, context) or _touches(match, around, "-", "-"):
        return False
    before, after = _before(match, around), _after(match, around)
    if around.text[match.start : match.end].startswith("the "):
        return before in ("over", "through", "throughout", "across", "down", "in") and after not in (
            "of", "to", "that", "when", "ahead", "leading", "since",
        )  # fmt: skip
    return before in words().length_before - {"the"} and after not in ("ago", "later", "old")


def lower_word(match: Match, context: Context) -> bool:
    """Written small, or opening the sentence: no part of a proper name."""
    around = context.around
    return around.raw[match.start].islower() or around.opens_sentence(match.start)


def rate(match: Match, context: Context) -> bool:
    """``a year`` after an amount: so much every year."""
    if not singular_unit(match, context):
        return False
    token = context.around.token(match.start)
    near = context.around.doc[max(token.i - 3, 0) : token.i]
    if len(near) == 0 or near[-1].lower_ in words().one_before | {"and"}:
        return False
    return any(word.like_num or word.text in ("%", "$") or word.lower_ in ("percent", "cents") for word in near)


def same_unit(match: Match, context: Context) -> bool:
    """``year-to-year``, ``day by day``: the same unit twice."""
    return match.groups["unit"] == match.groups["unit2"] and singular_unit(match, context)


def noun_phrase_end(match: Match, context: Context) -> bool:
    """No noun or adjective follows: "the future is open", not "the future relations"."""
    around = context.around
    if around.text[match.end : match.end + 1] == "-":
        return False
    token = around.token(match.end - 1)
    if token.i + 1 < len(around.doc) and around.doc[token.i + 1].is_sent_start:
        return True
    return around.tag_after(match.end) not in IN_NOUN_PHRASE or around.text[match.end : match.end + 1] in ",.;:)—"


def small_head(match: Match, context: Context) -> bool:
    """The last word is written small, or opens the sentence: no title of a work."""
    around = context.around
    head = around.text.rfind(" ", match.start, match.end) + 1 or match.start
    return around.raw[head].islower() or around.opens_sentence(match.start)


def adjective(match: Match, context: Context) -> bool:
    """Before a noun or another adjective, and no part of a proper name."""
    around = context.around
    if not lower_word(match, context) or around.before(match.start).lower() in ("most", "more"):
        return False
    tag = around.tag_after(match.end)
    return around.token(match.start).tag_ in ("JJ", "", "VBN") or tag in IN_NOUN_PHRASE


def attributive(match: Match, context: Context) -> bool:
    """Before a noun, and no part of a proper name."""
    return lower_word(match, context) and context.around.tag_after(match.end) in (*IN_NOUN_PHRASE, "")


def soon(match: Match, context: Context) -> bool:
    """``soon`` of what is to come: not "as soon as", not "soon after", not in a story of the past."""
    if context.around.tense(match.start) < 0:
        return False
    return _before(match, context.around) not in ("as", "how", "too") and _after(match, context.around) not in (
        "as", "after", "before", "thereafter", "afterwards", "followed", "afterward",
    )  # fmt: skip


def clock_time(match: Match, context: Context) -> bool:
    """Hours and minutes that are no ratio, score or verse."""
    around = context.around
    if _touches(match, around, "$:.,-/", ":/"):
        return False
    long = match.end - match.spans["minute"][1] > 0
    return long or _before(match, around) in ("at", "by", "until", "from", "to", "around", "about", "before", "after")


GUARDS: dict[str, Guard] = {
    "year": year,
    "range": interval,
    "not-number": not_number,
    "ordinal-day": ordinal_day,
    "month-name": month_name,
    "approximate-year": approximate_year,
    "year-words": year_words,
    "era-capital": era_capital,
    "short-decade": short_decade,
    "decade-words": decade_words,
    "lower-season": lower_season,
    "season": season,
    "weekday-name": weekday_name,
    "singular-unit": singular_unit,
    "small-unit": small_unit,
    "plural-unit": plural_unit,
    "calendar-unit": calendar_unit,
    "at-that-time": at_that_time,
    "following": following,
    "not-ordinal-unit": not_ordinal_unit,
    "bare-quarter": bare_quarter,
    "whole-year": whole_year,
    "duration": length,
    "over": over_before,
    "hyphenated": hyphenated,
    "amount-range": amount_range,
    "bare-units": bare_units,
    "lower-set": lower_word,
    "rate": rate,
    "same-unit": same_unit,
    "noun-phrase-end": noun_phrase_end,
    "small-head": small_head,
    "adjective": adjective,
    "attributive": attributive,
    "soon": soon,
    "clock": clock_time,
}
