"""The words of a ``Doc`` as columns, so that a search for a few of them makes no ``Token`` of the others."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from claimspan.extract.columns import strings


@dataclass(frozen=True)
class Words:
    """Columns of a ``Doc``: ``lower`` and ``lemma`` (in lower case) as strings."""

    doc: Doc

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return strings(self.doc, "LOWER")

    @cached_property
    def lemma(self) -> list[str]:
        """The lemmas in lower case."""
        return strings(self.doc, "LEMMA", lower=True)

    @cached_property
    def verbs(self) -> list[int]:
        """The places of the verbs."""
        return self._places("VERB")

    @cached_property
    def nouns(self) -> list[int]:
        """The places of the common nouns."""
        return self._places("NOUN")

    def _places(self, tag: str) -> list[int]:
        found: list[int] = np.flatnonzero(self.doc.to_array("POS") == self.doc.vocab.strings[tag]).tolist()
        return found
