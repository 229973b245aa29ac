"""The words of a ``Doc`` as columns, so that a search for a few of them makes no ``Token`` of the others."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc


@dataclass(frozen=True)
class Words:
    """Columns of a ``Doc``: ``lower`` and ``lemma`` (in lower case) as strings, each distinct one looked up once."""

    doc: Doc

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return self._strings(0)

    @cached_property
    def lemma(self) -> list[str]:
        """The lemmas in lower case."""
        return [lemma.lower() for lemma in self._strings(1)]

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the verbs."""
        return self._places("VERB")

    @cached_property
    def nouns(self) -> list[int]:
        """The places of the common nouns."""
        return self._places("NOUN")

    @cached_property
    def _columns(self) -> NDArray[np.uint64]:
        return np.asarray(self.doc.to_array(["LOWER", "LEMMA", "POS"]), dtype=np.uint64)

    def _strings(self, column: int) -> list[str]:
        keys, places = np.unique(self._columns[:, column], return_inverse=True)
        strings = [self.doc.vocab.strings[int(key)] for key in keys]
        return [strings[place] for place in places]

    def _places(self, tag: str) -> list[int]:
        return [int(place) for place in np.flatnonzero(self._columns[:, 2] == self.doc.vocab.strings[tag])]
