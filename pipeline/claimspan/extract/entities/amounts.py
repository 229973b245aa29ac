"""Sums of money and shares, with their amount, currency and modifier."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from babel import Locale

from claimspan.extract.entities.lexicon import PACKAGE
from claimspan.extract.entities.view import Candidate, View
from claimspan.records import TimexMod
from claimspan.rules import RuleModel, load_rules

AMOUNT = 91


class Amounts(RuleModel):
    """The words of sums and shares."""

    modifiers: dict[str, tuple[str, ...]]
    symbols: dict[str, str]
    nouns: dict[str, str]
    scales: dict[str, int]
    full_scales: dict[str, str]
    numbers: dict[str, int]
    examples: dict[str, str]


def find_amounts(view: View) -> Iterator[Candidate]:
    """Every sum and share of the document. A range ("10 to 15%") is one, without an amount."""
    for match in _pattern().finditer(view.doc.text):
        start, end = match.span()
        first = bisect_right(view.ends, start)
        last = bisect_left(view.starts, end)
        if first >= last or view.sentences[first] != view.sentences[last - 1]:
            continue
        is_share = match["percent"] is not None
        if not is_share and not match["number"][0].isdigit() and (match["after"] or "X").strip().isupper():
            continue
        currency = None if is_share else _currency(match)
        if not is_share and currency is None:
            continue
        written = match["modifier"]
        yield Candidate(
            first,
            last,
            "PERCENT" if is_share else "MONEY",
            "amount.percent" if is_share else "amount.money",
            AMOUNT,
            canonical=_canonical(match),
            amount=_amount(match),
            currency=currency,
            modifier=_modifier(" ".join(written.lower().split())) if written else None,
        )


def _canonical(match: re.Match[str]) -> str:
    number = (match["from"] or "") + match["number"]
    if match["percent"]:
        if not number[0].isdigit():
            number = f"{_number(number):g}"
        return f"{number}%" if match["percent"].endswith("%") else f"{number} percent"
    scale = match["scale"].strip(" -") if match["scale"] else ""
    scale = f" {rules().full_scales.get(scale, scale)}" if scale else ""
    before, after = match["symbol"] or "", match["after"] or ""
    if not number[0].isdigit():
        number = f"{_number(number):g}"
        if after.strip() in ("dollars", "dollar"):
            before, after = "$", ""
    if after.strip().isupper():
        return f"{after.strip()} {number}{scale}"
    if before.isupper() and len(before) == 3:
        return f"{before} {number}{scale}"
    return f"{before.strip()}{number}{scale}{after.rstrip()}"


def _amount(match: re.Match[str]) -> float | None:
    number = None if match["from"] else _number(match["number"])
    if number is None or match["percent"]:
        return number
    scale = (match["scale"] or "").strip(" -").lower()
    return number * rules().scales[scale] if scale else number


def _number(written: str) -> float | None:
    text = written.lower().replace(",", "")
    if text[0].isdigit():
        return float(text)
    total = 0.0
    for word in re.findall(_words(), text):
        total = total * 100 if word == "hundred" else total + rules().numbers[word]
    return total or None


def _currency(match: re.Match[str]) -> str | None:
    after = (match["after"] or "").strip()
    if after.isupper() and after in _codes():
        return after
    symbol = (match["symbol"] or "").strip()
    if symbol:
        return rules().symbols.get(symbol) or (symbol if symbol in _codes() else None)
    if not after:
        return None
    noun = after.lower().split()[-1]
    return rules().nouns.get(noun) or rules().nouns.get(noun.removesuffix("s"))


def _modifier(words: str) -> TimexMod | None:
    for modifier, forms in rules().modifiers.items():
        if words in forms:
            return cast("TimexMod", modifier)
    return None


@lru_cache
def rules() -> Amounts:
    """The words of sums and shares."""
    return load_rules(PACKAGE, "amounts.toml", Amounts)


@lru_cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


@lru_cache
def _words() -> str:
    return "|".join(sorted((*rules().numbers, "hundred"), key=len, reverse=True))


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


@lru_cache
def _pattern() -> re.Pattern[str]:
    """One pattern for both, anchored at what is rare: a digit or number word."""
    forms = [form for group in rules().modifiers.values() for form in group]
    modifier = rf"(?:(?P<modifier>\b(?i:{_any(forms)}))\s+(?=[\w$€£¥₹₽₩₦₱₫₺₴]))?"
    digits = r"\d+(?:,\d+)*(?:\.\d+)?"
    start = rf"(?P<from>{digits}\s?(?:[-–]|to|or)\s?(?:{_any(rules().symbols)})?(?=\d))?"
    number = rf"{start}(?P<number>{digits}|(?i:\b(?:{_words()})(?:-?\s?(?:{_words()}))*))"
    scale = rf"(?P<scale>[\s-]?\s?(?:{_any(rules().scales)})\b)?"
    symbol = rf"(?P<symbol>(?<![A-Za-z])(?:{_any(rules().symbols)})|\b[A-Z]{{3}}(?=[\s\d]))?"
    nouns = _any(rules().nouns)
    after = rf"(?P<after>\s[A-Z]{{3}}\b|[\s-](?:(?:[A-Z][\w.]*\s)?(?:{nouns})s?\b))?"
    percent = r"(?P<percent>\s?%(?!\w)|[\s-](?:percent|per\s?cent)\b(?!age))"
    return re.compile(
        rf"{modifier}(?<![\w.]){symbol}\s?{number}(?:{percent}(?:\s+or\s+(?:more|less)\b)?|{scale}{after})"
    )
