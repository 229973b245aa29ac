"""Whose claim a unit is."""

import pytest
from spacy.language import Language

from claimspan.extract.attributions.holders import holder_report, proposition_head
from tests.attributions.reading import read

HOLDERS = [
    ("Peru feared that the treaty would fail.", "Peru"),
    ("Jane Doe, the envoy, admitted that the treaty had failed.", "Jane Doe"),
    ("Even Admiral Doe believed that the treaty had failed.", "Admiral Doe"),
    ("From Lima’s point of view, the treaty had failed.", "Lima"),
    ("From the Peruvian viewpoint, the treaty had failed.", "Peruvian"),
    ("It is widely believed in Lima that the treaty will fail.", "Lima"),
    ("It is believed that the treaty will fail.", "unnamed"),
    ("The bank is reported to have invested in gas.", "unnamed"),
    ("Peru reportedly left the treaty.", "unnamed"),
    ("According to the ministry, the treaty had failed.", "the ministry"),
    ("Existing literature contends that the treaty had failed.", "Existing literature"),
    ("The treaty, Jane Doe argues, had failed.", "Jane Doe"),
    ("These companies reported that the treaty had failed.", "These companies"),
    ("In a recent testimony, Jane Doe stated that the treaty had failed.", "Jane Doe"),
    ("Some may say that the treaty had failed.", "Some"),
    ("Jane Doe issued a statement, saying that the treaty had failed.", "Jane Doe"),
    ("Jane Doe called the port “a gate, a school, and a mirror of the coast.”", "Jane Doe"),
    ("The court held that the treaty was void, but Peru ignored the ruling.", "The court"),
    # What an actor feels, wants or does is the author's claim about that actor.
    ("Peru feared isolation.", "author"),
    ("Peru wanted to leave the treaty.", "author"),
    ("Peru pledged to leave the treaty.", "author"),
    ("The treaty was seen as a failure.", "author"),
    ("Practitioners view the treaty as a failure.", "author"),
    ("Peru was expected to leave the treaty.", "author"),
    ("Peru defined the gulf as a “sanctuary” for its fleet.", "author"),
    ("Congress may consider how the treaty failed.", "author"),
    ("Members have proposed different treaties. “No treaty can work.”", "author"),
    ("These features together suggest that the treaty had failed.", "author"),
    ("It is recommended that the treaty be renewed.", "author"),
    # The report is not the main clause.
    ("The claim that the treaty had failed is reductive.", "author"),
    ("Although Peru claimed that the treaty had failed, it stayed.", "author"),
    ("As officials claimed that the treaty had failed, prices rose.", "author"),
    # The author's own words.
    ("It could be argued that the treaty had failed.", "author"),
    ("This paper argues that the treaty had failed.", "author"),
    ("The author argues that the treaty had failed.", "author"),
    ("We believe that the treaty had failed.", "author"),
    ("This record shows that the treaty had failed.", "author"),
    ("From a legal perspective, the treaty had failed.", "author"),
    ("Officials seized allegedly stolen goods.", "author"),
    ("He moved the funds to his personal account.", "author"),
    ("The treaty set up a fund whose aim is believed to be reform.", "author"),
    # A norm says what holds by law.
    ("The Civil Code provides that contracts may be oral.", "author"),
    ("According to the Civil Code, contracts may be oral.", "author"),
    ("Should Congress determine that it lacks information, it may hold hearings.", "author"),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS, ids=[text for text, _ in HOLDERS])
def test_holder(nlp: Language, text: str, expected: str) -> None:
    doc = read(nlp, text)
    report = holder_report(doc, 0, len(doc))
    if report is None:
        assert expected == "author"
    else:
        assert expected == ("unnamed" if report.holder is None else doc[slice(*report.holder)].text)


def test_each_part_of_a_split_sentence_has_its_own_holder(nlp: Language) -> None:
    doc = read(nlp, "Peru left the treaty, and Jane Doe argued that Chile would follow.")
    conjunction = next(token.i for token in doc if token.lower_ == "and")
    assert holder_report(doc, 0, conjunction) is None
    report = holder_report(doc, conjunction, len(doc))
    assert report is not None
    assert report.holder is not None
    assert doc[slice(*report.holder)].text == "Jane Doe"


def test_proposition_leaves_the_conjunction_out_and_has_its_own_head(nlp: Language) -> None:
    doc = read(nlp, "Peru argued that the treaty might fail.")
    report = holder_report(doc, 0, len(doc))
    assert report is not None
    assert report.content is not None
    assert report.proposition is not None
    assert doc[slice(*report.content)].text == "that the treaty might fail"
    assert doc[slice(*report.proposition)].text == "the treaty might fail"
    head = proposition_head(doc, report)
    assert head is not None
    assert head.text == "fail"


def test_without_the_component_the_author_holds_all(nlp: Language) -> None:
    doc = nlp("Peru argued that the treaty might fail.")
    assert holder_report(doc, 0, len(doc)) is None


def test_it_after_this_paper_is_the_author(nlp: Language) -> None:
    doc = read(nlp, "This study looks at forty cases. It contends that the treaty had failed.")
    assert holder_report(doc, [sent.start for sent in doc.sents][1], len(doc)) is None
