"""Sections and articles of laws: "Article 5 of the Treaty of Leeds", "Section 118", "section 12(b)"."""

import re
from collections.abc import Iterable, Iterator

from claimspan.extract.entities.view import Candidate, View

SECTION = 67
PARTS = frozenset(
    ("Section", "section", "Sections", "sections", "Article", "article", "Articles", "articles", "Sec.", "Art.")
)
NUMBER = re.compile(r"^(?:\d+[A-Za-z]?(?:-\d+)?|[IVXL]+)$")
LONG = re.compile(r"^\d{3,4}[a-z]?$")


def find_sections(view: View, mentions: Iterable[Candidate]) -> Iterator[Candidate]:
    """Parts of laws with the law behind them; alone only sections of three figures or with a paragraph."""
    laws = {mention.start: mention for mention in mentions if mention.label == "LAW"}
    full: dict[str, str] = {}
    alone: list[tuple[int, int]] = []
    for index, word in enumerate(view.words[:-1]):
        if word not in PARTS or not NUMBER.match(view.words[index + 1]):
            continue
        end = _paragraphs(view, index + 2)
        law = _law(view, end, laws)
        if law is not None:
            name = view.text(index, law.end)
            full.setdefault(view.text(index, end).lower(), name)
            yield Candidate(index, law.end, "LAW", "law.section", SECTION, name, trigger=(index, index + 1))
        elif word.lower().startswith("sec") and (end > index + 2 or LONG.match(view.words[index + 1])):
            alone.append((index, end))
    for index, end in alone:
        known = full.get(view.text(index, end).lower())
        yield Candidate(index, end, "LAW", "law.section", SECTION, known, trigger=(index, index + 1))


def _paragraphs(view: View, end: int) -> int:
    """The end of the paragraphs in brackets behind a number: "(b)(2)"."""
    while end + 2 < len(view) and view.words[end] == "(" and view.glued(end) and view.words[end + 2] == ")":
        end += 3
    return end


def _law(view: View, end: int, laws: dict[int, Candidate]) -> Candidate | None:
    """The law that "of" behind a section names."""
    if end + 1 >= len(view) or view.words[end] != "of":
        return None
    start = end + 2 if view.words[end + 1] == "the" else end + 1
    return laws.get(start)
