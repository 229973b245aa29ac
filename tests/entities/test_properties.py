"""What holds of mentions in any text."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimspan.extract.entities.factory import FAMILIES, Entities
from claimspan.extract.entities.view import View

WORDS = "the a of and in said signed fears Chile Peru’s Lima U.S.-Japan Sino-Russian (UN) UN, President Dr. Perez’s"
SIGNS = "$3.5bn 10-15% § [ ] “ ” — – ’ 's … É 汉 🙂 x- - 1990"
PIECES = (
    *WORDS.split(),
    *SIGNS.split(),
    "\n",
    "United Nations",
    "Ministry of Trade",
    "North and South Seas",
    "Ana Perez",
    "5 to $7 million",
    "Miller v. Bank of Leeds, Inc.",
    "Flight 12",
    "No. 44-FZ",
    "22 U.S.C. §2378(b)",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map(" ".join)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
made: list[Entities] = []


def component(nlp: Language) -> Entities:
    if not made:
        made.append(Entities(nlp))
    return made[0]


@QUIET
@given(text=TEXTS)
def test_words_cover_the_text_and_lie_where_they_say(text: str, nlp: Language) -> None:
    view = View.of(nlp.make_doc(text))
    assert [text[start:end] for start, end in zip(view.starts, view.ends, strict=True)] == view.words
    assert "".join(view.words) == "".join("".join(token.text for token in view.doc if not token.is_space).split())
    assert all(end <= start for end, start in zip(view.ends, view.starts[1:], strict=False))


@QUIET
@given(text=TEXTS)
def test_mentions_are_ordered_apart_and_whole(text: str, nlp: Language) -> None:
    doc = component(nlp)(nlp(text))
    mentions = doc._.claimspan_mentions
    assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))
    for mention in mentions:
        words = text[mention.start : mention.end]
        assert words == words.strip() != ""
        assert not words.endswith(("'s", "’s")) or len(words) < 3
        assert not words.lower().startswith(("the ", "a ", "an "))
        assert mention.canonical
        assert mention.label not in ("MONEY", "PERCENT") or mention.stands_for is None
        for span in (mention.trigger, mention.stands_for_trigger):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@QUIET
@given(text=TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str, nlp: Language) -> None:
    first = component(nlp)(nlp(text))._.claimspan_mentions
    assert component(nlp)(nlp(text))._.claimspan_mentions == first


@QUIET
@given(text=TEXTS, family=st.sampled_from(FAMILIES))
def test_any_family_can_be_switched_off(text: str, family: str, nlp: Language) -> None:
    mentions = without(nlp, family)(nlp(text))._.claimspan_mentions
    assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))


lesser: dict[str, Entities] = {}


def without(nlp: Language, family: str) -> Entities:
    if family not in lesser:
        lesser[family] = Entities(nlp, without=frozenset((family,)))
    return lesser[family]
