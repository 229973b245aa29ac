"""How a reporting verb takes its content: one function a frame."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.lexicon import lexicon, reporting_nouns
from claimspan.extract.attributions.nominals import NAMES
from claimspan.extract.attributions.quotes import CLOSING, OPENING, STRAIGHT, Quotes
from claimspan.extract.attributions.report import TokenSpan
from claimspan.extract.attributions.sources import SUBJECTS, is_passive
from claimspan.extract.attributions.spans import ends_in_dash, subtree, trim, with_quotes, without_connective

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


@dataclass(frozen=True)
class Site:
    """A verb where a report may stand, with its speaker."""

    verb: Token
    speaker: Token | None
    quotes: Quotes
    prepositions: tuple[str, ...] = ()
    may_follow: bool = True

    @property
    def doc(self) -> Doc:
        """The text."""
        return self.verb.doc


@dataclass(frozen=True)
class Content:
    """The content, its head token, and up to where it draws the cue (a preposition: "called for")."""

    span: TokenSpan
    head: Token
    cue_end: int | None = None


def clause(site: Site) -> Content | None:
    """A finite clause below the verb, or the clause that the verb interrupts or follows ("…, she said, …")."""
    verb = site.verb
    for child in verb.children:
        if child.dep_ == "ccomp" and is_finite(child) and (child.i > verb.i or _may_stand_first(site, child)):
            start, end = subtree(child)
            subjects = [sub for sub in verb.children if sub.dep_ in SUBJECTS]
            others = [sub for sub in subjects if site.speaker in subjects and sub != site.speaker]
            theirs = [sub.left_edge.i for sub in others if not ends_in_dash(sub)]
            return _made(site, child, (min([start, *theirs]), end))
    return _extraposed(site) or _through_noun(site) or parenthetical(site)


def marked_clause(site: Site) -> Content | None:
    """A finite clause below the verb that opens with "that", "whether", "if" or a question word."""
    for child in site.verb.children:
        opened = child.left_edge.dep_ == "mark" or child.left_edge.tag_ in {"WRB", "WP", "WDT"}
        if child.dep_ == "ccomp" and child.i > site.verb.i and is_finite(child) and opened:
            return _made(site, child, subtree(child))
    return _extraposed(site) or _through_noun(site)


def claim(site: Site) -> Content | None:
    """A claim of nobody named that the verb meets: "rejected claims that", "shared the view that"."""
    for noun in site.verb.children:
        if noun.dep_ == "dobj" and noun.i > site.verb.i and noun.lemma_.lower() in reporting_nouns():
            found = that_clause(noun)
            if found is not None and not any(child.dep_ == "poss" for child in noun.lefts):
                return _made(site, found, (noun.left_edge.i, found.right_edge.i + 1))
    return None


def quotation(site: Site) -> Content | None:
    """A direct quotation that touches the verb or its subject."""
    verb, doc = site.verb, site.doc
    left = min(verb.i, site.speaker.left_edge.i if site.speaker is not None else verb.i)
    right = max(verb.i, site.speaker.right_edge.i if site.speaker is not None else verb.i) + 1
    if _has_object(verb):
        return _quotation_after(site, right)
    before = left - 1
    while before > 0 and (doc[before].is_space or doc[before].text in {",", "—", "–", "-"}):
        before -= 1
    if (
        before >= 0
        and doc[before].text in CLOSING | STRAIGHT
        and (span := site.quotes.around(before))
        and (span[1] == before + 1 and _is_sentence_like(doc, span))
        and (before >= verb.sent.start or doc[before - 1].text not in {".", ";"})
    ):
        return Content(span, doc[span[0] + 1])
    return _quotation_after(site, right)


def infinitive(site: Site) -> Content | None:
    """A to-infinitive that shares the subject."""
    for child in site.verb.children:
        if child.dep_ == "xcomp" and child.i > site.verb.i and _has_to(child):
            return _made(site, child, subtree(child))
    return None


def order(site: Site) -> Content | None:
    """An object with an infinitive: what somebody is told to do."""
    verb = site.verb
    if is_passive(verb):
        return None
    for child in verb.children:
        if child.i < verb.i or not _has_to(child):
            continue
        if child.dep_ == "ccomp":
            return _made(site, child, subtree(child))
        if child.dep_ in {"xcomp", "advcl"}:
            for receiver in verb.children:
                if receiver.dep_ == "dobj" and verb.i < receiver.i < child.i:
                    return _made(site, child, (receiver.left_edge.i, child.right_edge.i + 1))
                if receiver.dep_ == "prep" and verb.i < receiver.i < child.i and receiver.lower_ in site.prepositions:
                    return _made(site, child, (receiver.i + 1, child.right_edge.i + 1), receiver.i + 1)
    return None


def raising(site: Site) -> Content | None:
    """The infinitive of a raising passive: "is believed to be"; the subject belongs to what is reported."""
    verb = site.verb
    if not is_passive(verb) or verb.dep_ in {"acl", "amod"}:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and _has_to(child):
            return _made(site, child, subtree(child))
    return None


def gerund(site: Site) -> Content | None:
    """An "-ing" clause."""
    for child in site.verb.rights:
        first = next((word for word in child.lefts if word.dep_ in {"aux", "auxpass"}), child)
        if child.dep_ in {"xcomp", "ccomp"} and first.tag_ == "VBG":
            return _made(site, child, subtree(child))
    return None


def object_(site: Site) -> Content | None:
    """A noun phrase; under a passive with its agent the subject."""
    verb = site.verb
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    for child in verb.children:
        if child.dep_ == wanted and child.pos_ in NOMINAL and child.lower_ not in {"who", "which", "that", "it"}:
            start, end = subtree(child)
            for reason in verb.children:
                follows = reason.left_edge.i == (end if wanted == "dobj" else verb.i + 1)
                if reason.dep_ == "prep" and reason.lower_ in site.prepositions and follows:
                    end = reason.right_edge.i + 1
            return _made(site, child, (start, end))
    return None


def predicate(site: Site) -> Content | None:
    """An object with what it is called or held to be: "called the plan a failure", "considers it to be weak"."""
    for child in site.verb.rights:
        if child.dep_ not in {"oprd", "xcomp", "ccomp"} or (child.dep_ == "ccomp" and is_finite(child)):
            continue
        if _has_to(child) and child.lemma_ not in {"be", "have"}:
            continue
        if child.dep_ == "ccomp" or any(grandchild.dep_ == "nsubj" for grandchild in child.children):
            return _made(site, child, subtree(child))
        return _with_object(site, child)
    return _quoted_name(site)


def as_(site: Site) -> Content | None:
    """An object with what it is taken for: "described the plan as a failure", "as improvised"."""
    for child in site.verb.rights:
        below = child.left_edge if child.dep_ == "advcl" and child.tag_ == "VBN" else child
        if below.lower_ == "as" and below.dep_ in {"prep", "mark"}:
            return _with_object(site, child)
    return _as_below_object(site)


def _with_object(site: Site, predicate_: Token) -> Content | None:
    """From the object to the predicate; of a passive the subject."""
    passive = is_passive(site.verb)
    for child in site.verb.children:
        if child.dep_ == ("nsubjpass" if passive else "dobj") and (passive or child.i > site.verb.i):
            start, end = subtree(child)
            if not passive:
                start, end = min(start, predicate_.left_edge.i), max(end, predicate_.right_edge.i + 1)
            return _made(site, predicate_, (start, end))
    return None


def reason(site: Site) -> Content | None:
    """A noun phrase and what it is judged for: "criticized the plan for its cost"."""
    judged = object_(site)
    if judged is None:
        return None
    below = _preposition_behind(site, judged.head)
    if below is None:
        return None
    end = judged.span[1] if is_passive(site.verb) else max(judged.span[1], below.right_edge.i + 1)
    return replace(judged, span=(judged.span[0], end))


def _preposition_behind(site: Site, noun: Token) -> Token | None:
    """One of the lemma's prepositions behind the verb and a noun, attached to either."""
    for owner in (site.verb, noun):
        for below in owner.rights:
            if below.dep_ == "prep" and below.lower_ in site.prepositions and below.i > max(site.verb.i, noun.i):
                return below
    return None


def preposition(site: Site) -> Content | None:
    """A prepositional object with one of the lemma's prepositions, which joins the cue; "favor" for "in favor of"."""
    for child in site.verb.rights:
        if child.dep_ != "prep":
            continue
        last = child if child.lower_ in site.prepositions else None
        if last is None and "favor" in site.prepositions:
            last = _in_favor(child)
        if last is None:
            continue
        for inner in last.children:
            if inner.dep_ in {"pobj", "pcomp"}:
                between = site.doc[site.verb.i + 1 : child.i]
                adjacent = all(token.pos_ in {"ADV", "PART", "ADP"} for token in between)
                return _made(site, inner, subtree(inner), last.i + 1 if adjacent else None)
    return None


def _in_favor(preposition_: Token) -> Token | None:
    """The "of" of "in favor of"."""
    if preposition_.lower_ != "in":
        return None
    nouns = (noun for noun in preposition_.children if noun.lemma_.lower() in {"favor", "favour"})
    return next((child for noun in nouns for child in noun.children if child.lower_ == "of"), None)


def parenthetical(site: Site) -> Content | None:
    """The clause that the verb interrupts or follows: "…, she said, …", "as he put it"."""
    verb = site.verb
    marked_as = any(child.lower_ == "as" and child.dep_ in {"mark", "advmod", "prep"} for child in verb.children)
    if site.speaker is None and (marked_as or not is_passive(verb)):
        return None
    if _has_object(verb):
        return None
    if verb.dep_ == "parataxis" or (marked_as and verb.dep_ == "advcl"):
        host = verb.head
        start, end = subtree(host)
        below_start, below_end = subtree(verb)
        if below_end >= end - 1:
            end = below_start
        elif below_start <= start:
            start = below_end
        return _made(site, host, (start, end))
    return None


def charge(site: Site) -> Content | None:
    """What somebody is accused of; the accused stands inside the cue."""
    for child in site.verb.children:
        if child.dep_ == "prep" and child.lower_ in site.prepositions and child.i > site.verb.i:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    return _made(site, inner, subtree(inner), child.i + 1)
    return None


def ascription(site: Site) -> Content | None:
    """An object with the preposition that gives its cause or value, as one stretch."""
    for child in site.verb.rights:
        below = _preposition_behind(site, child) if child.dep_ == "dobj" else None
        if below is not None:
            return _made(site, child, (child.left_edge.i, below.right_edge.i + 1))
    return None


FRAMES: dict[str, Callable[[Site], Content | None]] = {
    "clause": clause,
    "that": marked_clause,
    "claim": claim,
    "quotation": quotation,
    "infinitive": infinitive,
    "order": order,
    "gerund": gerund,
    "object": object_,
    "predicate": predicate,
    "as": as_,
    "reason": reason,
    "preposition": preposition,
    "raising": raising,
    "parenthetical": parenthetical,
    "charge": charge,
    "ascription": ascription,
}


def _quotation_after(site: Site, right: int) -> Content | None:
    verb, doc = site.verb, site.doc
    end = verb.sent.end
    for after in range(right, min(end, right + 12)):
        if doc[after].text in OPENING | STRAIGHT and (span := site.quotes.around(after)) and span[0] == after:
            if not _is_sentence_like(doc, span):
                break
            if doc[after - 1].text in {",", ":"} or after == right:
                return Content(span, doc[min(span[0] + 1, len(doc) - 1)])
            break
    if verb.i + 1 < len(doc) and doc[verb.i + 1].text == ":":
        span = site.quotes.around(min(verb.i + 2, len(doc) - 1))
        if span is not None and span[0] == verb.i + 2:
            return Content(span, doc[span[0] + 1])
    return None


def _has_object(verb: Token) -> bool:
    """Whether the verb has what it needs already, so that a quotation before it is not its content."""
    told = verb.lemma_.lower() in lexicon().mediating.told
    return any(
        child.i > verb.i
        and child.dep_ in {"dobj", "xcomp", "attr", "ccomp"}
        and child.lower_ != "it"
        and not (told and child.dep_ == "dobj")
        for child in verb.children
    )


def _may_stand_first(site: Site, content: Token) -> bool:
    """Whether a clause before the verb is its content: of speech or thought, and not joined by a semicolon or colon."""
    after = content.right_edge.i + 1
    inverted = content.left_edge.dep_ == "aux" and content.left_edge.tag_ in FINITE
    return site.may_follow and not inverted and site.doc[min(after, site.verb.i)].text not in {";", ":"}


def _extraposed(site: Site) -> Content | None:
    """A that-clause that the parse hangs on a noun in between: "it was noted in a report that"."""
    for preposition_ in site.verb.children:
        if preposition_.dep_ != "prep" or preposition_.i < site.verb.i:
            continue
        for noun in preposition_.children:
            own = noun.lemma_.lower() in lexicon().mediating.grounds
            if noun.dep_ == "pobj" and not own and (found := that_clause(noun)) is not None:
                return _made(site, found, subtree(found))
    return None


def _through_noun(site: Site) -> Content | None:
    """A that-clause under the object: "emphasized the fact that", "denied claims that", "told voters that"."""
    for noun in site.verb.children:
        if noun.dep_ == "dobj" and noun.i > site.verb.i and (found := that_clause(noun)) is not None:
            lemma = noun.lemma_.lower()
            if lemma in lexicon().mediating.facts:
                return _made(site, found, subtree(found), noun.i + 1)
            if lemma in reporting_nouns() or lemma in lexicon().speakers.people or noun.ent_type_ in NAMES:
                return _made(site, found, subtree(found))
    return None


def _quoted_name(site: Site) -> Content | None:
    """ "called the fleet “a teacher”", where the parse takes the quotation for an apposition."""
    for child in site.verb.children:
        if child.dep_ == "dobj" and child.i > site.verb.i:
            quoted = site.quotes.within(child.i + 1, child.right_edge.i + 1)
            if quoted and quoted[0][0] == child.i + 1:
                return _made(site, child, (child.left_edge.i, quoted[0][1]))
    return None


def _as_below_object(site: Site) -> Content | None:
    """ "described the plan as a failure", where the parse hangs "as" on the object."""
    for child in site.verb.children:
        if child.dep_ == "dobj" and child.i > site.verb.i:
            for below in child.children:
                if below.dep_ == "prep" and below.lower_ == "as":
                    return _made(site, below, subtree(child))
    return None


def that_clause(noun: Token) -> Token | None:
    """The finite clause with "that" below a noun, relative clauses left out."""
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and child.i > noun.i and is_finite(child):
            for mark in child.children:
                if mark.dep_ == "mark" and mark.lower_ in {"that", "whether"}:
                    return child
    return None


def _made(site: Site, head: Token, span: TokenSpan, cue_end: int | None = None) -> Content | None:
    inner = trim(site.doc, *span)
    if inner is None:
        return None
    inner = without_connective(site.doc, inner, head)
    return Content(with_quotes(site.doc, site.quotes, inner, site.verb.i), head, cue_end)


def is_finite(token: Token) -> bool:
    """Whether a clause has tense, a modal, "that", or a bare verb with its subject ("demand he go")."""
    if token.tag_ in FINITE:
        return True
    for child in token.children:
        if (child.tag_ in FINITE and child.dep_ in {"aux", "auxpass"}) or (
            child.dep_ == "mark" and child.lower_ == "that"
        ):
            return True
    return (
        token.tag_ in {"VB", "VBN"} and not _has_to(token) and any(child.dep_ in SUBJECTS for child in token.children)
    )


def _has_to(token: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)


def _is_sentence_like(doc: Doc, span: TokenSpan) -> bool:
    return span[1] - span[0] > 4
