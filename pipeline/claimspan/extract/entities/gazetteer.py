"""Names that are known beforehand or have been learned from the document, found by their exact words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from spacy.language import Language

from claimspan.extract.entities.lexicon import Entry, demonyms, state_codes
from claimspan.extract.entities.view import DASHES, Candidate, View

Value = TypeVar("Value")
USER, ADDRESS, KNOWN, CAPITAL = 95, 91, 66, 30
ZIP = re.compile(r"^\d{5}$")
RANKS = {1: KNOWN, 2: USER}
SOFT = frozenset(("capitals", "states"))


class Phrases(Generic[Value]):
    """Finds known word sequences, the longest first at each place.

    >>> phrases = Phrases({("North", "Sea"): 1, ("North",): 2})
    >>> list(phrases.find(["the", "North", "Sea", "North"]))
    [(1, 3, 1), (3, 4, 2)]
    """

    def __init__(self, names: Mapping[tuple[str, ...], Value]):
        self.by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for words in sorted(names, key=lambda words: (-len(words), words)):
            self.by_first.setdefault(words[0], []).append((words, names[words]))

    def as_dict(self) -> dict[tuple[str, ...], Value]:
        """The words of every phrase with its value."""
        return {words: value for group in self.by_first.values() for words, value in group}

    def find(self, words: list[str]) -> Iterator[tuple[int, int, Value]]:
        """Start, end and value of each match, none inside another that starts before it."""
        free = 0
        for start, word in enumerate(words):
            if word not in self.by_first or start < free:
                continue
            for phrase, value in self.by_first[word]:
                end = start + len(phrase)
                if len(phrase) == 1 or tuple(words[start:end]) == phrase:
                    yield start, end, value
                    free = end
                    break


def gazetteer(names: Mapping[str, Entry], nlp: Language) -> Phrases[Entry]:
    """The names cut into words as the tokenizer of ``nlp`` cuts text, with both kinds of apostrophe."""
    known: dict[tuple[str, ...], Entry] = {}
    for name, entry in names.items():
        for form in {name, name.replace("'", "’")}:
            known[tuple(View.of(nlp.make_doc(form)).words)] = entry
    return Phrases(known)


def find_known(view: View, known: Phrases[Entry]) -> Iterator[Candidate]:
    """The names of the gazetteers in the document."""
    for start, end, entry in known.find(view.words):
        if end - start == 1 and view.words[start].isupper() and _shouting(view, start):
            continue
        rank = CAPITAL if entry.source in SOFT else RANKS[entry.rank]
        yield Candidate(
            start, end, entry.label, f"gazetteer.{entry.source}", rank, entry.canonical, entry.country, entry.stands_for
        )


def find_state_codes(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """Postal codes of states after a place and a comma, or before a ZIP code: "Chicago, IL", "Mill Road, IL 60601"."""
    codes = state_codes()
    places = {mention.end for mention in mentions if mention.label == "GPE"}
    for index in range(1, len(view) - 1):
        code = view.words[index + 1]
        if view.words[index] == "," and code in codes:
            is_address = index + 2 < len(view) and bool(ZIP.match(view.words[index + 2]))
            if is_address or index in places:
                rank = ADDRESS if is_address else KNOWN
                yield Candidate(index + 1, index + 2, "GPE", "gazetteer.state_codes", rank, codes[code])


def find_compounds(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """A combining form with its partner: "Sino-Russian" is one name for two groups."""
    combining = demonyms().combining
    by_start = {mention.start: mention for mention in mentions if mention.label == "NORP"}
    for index in range(len(view) - 2):
        first = combining.get(view.words[index])
        if first and view.words[index + 1] in DASHES and index + 2 in by_start:
            partner = by_start[index + 2]
            yield Candidate(index, partner.end, "NORP", "compound.combining", 92, f"{first} and {partner.canonical}")


def _shouting(view: View, index: int) -> bool:
    """True inside a line in capitals, where capitals say nothing."""
    neighbours = [
        view.words[near]
        for near in (index - 2, index - 1, index + 1, index + 2)
        if 0 <= near < len(view) and view.words[near].isalpha()
    ]
    return len(neighbours) > 1 and all(word.isupper() for word in neighbours)
