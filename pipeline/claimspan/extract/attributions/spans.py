"""Token spans of phrases, read from the dependency parse."""

import re

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.lexicon import lexicon
from claimspan.extract.attributions.quotes import CLOSING, Quotes
from claimspan.extract.attributions.report import TokenSpan

OUTER_PUNCTUATION = frozenset(",;:.—–-―…!?")
COMPLEMENTIZERS = frozenset({"that", "to"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
YEAR = re.compile(r"(1[89]|20)\d\d[a-z]?")
SEPARATORS = frozenset({",", "(", "[", ";"})
DASHES = frozenset({"-", "--", "–", "—", "―"})
BRACKETS = frozenset({"(", "["})
MODAL = frozenset({"may", "might", "can", "could", "should", "would", "must", "ought"})


def trim(doc: Doc, start: int, end: int) -> TokenSpan | None:
    """The span without outer white space and punctuation, quotation marks and brackets kept; null when empty."""
    while start < end and (doc[start].is_space or doc[start].text in OUTER_PUNCTUATION):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in OUTER_PUNCTUATION):
        end -= 1
    if start < end < len(doc) and doc[end - 1].lower_ == "al" and doc[end].text == ".":
        end += 1  # "et al."
    return (start, end) if start < end else None


def without_connective(doc: Doc, span: TokenSpan, head: Token) -> TokenSpan:
    """The clause without a leading "and" or "but", or a conjunct that a comma sets off ("however"), and without an
    "and" that is left hanging at its end.
    """
    start, end = span
    while start + 1 < end and doc[start].head.i == head.i:
        set_off = doc[start].lower_ in lexicon().perspective.conjuncts and doc[start + 1].text == ","
        if doc[start].dep_ != "cc" and not set_off and doc[start].text != ",":
            break
        start += 1
    while end - 1 > start and (doc[end - 1].dep_ == "cc" or doc[end - 1].text == ","):
        end -= 1
    return start, end


def subtree(token: Token) -> TokenSpan:
    """From the first to the last token below ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def noun_phrase(token: Token) -> TokenSpan:
    """The whole noun phrase of a head with appositions and relative clauses; a possessor keeps its ’s.

    A preposition or conjunct list that belongs to the phrase stays in, and so does the second of the two commas that
    set off an apposition or relative clause at its end ("Jane Doe, the envoy,"). A dash before the head ends what is no
    part of it, as a dateline ("LIMA – Officials").
    """
    doc = token.doc
    start, end = subtree(token)
    for left in range(token.i - 1, start - 1, -1):
        spaced = left > 0 and bool(doc[left - 1].whitespace_) and bool(doc[left].whitespace_)
        if (doc[left].text in DASHES and spaced) or doc[left].text in CLOSING:
            start = left + 1
            break
    span = trim(doc, start, end)
    if span is None:
        return token.i, token.i + 1
    start, end = _compound_start(doc, span[0]), _bracket_end(doc, *span)
    set_off = any(child.dep_ in {"appos", "relcl"} and _after_comma(child) for child in token.rights)
    if set_off and end < len(doc) and doc[end].text == ",":
        end += 1
    return start, end


def _compound_start(doc: Doc, start: int) -> int:
    """The start of a compound that the parse cuts at its dash: "the state–run newspaper"."""
    while start > 1 and _joins(doc, start - 1):
        start = doc[start - 2].left_edge.i
    return start


def ends_in_dash(noun: Token) -> bool:
    """Whether a noun phrase is the first part of a compound that the parse cuts at its dash."""
    last = noun.right_edge.i
    return any(_joins(noun.doc, place) for place in (last, last + 1) if 0 < place < len(noun.doc))


def _joins(doc: Doc, place: int) -> bool:
    return doc[place].text in {"-", "–"} and not doc[place].whitespace_ and not doc[place - 1].whitespace_


def _bracket_end(doc: Doc, start: int, end: int) -> int:
    """The end with the bracket that closes an open one, or with an acronym: "the Fisheries Board (FB)"."""
    last = max((i for i in range(start, end) if doc[i].text in BRACKETS), default=start)
    if end < len(doc) and doc[end].text == ")" and doc[last].text == "(" and all(t.text != ")" for t in doc[last:end]):
        return end + 1
    acronym = end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")"
    return end + 3 if acronym and doc[end + 1].is_upper and len(doc[end + 1]) > 1 else end


def _after_comma(token: Token) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text == ","


def name_of(token: Token) -> TokenSpan:
    """The noun phrase up to its apposition, relative clause, bracket or comma; without the possessive ’s.

    A name that is itself the apposition of a description ("the architect, Jane Doe") is kept with it.
    """
    doc = token.doc
    start, end = subtree(token)
    cuts = [end]
    last = _last_conjunct(token)
    for child in token.rights:
        if (
            child.dep_ == "case"
            or (child.dep_ == "relcl" and token.pos_ not in {"PRON", "DET"})
            or (child.dep_ == "punct" and child.text in SEPARATORS and child.i > last)
            or (child.dep_ in {"appos", "prep"} and is_person(token) and child.i > last)
        ):
            cuts.append(child.left_edge.i)
        if child.dep_ == "appos" and _names(token, child) and doc[child.left_edge.i - 1].text not in BRACKETS:
            if start > 0 and doc[start - 1].lower_ == "as":
                return name_of(child)  # "as a former envoy, Jane Doe argues"
            cuts = [cut for cut in cuts if cut > child.right_edge.i]
            break
    while start < token.i and doc[start].head.i == token.i and doc[start].dep_ in {"advmod", "predet", "cc", "preconj"}:
        start += 1
    while start < token.i and doc[start].text in CLOSING:
        start += 1
    for child in token.lefts:
        if child.dep_ == "prep":
            start = max(start, child.right_edge.i + 1)
    cuts.extend(i for i in range(last + 1, end - 1) if doc[i].text == "(" and YEAR.fullmatch(doc[i + 1].text))
    if doc[start].dep_ == "prep" and doc[start].pos_ == "ADP":
        start = max((i + 1 for i in range(start, token.i) if doc[i].text == ","), default=start)
    start, end = trim(doc, start, max(token.i + 1, min(cuts))) or (token.i, token.i + 1)
    return _compound_start(doc, start), end if is_person(token) else _bracket_end(doc, start, end)


def _names(description: Token, apposition: Token) -> bool:
    """Whether an apposition is the name of the person described: "the architect, Jane Doe"."""
    several = any(child.dep_ == "conj" for child in apposition.rights)
    if is_person(description) or (description.tag_ == "NNS" and not several):
        return False
    person = description.lemma_.lower() in lexicon().speakers.people and description.pos_ == "NOUN"
    return apposition.ent_type_ == "PERSON" or (person and apposition.pos_ == "PROPN" and not apposition.ent_type_)


def is_person(token: Token) -> bool:
    """Whether the word ends a person's name, by the entities or by an apposition ("Jane Doe, a physicist")."""
    if token.ent_type_ == "PERSON":
        return True
    people = lexicon().speakers.people
    if token.pos_ != "PROPN" or token.ent_type_:
        return False
    return any(child.dep_ == "appos" and child.lemma_.lower() in people for child in token.rights)


def _last_conjunct(token: Token) -> int:
    """The place of the last of coordinated nouns, or of the noun itself."""
    following = next((child for child in token.rights if child.dep_ == "conj"), None)
    return token.i if following is None else _last_conjunct(following)


def verb_group(token: Token) -> TokenSpan:
    """The verb with the auxiliaries, negation and adverbs that touch it, and its particle.

    A catenative verb right before it belongs to it: "tried to persuade", "continues to insist".
    """
    doc = token.doc
    start = token.i
    hearsay = lexicon().perspective.adverbs
    while start > 0:
        left = doc[start - 1]
        if left.head.i == token.i and (
            left.dep_ in AUXILIARIES or (left.dep_ == "advmod" and left.pos_ == "ADV" and left.lower_ not in hearsay)
        ):
            start = left.left_edge.i if left.dep_ == "advmod" and left.right_edge.i == left.i else start - 1
        else:
            break
    above = token.head
    if is_catenative(above, token) and verb_end(above) == start:
        start = verb_group(above)[0]
    return start, verb_end(token)


def verb_end(token: Token) -> int:
    """The end of the verb with its particle."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].head.i == token.i and token.doc[end].dep_ == "prt":
        end += 1
    return end


def is_catenative(above: Token, verb: Token) -> bool:
    """Whether ``above`` is a verb, or "quick" and its like, that leaves the report to the infinitive below it:
    "tried to argue", "went on to argue", "came to believe", "was quick to argue".
    """
    if verb.dep_ == "xcomp":
        known = above.lemma_ == "know" and above.tag_ == "VBN"
        return (known or above.lemma_.lower() in lexicon().mediating.catenative) or (
            above.dep_ == "acomp" and above.lower_ in lexicon().mediating.prompt
        )
    if verb.dep_ != "advcl" or verb.tag_ != "VB":
        return False
    if above.lemma_.lower() == "come":
        return verb.i == above.i + 2
    return above.lemma_.lower() == "go" and any(child.dep_ == "prt" and child.lower_ == "on" for child in above.rights)


def is_negated(token: Token) -> bool:
    """Whether the verb is negated, or its subject is "no …" or "nobody"."""
    for child in token.children:
        if child.dep_ == "neg":
            return True
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in {"nobody", "none", "neither"}:
                return True
            if any(grandchild.lower_ == "no" and grandchild.dep_ == "det" for grandchild in child.children):
                return True
    return False


def is_modal(token: Token) -> bool:
    """Whether the verb stands under a modal that makes the report a mere possibility or duty."""
    return any(child.dep_ == "aux" and child.lemma_.lower() in MODAL for child in token.children)


def proposition_of(doc: Doc, content: TokenSpan | None) -> TokenSpan | None:
    """The content without a leading "that" or "to"."""
    if content is None:
        return None
    start, end = content
    if end - start > 1 and doc[start].lower_ in COMPLEMENTIZERS and doc[start].dep_ in {"mark", "aux", "dobj"}:
        start += 1
        if end - start > 1 and doc[start].text == ",":
            start += 1
    return start, end


def with_quotes(doc: Doc, quotes: Quotes, span: TokenSpan, cue: int) -> TokenSpan:
    """The span with the quoted stretches that it begins or ends in, unless the cue stands in them too."""
    start, end = span
    before = quotes.around(start - 1) if start > 0 else None
    if before is not None and before[0] == start - 1 and not before[0] <= cue < before[1]:
        start, end = start - 1, max(end, before[1])
    for quoted in quotes.within(start, end):
        if not quoted[0] <= cue < quoted[1]:
            start, end = min(start, quoted[0]), max(end, quoted[1])
    return start, end
