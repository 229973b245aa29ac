"""Numbers in running text that could be note markers by their form.

A number counts as a candidate where it is glued to the end of a word (``crisis.24``, ``law,8``, ``2018,50``), stands
alone after a sentence (``security. 1 Technology``) or in brackets (``[12]``). Years, sums and item numbers have the
wrong form; what is left of them falls out of the sequence.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from claimspan.ingest.lexicon import lexicon
from claimspan.ingest.sentences import rules as sentence_rules
from claimspan.ingest.sequence import Candidate

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NUMBER = r"\d{1,3}(?:(?![AI]\s[a-z])[A-Z](?![A-Za-z]))?"
GROUP = NUMBER + r"(?:[,–-]\s?" + NUMBER + r")*"
GLUED = re.compile(
    r"(?=\d)(?<=[^\s\d(\[{$€£§#/\\@=_+<>~^|–-])(?<!\d[.,:;])(?P<group>"
    + GROUP
    + r")(?![\d%°]|[.,:/-]\d|[a-z])(?=\W|[A-Z]|\Z)"
)
AFTER_YEAR = re.compile(r"(?=\d)(?<=\b(?:1[5-9]|20)\d\d[.,;:])(?P<group>" + GROUP + r")(?![\d%]|[a-z])")
AFTER_NUMBER = re.compile(r"(?=\d)(?<=\d[.,;])(?P<group>\d{1,3})(?=\s+[A-Z“\"‘(]|\s*\Z)")
SPACED = re.compile(r"(?=\s\d)(?<=[.!?,;”\"’')\]])\s(?P<group>\d{1,3})(?=\s+[A-Z“\"‘(]|\s*\Z)")
RUN_ON = re.compile(r"(?=\d)(?<=[.,;:!?”\"’')])(?<!\d[.,:;])(?P<group>\d{1,3})(?=[a-z]{3})")
ALONE = re.compile(r"(?=\s\d)(?<=[\w.,;:)”\"’\]%])\s(?P<group>\d{1,3})(?=[”\"’']?\s+[\w“\"‘(])")
ROMAN = re.compile(r"(?<=[^\W_][.,;:!?”\"’)])[ivxlc]{1,7}(?=\s|\Z)|(?<=[.,;!?][”\"’)])[ivxlc]{1,7}(?=\s|\Z)")
BRACKETED = re.compile(r"\[(?P<group>\d{1,3}(?:[,–-]\s?\d{1,3})*)\]")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[˒,⁻–][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,}/)\S+|(?<!\S)[^\s@]{1,64}@\S+")
PART = re.compile(r"(?P<number>\d+)(?P<letter>[A-Z]?)")
WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")


def find_candidates(text: str, loose: bool = False) -> list[Candidate]:
    """Every number that could be a marker by its form, in order; ``loose`` takes in numbers that stand alone anywhere.

    >>> [item.number for item in find_candidates("It grew by 5 percent in 2018,50 said the G7.3 Peru left.")]
    [50, 3]
    """
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    found: dict[int, Candidate] = {}

    def add(match: re.Match[str], weight: Callable[[re.Match[str]], float]) -> None:
        start, end = match.span("group")
        if text[start - 3 : start].rstrip().endswith((". .", "..", "…")) or any(
            left <= start < right - 4 for left, right in _near(addresses, start)
        ):
            return
        strength = weight(match)
        for part in PART.finditer(text, start, end):
            number = int(part["number"])
            if number == 0 or (len(part["number"]) > 1 and part["number"][0] == "0") or part.start() in found:
                continue
            found[part.start()] = Candidate(number, part.start(), part.end(), strength, part.group())

    for match in BRACKETED.finditer(text):
        add(match, lambda found: 2.5 if text[found.start() - 1 : found.start()] not in ('"', "“", "‘", "'") else -1.0)
    for match in AFTER_YEAR.finditer(text):
        add(match, lambda _: 1.0)
    for match in GLUED.finditer(text):
        add(match, lambda found: _glued_weight(text, found))
    for match in SPACED.finditer(text):
        add(match, lambda _: 0.4)
    for match in AFTER_NUMBER.finditer(text):
        add(match, lambda _: -0.5)
    for match in RUN_ON.finditer(text):
        add(match, lambda _: 0.8)
    for match in ALONE.finditer(text) if loose else ():
        add(match, lambda found: -0.8 if not _is_numbered(text, found.start()) else -2.0)
    for match in RAISED.finditer(text):
        for part in re.finditer(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", match.group()):
            number = int(part.group().translate(SUPERSCRIPTS))
            start = match.start() + part.start()
            unit = text[max(0, start - 2) : start].strip()[-2:]
            weight = 3.5 if unit not in ("km", "m", "cm", "mm") and not unit.endswith(("m", "0")) else 0.0
            found[start] = Candidate(number, start, start + len(part.group()), weight, str(number))
    return [found[start] for start in sorted(found)]


def roman_candidates(text: str, named: Mapping[str, int]) -> list[Candidate]:
    """Small Roman numbers glued to a stop, comma or closing mark; ``named`` gives the numbers of the labels there are.

    >>> [item.label for item in roman_candidates("Peru left.ii It was civil,iii they said.", {"ii": 2, "iii": 3})]
    ['ii', 'iii']
    """
    return [
        Candidate(named[match.group()], match.start(), match.end(), 3.0, match.group())
        for match in ROMAN.finditer(text)
        if match.group() in named
    ]


def _near(addresses: list[tuple[int, int]], start: int) -> Iterable[tuple[int, int]]:
    at = bisect_right(addresses, (start, 1 << 60)) - 1
    return addresses[at : at + 1] if at >= 0 else ()


def _is_numbered(text: str, at: int) -> bool:
    """Whether the word before ``at`` takes a number after it, as in *Option 3*."""
    word = WORD_BEFORE.search(text, max(0, at - 30), at)
    return word is not None and word.group().lower() in lexicon().numbered


def _glued_weight(text: str, match: re.Match[str]) -> float:
    """How much the form of a glued number speaks for a marker."""
    start, end = match.span("group")
    before = text[start - 1]
    after = text[end : end + 1]
    weight = 0.0
    if before in ".!?" or (before in "”\"’')]" and text[start - 2 : start - 1] in (".", "!", "?", ",", ";")):
        word = WORD_BEFORE.search(text, max(0, start - 30), start - 1)
        known = sentence_rules()
        low = word.group().lower() if word else ""
        short = low in known.references or low in known.months or low in known.titles
        weight = 3.0 if not short else -1.0
    elif before in ",;:" or before in "”\"’')]}%":
        weight = 2.5
    elif before.islower():
        word = WORD_BEFORE.search(text, max(0, start - 30), start)
        weight = 1.5 if word and len(word.group()) > 2 else 0.3 if word and len(word.group()) > 1 else -1.0
    elif before.isupper():
        weight = 0.2 if text[start - 2 : start - 1].isalpha() else -1.0
    else:
        weight = 0.5
    if after.isupper():
        weight -= 1.5
    return weight
