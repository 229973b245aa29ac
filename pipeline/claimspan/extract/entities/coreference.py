"""Pronouns and descriptions resolved to the entity they mean, where that is sound."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from claimspan.extract.document import PaperDoc
from claimspan.extract.entities.lexicon import PACKAGE
from claimspan.extract.entities.mentions import Mention
from claimspan.rules import RuleModel, load_rules

ACTORS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
PERSONS = frozenset(("PERSON",))
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

    A name gives its own entity (a capital the state it stands for), "the Chilean government" gives Chile. A pronoun
    gives the one person before it, or the name that is the subject before it; "the ministry" the one name with that
    word, "the government" the one whose government was named, "the minister" the one person who was called so, each in
    the last sentences. Where two would fit, where two are meant, and for a people ("the Chileans") the answer is None.
    """
    return entity_in_doc(parsed.doc, start_char, end_char)


def entity_in_doc(doc: Doc, start_char: int, end_char: int) -> str | None:
    """As ``entity_of``, for a ``Doc`` that the component has seen."""
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    mentions: Sequence[Mention] = (doc.has_extension("claimspan_mentions") and doc._.claimspan_mentions) or ()
    return _entity(doc, mentions, span, rules().reach) if span is not None and mentions else None


def _entity(doc: Doc, mentions: Sequence[Mention], span: Span, reach: int) -> str | None:
    root = span.root
    if any(child.dep_ == "conj" and span.start <= child.i < span.end for child in root.children):
        return None
    named = _at(mentions, root.idx)
    if named is not None and named.label in ACTORS and not (named.label == "NORP" and named.country):
        return named.stands_for or named.canonical
    words = rules()
    if root.lower_ in words.persons:
        return _antecedent(doc, mentions, span, PERSONS, reach)
    if root.lower_ in words.things:
        return _antecedent(doc, mentions, span, frozenset(("ORG", "GPE")), reach)
    if root.lower_ in words.governments:
        return _owner(mentions, span) or _government(doc, mentions, span)
    return _described(doc, mentions, span) or _in_office(doc, mentions, span)


def _owner(mentions: Sequence[Mention], span: Span) -> str | None:
    """The one country that a government in ``span`` is said to be of."""
    inside = _between(mentions, span.start_char, span.end_char)
    names = {mention.canonical for mention in inside if mention.label in ("GPE", "NORP")}
    return names.pop() if len(names) == 1 else None


def _antecedent(doc: Doc, mentions: Sequence[Mention], span: Span, labels: frozenset[str], reach: int) -> str | None:
    """The one fitting name before ``span`` in its sentence, else the subject of the last sentence.

    A pronoun as that subject stands for its own antecedent; a subject that is no name leaves "it" open.
    """
    here = span.root.sent
    earlier = _between(mentions, here.start_char, span.start_char)
    names = _names(earlier, labels)
    if names:
        sure = labels == PERSONS or any(_is_subject(doc, mention) for mention in earlier if mention.label in labels)
        return names.pop() if len(names) == 1 and sure else None
    if here.start == 0 or reach == 0:
        return None
    last = doc[here.start - 1].sent
    found = _between(mentions, last.start_char, last.end_char)
    subjects = [token for token in last.root.children if token.dep_ in SUBJECTS]
    if subjects and subjects[0].lower_ in (rules().persons if labels == PERSONS else rules().things):
        return _antecedent(doc, mentions, doc[subjects[0].i : subjects[0].i + 1], labels, reach - 1)
    names = _names((mention for mention in found if _is_subject(doc, mention)), labels)
    if not names and labels == PERSONS:
        names = _names(found, labels)
    return names.pop() if len(names) == 1 else None


def _described(doc: Doc, mentions: Sequence[Mention], span: Span) -> str | None:
    """What "the ministry", "the country" means: the one name of the kind in the last sentences."""
    words = rules()
    root = span.root
    if not _is_bare(span):
        return None
    if root.lower_ in words.organisations:
        fits = [m for m in mentions if m.label == "ORG" and root.lower_ in m.canonical.lower().split()]
    elif root.lower_ in words.countries:
        fits = [m for m in mentions if m.label == "GPE" and (m.country or m.stands_for)]
    else:
        return None
    names = {m.stands_for or m.canonical for m in _near(doc, fits, span)}
    return names.pop() if len(names) == 1 else None


def _government(doc: Doc, mentions: Sequence[Mention], span: Span) -> str | None:
    """What "the government" means: the one country whose government was named in the last sentences."""
    if not _is_bare(span):
        return None
    countries = [mention for mention in mentions if mention.label in ("GPE", "NORP") and mention.country]
    names = {
        mention.canonical
        for mention in _near(doc, countries, span)
        if any(doc[at].lower_ in rules().governments for at in _tokens_after(doc, mention))
    }
    return names.pop() if len(names) == 1 else None


def _in_office(doc: Doc, mentions: Sequence[Mention], span: Span) -> str | None:
    """Whom "the minister", "the author" means: the one person whom the last sentences called so."""
    root = span.root
    if not _is_bare(span) or root.tag_ != "NN":
        return None
    persons = [mention for mention in mentions if mention.label == "PERSON"]
    names = {mention.canonical for mention in _near(doc, persons, span) if root.lemma_ in _offices(doc, mention)}
    return names.pop() if len(names) == 1 else None


def _offices(doc: Doc, mention: Mention) -> set[str]:
    """The nouns before a person's name and in apposition to it, in small letters."""
    name = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if name is None:
        return set()
    beside = [child for child in name.root.children if child.dep_ == "appos" or child.i < name.start]
    if name.root.dep_ == "appos":
        beside.append(name.root.head)
    return {token.lower_ for token in beside if token.pos_ in ("NOUN", "PROPN")}


def _is_bare(span: Span) -> bool:
    """True for an article and one noun."""
    return len(span) == 2 and span[0].lower_ in ("the", "this", "that")


def _near(doc: Doc, mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """Those of ``mentions`` that stand before ``span``, not more than ``reach`` sentences back."""
    earliest = span.root.sent.start
    for _ in range(rules().reach):
        earliest = doc[max(0, earliest - 1)].sent.start
    return [mention for mention in mentions if doc[earliest].idx <= mention.start < span.start_char]


def _tokens_after(doc: Doc, mention: Mention) -> range:
    """The three tokens behind a mention."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return range(span.end, min(span.end + 3, len(doc))) if span is not None else range(0)


def _names(mentions: Iterable[Mention], labels: frozenset[str]) -> set[str]:
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
