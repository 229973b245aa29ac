"""Which of several overlapping candidates stand: the firm ones first, then the longest."""

from collections.abc import Iterable

from claimspan.extract.entities.view import Candidate

FIRM = 90


def select(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in reading order, none overlapping another.

    >>> model = Candidate(0, 2, "ORG", "model", 50)
    >>> name = Candidate(0, 1, "GPE", "gazetteer.countries", 60)
    >>> select([name, model]) == [model]
    True
    """
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=_order):
        words = range(candidate.start, candidate.end)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)


def _order(candidate: Candidate) -> tuple[bool, int, int, int, str, str]:
    length = candidate.end - candidate.start
    return candidate.rank < FIRM, -length, -candidate.rank, candidate.start, candidate.label, candidate.rule
