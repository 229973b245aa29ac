"""Which claims are taken for the paper's own position."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.claims.arguments import find_arguments
from claimspan.extract.claims.model import packaged_model
from claimspan.extract.claims.reading import view_paper
from claimspan.extract.document import Block

FILLER = [
    "In 2014 Peru sold 30 ships to Chile.",
    "Rice was cheap in the south.",
    "The port has two gates.",
    "For example, the mayor of Lima bought bread in 1990.",
    "It was cold.",
]


def units(nlp: Language, sentences: list[str]) -> tuple[Doc, tuple[Block, ...]]:
    """A document of one paragraph, each sentence a unit."""
    docs = [nlp(sentence) for sentence in sentences]
    doc = Doc.from_docs(docs)
    assert doc is not None
    blocks = []
    start = 0
    for number, part in enumerate(docs):
        blocks.append(Block(start, start + len(part), number))
        start += len(part)
    return doc, tuple(blocks)


def theses(nlp: Language, sentences: list[str]) -> list[int]:
    """The places of the sentences that are taken."""
    doc, blocks = units(nlp, sentences)
    doc._.claimspan_blocks = blocks
    found = find_arguments(nlp.create_pipe("claimspan_attributions")(doc), packaged_model())
    starts = {block.start: block.unit for block in blocks}
    return [starts[argument.start] for argument in found if argument.thesis]


def padded(sentence: str, before: int, after: int) -> list[str]:
    """A sentence among others that hold no position."""
    return [*(FILLER * 9)[:before], sentence, *(FILLER * 9)[:after]]


def test_what_the_paper_argues_is_its_thesis(nlp: Language) -> None:
    text = padded("This paper argues that Peru yields because the pact is weak.", 12, 12)
    assert theses(nlp, text) == [12]


OWN_POSITION = [
    ("My argument is that Peru yields.", ["argument"]),
    ("The central argument of this article is that Peru yields.", ["central", "argument"]),
    ("The argument of the minister is that Peru yields.", []),
    ("In our judgment, the rule is too weak.", ["our", "judgment"]),
    ("In Lima's view, the rule is too weak.", []),
    ("We recommend that fees be abolished.", ["We", "recommend"]),
    ("The ministers recommend that fees be abolished.", []),
    ("This brief makes the case that Peru should yield.", ["brief", "makes"]),
    ("This brief makes three points.", []),
    ("This article examines the port. | It contends that Peru yields too often.", ["It", "contends"]),
    ("The minister spoke. | It contends that Peru yields too often.", []),
]


@pytest.mark.parametrize(("text", "words"), OWN_POSITION)
def test_where_the_paper_states_a_position_as_its_own(nlp: Language, text: str, words: list[str]) -> None:
    doc, numbered = units(nlp, text.split(" | "))
    doc._.claimspan_blocks = numbered
    nlp.create_pipe("claimspan_attributions")(doc)
    last = numbered[-1]
    reading = view_paper(doc).read(len(numbered) - 1, last.start, last.end)
    assert [doc[i].text for i in reading.features.tokens.get("paper argues", ())] == words


def test_what_we_should_do_in_the_end_is_the_thesis(nlp: Language) -> None:
    assert theses(nlp, padded("We should open our ports to ships from Chile.", 24, 0)) == [24]


def test_an_instruction_to_the_reader_is_none(nlp: Language) -> None:
    assert theses(nlp, padded("If you disagree, you should write to the office in Lima.", 24, 0)) == []


def test_what_others_argue_is_none(nlp: Language) -> None:
    assert theses(nlp, padded("The minister argues that Peru should open its ports.", 24, 0)) == []


def test_without_a_sign_nothing_is_taken(nlp: Language) -> None:
    assert theses(nlp, FILLER * 5) == []


def test_a_claim_after_the_announcement_of_conclusions_counts_more(nlp: Language) -> None:
    claim = "However, Peru yields to Chile because it is weak."
    assert theses(nlp, padded(claim, 12, 12)) == []
    assert theses(nlp, [*(FILLER * 9)[:11], "The main findings are these:", claim, *(FILLER * 9)[:12]]) == [12]
