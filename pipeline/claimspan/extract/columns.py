"""An attribute of all tokens of a ``Doc`` as a plain list: reading tokens one by one is slow."""

import numpy as np
from spacy.tokens import Doc


def strings(doc: Doc, attribute: str, lower: bool = False) -> list[str]:
    """The values of an attribute with a name ("LEMMA", "POS"), one a token, each distinct string looked up once.

    >>> import spacy
    >>> strings(spacy.blank("en")("Peru left Peru"), "ORTH", lower=True)
    ['peru', 'left', 'peru']
    """
    distinct, places = np.unique(doc.to_array(attribute), return_inverse=True)
    names = [doc.vocab.strings[int(value)] for value in distinct]
    if lower:
        names = [name.lower() for name in names]
    return [names[place] for place in places.tolist()]
