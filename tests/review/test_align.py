import re

from hypothesis import given
from hypothesis import strategies as st

from claimspan.review.align import align, to_source
from claimspan.review.payload import utf16

words = st.lists(st.text(alphabet="abcdefgh’é😀", min_size=1, max_size=8), min_size=1, max_size=12)


@given(words, st.data())
def test_every_character_stands_where_the_map_says(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    source = ""
    for token in tokens:
        cut = data.draw(st.integers(0, len(token)))
        source += token[:cut] + ("-\n" if 0 < cut < len(token) and data.draw(st.booleans()) else "") + token[cut:]
        source += data.draw(st.sampled_from([" ", "\n", "  \n ", "\r\n"]))
    pairs = align(text, source, 50)
    for position, character in enumerate(text):
        start, end = to_source(pairs, position, position + 1)
        assert re.sub(r"\s", " ", source[start - 50 : end - 50]) == character


def test_a_note_that_interrupts_and_a_marker_are_stepped_over() -> None:
    text = "Peru left the bloc and Chile stayed in it."
    source = "Peru left the bloc17 and\n17 See the annual report of the ministry, page 4.\nChile stayed in it."
    start, end = to_source(align(text, source, 0), text.index("Chile"), len(text))
    assert source[start:end] == "Chile stayed in it."


def test_characters_that_the_source_spells_otherwise() -> None:
    text = "The official office"
    source = "The oﬃcial office"
    start, end = to_source(align(text, source, 0), text.index("office"), len(text))
    assert source[start:end] == "office"


@given(st.text(alphabet="ab😀𝔸", min_size=1, max_size=30))
def test_browser_positions_lead_to_the_same_source_offsets(text: str) -> None:
    pairs = utf16(text, [(0, 7)])
    width = 0
    for offset, character in enumerate(text):
        at, known = max(pair for pair in pairs if pair[0] <= width)
        assert known + width - at == 7 + offset
        width += 2 if character > "\uffff" else 1
