"""Bad input: one clear message each."""

import pytest

from claimspan.errors import InputError
from claimspan.ingest.read import ingest_bytes, ingest_file

SENTENCE = "Peru signed the treaty in 2014. "


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"abc\x00def" * 20, "binary"),
        (b"text \x07 with a bell " * 20, "binary"),
        (bytes(range(128, 256)) * 10, "tried UTF-8"),
        (SENTENCE.encode() * 200_000, "a line of"),
        (b"# A title\n\n## A heading\n", "no sentence"),
        (b"12 13 14\n", "no sentence"),
        (b"\xff\xfeP\x00e\x00r", "UTF-16"),
    ],
)
def test_one_clear_message(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        ingest_bytes(data, "paper.txt", "paper")
    assert words in str(caught.value) and str(caught.value).startswith("paper.txt") and "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match=r"none\.txt"):
        ingest_file(tmp_path / "none.txt")


def test_windows_1252_is_read_with_a_warning() -> None:
    paper = ingest_bytes(("The café in Peru’s capital “closed”. " * 5).encode("cp1252"), "a.txt", "a")
    assert [warning.code for warning in paper.warnings] == ["encoding-guessed"]
    assert paper.units[0].text == "The café in Peru’s capital “closed”."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    paper = ingest_bytes("Perú signed. Chile left.".encode(encoding), "a.txt", "a")
    assert [unit.text for unit in paper.units] == ["Perú signed.", "Chile left."]
    assert not paper.warnings


def test_the_source_is_the_file_and_carriage_returns_count() -> None:
    data = b"Peru signed\r\nthe treaty.\r\n\r\nChile left.\r\n"
    paper = ingest_bytes(data, "a.txt", "a")
    assert paper.source.text == data.decode()
    assert [(unit.text, unit.start, unit.end) for unit in paper.units] == [
        ("Peru signed the treaty.", 0, 24),
        ("Chile left.", 28, 39),
    ]


def test_german_is_said_not_analysed_as_english() -> None:
    text = "Die Minister der beiden Länder haben sich auf einen Vertrag geeinigt, der nicht im Mai kommt. " * 5
    paper = ingest_bytes(text.encode(), "a.txt", "a")
    assert "not-english" in [warning.code for warning in paper.warnings]
    assert paper.metadata.language is not None and paper.metadata.language.value == "de"
