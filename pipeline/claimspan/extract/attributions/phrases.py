"""Reports whose cue is no verb: "according to X", "in X’s view", "for X, …", "reportedly", "X’s stated aim is …"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.lexicon import lexicon
from claimspan.extract.attributions.nominals import can_speak, is_document
from claimspan.extract.attributions.quotes import Quotes
from claimspan.extract.attributions.report import Report, TokenSpan
from claimspan.extract.attributions.spans import subtree, trim, with_quotes, without_connective
from claimspan.extract.attributions.verbs import entries, lemma_of
from claimspan.extract.attributions.words import Words

PEOPLE = frozenset({"PERSON", "NORP", "GPE", "ORG"})
PLACES = frozenset({"GPE", "LOC", "NORP"})
COPULAS = frozenset({"be", "remain", "seem", "appear", "mean", "represent", "constitute"})
OWN_VIEW = frozenset({"my", "our", "this"})


def phrase_reports(doc: Doc, words: Words, quotes: Quotes) -> Iterator[Report]:
    """The reports of perspective phrases, sentence adverbs and stated aims."""
    phrases = lexicon().perspective
    views = dict(item.split(":") for item in phrases.views)
    triggers = {"according", "per", "as"} | phrases.adverbs | phrases.stated | phrases.dative
    for place, (lower, lemma) in enumerate(zip(words.lower, words.lemma, strict=True)):
        report = None
        if lower in triggers:
            report = _triggered(doc[place], quotes)
        elif lemma in views and doc[place].dep_ == "pobj" and doc[place].head.lower_ in views[lemma].split(","):
            report = _view(doc[place], quotes)
        if report is not None:
            yield report


def _triggered(token: Token, quotes: Quotes) -> Report | None:
    phrases, lower = lexicon().perspective, token.lower_
    if lower in phrases.adverbs:
        return _adverb(token) if token.pos_ == "ADV" else None
    if lower in phrases.stated:
        return _stated(token) if token.head.lemma_.lower() in phrases.aims and token.i < token.head.i else None
    if lower in phrases.dative:
        return _dative(token, quotes) if token.dep_ == "prep" else None
    if lower == "as":
        shown = token.head.tag_ == "VBN" and token.head.dep_ == "advcl"
        return _as_shown(token, quotes) if shown else None
    return _according(token, quotes)


def _according(token: Token, quotes: Quotes) -> Report | None:
    """ "according to X", "per X"."""
    last = token
    if token.lower_ == "according":
        following = token.nbor() if token.i + 1 < len(token.doc) else token
        if following.lower_ != "to":
            return None
        last = following
    who = next((child for owner in (last, token) for child in owner.children if child.dep_ == "pobj"), None)
    if who is None or (token.lower_ == "per" and not _is_named(who) and not is_document(who)):
        return None
    if not can_speak(who) and not _opens_clause(token, who):
        return None
    cue = (token.i, last.i + 1)
    return _made(token, cue, who, phrase=(token.i, who.right_edge.i + 1), quotes=quotes, rule="according")


def _as_shown(token: Token, quotes: Quotes) -> Report | None:
    """ "As shown in X", "as noted by X"."""
    verb = token.head
    if lemma_of(verb, entries(False)) not in entries(False):
        return None
    if token.i > token.sent.start and not token.nbor(-1).is_punct:
        return None
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"in", "by"} and child.i == verb.i + 1:
            for who in child.children:
                if who.dep_ == "pobj" and can_speak(who):
                    phrase = (token.i, who.right_edge.i + 1)
                    return _made(verb, (token.i, child.i + 1), who, phrase=phrase, quotes=quotes, rule="as-shown")
    return None


def _adverb(token: Token) -> Report | None:
    """ "reportedly": hearsay with nobody named."""
    host = token.sent.root if token.i == token.sent.start else token.head
    if host.pos_ not in {"VERB", "AUX"}:
        return None
    span = trim(token.doc, token.i + 1, max(host.right_edge.i + 1, token.i + 1))
    return _perspective(None, (token.i, token.i + 1), span, "hearsay", host)


def _stated(token: Token) -> Report | None:
    """ "X’s stated aim is to …"."""
    noun = token.head
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    verb = noun.head
    if owner is None or noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    content = next((child for child in verb.children if child.dep_ in {"xcomp", "ccomp", "attr"}), None)
    if content is None:
        return None
    span = trim(token.doc, *subtree(content))
    return _perspective(owner, (token.i, noun.i + 1), span, "stated", verb)


def _view(noun: Token, quotes: Quotes) -> Report | None:
    """ "in X’s view", "from the Chilean point of view", "in the eyes of X"."""
    preposition = noun.head
    if noun.lower_ == "point" and not any(token.lower_ == "view" for token in noun.subtree):
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (child for child in noun.children if child.dep_ in {"amod", "compound"} and _is_named(child)), None
        )
    end = noun.right_edge.i + 1
    cue = (preposition.i, end)
    if owner is None:
        of = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        owner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if of is None or owner is None or not (can_speak(owner) or noun.lemma_.lower() == "word"):
            return None
        cue = (preposition.i, of.i + 1)
    elif owner.lower_ in OWN_VIEW:
        return None
    return _made(preposition, cue, owner, phrase=(preposition.i, end), quotes=quotes, rule="view")


def _dative(token: Token, quotes: Quotes) -> Report | None:
    """ "For X, … is …" at the head of a clause. A place may just be concerned, so it holds no claim."""
    who = next((child for child in token.children if child.dep_ == "pobj"), None)
    partisan = who is not None and who.lemma_.lower() in lexicon().perspective.partisans
    if who is None or not (partisan or _is_named(who)):
        return None
    host = _clause_of(token)
    if host is None or host.lemma_ not in COPULAS:
        return None
    after = who.right_edge.i + 1
    if after >= len(token.doc) or token.doc[after].text != ",":
        return None
    if token.i > token.sent.start and token.nbor(-1).text not in {",", ";"} and token.nbor(-1).dep_ != "mark":
        return None
    report = _made(token, (token.i, token.i + 1), who, phrase=(token.i, after), quotes=quotes, rule="dative")
    return report and replace(report, holds=partisan or who.ent_type_ not in PLACES)


def _made(token: Token, cue: TokenSpan, who: Token, *, phrase: TokenSpan, quotes: Quotes, rule: str) -> Report | None:
    host = _clause_of(token)
    if host is None:
        return None
    content = _around(token.doc, host, phrase)
    if content is not None:
        content = with_quotes(token.doc, quotes, content, token.i)
    return _perspective(who, cue, content, rule, host)


def _perspective(who: Token | None, cue: TokenSpan, content: TokenSpan | None, rule: str, host: Token) -> Report:
    return make_report(
        who=who, cue=cue, content=content, kind="perspective", rule=f"perspective.{rule}", head=host, holds=True
    )


def _clause_of(token: Token) -> Token | None:
    """The verb of the clause that a phrase modifies."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
    return current if current.pos_ in {"VERB", "AUX", "NOUN"} and current.i != token.i else None


def _around(doc: Doc, host: Token, phrase: TokenSpan) -> TokenSpan | None:
    """The host clause without the phrase, where that stands at one of its ends."""
    start, end = subtree(host)
    if phrase[0] - start <= _connective(doc, start, phrase[0]):
        start = phrase[1]
    elif trim(doc, phrase[1], end) is None or phrase[1] >= end:
        end = phrase[0]
    span = trim(doc, start, end)
    return span and without_connective(doc, span, host)


def _connective(doc: Doc, start: int, end: int) -> int:
    """How many tokens before a phrase are mere connectives or punctuation."""
    light = all(token.is_punct or token.dep_ in {"advmod", "cc", "mark", "punct", "intj"} for token in doc[start:end])
    return end - start if light else 0


def _opens_clause(token: Token, who: Token) -> bool:
    """Whether "according to …" stands before its clause; after a verb it may mean "in line with"."""
    after = who.right_edge.i + 1
    return after < len(token.doc) and token.doc[after].text == "," and token.i <= token.head.left_edge.i + 2


def _is_named(token: Token) -> bool:
    return any(part.ent_type_ in PEOPLE for part in token.subtree) or (token.pos_ == "PROPN" and token.is_title)
