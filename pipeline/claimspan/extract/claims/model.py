"""The learned part: multinomial logistic regressions over abstract features, read from ``weights.json``."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

Floats = NDArray[np.float64]


class LinearData(BaseModel):
    """A classifier as it lies in the weights file.

    ``weights[c][f]`` is the weight of feature ``f`` for class ``c``; ``wording[c]`` those of the wording vector (empty
    where it is not used), which is centred by ``centre``. Scores are divided by ``temperature`` before the softmax,
    fitted so that the probabilities of papers left out are calibrated.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: tuple[str, ...]
    features: tuple[str, ...]
    bias: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    wording: tuple[tuple[float, ...], ...] = ()
    centre: tuple[float, ...] = ()
    temperature: float = 1.0


class ChoiceData(BaseModel):
    """A chooser as it lies in the weights file: the weight of each feature of an option."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: dict[str, float]


class Weights(BaseModel):
    """The schema of ``weights.json``.

    ``link`` weighs the ways in which a unit may serve another. ``certain`` gives for certainty and polarity the share
    of papers' units on which the cue rules are right, by the value that they give. ``link_trust`` is what the
    probabilities of links are multiplied by: on papers left out their mean is then the share of links that are right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    classifiers: dict[str, LinearData]
    link: ChoiceData
    certain: dict[str, dict[str, float]]
    link_trust: float


@dataclass(frozen=True)
class Linear:
    """A classifier ready to run: for each feature its weight by class, and by how much each is above their mean."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    margins: dict[str, tuple[float, ...]]
    bias: tuple[float, ...]
    wording: Floats | None
    centre: Floats | None
    temperature: float

    @classmethod
    def of(cls, data: LinearData) -> "Linear":
        """Make the tables."""
        weights = dict(zip(data.features, zip(*data.weights, strict=True), strict=True))
        means = {name: sum(row) / len(row) for name, row in weights.items()}
        return cls(
            data.classes,
            weights,
            {name: tuple(weight - means[name] for weight in row) for name, row in weights.items()},
            data.bias,
            np.array(data.wording, dtype=np.float64) if data.wording else None,
            np.array(data.centre, dtype=np.float64) if data.centre else None,
            data.temperature,
        )

    def scores(self, values: Mapping[str, float], wording: NDArray[np.float32] | None = None) -> list[float]:
        """The score of each class, before the temperature."""
        scores = list(self.bias)
        for name, value in values.items():
            row = self.weights.get(name)
            if row is not None:
                for place, weight in enumerate(row):
                    scores[place] += weight * value
        if self.wording is not None and self.centre is not None and wording is not None:
            shares = (self.wording @ (wording - self.centre)).tolist()
            scores = [score + share for score, share in zip(scores, shares, strict=True)]
        return scores

    def probabilities(
        self, values: Mapping[str, float], wording: NDArray[np.float32] | None = None
    ) -> dict[str, float]:
        """A calibrated probability a class."""
        scores = [score / self.temperature for score in self.scores(values, wording)]
        return dict(zip(self.classes, softmax(scores), strict=True))

    def deciding(self, values: Mapping[str, float], label: str, limit: int = 4) -> list[str]:
        """The features that speak most for a class as against the mean of all, strongest first."""
        row = self.classes.index(label)
        shares = {name: self.margins[name][row] * value for name, value in values.items() if name in self.margins}
        ranked = sorted(shares, key=lambda name: (-shares[name], name))
        return [name for name in ranked[:limit] if shares[name] > 0]


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities from scores.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    greatest = max(scores)
    raised = [math.exp(score - greatest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


@dataclass(frozen=True)
class Choice:
    """Scores options of which one is taken; their probabilities are the softmax of the scores."""

    weights: dict[str, float]

    def under(self, heading: str) -> "Choice":
        """The weights of the features "heading: name" by their names alone.

        >>> Choice({"ahead: claim": 0.5, "ahead": 1.0}).under("ahead")
        Choice(weights={'claim': 0.5})
        """
        start = f"{heading}: "
        return Choice({name[len(start) :]: weight for name, weight in self.weights.items() if name.startswith(start)})

    def score(self, values: Mapping[str, float]) -> float:
        """The score of an option."""
        known = self.weights.get
        total = 0.0
        for name, value in values.items():
            total += known(name, 0.0) * value
        return total

    def deciding(self, values: Mapping[str, float], limit: int = 3) -> list[str]:
        """The features that speak most for an option, strongest first."""
        shares = {name: self.weights[name] * value for name, value in values.items() if name in self.weights}
        ranked = sorted(shares, key=lambda name: (-shares[name], name))
        return [name for name in ranked[:limit] if shares[name] > 0]


@dataclass(frozen=True)
class Model:
    """All classifiers by name, the chooser of links and the reliabilities of the cue rules and of links."""

    classifiers: dict[str, Linear]
    link: Choice
    certain: dict[str, dict[str, float]]
    link_trust: float

    @classmethod
    def of(cls, weights: Weights) -> "Model":
        """Make the classifiers."""
        classifiers = {name: Linear.of(data) for name, data in weights.classifiers.items()}
        return cls(classifiers, Choice(weights.link.weights), weights.certain, weights.link_trust)


@lru_cache
def packaged_model() -> Model:
    """The weights that the package brings."""
    text = (files("claimspan.extract.claims") / "weights.json").read_text(encoding="utf-8")
    return Model.of(Weights.model_validate(json.loads(text)))
