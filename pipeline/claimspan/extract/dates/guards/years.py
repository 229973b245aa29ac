"""Is a number of four figures a year, is a decade a decade?"""

import re

from claimspan.extract.dates.context import Context, Surroundings
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.guards.near import NOUNS, touches, word_after, word_before
from claimspan.extract.dates.wordlists import words

FILE_NUMBER = re.compile(r"-\s?(?:[0-9]{1,3}|0[0-9]+)(?![0-9])")
PAGE_RANGE = re.compile(r"[0-9]+\s*-\s*$")
NOTE_MARK = re.compile(r"(?:\.[0-9]{1,3}|,[0-9]{1,2})(?![0-9.,%]|\s*(?:percent|per cent|million|billion))")
TITLED = re.compile(r"\b([A-Z][a-z]+) of\s+$")
CITED_PLACE = re.compile(r"\)|[:,]\s*(?:pp?\.\s*)?[0-9]+")
CITED = re.compile(
    r"(?:[Ss]ee |e\.g\.,? |cf\. )*(?:[A-Z][\w.’'-]+,? )+(?:(?:and|&) (?:[A-Z][\w.’'-]+,? )+|et al\.,? )"
    r"|(?:[Ss]ee |e\.g\.,? |cf\. )+(?:[A-Z][\w.’'-]+,? )+"
)


def year(match: Match, context: Context) -> bool:
    """A number of four figures used as a year: no count, no number of a law, page or flight, no part of a name."""
    around = context.around
    if touches(match, around, "$€£¥#/._", "%_°/") or FILE_NUMBER.match(around.text, match.end):
        return False
    start, end = match.spans["year"]
    after_raw = around.raw[end : end + 2]
    before = word_before(match, around)
    if after_raw[:1] in ".," and after_raw[1:].isdecimal():
        marked = NOTE_MARK.match(around.text, end) is not None
        return marked and _plausible(match) and before in words().date_before
    if before in words().number_before and start == match.start:
        return False
    after = word_after(match, around)
    if after in words().amount_after or after in words().reporter_after:
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
    if context.style == "scheme" and start == match.start and _titled(around, start):
        return False
    return not (_in_name(match, context, before) or _in_pages(match, around) or _cited(match, around))


def next_year(match: Match, context: Context) -> bool:
    """``2006/7``: the last figure is the one after that of the year, within a decade."""
    return match.groups["figure"] == str(int(match.groups["year"][3]) + 1)


def _titled(around: Surroundings, start: int) -> bool:
    """``the Banking Act of 1933``: a law's name that ends with its year."""
    head = around.raw[max(start - 40, 0) : start]
    found = TITLED.search(head)
    return found is not None and found.group(1).lower() in words().titled_of


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
        closed = CITED_PLACE.match(around.raw, match.end) is not None
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
    if token.i == 0 or token.is_sent_start:
        return False
    return around.doc[token.i - 1].tag_ in ("", *NOUNS) and around.tag_after(match.end) not in NOUNS


def approximate_year(match: Match, context: Context) -> bool:
    """``about 1850`` is a date where no noun follows."""
    return context.around.tag_after(match.end) not in NOUNS


def year_words(match: Match, context: Context) -> bool:
    """``nineteen ninety-six``: the second half has two figures."""
    return 10 <= int(float(match.groups["number"])) <= 99


def era_capital(match: Match, context: Context) -> bool:
    """``AD`` is written in capitals, and the number is no year of a file."""
    return int(match.groups["digits"]) < 1900 and any(
        sign in context.around.raw[match.start : match.end] for sign in ("AD", "CE", "A.D.")
    )


def short_decade(match: Match, context: Context) -> bool:
    """``the 90s`` or ``'90s``: an article or an apostrophe."""
    text = context.around.text[match.start : match.end]
    return text.startswith(("the ", "'", "mid", "late", "early"))


def decade_words(match: Match, context: Context) -> bool:
    """``the eighties``: no possessive ("in her thirties") before it."""
    return context.around.text[match.start : match.end].startswith(("the", "nineteen"))
