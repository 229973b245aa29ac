"""Records: ids from content, spans that give the text, notes, reasons, explanations."""

from array import array

import pytest
from spacy.language import Language

from claimspan.extract.claims.explain import explain
from claimspan.extract.claims.model import packaged_model
from claimspan.extract.claims.records import claim_records
from claimspan.extract.document import PaperDoc, parse
from claimspan.records import Claim, Footnote, Reason, Unit
from claimspan.source import CleanText, Paper, Source

SENTENCES = (
    "Peru was reluctant to leave the pact.1",
    "In 2014, Peru signed two contracts with Chile.",
    "The plan was a failure.",
    "The plan was a failure.",
    "The minister argued that Lima should open its ports.",
)


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> PaperDoc:
    """A paper of five units whose first ends in the marker of note 1."""
    source = "\n".join(SENTENCES)
    units: list[Unit] = []
    kept: list[int] = []
    text = ""
    place = 0
    for number, sentence in enumerate(SENTENCES):
        bare = sentence.removesuffix("1")
        units.append(
            Unit(
                unit=number, kind="body", start=place, end=place + len(sentence), text=bare, paragraph=0,
                clean_start=len(text), clean_end=len(text) + len(bare),
            )
        )  # fmt: skip
        text += bare + " "
        kept.extend(range(place, place + len(bare) + 1))
        place += len(sentence) + 1
    note = Footnote(number=1, start=37, end=38, anchor=37, unit=0)
    paper = Paper("test", Source.of(source), CleanText(text, array("I", kept)), tuple(units), footnotes=(note,))
    found = parse(paper, nlp)
    for name in ("claimspan_attributions", "claimspan_claims"):
        nlp.create_pipe(name)(found.doc)
    return found


@pytest.fixture(scope="module")
def claims(parsed: PaperDoc) -> list[Claim]:
    return list(claim_records(parsed, (), ()))


def test_every_span_gives_its_text(parsed: PaperDoc, claims: list[Claim]) -> None:
    source = parsed.paper.source.text
    assert len(claims) == len(SENTENCES)
    for claim in claims:
        assert source[claim.start : claim.end] == claim.text
        for reason in claim.why:
            assert [source[start:end] for start, end in reason.spans] == list(reason.words)


def test_repeated_sentences_get_ids_of_their_own(claims: list[Claim]) -> None:
    assert claims[2].text == claims[3].text
    assert len({claim.id for claim in claims}) == len(claims)


def test_records_are_the_same_twice(parsed: PaperDoc, claims: list[Claim]) -> None:
    assert [claim.model_dump_json() for claim in claim_records(parsed, (), ())] == [
        claim.model_dump_json() for claim in claims
    ]


def test_the_note_at_the_end_backs_its_unit(claims: list[Claim]) -> None:
    assert [claim.notes for claim in claims] == [(1,), (), (), (), ()]
    assert [claim.unsupported for claim in claims] == [False, False, True, True, False]


def test_the_holder_has_its_words_and_spans(parsed: PaperDoc, claims: list[Claim]) -> None:
    source = parsed.paper.source.text
    claim = claims[4]
    assert (claim.holder, claim.cue, claim.content) == ("The minister", "argued", "Lima should open its ports")
    for span, words in ((claim.holder_span, claim.holder), (claim.cue_span, claim.cue)):
        assert span is not None
        assert source[slice(*span)] == words


def test_confidence_is_the_least_of_the_fields(claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.confidence == min(claim.confidences.values())
        assert all(0 <= value <= 1 for value in claim.confidences.values())


def test_an_explanation_names_value_rule_and_words(claims: list[Claim]) -> None:
    text = explain(claims[0])
    assert "Type: motive" in text
    assert "reluctant" in text
    assert "Backed by note 1" in text
    assert "Unsupported" in explain(claims[2])


def test_signs_without_words_are_told_together(claims: list[Claim]) -> None:
    signs = tuple(Reason(rule=f"sign: {name}", field="thesis") for name in ("central", "at the end"))
    told = explain(claims[0].model_copy(update={"thesis": True, "why": (*claims[0].why, *signs)}))
    assert 'Thesis: yes, because of the signs "central", "at the end"' in told.splitlines()


def test_a_relation_leads_to_another_record(claims: list[Claim]) -> None:
    known = {claim.id for claim in claims}
    linked = [claim for claim in claims if claim.relation]
    assert linked
    for claim in linked:
        assert claim.relation is not None
        assert claim.relation.to in known - {claim.id}


def test_the_weights_hold_numbers_over_abstract_features_only() -> None:
    for classifier in packaged_model().classifiers.values():
        assert classifier.weights
        for name, row in classifier.weights.items():
            assert len(name) < 60
            assert len(row) == len(classifier.classes)
