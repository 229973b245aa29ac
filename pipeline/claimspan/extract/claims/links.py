"""Relations: which unit serves which, as a forest with at most one link out of a unit.

Units are taken in reading order. Behind each stands a frontier: the unit just before, the unit that that one serves,
and so on. A unit that serves an earlier one nearly always serves one of the frontier (the right frontier of Polanyi,
1988), so only these, a few units ahead and "nothing" are weighed against each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimspan.extract.claims.argument import Link
from claimspan.extract.claims.decide import Judged
from claimspan.extract.claims.model import Choice, Model, softmax
from claimspan.extract.claims.standing import CONNECTIVES, Standing, Values, Way, rebuttal
from claimspan.records import RelationType

AHEAD = 3
"""How many units ahead a unit looks for the one that it serves."""
DEPTH = 9
"""How many units of the frontier are looked at."""
STATES = 4
"""How many frontiers are kept in mind at once, the likeliest."""
LEAST = 0.2
"""The probability from which a link is made: where F is about 0.4, a link that is right one time in five still adds."""
LEAST_ATTACK = 0.4

Frontier = tuple[int, ...]


@dataclass(frozen=True)
class Linked:
    """A link with its probability, the features that speak most for it and the tokens behind them."""

    link: Link
    probability: float
    names: tuple[str, ...]
    tokens: tuple[int, ...]


def ways(standing: Standing, source: int, frontier: Frontier) -> list[Way]:
    """The ways in which a unit may stand when ``frontier`` lies behind it."""
    ahead = range(source + 1, min(len(standing.units), source + AHEAD + 1))
    before = zip(frontier[:DEPTH], (None, *frontier), strict=False)
    open_ways = [*((target, None) for target in ahead), *before]
    return [Way(None, None), *(Way(*pair) for pair in open_ways if standing.near(source, pair[0]))]


def grown(frontier: Frontier, source: int, target: int | None) -> Frontier:
    """The frontier behind a unit that serves ``target``.

    >>> grown((4, 2), 5, 2), grown((4, 2), 5, None)
    ((5, 2), (5,))
    """
    return (source, *frontier[frontier.index(target) :]) if target in frontier else (source,)


def weigh(choice: Choice, standing: Standing) -> dict[tuple[int, Way], float]:
    """The probability of each way in which each unit may stand, over the likeliest frontiers behind it."""
    found: dict[tuple[int, Way], float] = {}
    states: dict[Frontier, float] = {(): 1.0}
    for source in range(len(standing.units)):
        scores: dict[Way, float] = {}
        after: dict[Frontier, float] = {}
        for frontier, weight in states.items():
            here = ways(standing, source, frontier)
            for way in here:
                if way not in scores:
                    scores[way] = choice.score(standing.values(source, way))
            for way, share in zip(here, softmax([scores[way] for way in here]), strict=True):
                found[source, way] = found.get((source, way), 0.0) + weight * share
                behind = grown(frontier, source, way.target)
                after[behind] = after.get(behind, 0.0) + weight * share
        kept = sorted(after.items(), key=lambda item: (-item[1], item[0]))[:STATES]
        total = sum(weight for _, weight in kept)
        states = {frontier: weight / total for frontier, weight in kept}
    return found


def link(model: Model, units: Sequence[Judged]) -> dict[int, Linked]:
    """The links out of units: the likeliest first, none that would close a cycle."""
    standing = Standing(units)
    found = weigh(model.link, standing)
    proposals: dict[tuple[int, int], float] = {}
    likeliest: dict[tuple[int, int], Way] = {}
    for (source, way), probability in found.items():
        if way.target is not None:
            pair = source, way.target
            proposals[pair] = proposals.get(pair, 0.0) + probability
            if pair not in likeliest or probability > found[source, likeliest[pair]]:
                likeliest[pair] = way
    sure = {pair: probability for pair, probability in proposals.items() if probability >= LEAST}
    chosen = {}
    for source, target in forest(sure).items():
        values = standing.values(source, likeliest[source, target])
        kinds = model.classifiers["link type"].probabilities(standing.type_values(source, target))
        kind: RelationType = "attack" if kinds["attack"] >= LEAST_ATTACK else "support"
        tokens = rebuttal(units[source]) if kind == "attack" else _connectives(units[source], values)
        names = tuple(model.link.deciding(values))
        chosen[source] = Linked(Link(target, kind), sure[source, target], names, tokens)
    return chosen


def _connectives(unit: Judged, values: Values) -> tuple[int, ...]:
    found = unit.reading.features.tokens
    names = [name for name in CONNECTIVES if any(f"{name} connective" in value for value in values)]
    return tuple(sorted({token for name in names for token in found.get(f"{name}_connective@head", ())}))


def forest(proposals: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Of proposed links with their probabilities the likeliest, at most one out of a unit and never a cycle.

    >>> forest({(0, 1): 0.9, (1, 0): 0.8, (0, 2): 0.7, (1, 2): 0.5})
    {0: 1, 1: 2}
    """
    chosen: dict[int, int] = {}
    for source, target in sorted(proposals, key=lambda pair: (-proposals[pair], pair)):
        if source not in chosen and not _reaches(chosen, target, source):
            chosen[source] = target
    return chosen


def _reaches(chosen: Mapping[int, int], start: int, goal: int) -> bool:
    """Whether the links lead from ``start`` to ``goal``."""
    while start != goal:
        if start not in chosen:
            return False
        start = chosen[start]
    return True
