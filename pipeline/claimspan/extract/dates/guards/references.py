"""Does a word point at the present, the past, the future or a date mentioned before?"""

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Match
from claimspan.extract.dates.guards.near import IN_NOUN_PHRASE, touches, word_after, word_before


def at_that_time(match: Match, context: Context) -> bool:
    """``that time`` after a preposition of time."""
    return word_before(match, context.around) in (
        "at",
        "by",
        "since",
        "from",
        "until",
        "of",
        "during",
        "before",
        "around",
    )


def for_length(match: Match, context: Context) -> bool:
    """After "over" or "within", ``the next decade`` is as long as a decade and not the one that follows a date."""
    return word_before(match, context.around) in ("over", "within", "in", "for", "during", "throughout", "across")


def following(match: Match, context: Context) -> bool:
    """``the next day`` leans on the last date; ``the following`` before a list of days does not."""
    return not context.around.after(match.end).startswith(":")


def lower_word(match: Match, context: Context) -> bool:
    """Written small, or opening the sentence: no part of a proper name."""
    around = context.around
    return around.raw[match.start].islower() or around.opens_sentence(match.start)


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
    return word_before(match, context.around) not in ("as", "how", "too") and word_after(match, context.around) not in (
        "as", "after", "before", "thereafter", "afterwards", "followed", "afterward",
    )  # fmt: skip


def clock_time(match: Match, context: Context) -> bool:
    """Hours and minutes that are no ratio, score or verse."""
    around = context.around
    if touches(match, around, "$:.,-/", ":/"):
        return False
    long = match.end - match.spans["minute"][1] > 0
    return long or word_before(match, around) in (
        "at",
        "by",
        "until",
        "from",
        "to",
        "around",
        "about",
        "before",
        "after",
    )
