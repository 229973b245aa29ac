"""The learned part: multinomial logistic regressions over abstract features, read from ``weights.json``."""

import json
from collections.abc import Mapping
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


class Weights(BaseModel):
    """The schema of ``weights.json``.

    ``certain`` gives for certainty and polarity the share of papers' units on which the cue rules are right, by the
    value that they give.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    classifiers: dict[str, LinearData]
    certain: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Linear:
    """A classifier ready to run."""

    classes: tuple[str, ...]
    index: dict[str, int]
    weights: Floats
    bias: Floats
    wording: Floats | None
    centre: Floats | None
    temperature: float

    @classmethod
    def of(cls, data: LinearData) -> "Linear":
        """Make the arrays."""
        return cls(
            data.classes,
            {name: column for column, name in enumerate(data.features)},
            np.array(data.weights, dtype=np.float64).reshape(len(data.classes), len(data.features)),
            np.array(data.bias, dtype=np.float64),
            np.array(data.wording, dtype=np.float64) if data.wording else None,
            np.array(data.centre, dtype=np.float64) if data.centre else None,
            data.temperature,
        )

    def scores(self, values: Mapping[str, float], wording: NDArray[np.float32]) -> Floats:
        """The score of each class, before the temperature."""
        known = [(self.index[name], value) for name, value in values.items() if name in self.index]
        scores = self.bias.copy()
        if known:
            columns, found = zip(*known, strict=True)
            scores += self.weights[:, list(columns)] @ np.array(found)
        if self.wording is not None and self.centre is not None:
            scores += self.wording @ (wording - self.centre)
        return scores

    def probabilities(self, values: Mapping[str, float], wording: NDArray[np.float32]) -> dict[str, float]:
        """A calibrated probability a class."""
        return dict(zip(self.classes, softmax(self.scores(values, wording) / self.temperature), strict=True))

    def deciding(self, values: Mapping[str, float], label: str, limit: int = 4) -> list[str]:
        """The features that speak most for a class as against the mean of all, strongest first."""
        row = self.classes.index(label)
        against = self.weights[row] - self.weights.mean(axis=0)
        shares = {name: against[self.index[name]] * value for name, value in values.items() if name in self.index}
        ranked = sorted(shares, key=lambda name: (-shares[name], name))
        return [name for name in ranked[:limit] if shares[name] > 0]


def softmax(scores: Floats) -> list[float]:
    """Probabilities from scores.

    >>> softmax(np.array([0.0, 0.0]))
    [0.5, 0.5]
    """
    raised = np.exp(scores - scores.max())
    return [float(value) for value in raised / raised.sum()]


@dataclass(frozen=True)
class Model:
    """All classifiers by name and the reliabilities of the cue rules."""

    classifiers: dict[str, Linear]
    certain: dict[str, dict[str, float]]

    @classmethod
    def of(cls, weights: Weights) -> "Model":
        """Make the classifiers."""
        return cls({name: Linear.of(data) for name, data in weights.classifiers.items()}, weights.certain)


@lru_cache
def packaged_model() -> Model:
    """The weights that the package brings."""
    text = (files("claimspan.extract.claims") / "weights.json").read_text(encoding="utf-8")
    return Model.of(Weights.model_validate(json.loads(text)))
