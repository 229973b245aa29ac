"""Fitting is deterministic, leaves one paper out, and calibrates."""

import numpy as np
import pytest

from claimspan.extract.claims.model import Choice, Linear
from claimspan.training.fit import Decision, Examples, Recipe, fit, fit_choice, leave_one_out, temperature

pytest.importorskip("sklearn")


def made_up(papers: int = 4, each: int = 20) -> tuple[Examples, list[str]]:
    features = []
    labels = []
    names = []
    for paper in range(papers):
        for number in range(each):
            label = "yes" if number % 2 else "no"
            features.append({f"says {label}": 1.0, f"paper {paper}": 1.0})
            labels.append(label)
            names.append(str(paper))
    return Examples(features, np.zeros((papers * each, 2), dtype=np.float32), names), labels


def test_the_same_units_give_the_same_weights() -> None:
    examples, labels = made_up()
    assert fit(examples, labels, Recipe(0.1)) == fit(examples, labels, Recipe(0.1))


def test_a_paper_left_out_is_judged_by_the_others() -> None:
    examples, labels = made_up()
    flipped = ["no" if label == "yes" else "yes" for label in labels[:20]] + labels[20:]
    held = leave_one_out(examples, flipped, Recipe(1.0)).best()
    assert held[:20] == labels[:20], "the paper's own odd labels must not have been seen"
    assert held[20:] == labels[20:]


def test_rare_features_get_no_weight() -> None:
    examples, labels = made_up()
    rare = [dict(values) for values in examples.features]
    rare[0]["seen once"] = 1.0
    data = fit(Examples(rare, examples.wording, examples.papers), labels, Recipe(0.1))
    assert "seen once" not in data.features
    assert "says yes" in data.features


def test_overconfident_scores_get_a_high_temperature() -> None:
    examples, labels = made_up()
    held = leave_one_out(examples, labels, Recipe(1.0))
    noisy = [("no" if label == "yes" else "yes") if i % 4 == 0 else label for i, label in enumerate(labels)]
    assert temperature(held, noisy) > temperature(held, labels)


def test_probabilities_add_up_and_the_deciding_features_are_those_that_speak_for_the_label() -> None:
    examples, labels = made_up()
    linear = Linear.of(fit(examples, labels, Recipe(1.0)))
    values = examples.features[1]
    probabilities = linear.probabilities(values, examples.wording[1])
    assert sum(probabilities.values()) == pytest.approx(1.0)
    assert linear.deciding(values, "yes")[0] == "says yes"
    assert "says yes" not in linear.deciding(values, "no")


def test_a_choice_learns_what_the_options_taken_have_and_the_others_lack() -> None:
    made = [Decision([{"near": 1.0, "always": 1.0}, {"far": 1.0, "always": 1.0}], taken=0) for _ in range(20)]
    choice = Choice(fit_choice(made, penalty=1.0).weights)
    assert choice.score({"near": 1.0}) > 0 > choice.score({"far": 1.0})
    assert choice.score({"always": 1.0}) == pytest.approx(0.0, abs=1e-3)
    assert choice.deciding({"near": 1.0, "far": 1.0}) == ["near"]
    assert fit_choice(made, penalty=1.0) == fit_choice(made, penalty=1.0)
