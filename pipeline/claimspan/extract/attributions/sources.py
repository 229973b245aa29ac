"""Whose words or thoughts a verb reports: its subject, agent, or the subject that it shares."""

from spacy.tokens import Token

from claimspan.extract.attributions.lexicon import lexicon, speaking_nouns

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "NNP", "NNPS"})
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"})


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two the one after it, which an inserted "said one diplomat" has."""
    return next((child for child in reversed(list(verb.children)) if child.dep_ in SUBJECTS), None)


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
        subject = own_subject(verb)
        if subject is not None:
            return None if is_passive(verb) and seen == 1 else subject
        if verb.dep_ == "acl":
            return verb.head if verb.tag_ == "VBG" or verb.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if verb.dep_ == "xcomp" and (controller := _object(verb.head)) is not None and controller.i < verb.i:
            return controller
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
            return None
        if verb.dep_ == "relcl" or verb.dep_ not in SHARING or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def can_speak(noun: Token) -> bool:
    """Whether a noun phrase is a name, a person or body, a document, a pronoun for one of them, or "dozens of" them."""
    if noun.ent_type_ in NAMES or noun.tag_ in PRONOUNS or noun.lemma_.lower() in speaking_nouns():
        return True
    counted = (inner for child in noun.children if child.lower_ == "of" for inner in child.children)
    return any(inner.dep_ == "pobj" and inner.lemma_.lower() in lexicon().speakers.people for inner in counted)


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
