"""One name for all mentions of the same thing in a document."""

from collections.abc import Mapping, Sequence

from claimspan.extract.entities.lexicon import Entry, places
from claimspan.extract.entities.view import Candidate, View

SKIPPED = frozenset(("of", "the", "and", "for", "on", "in"))


def name_all(
    view: View, mentions: Sequence[Candidate], persons: Mapping[str, str], known: Mapping[tuple[str, ...], Entry]
) -> None:
    """Fill ``canonical`` of every mention that has none."""
    fuller = _fuller_names(view, mentions)
    for mention in mentions:
        words = tuple(view.words[mention.start : mention.end])
        if mention.canonical is None and (entry := known.get(words)) and entry.label == mention.label:
            mention.canonical, mention.country, mention.stands_for = entry.canonical, entry.country, entry.stands_for
        if mention.canonical is None:
            text = view.text(mention.start, mention.end)
            if mention.label == "PERSON":
                text = persons.get(text, text)
            elif mention.label in ("ORG", "LAW", "EVENT", "LOC"):
                text = _nearest(fuller.get(words, ()), mention.start) or text
            mention.canonical = text
        mention.canonical = plain(mention.canonical)


def plain(name: str) -> str:
    """A name in plain spelling: straight apostrophes, the usual spelling of a place, no space round a hyphen.

    >>> plain("People’s Liberation Army"), plain("Kiev")
    ("People's Liberation Army", 'Kyiv')
    """
    text = name.replace("’", "'").replace("“", '"').replace("”", '"').replace("- ", "-")
    return places().spellings.get(text, text)


def _fuller_names(view: View, mentions: Sequence[Candidate]) -> dict[tuple[str, ...], list[tuple[int, str]]]:
    """For each name the places and texts of longer names of the same kind that it could be short for.

    "Supreme Court" is short for "Supreme Court of Peru", "Communist Party" for "Chinese Communist Party".
    """
    by_label: dict[str, list[Candidate]] = {}
    for mention in mentions:
        by_label.setdefault(mention.label, []).append(mention)
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for group in by_label.values():
        short = {tuple(view.words[mention.start : mention.end]) for mention in group}
        for mention in group:
            words = tuple(view.words[mention.start : mention.end])
            text = mention.canonical or view.text(mention.start, mention.end)
            for length in range(1, len(words)):
                begins = words[:length]
                if begins in short and length > 1 and words[length] in ("of", "on", "for"):
                    found.setdefault(begins, []).append((mention.start, text))
                ends = words[-length:]
                if ends in short and length > 1 and not SKIPPED.intersection(words[:-length]):
                    found.setdefault(ends, []).append((mention.start, text))
    return found


def _nearest(places_: Sequence[tuple[int, str]], start: int) -> str | None:
    """The last of the names before ``start``, else the first after it."""
    before = [text for at, text in places_ if at <= start]
    return before[-1] if before else next((text for _, text in places_), None)
