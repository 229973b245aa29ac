"""The spaCy component of this layer."""

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.claims.arguments import find_arguments
from claimspan.extract.claims.model import packaged_model

Doc.set_extension("claimspan_arguments", default=None, force=True)


@Language.factory("claimspan_claims", assigns=["doc._.claimspan_arguments"])
def make_claims(nlp: Language, name: str) -> "Claims":
    """Make the component."""
    return Claims()


class Claims:
    """Sets ``doc._.claimspan_arguments``: a tuple of :class:`~claimspan.extract.claims.argument.Argument`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the arguments of a ``Doc`` that ``claimspan_attributions`` has read."""
        doc._.claimspan_arguments = find_arguments(doc, packaged_model())
        return doc
