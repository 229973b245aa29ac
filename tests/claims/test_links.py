"""Relations are a forest; theses are few."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimspan.extract.claims.arguments import find_arguments
from claimspan.extract.claims.links import forest, grown
from claimspan.extract.claims.model import packaged_model
from tests.claims.reading import arguments, parsed

PAIRS = st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] != pair[1])


@given(st.dictionaries(PAIRS, st.floats(0, 1), max_size=60))
def test_links_never_close_a_cycle(proposals: dict[tuple[int, int], float]) -> None:
    chosen = forest(proposals)
    for start in chosen:
        seen = {start}
        place = start
        while place in chosen:
            place = chosen[place]
            assert place not in seen
            seen.add(place)


@given(st.dictionaries(PAIRS, st.floats(0, 1), max_size=60))
def test_a_unit_stays_unlinked_only_where_every_link_would_close_a_cycle(
    proposals: dict[tuple[int, int], float],
) -> None:
    chosen = forest(proposals)
    for source, target in proposals:
        if source not in chosen:
            place = target
            while place in chosen and place != source:
                place = chosen[place]
            assert place == source


def test_evidence_serves_the_claim_before_it(nlp: Language) -> None:
    found = arguments(
        nlp,
        "Peru was reluctant to join the sanctions. For example, in 2014 Peru signed two contracts with Chile.",
    )
    assert [unit.role for unit in found] == ["claim", "evidence"]
    assert found[1].relation is not None
    assert (found[1].relation.to, found[1].relation.type) == (0, "support")


ATTACKS = [
    ("Peru was reluctant to join the pact. However, it was not isolated in the region.", "attack"),
    ("Peru was reluctant to join the pact. Its position, however, was never a weak one.", "attack"),
    ("The plan was a success. But it did not bring trade back to the ports.", "attack"),
    ("Peru was reluctant to join the pact. In particular, it feared isolation but not war.", "support"),
    ("The plan was a success. It brought trade back to ports that, however small, are busy.", "support"),
]


@pytest.mark.parametrize(("text", "kind"), ATTACKS)
def test_a_rebuttal_attacks_what_was_just_said(nlp: Language, text: str, kind: str) -> None:
    _, second = arguments(nlp, text)
    assert second.relation is not None
    assert (second.relation.to, second.relation.type) == (0, kind)


def test_the_trust_in_links_scales_their_confidence(nlp: Language) -> None:
    text = "Peru was reluctant to join the sanctions. For example, in 2014 Peru signed two contracts with Chile."
    plain, half = (
        find_arguments(parsed(nlp, text), replace(packaged_model(), link_trust=trust))[1] for trust in (1.0, 0.5)
    )
    assert plain.relation == half.relation is not None
    assert half.confidences["relation"] == pytest.approx(plain.confidences["relation"] / 2)


def test_the_reason_of_a_rebuttal_is_its_word(nlp: Language) -> None:
    text = "The plan was a success. But it did not bring trade back to the ports."
    _, second = arguments(nlp, text)
    (why,) = (why for why in second.why if why.field == "relation")
    assert [nlp(text)[token].text for token in why.tokens] == ["But"]


@given(st.lists(st.none() | st.integers(0, 11), max_size=12))
def test_the_frontier_leads_from_the_unit_just_before_to_ever_earlier_ones(targets: list[int | None]) -> None:
    frontier: tuple[int, ...] = ()
    for source, target in enumerate(targets):
        before = frontier
        frontier = grown(frontier, source, target)
        assert frontier[0] == source
        assert list(frontier) == sorted(set(frontier), reverse=True)
        assert target not in before or target in frontier


def test_at_most_one_unit_in_twenty_is_a_thesis(nlp: Language) -> None:
    text = " ".join(["This paper argues that Peru left the pact because it is weak."] * 45)
    found = arguments(nlp, text)
    assert len(found) == 45
    assert sum(unit.thesis for unit in found) == 2
