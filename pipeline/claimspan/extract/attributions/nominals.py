"""What a noun phrase means, as far as reports need it: who speaks, who holds views, what stands for a proposition."""

from spacy.tokens import Token

from claimspan.extract.attributions.lexicon import lexicon, shell_nouns, speaking_nouns

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "NNP", "NNPS"})
AGENTS = ("er", "or", "ist")
INDEFINITE = frozenset({"some", "any", "many", "most", "several", "few", "other", "others", "all", "those", "no"})
SINGULAR = frozenset({"a", "an", "one", "another"})


def can_speak(noun: Token) -> bool:
    """Whether a noun phrase is a name, a person or body, a document, a pronoun for one of them, or "dozens of" them."""
    return noun.ent_type_ in NAMES or noun.tag_ in PRONOUNS or is_speaking(noun) or _counts_people(noun)


def _counts_people(noun: Token) -> bool:
    if noun.tag_ != "CD" and noun.lemma_.lower() not in lexicon().speakers.quantities:
        return False
    counted = (inner for child in noun.children if child.lower_ == "of" for inner in child.children)
    return any(inner.dep_ == "pobj" and (inner.ent_type_ == "NORP" or is_speaking(inner)) for inner in counted)


def is_speaking(noun: Token) -> bool:
    """Whether the noun means a person, a body or a document: by the lexicon, in this form ("figures") or its lemma, or
    by the ending of a plural ("growers", "loyalists").
    """
    lemma = noun.lemma_.lower()
    if noun.lower_ in speaking_nouns() or lemma in speaking_nouns():
        return True
    return noun.tag_ == "NNS" and lemma.endswith(AGENTS) and lemma not in lexicon().speakers.no_people


def is_general(noun: Token) -> bool:
    """Whether a noun phrase means adherents of a view or people in general: "growers", "two envoys", "one trader"."""
    if is_adherent(noun):
        return True
    determiners = {child.lower_ for child in noun.lefts if child.dep_ in {"det", "poss"}}
    if noun.tag_ in {"NNS", "NNPS"}:
        return determiners <= INDEFINITE
    return noun.tag_ == "NN" and not determiners.isdisjoint(SINGULAR)


def is_adherent(noun: Token) -> bool:
    """Whether a noun phrase means people by their view or trade in views, or leaves open who they are: "critics",
    "some", "many in the industry", "dozens of officials".
    """
    if noun.lemma_.lower() in lexicon().perspective.partisans or _counts_people(noun):
        return True
    return noun.lower_ in INDEFINITE and noun.pos_ in {"PRON", "ADJ", "DET"}


def is_state(noun: Token) -> bool:
    """Whether a noun phrase is a state or those who rule it."""
    return noun.ent_type_ == "GPE" or noun.lemma_.lower() in lexicon().speakers.states


def is_propositional(noun: Token) -> bool:
    """Whether a word stands for a proposition or an action: "burden", "failure", a gerund, the verb of a question, and
    any noun with a comparative: "a shorter list".
    """
    if noun.pos_ in {"VERB", "AUX"} or any(child.tag_ == "JJR" for child in noun.lefts):
        return True
    nouns, lemma = lexicon().propositions, noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma in nouns.things or lemma in lexicon().speakers.people:
        return False
    return lemma in nouns.nouns or lemma in shell_nouns() or lemma.endswith(nouns.suffixes)


def is_document(noun: Token) -> bool:
    """Whether the noun means a text or a body of data, in this form ("figures") or by its lemma."""
    documents = lexicon().speakers.documents
    return noun.lower_ in documents or noun.lemma_.lower() in documents
