"""An attribute of all tokens of a ``Doc`` as a plain list: reading tokens one by one is slow."""

from functools import lru_cache

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

KNOWN = 1 << 16
"""How many strings are kept at hand, since most words of a paper stand in the next one too."""


def strings(doc: Doc, attribute: str, lower: bool = False) -> list[str]:
    """The values of an attribute with a name ("LEMMA", "POS"), one a token, each distinct string looked up once.

    >>> import spacy
    >>> strings(spacy.blank("en")("Peru left Peru"), "ORTH", lower=True)
    ['peru', 'left', 'peru']
    """
    distinct, places = np.unique(doc.to_array(attribute), return_inverse=True)
    names = [_string(doc.vocab.strings, value) for value in distinct.tolist()]
    if lower:
        names = [name.lower() for name in names]
    return [names[place] for place in places.tolist()]


@lru_cache(KNOWN)
def _string(strings: StringStore, value: int) -> str:
    return strings[value]
