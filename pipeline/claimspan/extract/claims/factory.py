"""The spaCy component of this layer."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.claims.arguments import find_arguments
from claimspan.extract.claims.model import packaged_model
from claimspan.extract.claims.own import check_folder, own_rules
from claimspan.extract.claims.reading import matcher
from claimspan.extract.claims.rules import groups, role_signs, type_rules
from claimspan.extract.claims.thesis import thesis_rules

Doc.set_extension("claimspan_arguments", default=None, force=True)


@Language.factory("claimspan_claims", assigns=["doc._.claimspan_arguments"], default_config={"rules": None})
def make_claims(nlp: Language, name: str, rules: str | None) -> "Claims":
    """Make the component. ``rules`` is the path of a folder with the user's own rule files (see ``own.py``).

    Raises RuleError where a file of it is malformed, has an unknown key or an unknown name.
    """
    return Claims(Path(rules) if rules else None)


class Claims:
    """Sets ``doc._.claimspan_arguments``: a tuple of :class:`~claimspan.extract.claims.argument.Argument`."""

    def __init__(self, rules: Path | None = None) -> None:
        self.rules = rules
        if rules is not None:
            check_folder(rules)
        with own_rules(rules):
            for read in (matcher, type_rules, role_signs, groups, thesis_rules):
                read()

    def __call__(self, doc: Doc) -> Doc:
        """Find the arguments of a ``Doc`` that ``claimspan_attributions`` has read."""
        with own_rules(self.rules):
            doc._.claimspan_arguments = find_arguments(doc, packaged_model())
        return doc
