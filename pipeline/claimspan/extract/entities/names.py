"""Names recognised by the word that heads them: ministries, treaties, wars, seas."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.symbols import ADJ, ADP, ADV, AUX, CCONJ, DET, NOUN, PRON, PROPN, SCONJ, VERB  # type: ignore[import-not-found]

from claimspan.extract.entities.lexicon import Head, heads, heads_by_word
from claimspan.extract.entities.repair import MODEL, YEAR, after_titles, organisation_words
from claimspan.extract.entities.view import DASHES, POSSESSIVES, Candidate, View

COORDINATED, HEADED, WEAK = 92, 65, 45
ORDINALS = frozenset(
    (
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
    )
)
COLLECTIVE = frozenset(("people", "women", "children", "workers", "citizens", "veterans", "lawyers", "farmers"))
NO_PART = frozenset((DET, PRON, ADP, SCONJ, CCONJ, AUX, ADV, VERB))
PLACES = frozenset(("GPE", "LOC", "PERSON"))


def find_headed(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """Names with a head word, extended over their modifiers and complements.

    ``mentions`` are the names found so far: a coordination stops at one that stands for itself.
    """
    inside = {index: mention for mention in mentions for index in range(mention.start, mention.end)}
    upper, lower = heads_by_word()
    for index, word in enumerate(view.words):
        if word in upper:
            yield from _upper(view, index, upper[word], inside)
        elif word in lower:
            yield from _lower(view, index, lower[word], inside)


def _upper(view: View, index: int, head: Head, inside: dict[int, Candidate]) -> Iterator[Candidate]:
    trigger = (index, index + 1)
    start = _left(view, index, head, inside)
    end = _right(view, index, head, inside)
    if end - start < 2 or view.words[index - 1] in head.not_after.get(view.words[index], ()):
        return
    if head.label == "LAW" and start > 1 and view.words[start - 1] == "of" and view.capital(start - 2):
        return
    if end == index + 1 and (
        after_titles(view, start, end) >= index
        or (index - start < head.modifiers_at_least.get(view.words[index], 1))
        or (view.words[index] in head.suffixes and index - start == 1 and _label(inside, start) in ("NORP", "GPE"))
    ):
        return
    joint = next((at for at in range(start + 1, index) if view.words[at] == "and"), None)
    if (
        joint is not None
        and view.words[joint - 1] not in ORDINALS
        and view.words[index] in head.plurals
        and index > joint + 1
        and end == index + 1
    ):
        rule = "head.coordinated"
        for left, right in ((start, joint), (joint + 1, index)):
            name = f"{view.text(left, right)} {head.plurals[view.words[index]]}"
            yield Candidate(
                left, right if right == joint else end, head.label, rule, COORDINATED, name, trigger=trigger
            )
        return
    if head.label == "ORG" and view.words[index] in head.plurals and joint is None:
        return
    rank = WEAK if head.weak else HEADED
    yield Candidate(start, end, head.label, f"head.{head.label}", rank, trigger=trigger)


def _left(view: View, index: int, head: Head, inside: dict[int, Candidate]) -> int:
    """The first word of the capitalised stretch that ends before ``index``."""
    start = index
    if index > 1 and view.words[index] in head.suffixes and view.words[index - 1] == ",":
        start = index - 1 if view.capital(index - 2) else index
    while start > 0 and view.sentences[start - 1] == view.sentences[index]:
        before = start - 1
        if _extends(view, before, head, index, inside):
            start = before
        elif view.words[before] == ")" and head.label == "LOC" and before > 2 and view.words[before - 2] == "(":
            if not (view.capital(before - 1) and view.capital(before - 3)):
                break
            start = before - 3
        else:
            break
    while start < index and (view.words[start] in DASHES or view.words[start] in ("&", "and", "or", "’s", "'s", ",")):
        start += 1
    return after_titles(view, start, index + 1) if start < index else start


def _extends(view: View, at: int, head: Head, index: int, inside: dict[int, Candidate]) -> bool:
    """True when the word ``at`` belongs to the name whose part to the right of it is known."""
    word = view.words[at]
    if word == "-":
        return view.glued(at) and view.glued(at + 1) and at > 0 and view.capital(at - 1)
    if word in POSSESSIVES:
        return at > 0 and view.words[at - 1].lower() in COLLECTIVE
    if word == "&":
        return at > 0 and view.capital(at - 1)
    if word in ("and", "or") and at > 0 and view.words[at - 1] in ORDINALS and view.words[at + 1] in ORDINALS:
        return True
    if word == "and":
        return _joins(view, at, view.words[index] in head.plurals, inside)
    if word in _stoppers() or not view.capital(at):
        return False
    return view.pos[at] not in NO_PART or not view.opens(at)


def _joins(view: View, index: int, plural: bool, inside: dict[int, Candidate]) -> bool:
    """True for the "and" of "Food and Agriculture Organization", false where a name of its own stands before it."""
    before = index - 1
    if before < 1 or not view.capital(before) or view.opens(before) or not view.capital(index + 1):
        return False
    if plural:
        return True
    if view.pos[before] not in (NOUN, PROPN, ADJ) or view.capital(before - 1):
        return False
    mention = inside.get(before)
    return mention is None or mention.start <= index + 1 < mention.end


def _right(view: View, index: int, head: Head, inside: dict[int, Candidate]) -> int:
    """The end of the complement of the head at ``index``, or the end of the head."""
    end = index + 1
    while end + 1 < len(view) and view.sentences[end] == view.sentences[index]:
        word = view.words[end]
        follows = end + 2 if view.words[end + 1] in ("the", "The") and end + 2 < len(view) else end + 1
        allowed = head.complements if end == index + 1 else head.further
        if word not in allowed or not _name_word(view, follows):
            break
        if view.sentences[follows] != view.sentences[index] or view.words[follows] in _calendar():
            break
        end = _stretch(view, follows, inside)
    if end > index + 1 or head.label != "LAW" or end + 1 >= len(view):
        return end
    return end + 2 if view.words[end] == "of" and YEAR.match(view.words[end + 1]) else end


def _stretch(view: View, start: int, inside: dict[int, Candidate]) -> int:
    """The end of the capitalised stretch from ``start``, over coordinations of common nouns and adjectives."""
    end = start
    while end < len(view) and view.sentences[end] == view.sentences[start]:
        word = view.words[end]
        joined = word == "&" or (word == "-" and view.glued(end))
        if _name_word(view, end) or (joined and _name_word(view, end + 1)):
            end += 1
        elif word in ("and", ",") and _continues(view, end, inside):
            end += 2 if _name_word(view, end + 1) else 3
        else:
            break
    return end


def _continues(view: View, index: int, inside: dict[int, Candidate]) -> bool:
    """True where a coordination goes on inside a name: "Foreign Affairs and Trade"."""
    if not view.capital(index - 1) or _label(inside, index - 1) in PLACES:
        return False
    following = index + 1
    if view.words[index] == ",":
        if not _list_closes(view, index):
            return False
        if view.words[following] == "and":
            following += 1
    if not _name_word(view, following) or _label(inside, following) in PLACES:
        return False
    mention = inside.get(following)
    if mention is None or mention.label == "NORP" or mention.start < index:
        return True
    words = view.words[mention.start : mention.end]
    return len(words) > 1 and words[-1].endswith("s") and organisation_words().isdisjoint(words)


def _list_closes(view: View, comma: int) -> bool:
    """True when the capitalised items after the comma end in "and" with one more."""
    for at in range(comma + 1, min(comma + 11, len(view))):
        if view.sentences[at] != view.sentences[comma]:
            return False
        if view.words[at] == "and":
            return True
        if not (_name_word(view, at) or view.words[at] == ","):
            return False
    return False


def _label(inside: dict[int, Candidate], index: int) -> str | None:
    mention = inside.get(index)
    return mention.label if mention else None


def _name_word(view: View, index: int) -> bool:
    return index < len(view) and view.capital(index) and view.pos[index] not in (DET, PRON, AUX, SCONJ)


def _lower(view: View, index: int, head: Head, inside: dict[int, Candidate]) -> Iterator[Candidate]:
    """A head in small letters right after a name: "Ukraine crisis"; or before "of" and a name: "bay of Manila"."""
    trigger = (index, index + 1)
    if head.complements == ("of",) and index + 2 < len(view) and view.words[index + 1] == "of":
        place = inside.get(index + 2)
        if place is not None and place.start == index + 2 and place.label in ("GPE", "LOC"):
            yield Candidate(index, place.end, head.label, f"head.{head.label}", HEADED, trigger=trigger)
        return
    before = index - 1
    mention = inside.get(before)
    steps = 0
    while mention is None and steps < 4 and before > 0 and view.sentences[before] == view.sentences[index]:
        between = view.words[before] == "and" or (view.words[before].islower() and view.pos[before] in (NOUN, ADJ))
        if not between:
            return
        before -= 1
        steps += 1
        mention = inside.get(before)
    if mention is None or mention.end != before + 1 or view.sentences[mention.start] != view.sentences[index]:
        return
    if mention.label not in head.lower_after or (head.lower_not_states and mention.rank > MODEL):
        return
    if steps and mention.label not in ("GPE", "NORP", "LOC"):
        return
    start = mention.start
    if start > 1 and view.words[start - 1] in DASHES and view.glued(start) and (other := inside.get(start - 2)):
        start = other.start
    yield Candidate(start, index + 1, head.label, f"head.{head.label}", HEADED, trigger=trigger)


def find_extended_places(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """Waters and regions with a direction before them: "western Pacific", "East and South China Sea"."""
    directions = frozenset(heads().directions.words)
    for mention in mentions:
        at = mention.start
        if mention.label != "LOC" or at < 1 or view.sentences[at - 1] != view.sentences[at]:
            continue
        before = view.words[at - 1]
        if before in directions and before.islower() and view.words[at] not in directions:
            yield Candidate(at - 1, mention.end, "LOC", "place.direction", COORDINATED, trigger=(at - 1, at))
        elif before == "and" and at > 1 and view.words[at - 2] in directions and view.words[at] in directions:
            rest = view.text(at + 1, mention.end)
            name = f"{view.words[at - 2]} {rest} and {view.words[at]} {rest}"
            if view.capital(at - 2) and mention.end - at > 1:
                yield Candidate(
                    at - 2, mention.end, "LOC", "place.coordinated", COORDINATED, name, trigger=(at - 2, at)
                )


def find_affiliations(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """Organisations in brackets after a person, before a place: "Ann Lee (Smith Miller, Leeds)"."""
    chosen = list(mentions)
    persons = {mention.end for mention in chosen if mention.label == "PERSON"}
    places = {mention.start for mention in chosen if mention.label == "GPE"}
    for index in range(1, len(view) - 3):
        if view.words[index] != "(" or index not in persons:
            continue
        end = index + 1
        while end < len(view) and (_name_word(view, end) or view.words[end] in ("&", "of", "and", "-", "for", "the")):
            end += 1
        if end > index + 1 and end + 1 < len(view) and view.words[end] == "," and end + 1 in places:
            yield Candidate(index + 1, end, "ORG", "affiliation.brackets", COORDINATED, trigger=(index, index + 1))


@lru_cache
def _calendar() -> frozenset[str]:
    return frozenset(heads().calendar.words)


@lru_cache
def _stoppers() -> frozenset[str]:
    return frozenset(heads().stoppers.words)
