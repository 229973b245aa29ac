"""Web pages read by their tags."""

import pytest

from claimspan.errors import InputError
from claimspan.ingest.html import read
from claimspan.ingest.html.page import decode
from tests.ingest.shown import check_spans, raised, shown

BODY = (
    "Peru left the bank in 1990 and came back later, which the ministers of the day called a change of course for good."
)


def page(article: str, around: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><body><main>{article}</main>{around}</body></html>".encode()


def test_the_article_without_what_is_around_it() -> None:
    data = page(
        f"<h1>Peru</h1><p class=byline>Ann Lee</p><p>{BODY}</p><div class='share-bar'>Share</div><script>x</script>"
        f"<table><tr><td>1</td><td>2</td></tr></table><h2>Next</h2><ul><li>{BODY}</li></ul>",
        "<nav>Home</nav><aside>Read also</aside>",
    )
    extracted = read(data, "a.html")
    check_spans(extracted)
    assert [(passage.kind, passage.level) for passage in extracted.passages] == [
        ("heading", 1),
        ("front", None),
        ("text", None),
        ("aside", None),
        ("heading", 2),
        ("text", None),
    ]
    assert shown(extracted) == ["Peru", "Ann Lee", BODY, "1 2", "Next", BODY]


NOTES = [
    pytest.param(
        f'<p>{BODY}<sup id="r1"><a href="#n1">1</a></sup> More.<sup><a href="#n2">2</a></sup></p>'
        '<ol><li id="n1"><p>See X. <a href="#r1">↩</a></p></li><li id="n2">Ibid.</li></ol>',
        ["1", "2"],
        id="list of notes with arrows back",
    ),
    pytest.param(
        f'<p>{BODY}<a href="#_ftn1" name="_ftnref1">[1]</a> More.<a href="#_ftn2" name="_ftnref2">[2]</a></p>'
        '<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> See X.</p></div>'
        '<p><a href="#_ftnref2" name="_ftn2">[2]</a> Ibid.</p>',
        ["[1]", "[2]"],
        id="as Word exports them",
    ),
    pytest.param(
        f'<p>{BODY}<a role="doc-noteref" href="#a">1</a> More.<a role="doc-noteref" href="#b">2</a></p>'
        '<p><a id="a"></a>1. See X.<br><a id="b"></a>2. Ibid.</p>',
        ["1", "2"],
        id="all in one paragraph",
    ),
]


@pytest.mark.parametrize(("article", "markers"), NOTES)
def test_linked_notes(article: str, markers: list[str]) -> None:
    extracted = read(page(article), "a.html")
    check_spans(extracted)
    assert raised(extracted) == markers
    assert [passage.label for passage in extracted.passages if passage.kind == "note"] == ["1", "2"]
    assert shown(extracted, "note") == ["See X.", "Ibid."]
    assert shown(extracted, "text") == [f"{BODY}{markers[0]} More.{markers[1]}"]


def test_notes_outside_the_article_are_fetched() -> None:
    data = page(f'<p>{BODY}<sup><a href="#n1">*</a></sup></p>', '<footer><div id="n1">* See X.</div>Imprint</footer>')
    extracted = read(data, "a.html")
    assert [passage.label for passage in extracted.passages if passage.kind == "note"] == ["*"]
    assert shown(extracted) == [f"{BODY}*", "See X."]


def test_links_to_sections_are_no_notes() -> None:
    extracted = read(page(f'<p>{BODY} <a href="#s">2</a></p><h2 id="s">Two</h2><p>{BODY}</p>'), "a.html")
    assert raised(extracted) == [] and not shown(extracted, "note")


def test_what_the_head_says() -> None:
    head = (
        "<html lang='en-GB'><head><title>x</title><meta name=citation_title content='On Peru'>"
        "<meta name=author content='Ann Lee'>"
        "<meta property='article:published_time' content='2020-03-04T10:00Z'></head>"
    )
    metadata = read(f"{head}<body><p>{BODY}".encode(), "a.html").metadata
    assert metadata.title is not None and (metadata.title.value, metadata.title.origin) == (
        "On Peru",
        "meta citation_title",
    )
    assert metadata.date is not None and metadata.date.value == "2020-03-04"
    assert metadata.language is not None and metadata.language.value == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode("<p>Perú’s “bank”".encode(encoding)) == "<p>Perú’s “bank”"


def test_an_entity_bomb_stays_small() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    data = f'<!DOCTYPE html [<!ENTITY a0 "ha">{levels}]><p>{BODY} &a8;</p>'.encode()
    assert len(read(data, "a.html").source.text) < 5000


def test_unclosed_markup() -> None:
    extracted = read(f"<div><p>{BODY}<b><i></p></b><table><p>Chile.".encode(), "a.html")
    assert shown(extracted, "text") == [BODY]


def test_markup_nested_without_bound_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.html"):
        read(b"<div>" * 20_000 + f"<p>{BODY}".encode(), "a.html")


@pytest.mark.parametrize("data", [b"<html></html>", b"<body><script>x()</script></body>", b"<p> </p>"])
def test_a_page_without_text_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty\.html"):
        read(data, "empty.html")
