"""Pronouns and descriptions resolved to the entity they mean, where that is sound."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from claimspan.extract.document import PaperDoc
from claimspan.extract.entities.lexicon import PACKAGE
from claimspan.extract.entities.mentions import Mention
from claimspan.rules import RuleModel, load_rules

ACTORS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class Example(RuleModel):
    """A text with the words to resolve in square brackets, and the answer, empty where there is none."""

    text: str
    answer: str


class Coreference(RuleModel):
    """The words that take the place of a name; ``reach`` is how many sentences back a description may look."""

    persons: frozenset[str]
    things: frozenset[str]
    governments: frozenset[str]
    countries: frozenset[str]
    organisations: frozenset[str]
    reach: int
    examples: tuple[Example, ...]


@lru_cache
def rules() -> Coreference:
    """The words of this rule family."""
    return load_rules(PACKAGE, "coreference.toml", Coreference)


def entity_of(parsed: PaperDoc, start_char: int, end_char: int) -> str | None:
    """The canonical name of the entity that the ``Doc`` characters ``[start_char, end_char)`` mean, or None.

    A name gives its own entity (a capital the state it stands for), "the Chilean government" gives Chile, a pronoun or
    a description ("the ministry") the one name that fits it shortly before. Where two would fit, the answer is None.
    """
    return entity_in_doc(parsed.doc, start_char, end_char)


def entity_in_doc(doc: Doc, start_char: int, end_char: int) -> str | None:
    """As ``entity_of``, for a ``Doc`` that the component has seen."""
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    mentions: Sequence[Mention] = (doc.has_extension("claimspan_mentions") and doc._.claimspan_mentions) or ()
    if span is None or not mentions:
        return None
    root = span.root
    named = _at(mentions, root.idx)
    if named is not None and named.label in ACTORS:
        return named.stands_for or named.canonical
    words = rules()
    if root.lower_ in words.persons:
        return _antecedent(doc, mentions, span, frozenset(("PERSON",)))
    if root.lower_ in words.things:
        return _antecedent(doc, mentions, span, frozenset(("ORG", "GPE")))
    if root.lower_ in words.governments and (owner := _owner(mentions, span)):
        return owner
    return _described(doc, mentions, span)


def _owner(mentions: Sequence[Mention], span: Span) -> str | None:
    """The one country that a government in ``span`` is said to be of."""
    inside = _between(mentions, span.start_char, span.end_char)
    names = {mention.canonical for mention in inside if mention.label in ("GPE", "NORP")}
    return names.pop() if len(names) == 1 else None


def _antecedent(doc: Doc, mentions: Sequence[Mention], span: Span, labels: frozenset[str]) -> str | None:
    """The one fitting name before ``span`` in its sentence, else the subject or the one fitting name of the last."""
    here = span.root.sent
    earlier = _names(_between(mentions, here.start_char, span.start_char), labels)
    if earlier:
        return earlier.pop() if len(earlier) == 1 else None
    if here.start == 0:
        return None
    last = doc[here.start - 1].sent
    found = _between(mentions, last.start_char, last.end_char)
    names = _names(found, labels)
    if len(names) == 1:
        return names.pop()
    subjects = {
        mention.stands_for or mention.canonical
        for mention in found
        if mention.label in labels and _is_subject(doc, mention)
    }
    return subjects.pop() if len(subjects) == 1 else None


def _described(doc: Doc, mentions: Sequence[Mention], span: Span) -> str | None:
    """What "the ministry", "the country" means: the one name of the kind in the last sentences."""
    words = rules()
    root = span.root
    if span[0].lower_ not in ("the", "this", "that") or len(span) > 2:
        return None
    if root.lower_ in words.organisations:
        fits = [m for m in mentions if m.label == "ORG" and root.lower_ in m.canonical.lower().split()]
    elif root.lower_ in words.countries:
        fits = [m for m in mentions if m.label == "GPE" and (m.country or m.stands_for)]
    else:
        return None
    earliest = root.sent.start
    for _ in range(words.reach):
        earliest = doc[max(0, earliest - 1)].sent.start
    near = [m for m in fits if doc[earliest].idx <= m.start < span.start_char]
    names = {m.stands_for or m.canonical for m in near}
    return names.pop() if len(names) == 1 else None


def _names(mentions: Sequence[Mention], labels: frozenset[str]) -> set[str]:
    return {mention.stands_for or mention.canonical for mention in mentions if mention.label in labels}


def _is_subject(doc: Doc, mention: Mention) -> bool:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or span.root.dep_ not in SUBJECTS or span.root.head.dep_ != "ROOT":
        return False
    return not any(child.dep_ == "conj" for child in span.root.children)


def _at(mentions: Sequence[Mention], offset: int) -> Mention | None:
    index = bisect_right(mentions, offset, key=lambda mention: mention.start) - 1
    return mentions[index] if index >= 0 and offset < mentions[index].end else None


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    return mentions[first:last]
