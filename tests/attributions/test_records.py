"""Reports as records: offsets into the source, stable ids, reasons."""

import pytest
from spacy.language import Language

from claimspan.extract.attributions.factory import make_attributions
from claimspan.extract.attributions.records import attribution_records
from claimspan.extract.document import PaperDoc, parse
from claimspan.records import Attribution, Unit
from claimspan.source import CleanText, Paper, Source

TEXT = "Jane Doe ar-\ngued that the treaty had failed. Peru left. Jane Doe argued that the treaty had failed."


def parsed(nlp: Language) -> PaperDoc:
    clean = CleanText.keep(TEXT, [(0, 11), (13, len(TEXT))])
    ends = [clean.text.index(".") + 1, clean.text.index("left.") + 5, len(clean.text)]
    starts = [0, ends[0] + 1, ends[1] + 1]
    units = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        first, last = clean.to_source(start, end)
        text = clean.text[start:end]
        units.append(
            Unit(
                unit=number,
                kind="body",
                start=first,
                end=last,
                text=text,
                clean_start=start,
                clean_end=end,
                paragraph=0,
            )
        )
    return parse(Paper("p", Source.of(TEXT), clean, tuple(units)), nlp)


def records(nlp: Language) -> list[Attribution]:
    paper = parsed(nlp)
    make_attributions(nlp, "attributions")(paper.doc)
    return list(attribution_records(paper))


def test_spans_point_into_the_source_and_words_are_clean(nlp: Language) -> None:
    first = records(nlp)[0]
    assert (first.source, first.cue, first.content) == ("Jane Doe", "argued", "that the treaty had failed")
    assert TEXT[slice(*first.cue_span)] == "ar-\ngued"
    assert first.content_span is not None
    assert TEXT[slice(*first.content_span)] == first.content


def test_units_and_ids(nlp: Language) -> None:
    first, second = records(nlp)
    assert (first.unit, second.unit) == (0, 2)
    assert first.id != second.id
    assert [record.id for record in records(nlp)] == [first.id, second.id]


def test_reason_names_the_rule_and_the_words(nlp: Language) -> None:
    (reason,) = records(nlp)[0].why
    assert reason.rule == "attribution.say.clause"
    assert reason.words == ("argued",)
    assert reason.spans == (records(nlp)[0].cue_span,)


SOURCES = [
    ("Jane Doe met the press in May. She argued that the treaty had failed.", "Jane Doe"),
    ("Jane Doe, who argued that the treaty had failed, left in May.", "Jane Doe"),
    ("Chile argued that the treaty had failed.", "Chile"),
    ("One observer argued that the treaty had failed.", None),
    ("It is believed that the treaty has failed.", None),
    ("They argued that the treaty had failed.", None),
]


@pytest.mark.parametrize(("text", "entity"), SOURCES, ids=[text for text, _ in SOURCES])
def test_source_as_an_entity(nlp: Language, text: str, entity: str | None) -> None:
    unit = Unit(unit=0, kind="body", start=0, end=len(text), text=text, clean_start=0, clean_end=len(text), paragraph=0)
    paper = parse(Paper("p", Source.of(text), CleanText.keep(text, [(0, len(text))]), (unit,)), nlp)
    for name in ("claimspan_entities", "claimspan_attributions"):
        nlp.create_pipe(name)(paper.doc)
    assert [record.source_entity for record in attribution_records(paper)][-1:] == [entity]
