"""Names of court cases: "Miller v. Bank of Leeds Ltd."."""

from collections.abc import Iterator

from claimspan.extract.entities.lexicon import heads
from claimspan.extract.entities.view import Candidate, View

CASE = 94
VERSUS = frozenset(("v.", "vs.", "v", "vs"))
OTHERS = frozenset(("al", "al."))
JOINING = OTHERS | {"of", "the", "for", "and", "&", "de", "van", "von", "-", "’s", "'s", "’", "'", "et"}


def find_cases(view: View) -> Iterator[Candidate]:
    """The parties on both sides of "v." with what stands between, and "the Miller case" for a case named in full."""
    parties: set[str] = set()
    for index, word in enumerate(view.words):
        if word not in VERSUS or index in (0, len(view) - 1):
            continue
        start, end = _left(view, index), _right(view, index + 1)
        if start < index and end > index + 1:
            parties.add(view.words[start])
            yield Candidate(start, end, "EVENT", "case.parties", CASE, trigger=(index, index + 1))
    for index in range(len(view) - 1):
        if view.words[index] in parties and view.words[index + 1] == "case":
            yield Candidate(index, index + 2, "EVENT", "case.short", CASE, trigger=(index + 1, index + 2))


def _left(view: View, index: int) -> int:
    start = index
    while start > 0 and view.sentences[start - 1] == view.sentences[index]:
        word = view.words[start - 1]
        follows = view.words[start] if start < index else ""
        legal = word == "," and follows in _legal_forms()
        if not (view.capital(start - 1) or word in JOINING or legal or _ends_others(view, start - 1)):
            break
        start -= 1
    stoppers = frozenset(heads().stoppers.words)
    while start < index and (view.words[start] in JOINING or view.words[start] in stoppers):
        start += 1
    return start


def _right(view: View, start: int) -> int:
    end = start
    while end < len(view) and view.sentences[end] == view.sentences[start]:
        word = view.words[end]
        legal = word == "," and end + 1 < len(view) and view.words[end + 1] in _legal_forms()
        if not (view.capital(end) or word in JOINING or legal or _ends_others(view, end)):
            break
        end += 1
    while end > start and view.words[end - 1] in JOINING - OTHERS:
        end -= 1
    return end


def _ends_others(view: View, index: int) -> bool:
    """True for the full stop of "et al."."""
    return view.words[index] == "." and index > 0 and view.words[index - 1] == "al"


def _legal_forms() -> frozenset[str]:
    return frozenset(word for head in heads().heads for word in head.suffixes)
