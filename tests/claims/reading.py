"""Reading invented sentences with the real model."""

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.claims.argument import Argument
from claimspan.extract.claims.reading import Reading, view_paper


def parsed(nlp: Language, text: str) -> Doc:
    """The text as one ``Doc`` that ``claimspan_attributions`` has read."""
    return nlp.create_pipe("claimspan_attributions")(nlp(text))


def reading(nlp: Language, text: str) -> Reading:
    """The reading of the first sentence."""
    view = view_paper(parsed(nlp, text))
    return view.read(0, view.blocks[0].start, view.blocks[0].end)


def arguments(nlp: Language, text: str) -> tuple[Argument, ...]:
    """What the component finds, every sentence a unit."""
    doc = nlp.create_pipe("claimspan_claims")(parsed(nlp, text))
    found: tuple[Argument, ...] = doc._.claimspan_arguments
    return found


def bracketed(example: str) -> tuple[str, int, int]:
    """The text without its square brackets and the span that they held."""
    start, end = example.index("["), example.index("]") - 1
    return example.replace("[", "").replace("]", ""), start, end
