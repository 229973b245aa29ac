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
from claimspan.extract.claims.standing import CONNECTIVES, SIDES, Standing, Way, rebuttal, side
from claimspan.records import RelationType

AHEAD = 2
"""How many units ahead a unit looks for the one that it serves."""
DEPTH = 9
"""How many units of the frontier are looked at."""
STATES = 3
"""How many frontiers are kept in mind at once, the likeliest."""
LEAST = 0.2
"""The probability from which a link is made: where F is about 0.4, a link that is right one time in five still adds."""
LEAST_ATTACK = 0.4

Frontier = tuple[int, ...]


@dataclass(frozen=True)
class Linked:
    """A link with its confidence, what speaks most for it in words, and the tokens of its connectives."""

    link: Link
    confidence: float
    names: tuple[str, ...]
    tokens: tuple[int, ...]


def ways(standing: Standing, source: int, frontier: Frontier) -> list[Way]:
    """The ways in which a unit may stand when ``frontier`` lies behind it."""
    found = [Way(None, None)]
    for target in range(source + 1, min(len(standing.units), source + AHEAD + 1)):
        if standing.near(source, target):
            found.append(Way(target, None))
    sibling: int | None = None
    for target in frontier[:DEPTH]:
        if not standing.near(source, target):
            break
        found.append(Way(target, sibling))
        sibling = target
    return found


def grown(frontier: Frontier, source: int, target: int | None) -> Frontier:
    """The frontier behind a unit that serves ``target``.

    >>> grown((4, 2), 5, 2), grown((4, 2), 5, None)
    ((5, 2), (5,))
    """
    return (source, *frontier[frontier.index(target) :]) if target in frontier else (source,)


def weigh(choice: Choice, standing: Standing) -> list[dict[Way, float]]:
    """For each unit the probability of each way in which it may stand, over the likeliest frontiers behind it."""
    weighed: list[dict[Way, float]] = []
    sided = {place: choice.under(place) for place in SIDES}
    states: dict[Frontier, float] = {(): 1.0}
    for source in range(len(standing.units)):
        own = {place: sided[place].score(standing.owns[source]) for place in SIDES}
        scores: dict[Way, float] = {}
        found: dict[Way, float] = {}
        after: dict[Frontier, float] = {}
        for frontier, weight in states.items():
            here = ways(standing, source, frontier)
            for way in here:
                if way not in scores:
                    scores[way] = own[side(source, way)] + choice.score(standing.pair(source, way))
            for way, share in zip(here, softmax([scores[way] for way in here]), strict=True):
                found[way] = found.get(way, 0.0) + weight * share
                behind = grown(frontier, source, way.target)
                after[behind] = after.get(behind, 0.0) + weight * share
        weighed.append(found)
        kept = sorted(after.items(), key=lambda item: (-item[1], item[0]))[:STATES]
        total = sum(weight for _, weight in kept)
        states = {frontier: weight / total for frontier, weight in kept}
    return weighed


def link(model: Model, units: Sequence[Judged]) -> dict[int, Linked]:
    """The links out of units: the likeliest first, none that would close a cycle."""
    standing = Standing(units)
    weighed = weigh(model.link, standing)
    proposals: dict[tuple[int, int], float] = {}
    for source, found in enumerate(weighed):
        targets: dict[int, float] = {}
        for way, probability in found.items():
            if way.target is not None:
                targets[way.target] = targets.get(way.target, 0.0) + probability
        proposals.update({(source, target): weight for target, weight in targets.items() if weight >= LEAST})
    chosen = {}
    for source, target in forest(proposals).items():
        found = weighed[source]
        likeliest = max((way for way in found if way.target == target), key=lambda way: found[way])
        values = standing.values(source, likeliest)
        kinds = model.classifiers["link type"].probabilities(standing.type_values(source, target))
        kind: RelationType = "attack" if kinds["attack"] >= LEAST_ATTACK else "support"
        tokens = rebuttal(units[source]) if kind == "attack" else _connectives(standing, source)
        place = side(source, likeliest)
        deciding = (name.removeprefix(place).lstrip(":, ") for name in model.link.deciding(values))
        names = tuple(name for name in deciding if name)
        chosen[source] = Linked(Link(target, kind), proposals[source, target] * model.link_trust, names, tokens)
    return chosen


def _connectives(standing: Standing, source: int) -> tuple[int, ...]:
    """The tokens of the connectives of a unit."""
    found = standing.units[source].reading.features.tokens
    own = standing.owns[source]
    names = [f"{name}_connective@head" for name in CONNECTIVES if f"has {name} connective" in own]
    return tuple(sorted({token for name in names for token in found[name]}))


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
