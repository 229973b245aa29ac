"""Whose words or thoughts a verb reports: its subject, agent, or the subject that it shares."""

from spacy.tokens import Token

from claimspan.extract.attributions.lexicon import lexicon, reporting_nouns
from claimspan.extract.attributions.nominals import can_speak
from claimspan.extract.attributions.quotes import CLOSING, STRAIGHT
from claimspan.extract.attributions.spans import is_catenative

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
MISREAD = frozenset({"compound", "preconj", "nmod", "dep", "npadvmod", "meta"})
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"})


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two the one after it, which an inserted "said one diplomat" has."""
    return next((child for child in reversed(list(verb.children)) if child.dep_ in SUBJECTS), None)


def misread_subject(verb: Token) -> Token | None:
    """A subject that the parse took for something else.

    After a quotation ("“…,” warned one envoy") for the object, in front of the verb for an apposition in the phrase
    that opens the sentence ("In their book, Doe and Roe argue") or for a modifier of the verb.
    """
    doc, place = verb.doc, verb.i
    if place > 1 and doc[place - 1].text in CLOSING | STRAIGHT:
        after = (child for child in verb.children if child.dep_ in {"dobj", "attr"} and child.i > place)
        return next((child for child in after if can_speak(child) and child.left_edge.i == place + 1), None)
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    for child in verb.lefts:
        if child.dep_ == "prep" and child.right_edge.i + 1 == place:
            for inner in child.subtree:
                ends = inner.dep_ == "appos" and inner.right_edge.i + 1 == place
                if ends and doc[inner.left_edge.i - 1].text == ",":
                    return inner
        if child.dep_ in MISREAD and child.pos_ in {"NOUN", "PROPN"} and can_speak(child):
            return child
        if child.dep_ == "advmod" and child.lower_ in {"most", "many", "some", "few"} and child.i + 1 == place:
            return child
    return None


def misread_participle(verb: Token) -> Token | None:
    """The participle of "officials interviewed for the study conceded", where the parse takes it for the main verb."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or head.tag_ != "VBD" or head.i > verb.i:
        return None
    joined = any(child.dep_ == "cc" or child.text == "," for child in head.rights if child.i < verb.i)
    return None if joined or own_subject(verb) is not None or own_subject(head) is None else head


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive participle."""
    if verb.tag_ != "VBN":
        return False
    deps = {child.dep_ for child in verb.children}
    if "auxpass" in deps or "nsubjpass" in deps or "agent" in deps:
        return True
    if "aux" in deps or "nsubj" in deps:
        return False
    return verb.dep_ in {"acl", "advcl", "amod"} or (verb.dep_ == "conj" and is_passive(verb.head))


def agent(verb: Token) -> Token | None:
    """The noun in the "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def speaker(verb: Token) -> Token | None:
    """The head of the noun phrase that says, thinks or shows; null where nobody is named.

    A verb without a subject of its own shares that of the clause above; a participle after a noun has that noun.
    """
    if is_passive(verb):
        if verb.lemma_.lower() in lexicon().speakers.experiencers and agent(verb) is None:
            return own_subject(verb)
        return agent(verb) or _community(verb)
    seen = 0
    while seen < 8:
        seen += 1
        subject = own_subject(verb) or misread_subject(verb)
        if subject is not None:
            return None if is_passive(verb) and seen == 1 else subject
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and makes_statement(verb.head.head):
            return own_subject(verb.head.head)
        if verb.dep_ == "acl":
            return verb.head if verb.tag_ == "VBG" or verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if verb.dep_ == "xcomp" and is_catenative(verb.head, verb):
            verb = verb.head.head if verb.head.dep_ == "acomp" else verb.head
            continue
        if verb.dep_ == "xcomp" and (controller := _object(verb.head)) is not None and controller.i < verb.i:
            return controller
        if verb.head.lower_ == "worth" or (verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ == "be"):
            return None
        if verb.dep_ == "relcl" or verb.dep_ not in SHARING or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def makes_statement(verb: Token) -> bool:
    """Whether the verb is a speech act by its object: "issued a statement, saying that …"."""
    if verb.lemma_.lower() not in lexicon().mediating.light:
        return False
    return any(child.dep_ == "dobj" and child.lemma_.lower() in reporting_nouns() for child in verb.children)


def _community(verb: Token) -> Token | None:
    """Those among whom something is believed: "it is believed in Lima that", "among experts"."""
    subject = own_subject(verb)
    if subject is None or subject.lower_ != "it":
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "among", "within"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and (child.lower_ == "among" or inner.ent_type_ in {"GPE", "ORG", "NORP"}):
                    return inner
    return None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"), None)
