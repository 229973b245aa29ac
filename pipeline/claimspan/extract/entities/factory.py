"""The spaCy component of this layer."""

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("claimspan_mentions", default=None, force=True)


@Language.factory("claimspan_entities", assigns=["doc._.claimspan_mentions"])
def make_entities(nlp: Language, name: str) -> "Entities":
    """Make the component."""
    return Entities()


class Entities:
    """Sets ``doc._.claimspan_mentions``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.claimspan_mentions = ()
        return doc
