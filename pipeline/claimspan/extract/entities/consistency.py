"""One sense for a name in a document: votes over its mentions, and mentions that the model missed."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from spacy.symbols import NOUN, PROPN  # type: ignore[import-not-found]

from claimspan.extract.entities.gazetteer import Phrases
from claimspan.extract.entities.lexicon import Entry
from claimspan.extract.entities.repair import MODEL, titles
from claimspan.extract.entities.view import Candidate, View
from claimspan.records import EntityLabel

SPREAD, SURNAME, CAPITALS = 40, 55, 58
SENSES = frozenset(("PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))
PRIOR = 2.5
INITIAL = re.compile(r"^[A-Z]\.?$|^\.$")
SUFFIXES = frozenset(("", "Jr", "Sr", "II", "III", "IV"))


def vote(view: View, candidates: list[Candidate], known: Mapping[tuple[str, ...], Entry]) -> None:
    """Give all mentions of a name that only the model labelled the label that most of them have."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.label in SENSES:
            groups[view.text(candidate.start, candidate.end)].append(candidate)
    for group in groups.values():
        votes: Counter[EntityLabel] = Counter()
        for candidate in group:
            votes[candidate.label] += 1
        entry = known.get(tuple(view.words[group[0].start : group[0].end]))
        if entry is not None:
            votes[entry.label] += PRIOR  # type: ignore[assignment]
        decided = [candidate.label for candidate in group if candidate.rank > MODEL]
        winner = decided[0] if decided else max(votes, key=lambda label: (votes[label], label))
        for candidate in group:
            if candidate.rank <= MODEL and candidate.label != winner:
                candidate.label = winner
                candidate.label_rule = "consistency.vote"


def drop_common_words(view: View, candidates: list[Candidate]) -> list[Candidate]:
    """Without the single words that the model took for names at the head of a sentence, but that the document also
    writes small."""
    small = Counter(word for word in view.words if word.islower())
    return [
        candidate
        for candidate in candidates
        if not (
            candidate.end - candidate.start == 1
            and candidate.rank <= MODEL
            and candidate.label not in ("PERSON", "NORP")
            and small[view.words[candidate.start].lower()] >= (1 if view.opens(candidate.start) else 3)
        )
    ]


def spread(view: View, candidates: Iterable[Candidate], persons: Container[str]) -> Iterator[Candidate]:
    """Mentions of names that were found elsewhere in the document but not here.

    A single word that the model took for a person is only spread when it is the surname of one of ``persons``.
    """
    found: dict[tuple[str, ...], Counter[EntityLabel]] = defaultdict(Counter)
    for candidate in candidates:
        if candidate.label in SENSES:
            found[tuple(view.words[candidate.start : candidate.end])][candidate.label] += 1
    times = Counter(view.words)
    small = {word for word in times if word.islower()}
    names = {
        words: labels.most_common(1)[0][0]
        for words, labels in found.items()
        if _is_telling(words, sum(labels.values()), times, small)
        and (len(words) > 1 or words[0] in persons or labels.most_common(1)[0][0] != "PERSON")
    }
    for start, end, label in Phrases(names).find(view.words):
        if end - start > 1 or view.pos[start] in (PROPN, NOUN):
            yield Candidate(start, end, label, "consistency.spread", SPREAD)
    capitals = {tuple(map(str.upper, words)): words for words in names if len(words) > 1}
    for start, end, words in Phrases(capitals).find(view.words):
        if words != tuple(view.words[start:end]):
            yield Candidate(start, end, names[words], "consistency.capitals", CAPITALS, " ".join(words))


def _is_telling(words: tuple[str, ...], tagged: int, times: Counter[str], small: set[str]) -> bool:
    """True for a name that can hardly be another word: of two words, of capitals, or mostly tagged as a name."""
    if len(words) > 1:
        return words[0][0].isupper() and words[-1][0].isupper()
    word = words[0]
    if len(word) < 2 or not word[0].isalpha():
        return False
    capitals = sum(character.isupper() for character in word)
    if capitals > 1:
        return tagged * 5 >= times[word]
    return capitals == 1 and tagged * (2 if word.lower() not in small else 1) >= times[word]


def surnames(view: View, candidates: Sequence[Candidate]) -> dict[str, str]:
    """The last words of full names of persons, and the first where it is the family name (Chinese and the like).

    A word that belongs to two persons of the document goes to the one that is named first.
    """
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.start):
        length = candidate.end - candidate.start
        if candidate.label == "PERSON" and length > 1:
            words = view.words[candidate.start : candidate.end]
            full = view.text(candidate.start, candidate.end)
            bare = [word for word in words if word.rstrip(".") not in SUFFIXES]
            if len(bare) < len(words):
                found.setdefault(view.text(candidate.start + len(bare) - 1, candidate.end), full)
            if len(bare) > 1 and len(bare) == len(words) and _is_family_name(words[-1]):
                found.setdefault(words[-1], full)
            if len(words) == 2 and _is_family_name(words[0]):
                first.setdefault(words[0], full)
    return {**first, **found, **_without_initials(view, candidates)}


def _without_initials(view: View, candidates: Iterable[Candidate]) -> dict[str, str]:
    """Persons' names without their middle initials, with the name that has them: "Ana Perez" for "Ana B. Perez"."""
    found: dict[str, str] = {}
    for candidate in candidates:
        words = view.words[candidate.start : candidate.end]
        if candidate.label == "PERSON" and len(words) > 2:
            inner = [word for word in words[1:-1] if not INITIAL.match(word)]
            if not inner:
                found.setdefault(f"{words[0]} {words[-1]}", view.text(candidate.start, candidate.end))
    return found


def _is_family_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper() and (word,) not in titles()


def find_surnames(
    view: View, names: Mapping[str, str], known: Mapping[tuple[str, ...], Entry], tagged: Mapping[str, int]
) -> Iterator[Candidate]:
    """Persons named by their surname alone. A known name of something else stays what it is."""
    for index, word in enumerate(view.words):
        if word in names and (word,) not in known and (view.pos[index] == PROPN or tagged.get(word)):
            yield Candidate(index, index + 1, "PERSON", "consistency.surname", SURNAME)
