"""The model's entities with their boundaries put right."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import cast, get_args

from spacy.symbols import ADJ, ADV, DET, PRON, VERB  # type: ignore[import-not-found]

from claimspan.extract.entities.amounts import rules as amounts
from claimspan.extract.entities.lexicon import Entry, bodies, heads, heads_by_word
from claimspan.extract.entities.view import DASHES, POSSESSIVES, Candidate, View
from claimspan.records import EntityLabel

MODEL = 50
LABELS = frozenset(get_args(EntityLabel))
BRACKETS = frozenset("()[]{};—*|")
QUOTES = frozenset("\"“”‘’'`«»,:.-–")
DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"))
PREFIXES = frozenset(("pro", "post", "anti", "non", "ex", "pre", "mid", "trans", "intra", "inter"))
NO_NAME = re.compile(r"(?:https?|www\.)|^FY\s?'?\d{2,4}$|^[^\W\d_]?$|^\W+$|^\d+$")
LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9]")
YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")
CURRENCY_SIGNS = frozenset("$€£¥₹₽₩₦₱₫₺₴")
BARE = frozenset(("LAW", "EVENT", "FAC"))
LEFTOVERS = frozenset(("et", "al", "al.", "No", "No.", "Nos.", "pp.", "ed.", "eds."))
NUMBERED_PART = re.compile(r"^(?:Chapter|Section|Article|Annex|Appendix|Figure|Table|Part|Paragraph|Box)s?\s[\dIVX.]+$")


def repaired(view: View, known: Mapping[tuple[str, ...], Entry], repair: bool = True) -> Iterator[Candidate]:
    """The entities of the model as candidates; without ``repair`` only determiner and possessive are cut off."""
    for entity in view.doc.ents:
        if entity.label_ not in LABELS:
            continue
        label = cast("EntityLabel", entity.label_)
        start, end = view.first[entity.start], view.first[entity.end]
        while end - start > 1 and view.words[start].lower() in ("the", "a", "an"):
            start += 1
        while end - start > 1 and view.words[end - 1] in POSSESSIVES:
            end -= 1
        if start >= end:
            continue
        if repair and label == "MONEY" and not _is_sum(view.words[start:end]):
            continue
        if not repair or label in ("MONEY", "PERCENT"):
            yield Candidate(start, end, label, "model", MODEL)
        else:
            for left, right in _pieces(view, start, end, label, known):
                yield from _mended(view, left, right, label, known)


def _pieces(
    view: View, start: int, end: int, label: EntityLabel, known: Mapping[tuple[str, ...], Entry]
) -> Iterator[tuple[int, int]]:
    """The parts of a span: between brackets, semicolons and "or", around the comma after a short form, and around the
    dash of a compound of places.
    """
    last = start
    for index in range(start, end + 1):
        if index == end or _parts_names(view, start, index, end, label, known):
            if index > last:
                yield last, index
            last = index + 1


def _parts_names(
    view: View, start: int, index: int, end: int, label: EntityLabel, known: Mapping[tuple[str, ...], Entry]
) -> bool:
    word = view.words[index]
    if word in BRACKETS or word == "or":
        return True
    if word == ",":
        first = view.words[start]
        return index == start + 1 and sum(character.isupper() for character in first) > 1 and index + 2 < end
    if word in DASHES and label in ("GPE", "NORP", "LOC", "ORG"):
        left, right = tuple(view.words[start:index]), tuple(view.words[index + 1 : end])
        return (left in known and right in known) or (word == "–" and label != "ORG")
    return False


def _mended(
    view: View, start: int, end: int, label: EntityLabel, known: Mapping[tuple[str, ...], Entry]
) -> Iterator[Candidate]:
    first, last = start, end
    start, end = _trimmed(view, start, end, label)
    if label == "ORG" and _is_initialled(view, start, end):
        label = "PERSON"
    if label == "ORG" and end - start > 2 and view.words[start + 1] == "of" and view.words[start] in _officials():
        start += 2
    if label == "PERSON":
        start = after_titles(view, start, end)
    if label in ("PERSON", "ORG") and end - start > 1 and view.words[end - 1] in _offices():
        end -= 1
        entry = known.get(tuple(view.words[start:end]))
        label = entry.label if entry else "PERSON"
        if label == "PERSON":
            start = after_titles(view, start, end)
    if label == "PERSON" and end < len(view) and view.words[end] == "." and view.words[end - 1] in ("Jr", "Sr"):
        end += 1
    if start >= end or _is_no_name(view, start, end, label):
        return
    end = _with_legal_form(view, end) if label == "ORG" else end
    rule = "model" if (start, end) == (first, last) else "model.repaired"
    relabelled = _label_of_head(view, start, end, label)
    if label == "ORG" and (cut := known_part(view, start, end, known)):
        (start, end), rule = cut, "model.repaired"
    label_rule = "model.head" if relabelled != label else None
    yield Candidate(start, end, relabelled, rule, MODEL, label_rule=label_rule)


def _with_legal_form(view: View, end: int) -> int:
    """The end of a company's name with the legal form behind it: "Smith & Lee, P.C."."""
    if end + 1 < len(view) and view.words[end] == "," and view.words[end + 1] in _legal_forms():
        return end + 2
    return end + 1 if end < len(view) and view.words[end] in _legal_forms() else end


def _label_of_head(view: View, start: int, end: int, label: EntityLabel) -> EntityLabel:
    """The label that the last word of a name decides, or its first before a complement; else the model's."""
    if end - start < 2 or label in ("PERSON", "WORK_OF_ART", "GPE", "NORP"):
        return label
    upper, _ = heads_by_word()
    head = upper.get(view.words[end - 1])
    if head is None and (first := upper.get(view.words[start])) and view.words[start + 1] in first.complements:
        head = first
    if head is None:
        return "WORK_OF_ART" if view.words[end - 1] in _writings() else label
    return label if head.weak or (label == "FAC" and head.label == "ORG") else head.label


def _trimmed(view: View, start: int, end: int, label: EntityLabel) -> tuple[int, int]:
    while start < end:
        word = view.words[start]
        leads = end - start > 1 and (
            word.lower() in DETERMINERS
            or (word.lower() in PREFIXES and view.words[start + 1] in DASHES)
            or (word.islower() and view.pos[start] in (ADJ, DET, PRON, ADV, VERB) and view.capital(start + 1))
            or YEAR.match(word)
        )
        if not (leads or word in QUOTES):
            break
        start += 1
    while end > start:
        word = view.words[end - 1]
        if end - start > 1 and word in LEFTOVERS:
            end -= 1
            continue
        if not (word in QUOTES or word in POSSESSIVES or word in BRACKETS) or (
            word == "."
            and label in ("ORG", "PERSON")
            and view.words[end - 2] in ("Inc", "Corp", "Ltd", "Co", "Jr", "Sr")
        ):
            break
        end -= 1
    return start, end


def after_titles(view: View, start: int, end: int) -> int:
    """Where the name begins once the titles before it are cut off.

    A title that is the whole span stays, since nothing would be left.
    """
    known = titles()
    moved = True
    while moved:
        moved = False
        for length in (3, 2, 1):
            if start + length < end and tuple(view.words[start : start + length]) in known:
                start += length
                moved = True
                break
    return start


def _is_no_name(view: View, start: int, end: int, label: EntityLabel) -> bool:
    text = view.text(start, end)
    if NO_NAME.search(text) or not LATIN.search(text) or NUMBERED_PART.match(text):
        return True
    if text in _ignored() or (end - start == 1 and text in _bare_heads()):
        return True
    if label == "LAW" and text.split()[0].title() in ("Article", "Section", "Chapter"):
        return True
    if label in ("NORP", "WORK_OF_ART", "EVENT", "LAW"):
        return label == "NORP" and text.islower()
    if text.islower() and not any(character.isdigit() for character in text):
        return True
    if end - start == 1 and view.opens(start):
        adverb = text.endswith("ly") and end < len(view) and view.words[end] == ","
        return adverb or view.pos[start] in (ADJ, ADV, VERB)
    return start > 1 and view.words[start - 1] == "in" and view.words[start - 2] in _degrees()


def _is_sum(words: list[str]) -> bool:
    """True where a currency stands among the words."""
    return any(
        word in amounts().symbols or word.lower().rstrip("s") in _currencies() or word[0] in CURRENCY_SIGNS
        for word in words
    )


def known_part(view: View, start: int, end: int, known: Container[tuple[str, ...]]) -> tuple[int, int] | None:
    """The one known short form in a span that otherwise holds common nouns in capitals ("EU Candidate Countries").

    None where the span is known as it stands, or ends like the name of an organisation.
    """
    last = view.words[end - 1]
    if end - start < 2 or last in organisation_words() or tuple(view.words[start:end]) in known:
        return None
    if not (last.endswith("s") or any(character.isdigit() for character in last)):
        return None
    short = [
        at for at in range(start, end) if view.words[at].isupper() and view.words[at].isalpha() and view.words[at][1:]
    ]
    if len(short) != 1 or (view.words[short[0]],) not in known or view.words[start] in organisation_words():
        return None
    return short[0], short[0] + 1


def _is_initialled(view: View, start: int, end: int) -> bool:
    """True for a first name, an initial and a surname."""
    words = view.words[start:end]
    return (
        len(words) == 3
        and len(words[1].rstrip(".")) == 1
        and words[1][0].isupper()
        and all(word.istitle() and word.isalpha() for word in (words[0], words[2]))
        and organisation_words().isdisjoint(words)
    )


@lru_cache
def titles() -> frozenset[tuple[str, ...]]:
    """The titles that stand before names, as words."""
    return frozenset(tuple(title.replace("-", " - ").split()) for title in heads().titles.words)


@lru_cache
def _ignored() -> frozenset[str]:
    return frozenset(heads().ignored.words)


@lru_cache
def _bare_heads() -> frozenset[str]:
    """The head words of laws, events and buildings, which alone are no name, but for those that a body's is."""
    known = {name for body in bodies().bodies for name in body.names}
    return frozenset(word for word, head in heads_by_word()[0].items() if head.label in BARE) - known


@lru_cache
def _legal_forms() -> frozenset[str]:
    return frozenset(word for head in heads().heads for word in head.suffixes)


@lru_cache
def _writings() -> frozenset[str]:
    return frozenset(heads().writings.words)


@lru_cache
def _degrees() -> frozenset[str]:
    return frozenset(heads().degrees.words)


@lru_cache
def _officials() -> frozenset[str]:
    return frozenset(heads().officials.words)


@lru_cache
def _offices() -> frozenset[str]:
    return frozenset(heads().persons_followed_by.words)


@lru_cache
def organisation_words() -> frozenset[str]:
    """The head words of organisations."""
    return frozenset(word for head in heads().heads if head.label == "ORG" for word in head.words)


@lru_cache
def _currencies() -> frozenset[str]:
    return frozenset(amounts().nouns)
