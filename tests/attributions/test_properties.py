"""Flags of reports, quotation marks, and what holds for any text."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimspan.extract.attributions.quotes import find_quotes
from claimspan.extract.attributions.words import Words
from tests.attributions.reading import read

WORDS = [
    "Peru",
    "said",
    "that",
    "the",
    "treaty",
    "failed",
    ",",
    ".",
    "“",
    "”",
    '"',
    ":",
    ";",
    "according",
    "to",
    "he",
    "“X",
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The talks have failed again,” the envoy said.", "direct"),
        ("The envoy said the talks were “a dead letter” for all.", "mixed"),
        ("The envoy said that the talks had failed.", "indirect"),
        ("The envoy hoped that the talks would fail.", "belief"),
        ("In Lima’s view, the talks had failed.", "perspective"),
    ],
)
def test_kind(nlp: Language, text: str, kind: str) -> None:
    assert [report.kind for report in read(nlp, text)._.claimspan_reports] == [kind]


@pytest.mark.parametrize(
    ("text", "negated", "modal"),
    [
        ("The envoy said that the talks had failed.", False, False),
        ("The envoy did not say that the talks had failed.", True, False),
        ("No envoy said that the talks had failed.", True, False),
        ("Nobody said that the talks had failed.", True, False),
        ("The envoy may say that the talks had failed.", False, True),
        ("The envoy will say that the talks had not failed.", False, False),
    ],
)
def test_negation_and_modality_are_those_of_the_report(nlp: Language, text: str, negated: bool, modal: bool) -> None:
    (report,) = read(nlp, text)._.claimspan_reports
    assert (report.negated, report.modal) == (negated, modal)


def test_a_report_inside_another_is_nested(nlp: Language) -> None:
    outer, inner = read(nlp, "Peru said that Chile feared that the treaty would fail.")._.claimspan_reports
    assert (outer.main, outer.nested) == (True, False)
    assert (inner.main, inner.nested) == (False, True)


def test_straight_marks_are_paired_by_the_spaces_around_them(nlp: Language) -> None:
    doc = nlp('The "gulf zone" and a 5" pipe were "never built" at all.')
    assert [doc[start:end].text for start, end in find_quotes(doc, Words(doc)).spans] == [
        '"gulf zone"',
        '"never built"',
    ]


def test_a_mark_left_open_ends_with_its_paragraph(nlp: Language) -> None:
    doc = read(nlp, "“The talks have failed.\n\nPeru said that Chile had left.")
    assert doc._.claimspan_reports[-1].kind == "indirect"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_spans_lie_in_the_text_and_cues_do_not_overlap(nlp: Language, tokens: list[str]) -> None:
    doc = read(nlp, " ".join(tokens))
    taken: set[int] = set()
    for report in doc._.claimspan_reports:
        for span in (report.source, report.holder, report.cue, report.content, report.proposition):
            assert span is None or 0 <= span[0] < span[1] <= len(doc)
        assert taken.isdisjoint(range(*report.cue))
        taken.update(range(*report.cue))
        assert report.agentless == (report.source is None)


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_quotations_do_not_overlap(tokens: list[str]) -> None:
    doc = Doc(Vocab(), words=tokens, sent_starts=[place == 0 for place in range(len(tokens))])
    spans = find_quotes(doc, Words(doc)).spans
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
