"""Sentence ends, by rule. The abbreviations are data: ``sentences.toml``."""

import re
from collections.abc import Callable
from functools import lru_cache

from claimspan.records import Offsets
from claimspan.rules import RuleModel, load_rules

STOP = re.compile(r"(?:[.!?…]|(?<=[.?!])\s\.(?=\s\.))+(?:[\"'”’»)\]}]|(?<=[.!?])'')*")
WORD_BEFORE = re.compile(r"[^\s(\[“\"‘/—–|]*\Z")
WORD_AFTER = re.compile(r"[\w’'-]+")
OPENING = "\"'“‘«([{*_¿¡"
ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?)(?:\.\d+)*\Z")
ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
ROMAN = re.compile(r"[IVXLC]+\b")
BRACKET_REACH = 300
LOST = re.compile(r"[A-Z][a-z]+[\s,’']|(?:A|I)\s")
WHOLE_WORD = re.compile(r"(?:(?<![\w.])[a-z]{3,}|[A-Za-z][a-z]{3,}|[a-z]{2}[)\]]|\d[)\]])\Z")
ADDRESS = re.compile(r"[/@\\]|www\.|\w\.\w")


class SentenceRules(RuleModel):
    """Lower-case words without their full stop, and worked examples with ``|`` at sentence ends."""

    titles: frozenset[str]
    references: frozenset[str]
    months: frozenset[str]
    never: frozenset[str]
    ending: frozenset[str]
    openers: frozenset[str]
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> SentenceRules:
    """The packaged rules."""
    return load_rules("claimspan.ingest", "sentences.toml", SentenceRules)


def split_sentences(text: str, joint: Callable[[int], bool] | None = None) -> list[Offsets]:
    """The sentences of a paragraph, as spans of ``text`` without the white space around them.

    ``joint`` says of a position whether a marker or markup was taken out there: a sentence may end without a space.

    >>> text = "Peru left (see Art. 5). The U.S. stayed."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Peru left (see Art. 5).', 'The U.S. stayed.']
    """
    spans: list[Offsets] = []
    begin = _skip(text, 0)
    closings = _bracket_ends(text)
    for match in STOP.finditer(text):
        end = match.end()
        if end <= begin or closings.get(match.start(), -1) >= end:
            continue
        if _ends(text, begin, match, joint):
            spans.append((begin, end))
            begin = _skip(text, end)
    if begin < len(text):
        spans.append((begin, len(text.rstrip())))
    return spans


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _bracket_ends(text: str) -> dict[int, int]:
    """For each full stop inside a short bracket, the position after the bracket's end."""
    inside: dict[int, int] = {}
    opened: list[int] = []
    stops: list[int] = []
    for match in re.finditer(r"[()\[\].!?]", text):
        char = match.group()
        if char in "([":
            opened.append(match.start())
        elif char in ")]":
            if opened:
                start = opened.pop()
                if match.start() - start <= BRACKET_REACH:
                    while stops and stops[-1] > start:
                        inside[stops.pop()] = match.start()
        elif opened:
            if match.start() - opened[-1] > BRACKET_REACH:
                opened.clear()
                stops.clear()
            else:
                stops.append(match.start())
    return inside


def _ends(text: str, begin: int, match: re.Match[str], joint: Callable[[int], bool] | None) -> bool:
    end = match.end()
    after = _skip(text, end)
    if after == len(text):
        return True
    if after == end and not (joint and text[end].isupper() and joint(end)) and not _space_lost(text, match):
        return False
    following = text[after]
    opening = following in OPENING
    core = after
    while core < len(text) and text[core] in OPENING:
        core += 1
    head = text[core] if core < len(text) else ""
    if head.islower() or following in ",;:)]}”":
        return False
    if following in "–—-" and not text[core + 1 : core + 3].strip()[:1].isupper():
        return False
    stop = match.group()
    word_match = WORD_AFTER.match(text, core)
    word = word_match.group().lower() if word_match else ""
    if stop.startswith(("...", "…", ". .")):
        return head.isupper() or opening
    if stop[0] in "!?":
        return not (len(stop) == 1 and text[match.start() - 1 : match.start()].isspace())
    if len(stop) > 1 and stop[1:2] in "\"'”’»)]}":
        return not _inside_name(text, begin, match, head, word)
    return not _abbreviated(text, begin, match.start(), head, word)


def _space_lost(text: str, match: re.Match[str]) -> bool:
    """Whether two sentences were run together: a word in small letters or a closing mark, the stop, a capital."""
    start, end = match.span()
    if not LOST.match(text, end) or not WHOLE_WORD.search(text, max(0, start - 40), start):
        return False
    first = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return not ADDRESS.search(text, first, end)


def _inside_name(text: str, begin: int, match: re.Match[str], head: str, word: str) -> bool:
    """Whether the stop stands before a closing mark after an abbreviation that goes on (“Acme Inc.” Ltd)."""
    before = WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    token = before.group().lower() if before else ""
    return (
        (token in rules().ending or bool(ACRONYM.search(token))) and word not in rules().openers and not head.isdigit()
    )


def _abbreviated(text: str, begin: int, stop: int, head: str, word: str) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation or an enumerator and ends no sentence."""
    found = WORD_BEFORE.search(text, max(begin, stop - 40), stop)
    token = found.group() if found else ""
    start = stop - len(token)
    low = token.lower().lstrip("'’*_")
    known = rules()
    opener = word in known.openers or word in known.titles
    if not token:
        return False
    if start <= begin + 1 and ENUMERATOR.match(token):
        return True
    if len(token) == 1 and token.isupper():
        previous = text[begin:start].rstrip()
        return (head.isupper() or head == "§") and not (opener and len(word) > 1 and not previous.endswith("."))
    if low in known.never:
        return True
    if low in known.titles and not (low in known.ending and opener):
        return head.isupper() or head.isdigit()
    if low in known.months:
        return head.isdigit()
    if low in known.references:
        part = head.isdigit() or bool(ROMAN.match(text[stop + 1 :].lstrip()[:8])) or head in "(§["
        return part or (
            low not in ("no", "add", "par", "ex", "est", "max", "min") and not opener and token != token.upper()
        )
    if low in known.ending or ACRONYM.search(token):
        return not opener
    return False
