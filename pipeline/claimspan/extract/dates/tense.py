"""The tense of the clause in which an expression stands: whether a bare "Friday" lies back or ahead."""

from spacy.tokens import Token

from claimspan.extract.dates.wordlists import words

VERBS = ("VB", "MD")


def tense_at(token: Token) -> int:
    """-1, 0 or 1 for past, present or future of the nearest verb above ``token``; 0 where nothing tells.

    Needs tags; uses the parse where there is one, else the nearest verb within twelve tokens.
    """
    doc = token.doc
    if not doc.has_annotation("TAG"):
        return 0
    if not doc.has_annotation("DEP"):
        near = doc[max(token.i - 12, 0) : token.i + 12]
        verbs = sorted((word for word in near if word.tag_.startswith(VERBS)), key=lambda verb: abs(verb.i - token.i))
    else:
        verbs = [head for head in token.ancestors if head.tag_.startswith(VERBS)]
    for verb in verbs:
        found = 1 if _is_plan(verb, token) else _tense(verb)
        if found is not None:
            return found
    return 0


def _is_plan(verb: Token, token: Token) -> bool:
    if verb.lemma_ in words().scheduling:
        return True
    direct = verb in (token.head, token.head.head)
    return verb.lemma_ in words().planning and not direct


def _tense(verb: Token) -> int | None:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN" and any(word.lower_ == "have" for word in auxiliaries):
        return -1
    for word in [*auxiliaries, verb]:
        if word.tag_ == "MD":
            return 1
        if word.tag_ == "TO":
            return 1 if verb.head.lemma_ in words().expecting or verb.head.tag_ in ("VBZ", "VBP") else None
        if word.tag_ == "VBD" or (word.tag_ in ("VBP", "VBZ") and word.lemma_ == "have"):
            return -1
    if verb.tag_ == "VBN" and not auxiliaries:
        return 1 if verb.lemma_ in words().expecting else -1
    if any(word.tag_ in ("VBP", "VBZ") for word in [*auxiliaries, verb]):
        return 1 if verb.lower_ in ("expected", "scheduled", "planned", "going", "set") else 0
    return None
