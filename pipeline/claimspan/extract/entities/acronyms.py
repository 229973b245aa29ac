"""Short forms that the document itself explains: "European Union (EU)", "CoCom, Coordinating Committee for …"."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.symbols import NOUN, PROPN  # type: ignore[import-not-found]

from claimspan.extract.entities.canonical import titled
from claimspan.extract.entities.gazetteer import Phrases
from claimspan.extract.entities.repair import MODEL, YEAR, known_part
from claimspan.extract.entities.view import DASHES, Candidate, View
from claimspan.records import EntityLabel

DEFINED = 70
SKIPPED = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "at",
        "by",
        "with",
        "from",
        "de",
        "a",
        "an",
        "&",
        "-",
        "–",
        ",",
        "’s",
        "'s",
    )
)
COUNTING = frozenset(("a", "an", "each", "every", "any", "another", "one", "per", "this", "these", "such"))
OPENING = frozenset("([")
CLOSING = frozenset(")]")
NAMED = frozenset(("ORG", "LAW", "EVENT"))
QUOTES = frozenset("\"“”‘’'")


@dataclass(frozen=True)
class Definition:
    """A short form with its long form: words ``[start, end)``. ``named`` is false for "small enterprise (SE)"."""

    short: tuple[str, ...]
    short_at: int
    start: int
    end: int
    named: bool


def find_definitions(view: View, mentions: Iterable[Candidate]) -> Iterator[Definition]:
    """The short forms that stand in brackets after their long form, or before it."""
    ends = {mention.end: mention for mention in mentions}
    starts = {mention.start: mention for mention in ends.values()}
    for index in range(1, len(view) - 1):
        if view.words[index] in OPENING:
            yield from _in_brackets(view, index, ends)
        elif view.words[index] == "," and _is_acronym(view.words[index - 1]) and index + 1 in starts:
            mention = starts[index + 1]
            if _spells(view, mention.start, mention.end, view.words[index - 1]):
                yield Definition((view.words[index - 1],), index - 1, mention.start, mention.end, named=True)


def _in_brackets(view: View, index: int, ends: dict[int, Candidate]) -> Iterator[Definition]:
    close = next((at for at in range(index + 2, min(index + 12, len(view))) if view.words[at] in CLOSING), None)
    if close is None or view.sentences[close] != view.sentences[index]:
        return
    for left, right in _alternatives(view, index + 1, close):
        short = tuple(view.words[left:right])
        if len(short) == 1 and _is_acronym(short[0]):
            start = _long_form(view, index, short[0], view.first_of_sentence(index))
            if start is not None:
                whole = index in ends and ends[index].label in NAMED and ends[index].rule != "law.section"
                if whole and not view.words[ends[index].start].isupper():
                    start = min(start, ends[index].start)
                yield Definition(short, left, start, index, any(view.capital(at) for at in _inner(view, start, index)))
        elif index in ends and len(short) <= 4 and view.capital(left):
            mention = ends[index]
            long = set(view.words[mention.start : mention.end])
            initials = "".join(word[0] for word in view.words[mention.start : mention.end] if word not in SKIPPED)
            if mention.label in NAMED and all(
                word in long or (word.isupper() and _part_of(word, initials)) for word in short
            ):
                yield Definition(short, left, mention.start, mention.end, named=True)


def _alternatives(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between "or", commas and quotes: "(Civil Code or Code)" holds two."""
    last = start
    for at in range(start, end + 1):
        if (
            at == end
            or view.words[at] in ("or", ",", ";", "hereafter", "hereinafter", "the")
            or view.words[at] in QUOTES
        ):
            if at > last:
                yield last, at
            last = at + 1


def _is_acronym(word: str) -> bool:
    letters = sum(character.isupper() for character in word)
    return 2 <= len(word) <= 12 and letters >= 2 and letters * 2 >= len(word) and word[0].isalnum()


def _inner(view: View, start: int, end: int) -> list[int]:
    """The words of a long form that could show it to be a name; a capital at the head of a sentence says nothing."""
    return [at for at in range(start, end) if view.words[at] not in SKIPPED and not view.opens(at)]


def _long_form(view: View, end: int, short: str, lowest: int) -> int | None:
    """Where the long form before ``end`` starts: its words give the letters of ``short`` in order."""
    repeated = re.sub(r"([A-Za-z])([2-4])", lambda match: match[1] * int(match[2]), short.rstrip("s"))
    letters = [character.lower() for character in repeated if character.isalnum()]
    start = _spelled(view, end, letters, max(lowest, end - 2 * len(letters) - 4))
    return start if start is not None and end - start > 1 else None


def _spelled(view: View, end: int, letters: list[str], lowest: int) -> int | None:
    """The start of the words before ``end`` that give ``letters``, each from its first letter on."""
    if not letters:
        return end
    at = end - 1
    if at < lowest:
        return None
    word = view.words[at].lower().replace(".", "")
    if not word or word in OPENING or word in CLOSING:
        return None
    for count in range(1, min(len(letters), len(word)) + 1):
        wanted = letters[-count:]
        if word[0] == wanted[0] and _in_order(word, wanted):
            start = _spelled(view, at, letters[:-count], lowest)
            if start is not None:
                return start
    return _spelled(view, at, letters, lowest) if word in SKIPPED or YEAR.match(word) else None


def _in_order(word: str, wanted: list[str]) -> bool:
    at = 0
    for character in word:
        if at < len(wanted) and character == wanted[at]:
            at += 1
    return at == len(wanted)


def _spells(view: View, start: int, end: int, short: str) -> bool:
    initials = "".join(view.words[at].lower() for at in range(start, end) if view.words[at] not in SKIPPED)
    return initials[0] == short[0].lower() and _in_order(initials, list(short.lower()))


def _part_of(word: str, initials: str) -> bool:
    return len(word) > 1 and word.lower() in initials.lower()


def with_definitions(
    view: View, found: list[Candidate], chosen: Iterable[Candidate], definitions: Iterable[Definition]
) -> list[Candidate]:
    """The candidates with every occurrence of a defined short form, and without short forms of common nouns."""
    spans = {(mention.start, mention.end): mention for mention in chosen}
    votes = _votes(view, found)
    meanings: dict[tuple[str, ...], Candidate] = {}
    common: set[tuple[str, ...]] = set()
    for definition in definitions:
        if definition.short in meanings or definition.short in common:
            continue
        meaning = _meaning(view, definition, spans, votes) if definition.named else None
        if meaning is None:
            common |= {definition.short, _other_number(definition.short)}
        else:
            meanings[definition.short] = meaning
            found.append(meaning)
    kept = [_cut(view, item, meanings) for item in found if tuple(view.words[item.start : item.end]) not in common]
    for start, end, meaning in Phrases(meanings).find(view.words):
        kept.append(
            Candidate(
                start,
                end,
                meaning.label,
                "acronym.short_form",
                DEFINED,
                meaning.canonical,
                meaning.country,
                trigger=(meaning.start, meaning.end),
            )
        )
    return kept


def drop_common_acronyms(view: View, candidates: list[Candidate], known: Container[tuple[str, ...]]) -> list[Candidate]:
    """Without the acronyms that only the model took for names and that the document uses as common nouns.

    Signs of that are an article or determiner of one thing before it ("an MSB", "each NPRM") and a plural ("MSBs").
    """
    words = set(view.words)
    counted = _counted(view)
    common = {
        word
        for word in words
        if _is_plain_acronym(word) and (word,) not in known and (f"{word}s" in words or word in counted)
    }
    forms = common | {f"{word}s" for word in common}
    return [
        item
        for item in candidates
        if not (item.rank <= MODEL and item.end - item.start == 1 and view.words[item.start] in forms)
    ]


def _is_plain_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()


def _counted(view: View) -> set[str]:
    """The words that stand behind a determiner of one thing and before no noun."""
    return {
        view.words[index + 1]
        for index, word in enumerate(view.words[:-2])
        if word.lower() in COUNTING and view.pos[index + 2] not in (NOUN, PROPN) and view.words[index + 2] not in DASHES
    }


def _meaning(
    view: View,
    definition: Definition,
    spans: Mapping[tuple[int, int], Candidate],
    votes: Mapping[tuple[str, ...], Counter[EntityLabel]],
) -> Candidate | None:
    """The long form as a candidate; None where neither it nor its short form was ever taken for a name."""
    start, end = definition.start, definition.end
    long = spans.get((start, end))
    label = long.label if long else None
    if label is None:
        label = next((mention.label for span, mention in spans.items() if span[0] < start and span[1] == end), None)
    counts = votes.get(definition.short)
    if label is None and counts:
        label = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0][0]
    if label is None and any((start, end) != span and start <= span[0] < end for span in spans):
        label = "ORG"
    if label is None or label in ("MONEY", "PERCENT"):
        return None
    return Candidate(
        start,
        end,
        label,
        "acronym.long_form",
        DEFINED,
        long.canonical if long and long.canonical else titled(view.text(start, end)),
        long.country if long else None,
        trigger=(definition.short_at, definition.short_at + len(definition.short)),
    )


def _votes(view: View, found: Iterable[Candidate]) -> dict[tuple[str, ...], Counter[EntityLabel]]:
    votes: dict[tuple[str, ...], Counter[EntityLabel]] = defaultdict(Counter)
    for item in found:
        votes[tuple(view.words[item.start : item.end])][item.label] += 1
    return votes


def _cut(view: View, item: Candidate, meanings: Mapping[tuple[str, ...], Candidate]) -> Candidate:
    """The candidate, cut to a defined short form where it holds nothing else of a name."""
    if item.rank == MODEL and item.label == "ORG" and (part := known_part(view, item.start, item.end, meanings)):
        item.start, item.end = part
    return item


def _other_number(words: tuple[str, ...]) -> tuple[str, ...]:
    last = words[-1]
    return (*words[:-1], last[:-1] if last.endswith("s") else last + "s")
