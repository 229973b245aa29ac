"""The best nearly unbroken run of numbers among candidates: what note markers and notes have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

REACH = 15


@dataclass(frozen=True)
class Candidate:
    """A number at a place, with the weight of its own evidence (positive speaks for it, negative against).

    ``part`` counts the parts of the paper (pages, chapters) in which numbers may begin again.
    """

    number: int
    start: int
    end: int
    weight: float
    label: str = ""
    part: int = 0


@dataclass(frozen=True)
class Costs:
    """What a number left out, a late start and a restart at 1 (in another part: ``part``) cost; what a step earns."""

    gap: float = 1.0
    late: float = 0.4
    restart: float = 6.0
    step: float = 1.0
    part: float = 6.0


def best_run(
    candidates: Sequence[Candidate],
    costs: Costs = Costs(),
) -> tuple[list[Candidate], float]:
    """The run of rising numbers with the highest sum of weights, and that sum; linear in the number of candidates.

    >>> items = [Candidate(1, 10, 11, 2), Candidate(7, 20, 21, 1), Candidate(2, 30, 31, 2), Candidate(3, 40, 41, 2)]
    >>> [item.number for item in best_run(items)[0]]
    [1, 2, 3]
    """
    scores: list[float] = []
    previous: list[int] = []
    best_by_number: dict[int, int] = {}
    top = -1
    for index, item in enumerate(candidates):
        score = item.weight - min(3.0, costs.late * (item.number - 1))
        back = -1
        for number in range(max(0, item.number - REACH), item.number):
            at = best_by_number.get(number, -1)
            if at < 0 or candidates[at].end > item.start:
                continue
            missing = item.number - number - 1
            value = scores[at] + item.weight + (costs.step if missing == 0 else -costs.gap * missing)
            if value > score:
                score, back = value, at
        if item.number == 1 and top >= 0 and candidates[top].number > 1 and candidates[top].end <= item.start:
            value = scores[top] + item.weight - (costs.part if item.part != candidates[top].part else costs.restart)
            if value > score:
                score, back = value, top
        scores.append(score)
        previous.append(back)
        known = best_by_number.get(item.number, -1)
        if known < 0 or score >= scores[known]:
            best_by_number[item.number] = index
        if top < 0 or score >= scores[top]:
            top = index
    run: list[Candidate] = []
    at = top
    while at >= 0:
        run.append(candidates[at])
        at = previous[at]
    return run[::-1], scores[top] if top >= 0 else 0.0
