"""What must hold for any text: the map, the contract of `text`, and no error but InputError."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimspan.errors import InputError
from claimspan.ingest.fold import INVISIBLE, fold
from claimspan.ingest.hyphens import Hyphenation
from claimspan.ingest.read import ingest_bytes
from claimspan.ingest.sentences import split_sentences
from claimspan.records import Repair
from claimspan.source import Paper

AWKWARD = "ab A.1 2,3\n\r\t-–’”“()[]*_#>|`&;:!?/\u00ad\u00a0\u200b\u202eﬁâ€™Ã©‐²…†<sup>"
PIECES = st.sampled_from(
    [
        *AWKWARD,
        "\n\n",
        "\r\n",
        "Peru signed the treaty.",
        "crisis.1 The",
        "[2]",
        "[^3]",
        "<sup>4</sup>",
        "[5](#n)",
        "***\n",
        "---\n",
        "## Notes\n",
        "1. See Ruiz, “Gas,” 9.\n",
        "2 Ibid.\n",
        "| 3. | See id. \n",
        "# Title\n",
        "sanc-\ntions",
        "&amp;",
        "¹²",
        "* A thank you.\n",
        "   ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def ingest(text: str) -> Paper | None:
    try:
        return ingest_bytes(text.encode("utf-8", "surrogatepass"), "paper.txt", "paper")
    except InputError as error:
        assert "\n" not in str(error)
        return None


@given(st.text(max_size=400))
@example("ab-\n\u200b-\ncd")
@example(" \u200b a")
def test_fold_keeps_characters_in_order(text: str) -> None:
    folded = fold(text, [(0, len(text))], Hyphenation(text), [])
    assert len(folded.text) == len(folded.offsets)
    assert all(left <= right for left, right in pairwise(folded.offsets))
    for char, place in zip(folded.text, folded.offsets, strict=True):
        if text[place] == char:
            continue
        assert char == " " or text[place] in "ﬀﬁﬂﬃﬄﬅﬆ‐\u00adâïÃÂÄÅ&" or text[place] == "-"
    assert "  " not in folded.text and folded.text == folded.text.strip()


@given(st.one_of(st.text(max_size=400), st.text(alphabet=AWKWARD, max_size=80), TEXTS))
@example("ﬁ ﬁ-\n&amp;-\u00ad\n\u200ba â€™â€™")
def test_the_map_is_a_bijection_on_kept_characters(text: str) -> None:
    """Each character stands once in the clean text, or is white space, or lies in a repair that says why."""
    repairs: list[Repair] = []
    folded = fold(text, [(0, len(text))], Hyphenation(text), repairs)
    kept = [place for place, char in zip(folded.offsets, folded.text, strict=True) if text[place] == char]
    assert all(before < after for before, after in pairwise(kept))
    repaired = {place for repair in repairs for place in range(repair.start, repair.end)}
    lost = set(range(len(text))) - set(kept) - repaired
    assert all(text[place].isspace() for place in lost)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_map_of_a_paper_is_a_bijection_on_kept_characters(text: str) -> None:
    paper = ingest(text)
    if paper is None:
        return
    source, clean = paper.source.text, paper.clean
    kept = [place for place, char in zip(clean.offsets, clean.text, strict=True) if source[place] == char != " "]
    assert all(before < after for before, after in pairwise(kept))


@given(st.text(alphabet="ab \n\t\u00a0\u00ad\u200b-", max_size=60))
def test_fold_drops_nothing_but_space_hyphens_and_the_invisible(text: str) -> None:
    folded = fold(text, [(0, len(text))], Hyphenation(text), [])
    letters = [(at, char) for at, char in enumerate(text) if char in "ab"]
    kept = [(at, char) for at, char in zip(folded.offsets, folded.text, strict=True) if char in "ab"]
    assert kept == letters


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("A.1\n\n***\n1. B.\n***\n\nc d.2\n\n***\n2. Ibid.\n***\n")
@example("Some words-\n\nand more.[^a]\n\n[^a]: Note.\n")
@example("Peru left.5–7 Chile [^3][5](#n) stayed.\n\n[^3]: Note.\n")
@example("Peru â€† left the bank.")
@example("# Peru\n\nIt left.[^1;]\n\n[^1;]: Note.\n")
@example("A b c.12\n\n***\n2,12\n1. See Ruiz, “Gas,” 9.\n3Peru signed.<sup>4</sup>\n***\n")
def test_ingest_gives_units_that_stand_in_both_texts_or_one_clear_error(text: str) -> None:
    paper = ingest(text)
    if paper is None:
        return
    source, clean = paper.source.text, paper.clean
    assert len(clean.text) == len(clean.offsets)
    assert all(left <= right for left, right in pairwise(clean.offsets))
    for number, unit in enumerate(paper.units):
        assert unit.unit == number and 0 <= unit.start < unit.end <= len(source)
        assert unit.text == " ".join(unit.text.split()) != ""
        if unit.clean_start is not None and unit.clean_end is not None:
            assert clean.text[unit.clean_start : unit.clean_end] == unit.text
            assert clean.to_source(unit.clean_start, unit.clean_end) == (unit.start, unit.end)
    for footnote in paper.footnotes:
        assert footnote.anchor <= footnote.start < footnote.end
        assert source[footnote.start : footnote.end].strip("[]").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    for repair in paper.repairs:
        assert 0 <= repair.start <= repair.end <= len(source) and repair.reason


@given(st.lists(st.sampled_from(["Peru", "signed", "gas", "in", "1990", "(UN)", "“no”"]), min_size=3, max_size=40))
def test_text_is_the_source_slice_folded(words: list[str]) -> None:
    source = "\n".join([*words, "today."])
    paper = ingest(source)
    if paper is None:
        return
    for unit in paper.units:
        assert unit.text == re.sub(r"\s+", " ", source[unit.start : unit.end])


@given(st.text(max_size=500))
def test_sentences_part_the_text(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_give_a_paper_or_an_input_error(data: bytes) -> None:
    try:
        ingest_bytes(data, "stdin", "paper")
    except InputError as error:
        assert str(error)


def test_the_invisible_are_format_characters() -> None:
    characters = re.sub(r"(.)-(.)", lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))), INVISIBLE)
    assert {unicodedata.category(char) for char in characters} <= {"Cf", "Cn"}
