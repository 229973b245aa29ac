"""The wording of a unit as one vector: the mean of the model's vectors of its content words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claimspan.extract.claims.syntax import Columns

Vectors = NDArray[np.float32]
_CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}
WIDTH = 300


def wording(doc: Doc, cols: Columns, spans: Sequence[tuple[int, int]]) -> Vectors:
    """The mean of the vectors (each of length one) of the content words of each token span, names left out.

    A span without such words gets zeros, and so does every span under a model whose vectors are not 300 wide.
    """
    table = doc.vocab.vectors
    means = np.zeros((len(spans), WIDTH), dtype=np.float32)
    if table.shape[1] != WIDTH:
        return means
    rows = table.find(keys=doc.to_array("LEMMA"))
    for number, (start, end) in enumerate(spans):
        kept = [rows[i] for i in range(start, end) if cols.pos[i] in _CONTENT and not cols.label[i] and rows[i] >= 0]
        if kept:
            found = table.data[kept]
            lengths = np.linalg.norm(found, axis=1, keepdims=True)
            mean = (found / np.maximum(lengths, 1e-9)).mean(axis=0)
            means[number] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return means
