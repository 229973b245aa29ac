"""Where a word of a class stands, and the constructions that features name."""

import pytest
from spacy.language import Language

from tests.claims.reading import reading

PLACES = [
    ("The drought weakened the peso.", "cause_change@head", True),
    ("The drought continues to weaken the peso.", "cause_change@head", True),
    ("The drought wants to weaken the peso.", "cause_change@head", False),
    ("The court shut two ports, weakening the peso.", "cause_change@result", True),
    ("Weakening the peso, the court shut two ports.", "cause_change@result", False),
    ("There are rules that weaken the peso.", "cause_change@rel", True),
    ("Peru sells rules that weaken the peso.", "cause_change@rel", False),
    ("Lima faces a brittle alliance.", "bad@object", True),
    ("Lima works in a brittle alliance.", "bad@object", False),
    ("The data is of poor quality.", "bad@pred", True),
    ("Peru serves as a strong bridge.", "good@pred", True),
    ("Peru built one of the softest walls.", "superlative of degree", True),
    ("Peru built walls near the softest ground.", "superlative of degree", False),
    ("Peru is larger than Chile.", "comparative of degree", True),
    ("Peru lies in the lower hills.", "comparative of degree", False),
    ("Most of the ships are old.", "superlative of degree", False),
    ("Peru is best seen as an island.", "superlative of degree", False),
    ("Peru sold the most open port.", "superlative of degree", True),
    ("The bank made a risk assessment.", "fault@object", False),
    ("The bank ran a risk.", "fault@object", True),
    ("Like Chile, Peru sells rice.", "likeness", True),
    ("Peru sells things like rice.", "likeness", False),
    ("The walls look like sand.", "likeness", False),
    ("The port is as large as the town.", "likeness", True),
    ("Peru sold as many as 30 ships.", "likeness", False),
    ("It is vital to open the ports.", "it is right to", True),
    ("Trade is vital to Peru.", "it is right to", False),
    ("It is vital to note that Peru sells rice.", "it is right to", False),
    ("The government sells rice.", "subject:agent", True),
    ("The government plan sells rice.", "subject:agent", False),
    ("The share was 15 percent.", "figure as predicate", True),
    ("In 30 cases the share was low.", "figure as predicate", False),
    ("The drought made the crops fail.", "small clause", True),
    ("The minister made three ships.", "small clause", False),
]
REASONS = [
    ("Peru left because it was weak.", True),
    ("As the drought did not end, Peru left.", True),
    ("Peru left, as it had no ships.", True),
    ("Peru was weak since it had no ships.", True),
    ("Peru has been weak since it left.", False),
    ("As Chile did, Peru left.", False),
    ("Peru left, just as Chile had ships.", False),
    ("As the minister said, Peru left.", False),
    ("Peru left as soon as it had ships.", False),
]
TARGETS = [
    ("It is worth noting that Peru sells rice.", "sells"),
    ("It should be noted that Peru sells rice.", "sells"),
    ("It is clear that Peru sells rice.", "sells"),
    ("This shows that Peru sells rice.", "sells"),
    ("Peru wants to sell rice.", "wants"),
    ("We may find ourselves losing the market.", "find"),
]


@pytest.mark.parametrize(("text", "feature", "holds"), PLACES)
def test_place_or_construction(nlp: Language, text: str, feature: str, holds: bool) -> None:
    assert (feature in reading(nlp, text).features.tokens) == holds


@pytest.mark.parametrize(("text", "holds"), REASONS)
def test_clause_of_reason(nlp: Language, text: str, holds: bool) -> None:
    assert ("clause of reason" in reading(nlp, text).features.tokens) == holds


@pytest.mark.parametrize(("text", "word"), TARGETS)
def test_the_deciding_predicate(nlp: Language, text: str, word: str) -> None:
    assert nlp(text)[reading(nlp, text).view.target].text == word


def test_a_sentence_without_a_verb_is_its_own_predicative(nlp: Language) -> None:
    assert "bad@pred" in reading(nlp, "A brittle and costly plan for the ports.").features.tokens


def test_clauses_with_a_subject_or_tense_of_their_own_are_reached_by_their_own_cues(nlp: Language) -> None:
    found = reading(nlp, "Peru left the pact and Chile may stay.")
    assert [cue.owner for cue in found.cues] == [found.view.heads[1]]
    joined = reading(nlp, "Peru left the pact and may stay away.")
    assert [cue.owner for cue in joined.cues] == [joined.view.heads[1]]
    shared = reading(nlp, "Peru may leave the pact and stay away.")
    assert [cue.owner for cue in shared.cues] == [shared.view.heads[0]]
