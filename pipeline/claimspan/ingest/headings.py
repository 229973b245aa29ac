"""Whether a line is a heading, told from its words alone."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from claimspan.ingest.dates import MONTH, YEAR
from claimspan.ingest.extracted import Passage
from claimspan.ingest.lexicon import heading_name, lexicon
from claimspan.ingest.sentences import rules as sentence_rules

ENUMERATED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.|\(?[a-z]\)|(?:chapter|part|section|annex|appendix)\s+\w+[.:]?)\s+(?=\S)",
    re.I,
)
BYLINE = re.compile(r"^[Bb]y\s+[A-Z]|\((?:19|20)\d\d\)\Z|\b(?i:" + MONTH + r"),?\s+(?:\d{1,2},?\s+)?" + YEAR + r"\Z")
MARK_AFTER = re.compile(r"(?<=[.!?”\"’)])(?:</?sup[^>]{0,40}>|\[\^\w{1,20}\]|[\s\d\\\[\]^,–⁻˒*†‡§⁰¹²³⁴-⁹-])++\Z")
SENTENCE_INSIDE = re.compile(r"[a-z)]{2}[.!?][”\"’)]?\d{0,3}\s+[A-Z]")
WORDS = re.compile(r"[^\W\d_][\w’'&.-]*")
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "per",
        "the",
        "to",
        "toward",
        "towards",
        "under",
        "up",
        "upon",
        "vs",
        "via",
        "with",
        "within",
    ]
)


def is_title_case(text: str) -> bool:
    """Whether all but the small words are capitalised.

    >>> is_title_case("Sanctions on the Sidelines"), is_title_case("Sanctions were light")
    (True, False)
    """
    words = WORDS.findall(ENUMERATED.sub("", text))
    if not words or not (words[0][0].isupper()):
        return False
    return all(word[0].isupper() or word.lower() in SMALL for word in words)


def is_known_heading(text: str) -> bool:
    """Whether a line is one of the headings that papers share, as *Introduction* or *Endnotes*."""
    name = heading_name(text)
    known = lexicon()
    return name in known.note_headings | known.source_headings | known.opening_headings | known.front_headings


def is_heading(text: str, alone: bool = True) -> bool:
    """Whether a line could be a heading: short, no full stop, in title case or, ``alone`` in its paragraph, a phrase.

    >>> is_heading("Japan’s Delicate Balance", alone=False), is_heading("The vote failed.")
    (True, False)
    >>> is_heading("Potential reforms"), is_heading("Potential reforms", alone=False)
    (True, False)
    """
    bare = MARK_AFTER.sub("", text.strip().strip("*_"))
    words = bare.split()
    if is_known_heading(bare):
        return True
    if (
        not 0 < len(words) <= 16
        or len(bare) > 120
        or bare[-1] in ".;,?!-–—…"
        or not any(char.isalpha() for char in bare)
    ):
        return False
    if bare[-1].isdigit() and not ENUMERATED.match(bare) and len(words) < 2:
        return False
    if (
        BYLINE.search(bare)
        or SENTENCE_INSIDE.search(bare)
        or words[-1].lower() in SMALL
        or "@" in bare
        or "http" in bare
    ):
        return False
    if is_title_case(bare) or (bare.upper() == bare and len(bare) > 3):
        return True
    if not alone or not (bare[0].isupper() or bare[0].isdigit() or ENUMERATED.match(bare)) or bare[-1] == ":":
        return False
    return len(words) <= 9 and not _is_clause(words)


def without_false_headings(source: str, passages: Sequence[Passage], guessed: Container[int]) -> list[Passage]:
    """Headings that were only guessed are text after all where the next passage goes on in small letters."""
    mended = list(passages)
    for index, (passage, following) in enumerate(pairwise(passages)):
        if passage.kind != "heading" or index not in guessed:
            continue
        later = next((other for other in passages[index + 1 : index + 4] if other.kind != "aside"), following)
        start = source[later.spans[0][0] : later.spans[0][0] + 40].lstrip()
        bare = "".join(source[first:last] for first, last in passage.spans)
        if later.kind == "text" and start[:1].islower() and not ENUMERATED.match(start) and not is_title_case(bare):
            mended[index] = replace(passage, kind="text", level=None)
    return mended


def _is_clause(words: list[str]) -> bool:
    opener = words[0].lower() in sentence_rules().openers and words[0].lower() not in SMALL | {
        "how",
        "what",
        "why",
        "the",
    }
    verb = any(word.lower() in ("is", "are", "was", "were", "has", "have", "had", "said", "be") for word in words[1:])
    return opener or verb
