"""The spaCy component of this layer."""

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("claimspan_reports", default=None, force=True)


@Language.factory("claimspan_attributions", assigns=["doc._.claimspan_reports"])
def make_attributions(nlp: Language, name: str) -> "Attributions":
    """Make the component."""
    return Attributions()


class Attributions:
    """Sets ``doc._.claimspan_reports``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.claimspan_reports = ()
        return doc
