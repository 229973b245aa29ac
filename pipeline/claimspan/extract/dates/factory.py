"""The spaCy component of this layer."""

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("claimspan_timexes", default=None, force=True)


@Language.factory("claimspan_dates", assigns=["doc._.claimspan_timexes"])
def make_dates(nlp: Language, name: str) -> "Dates":
    """Make the component."""
    return Dates()


class Dates:
    """Sets ``doc._.claimspan_timexes``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.claimspan_timexes = ()
        return doc
