"""Fitting classifiers and choosers, and leaving one paper out. Needs scikit-learn, which only training does."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimspan.extract.claims.model import ChoiceData, Floats, Linear, LinearData, softmax

LEAST = 3
"""A feature must be seen in this many units to get a weight."""
DIGITS = 4


@dataclass(frozen=True)
class Recipe:
    """How a classifier is fitted: the inverse of the penalty and the scale of the wording vector (0: unused)."""

    strength: float
    wording: float = 0.0


@dataclass(frozen=True)
class Examples:
    """Units to learn from: features, wording vectors and the paper of each."""

    features: Sequence[Mapping[str, float]]
    wording: NDArray[np.float32]
    papers: Sequence[str]

    def take(self, rows: Sequence[int]) -> "Examples":
        """Some of the units."""
        return Examples([self.features[i] for i in rows], self.wording[list(rows)], [self.papers[i] for i in rows])


def fit(examples: Examples, labels: Sequence[str], recipe: Recipe) -> LinearData:
    """Fit a multinomial logistic regression. Deterministic: the same units give the same weights."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for values in examples.features for name in values)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(labels), len(names)))
    for row, values in enumerate(examples.features):
        for name, value in values.items():
            if name in column:
                table[row, column[name]] = value
    centre = examples.wording.mean(axis=0)
    if recipe.wording:
        table = np.hstack([table, (examples.wording - centre) * recipe.wording])
    learner = LogisticRegression(C=recipe.strength, max_iter=1000).fit(table, list(labels))
    coefficients, bias = learner.coef_, learner.intercept_
    if len(learner.classes_) == 2:
        coefficients = np.vstack([-coefficients[0], coefficients[0]]) / 2
        bias = np.array([-bias[0], bias[0]]) / 2
    words = coefficients[:, len(names) :] * recipe.wording
    return LinearData(
        classes=tuple(learner.classes_),
        features=tuple(names),
        bias=_rounded(bias),
        weights=tuple(_rounded(row) for row in coefficients[:, : len(names)]),
        wording=tuple(_rounded(row) for row in words) if recipe.wording else (),
        centre=_rounded(centre) if recipe.wording else (),
    )


def _rounded(values: Floats | NDArray[np.float32]) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) for value in values)


@dataclass(frozen=True)
class Decision:
    """One of several options that was taken: their features, and which."""

    options: Sequence[Mapping[str, float]]
    taken: int


def fit_choice(decisions: Sequence[Decision], penalty: float) -> ChoiceData:
    """Fit a conditional logit: the likelihood of the options taken, less ``penalty`` times half the squared weights."""
    from scipy.optimize import minimize

    counts = Counter(name for made in decisions for name in {name for option in made.options for name in option})
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((sum(len(made.options) for made in decisions), len(names)))
    starts, taken = [], []
    row = 0
    for made in decisions:
        starts.append(row)
        taken.append(row + made.taken)
        for option in made.options:
            for name, value in option.items():
                if name in column:
                    table[row, column[name]] = value
            row += 1
    owner = np.repeat(np.arange(len(decisions)), [len(made.options) for made in decisions])
    ideal = table[taken].sum(axis=0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        raised = np.exp(scores)
        totals = np.add.reduceat(raised, starts)
        surprise = float(np.log(totals).sum() - scores[taken].sum())
        slope: Floats = table.T @ (raised / totals[owner]) - ideal + penalty * weights
        return surprise + penalty / 2 * float(weights @ weights), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return ChoiceData(weights=dict(zip(names, _rounded(found.x), strict=True)))


@dataclass(frozen=True)
class Held:
    """What classifiers said of units of papers that they had not seen: scores a unit, by class."""

    classes: tuple[str, ...]
    scores: Floats

    def best(self) -> list[str]:
        """The label of each unit."""
        return [self.classes[int(row.argmax())] for row in self.scores]


def leave_one_out(examples: Examples, labels: Sequence[str], recipe: Recipe) -> Held:
    """Score every paper by a classifier fitted on the other papers."""
    classes = tuple(sorted(set(labels)))
    scores = np.full((len(labels), len(classes)), -9.0)
    for paper in sorted(set(examples.papers)):
        rest = [i for i, other in enumerate(examples.papers) if other != paper]
        here = [i for i, other in enumerate(examples.papers) if other == paper]
        linear = Linear.of(fit(examples.take(rest), [labels[i] for i in rest], recipe))
        order = [classes.index(name) for name in linear.classes]
        for i in here:
            scores[i, order] = linear.scores(examples.features[i], examples.wording[i])
    return Held(classes, scores)


def temperature(held: Held, labels: Sequence[str]) -> float:
    """The temperature under which the held-out probabilities of the right labels are greatest."""
    right = [held.classes.index(label) for label in labels]

    def surprise(divisor: float) -> float:
        return -sum(
            float(np.log(max(softmax((row / divisor).tolist())[index], 1e-9)))
            for row, index in zip(held.scores, right, strict=True)
        )

    return min((step / 20 for step in range(10, 80)), key=surprise)
