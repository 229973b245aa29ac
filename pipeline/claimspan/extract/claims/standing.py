"""What speaks for and against each way in which a unit may serve another: abstract features, never words.

A unit serves nothing, one of the next units ("ahead"), the unit just before it ("just before"), or a unit that the one
just before serves in its turn ("over siblings": two reasons for one claim, an example beside an example).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimspan.extract.claims.decide import Judged

Values = dict[str, float]
NOTHING, AHEAD, BEFORE, OVER = SIDES = ("nothing", "ahead", "just before", "over siblings")
OPENING = 4
"""A connective among the first words of a unit opens it."""
CONNECTIVES = ("contrast", "addition", "example", "summary", "result")
_OWN = (
    "subject:it", "subject:this", "subject:they", "subject:with demonstrative", "matrix subject:this", "entity:PERCENT",
    "quotation", "hedge", "negated", "reported", "year", "figures", "because@head", "superlative", "comparative",
)  # fmt: skip
_OF_THE_NEXT = ("opens", "has", "subject", "matrix", "because")
_OWN_OF_TYPE = (
    "has contrast connective", "opens with contrast connective", "has addition connective",
    "opens with addition connective", "opens with example connective", "negated", "subject:this",
)  # fmt: skip
_MAIN = ("head", "matrix", "near", "pred", "comp")
_REBUTTAL = 2.0
"""Value of the feature of a rebuttal: large, so that the penalty of the fit bears little on it."""
_FARTHEST = 3
_PARTICULARS = 2
"""By how many names and numbers a unit may be more particular than the one served."""
_LENGTH = 15
"""By how many tokens a unit may be longer than the one served."""
_LIKENESS = 3.0
"""Scale of the cosine, so that the penalty of the fit bears on it as on the other features."""


class Way(NamedTuple):
    """A way to stand: the unit served (null: none) and, if it lies behind another that serves it too, that sibling."""

    target: int | None
    sibling: int | None


def side(source: int, way: Way) -> str:
    """The side on which the unit served stands.

    >>> side(3, Way(None, None)), side(3, Way(4, None)), side(3, Way(2, None)), side(3, Way(0, 2))
    ('nothing', 'ahead', 'just before', 'over siblings')
    """
    if way.target is None:
        return NOTHING
    if way.target > source:
        return AHEAD
    return BEFORE if way.sibling is None else OVER


def directions(units: Sequence[Judged]) -> list[NDArray[np.float32]]:
    """How the wording of each unit differs from the mean of the paper, as a vector of length one."""
    if not units:
        return []
    table = np.vstack([unit.wording for unit in units])
    table = table - table.mean(axis=0)
    return list(table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9))


def own_values(unit: Judged, place: int, before: Judged | None) -> Values:
    """What of a unit and its place bears on whom it serves; ``place`` counts the units before it in its paragraph, of
    which ``before`` is the last.
    """
    found = unit.reading.features
    values = {"claim": unit.verdict.claim_probability, f"{min(place, _FARTHEST)} before it in its paragraph": 1.0}
    for name in CONNECTIVES:
        tokens = found.tokens.get(f"{name}_connective@head", ())
        if tokens:
            values[f"has {name} connective"] = 1.0
            if min(tokens) < unit.reading.view.start + OPENING:
                values[f"opens with {name} connective"] = 1.0
    values.update({name: 1.0 for name in _OWN if name in found.tokens})
    if unit.reading.place.first:
        values["opens the paragraph"] = 1.0
    if unit.reading.place.last:
        values["closes the paragraph"] = 1.0
    if before is not None:
        values["a claim before it"] = before.verdict.claim_probability
        values["a claim, as the one before it"] = before.verdict.claim_probability * values["claim"]
    return values


def rebuttal(unit: Judged) -> tuple[int, ...]:
    """The tokens that set a unit against what was said: "however" in its main clause, "but" where it opens."""
    found = unit.reading.features.tokens
    if "rebuttal" not in found and "opening_rebuttal" not in found:
        return ()
    tokens = {token for slot in _MAIN for token in found.get(f"rebuttal@{slot}", ())}
    opening = [token for token in found.get("opening_rebuttal", ()) if token < unit.reading.view.start + 2]
    return tuple(sorted(tokens.union(opening)))


class Standing:
    """The units of a paper, and the features of the ways in which one may serve another."""

    def __init__(self, units: Sequence[Judged]) -> None:
        self.units = units
        self.paragraphs = [unit.paragraph for unit in units]
        self.lengths = [unit.reading.view.end - unit.reading.view.start for unit in units]
        self.directions = directions(units)
        self._likes: dict[tuple[int, int], float] = {}
        self.owns = [
            own_values(unit, place, units[number - 1] if place else None)
            for number, (unit, place) in enumerate(zip(units, _places(units), strict=True))
        ]

    def near(self, source: int, target: int) -> bool:
        """Whether two units stand in the same or in neighbouring paragraphs."""
        return abs(self.paragraphs[source] - self.paragraphs[target]) <= 1

    def values(self, source: int, way: Way) -> Values:
        """The features of a way in which a unit may stand."""
        return {**self.own(source, side(source, way)), **self.pair(source, way)}

    def own(self, source: int, way_side: str) -> Values:
        """What of a unit alone bears on the ways to stand on one side."""
        return {f"{way_side}: {name}": value for name, value in self.owns[source].items()}

    def pair(self, source: int, way: Way) -> Values:
        """What of a unit and the one served bears on a way to stand."""
        if way.target is None:
            return self._none(source)
        if way.target > source:
            return self._ahead(source, way.target)
        return self._back(source, way.target, way.sibling)

    def type_values(self, source: int, target: int) -> Values:
        """What bears on whether a unit that serves another supports or attacks it."""
        own, other = self.owns[source], self.owns[target]
        values = {name: 1.0 for name in _OWN_OF_TYPE if name in own}
        values["claim"] = own["claim"]
        values["to claim"] = other["claim"]
        if rebuttal(self.units[source]):
            values["rebuttal"] = _REBUTTAL
        if rebuttal(self.units[target]):
            values["to a rebuttal"] = 1.0
        for name in ("bad", "judgement"):
            if name in self.units[source].reading.features.tokens:
                values[name] = 1.0
        if "good" in self.units[target].reading.features.tokens:
            values["to good"] = 1.0
        if target == source - 1:
            values["just before"] = 1.0
        elif target > source:
            values["ahead"] = 1.0
        return values

    def _none(self, source: int) -> Values:
        """That a unit serves nothing."""
        values = {NOTHING: 1.0}
        if source == 0:
            values["nothing: the first unit"] = 1.0
        else:
            values["nothing: like the unit before"] = self._like(source, source - 1)
        if source + 1 < len(self.units) and self.units[source + 1].reading.place.first:
            values["nothing: a paragraph follows"] = 1.0
        return values

    def _ahead(self, source: int, target: int) -> Values:
        """That a unit serves a later one."""
        values = {AHEAD: 1.0, **self._roles(AHEAD, source, target)}
        for name, value in self.owns[target].items():
            if name.startswith(_OF_THE_NEXT):
                values[f"ahead: the other {name}"] = value
        values[f"ahead by {target - source}"] = 1.0
        values[self._to_type(AHEAD, target)] = self.owns[target]["claim"]
        values["ahead: alike"] = self._like(source, target)
        return values

    def _back(self, source: int, target: int, sibling: int | None) -> Values:
        """That a unit serves an earlier one, either the unit just before, or past ``sibling``, which serves it too."""
        here = BEFORE if sibling is None else OVER
        values = {here: 1.0, **self._roles(here, source, target)}
        values[f"back by {min(source - target, 5)}"] = 1.0
        values[f"{here}: alike"] = self._like(source, target)
        values[self._to_type(here, target)] = self.owns[target]["claim"]
        particulars = self.units[source].particulars - self.units[target].particulars
        values[f"{here}: more particular"] = _within(particulars, _PARTICULARS)
        values[f"{here}: longer"] = _within(self.lengths[source] - self.lengths[target], _LENGTH) / _LENGTH
        place = self._paragraph(source, target)
        other = self.units[target].reading.place
        if other.first:
            values[f"to the opening, {place}"] = 1.0
            if place == "same paragraph":
                values[f"{here}: to the opening"] = 1.0
                values[f"{here}: to a claim in the opening"] = self.owns[target]["claim"]
        if other.last:
            values[f"to the close, {place}"] = 1.0
        if sibling is not None:
            values.update(self._siblings(source, target, sibling))
        return values

    def _roles(self, here: str, source: int, target: int) -> Values:
        """The place and, weighed by their probabilities, the four pairs of roles in it."""
        one, other = self.owns[source]["claim"], self.owns[target]["claim"]
        shares = (1.0, one * other, one * (1 - other), (1 - one) * other, (1 - one) * (1 - other))
        return dict(zip(_pairs(here, self._paragraph(source, target)), shares, strict=True))

    def _to_type(self, here: str, target: int) -> str:
        return f"{here}: to a {self.units[target].verdict.likely_type} claim"

    def _siblings(self, source: int, target: int, sibling: int) -> Values:
        values = {
            "like its sibling": self._like(source, sibling),
            "liker its sibling than their target": self._like(source, sibling) - self._like(source, target),
        }
        one, other = self.units[source].opening, self.units[sibling].opening
        if one[0] == other[0]:
            values["opens with the word of its sibling"] = 1.0
        if one[1:] == other[1:]:
            values["opens in the manner of its sibling"] = 1.0
        return values

    def _paragraph(self, source: int, target: int) -> str:
        """Whether two units share their paragraph, in words."""
        same = self.paragraphs[source] == self.paragraphs[target]
        return "same paragraph" if same else "other paragraph"

    def _like(self, source: int, target: int) -> float:
        """The cosine of the wordings of two units. Near ones only are asked for, so no table of all pairs is made."""
        pair = source, target
        if pair not in self._likes:
            self._likes[pair] = _LIKENESS * float(self.directions[source].dot(self.directions[target]))
        return self._likes[pair]


@cache
def _pairs(here: str, paragraph: str) -> tuple[str, ...]:
    """The names of a place and of the four pairs of roles in it."""
    place = f"{here}, {paragraph}"
    pairs = ("claim to claim", "claim to evidence", "evidence to claim", "evidence to evidence")
    return (place, *(f"{place}: {pair}" for pair in pairs))


def _within(difference: int, most: int) -> float:
    """A difference between ``-most`` and ``most``."""
    return float(max(-most, min(most, difference)))


def _places(units: Sequence[Judged]) -> list[int]:
    """For each unit the number of units before it in its paragraph."""
    places: list[int] = []
    for number, unit in enumerate(units):
        same = number > 0 and units[number - 1].paragraph == unit.paragraph
        places.append(places[-1] + 1 if same else 0)
    return places
