"""Marked sentences by rule family, all invented: label, and canonical name in ``is`` where it is not the words."""

import pytest
from spacy.language import Language

from claimspan.extract.entities.factory import Entities
from tests.marked import read_marked

CASES = {
    "court case": [
        "In <EVENT>Marrow v. Bank of Elmford, Inc.</EVENT> the judges agreed; the <EVENT is='Marrow v. Bank of Elmford, Inc.'>Marrow case</EVENT> was appealed.",
        "They cited <EVENT>Tarn Group, LLC et al. v. Ostrel LLC et al.</EVENT>, which was long.",
    ],
    "section of a law": [
        "<LAW>Article 7 of the Elmford Convention</LAW> binds them.",
        "They broke <LAW is='section 44(b)'>section 44(b)</LAW>, as section 2 of this paper shows.",
        "They amended <LAW>Section 230 of the Harrow Ports Act of 1996</LAW>. <LAW is='Section 230 of the Harrow Ports Act of 1996'>Section 230</LAW> is long.",
    ],
    "act with its year": ["The <LAW>Harrow Ports Act of 1990</LAW> (“<LAW is='Harrow Ports Act of 1990'>HPA</LAW>”) was amended. The <LAW is='Harrow Ports Act of 1990'>HPA</LAW> is old."],
    "acronym": [
        "The <ORG>Elmford Trade Office</ORG> (<ORG is='Elmford Trade Office'>ETO</ORG>) met. Later the <ORG is='Elmford Trade Office'>ETO</ORG> refused.",
        "A money transfer business (MTB) must register. Each MTB pays a fee, and MTBs complain.",
    ],
    "coordinated heads": [
        "They patrol the <LOC is='Marle Islands'>Marle</LOC> and <LOC>Tarn Islands</LOC>.",
        "The <ORG>Third and Fifth Circuits</ORG> disagree.",
    ],
    "legal form": ["The brief of <ORG>Marrow Elm & Tarn, P.C.</ORG> was short."],
    "ministries and departments": [
        "The <NORP is='Peru'>Peruvian</NORP> minister left <GPE>Peru</GPE>. The <ORG is='Ministry of Trade of Peru'>Ministry of Trade</ORG> protested in <GPE>Peru</GPE>.",
        "The <ORG is='United States Navy'>U.S. Navy</ORG> sailed.",
        "The <ORG is='Supreme Court of Peru'>Peru Supreme Court</ORG> ruled.",
    ],
    "ranges": ["It lost <PERCENT>10-15%</PERCENT> or <MONEY>$5 to $7 million</MONEY>, <MONEY is='$12 billion'>at least $12bn</MONEY>."],
    "directions": ["Storms crossed the <LOC is='Western Pacific Ocean'>western Pacific</LOC> and <LOC>Eastern Chile</LOC>."],
    "demonyms and compounds": [
        "<NORP is='China and Russia'>Sino-Russian</NORP> ties and the <GPE>Chile</GPE>-<GPE>Peru</GPE> border matter.",
    ],
    "titles": ["<PERSON>Ana Perez</PERSON> met Senator <PERSON>Marlo</PERSON>. <PERSON is='Ana Perez'>Perez</PERSON>’s aides left."],
    "no names": [
        "The Act and the Treaty were long. Quickly, they left.",
        "International Law and Criminal Law are fields.",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def entities(nlp: Language) -> Entities:
    return Entities(nlp)


@pytest.mark.parametrize(
    "marked",
    [pytest.param(text, id=f"{family}-{at}") for family, texts in CASES.items() for at, text in enumerate(texts)],
)
def test_names_with_their_canonical_form(marked: str, nlp: Language, entities: Entities) -> None:
    text, marks = read_marked(marked.replace("'", '"') if "is='" in marked else marked)
    found = [(text[m.start : m.end], m.label, m.canonical) for m in entities(nlp(text))._.claimspan_mentions]
    assert found == [(text[m.start : m.end], m.tag, m.attributes.get("is", text[m.start : m.end])) for m in marks]
