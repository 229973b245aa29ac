"""Reading a marked sentence with the component alone."""

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.attributions.factory import make_attributions
from claimspan.extract.attributions.report import Report

Parts = tuple[str | None, str, str | None]


def read(nlp: Language, text: str) -> Doc:
    """The text with its reports, as in a pipeline without units."""
    return make_attributions(nlp, "attributions")(nlp(text))


def words(doc: Doc, report: Report) -> Parts:
    """The words of source, cue and content."""
    source, content = (doc[slice(*span)].text if span else None for span in (report.source, report.content))
    return source, doc[slice(*report.cue)].text, content
