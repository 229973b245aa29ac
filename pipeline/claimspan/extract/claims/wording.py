"""The wording of a unit as one vector: the mean of the model's vectors of its content words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from claimspan.extract.claims.syntax import Columns

Vectors = NDArray[np.float32]
_CONTENT = {"NOUN", "VERB", "ADJ", "ADV"}
WIDTH = 300


@dataclass(frozen=True)
class ContentWords:
    """The content words of a ``Doc`` that the model knows, names left out.

    ``places`` are their tokens in order, ``rows`` the row of each in ``vectors``, in which a row has the length one.
    """

    places: list[int]
    rows: list[int]
    vectors: Vectors

    def wording(self, spans: Sequence[tuple[int, int]]) -> Vectors:
        """For each token span the mean of the vectors of its content words, of length one; without any, zeros."""
        means = np.zeros((len(spans), WIDTH), dtype=np.float32)
        for number, (start, end) in enumerate(spans):
            rows = self.rows[bisect_left(self.places, start) : bisect_left(self.places, end)]
            if rows:
                mean = np.add.reduce(self.vectors[rows]) / len(rows)
                means[number] = mean / max(float(np.sqrt(mean.dot(mean))), 1e-9)
        return means


def content_words(doc: Doc, cols: Columns) -> ContentWords:
    """Look the content words of a ``Doc`` up; under a model whose vectors are not 300 wide there are none."""
    table = doc.vocab.vectors
    if table.shape[1] != WIDTH:
        return ContentWords([], [], np.zeros((0, WIDTH), dtype=np.float32))
    places = [i for i, pos in enumerate(cols.pos) if pos in _CONTENT and not cols.label[i]]
    lemmas, number = np.unique(doc.to_array("LEMMA")[places], return_inverse=True)
    found = table.find(keys=lemmas)
    vectors = table.data[found]
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rows = number.tolist()
    known = [i for i, row in enumerate(rows) if found[row] >= 0]
    return ContentWords([places[i] for i in known], [rows[i] for i in known], vectors)
