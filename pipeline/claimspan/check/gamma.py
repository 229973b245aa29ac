"""γ (Mathet, Widlöcher and Métivier 2015): agreement on where and what at once, corrected for chance.

Needs the extra ``gamma`` (pygamma-agreement).
"""

import logging
from importlib import import_module
from typing import Any

import numpy as np

from claimspan.check.agreement import Agreement
from claimspan.check.bootstrap import SEED
from claimspan.check.details import kept_sides, labelled
from claimspan.check.scope import Scope
from claimspan.errors import ClaimspanError

LAYERS = ("entities", "dates", "claims")
SAMPLES = 30
BETWEEN_PAPERS = 10_000


def gamma(agreement: Agreement, layer: str, samples: int = SAMPLES, seed: int = SEED) -> float:
    """γ of a layer's spans and labels (of claims: their roles), positions and labels weighted alike.

    Papers are laid one behind the other. ``samples`` random annotations are drawn for chance, with a fixed seed. Not a
    number where either annotator has no span. Raises ClaimspanError when pygamma-agreement is not installed.
    """
    try:
        library, segments = import_module("pygamma_agreement"), import_module("pyannote.core")
    except ImportError as error:
        raise ClaimspanError("γ needs pygamma-agreement: pip install 'claimspan[gamma]'") from error
    continuum = library.Continuum()
    shift = 0
    for first, second in agreement.papers:
        sides = kept_sides(Scope(first.units), layer, first, second)
        for name, side in zip(agreement.names, sides or (), strict=False):
            for span in labelled(layer, side):
                continuum.add(name, segments.Segment(shift + span.start, shift + span.end), span.label)
        shift += max(unit.end for unit in first.units) + BETWEEN_PAPERS
    if continuum.num_annotators < len(agreement.names):
        return float("nan")
    return _computed(continuum, library.CombinedCategoricalDissimilarity(alpha=1, beta=1), samples, seed)


def _computed(continuum: Any, dissimilarity: Any, samples: int, seed: int) -> float:
    """The library draws from numpy's global generator: it is seeded for the call and put back after it."""
    state = np.random.get_state()
    disabled = logging.root.manager.disable
    try:
        np.random.seed(seed)
        logging.disable(logging.WARNING)
        return float(continuum.compute_gamma(dissimilarity, n_samples=samples).gamma)
    finally:
        logging.disable(disabled)
        np.random.set_state(state)
