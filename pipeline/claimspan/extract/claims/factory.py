"""The spaCy component of this layer."""

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("claimspan_arguments", default=None, force=True)


@Language.factory("claimspan_claims", assigns=["doc._.claimspan_arguments"])
def make_claims(nlp: Language, name: str) -> "Claims":
    """Make the component."""
    return Claims()


class Claims:
    """Sets ``doc._.claimspan_arguments``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.claimspan_arguments = ()
        return doc
