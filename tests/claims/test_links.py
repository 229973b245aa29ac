"""Relations are a forest; theses are few."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimspan.extract.claims.links import forest
from tests.claims.reading import arguments

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


def test_at_most_one_unit_in_twenty_is_a_thesis(nlp: Language) -> None:
    text = " ".join(["This paper argues that Peru left the pact because it is weak."] * 45)
    found = arguments(nlp, text)
    assert len(found) == 45
    assert sum(unit.thesis for unit in found) == 2
