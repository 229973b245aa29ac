"""Sentences cut in two where a claim is backed by a particular in the same sentence, and whole otherwise."""

import pytest
from spacy.language import Language

from tests.claims.reading import arguments

CUT = [
    "The plan was a costly failure; in March 2014 the ministry sold 23 of its 40 ships to Chile.",
    "Peru is far weaker than its rivals: in 2014 the ministry bought three ships from Chile.",
]
WHOLE = [
    "In 2014 the ministry sold 23 ships to Chile; in 2015 it bought three of them back.",
    "The plan was a failure; it should be given up.",
    "In March 2014 the ministry sold 23 of its 40 ships to Chile; the plan was a costly failure.",
    "The plan was a failure, and the ministry sold 23 ships in March 2014.",
    "The plan has three flaws: cost, size and speed.",
]


@pytest.mark.parametrize("text", CUT)
def test_a_claim_and_the_particular_behind_it_are_two_units(nlp: Language, text: str) -> None:
    first, second = arguments(nlp, text)
    assert (first.role, second.role) == ("claim", "evidence")
    assert first.end + 1 == second.start
    assert second.relation is not None
    assert second.relation.to == 0


@pytest.mark.parametrize("text", WHOLE)
def test_other_sentences_stay_whole(nlp: Language, text: str) -> None:
    assert len(arguments(nlp, text)) == 1
