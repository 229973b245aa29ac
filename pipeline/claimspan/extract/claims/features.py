"""What the learned part sees of a unit: abstract features with the tokens that gave rise to them, never words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimspan.extract.claims.lexicon import Match
from claimspan.extract.claims.own_position import position
from claimspan.extract.claims.syntax import NOTING, Clause, Columns, Slot, finite, infinitive, marked_that, subject

_NAMES = {"PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT"}
_AGENTS = {"PERSON", "GPE", "ORG", "NORP"}
_COMPARATIVE = {"JJR", "RBR"}
_SUPERLATIVE = {"JJS", "RBS"}
_GRADED = _COMPARATIVE | _SUPERLATIVE
_MODIFIER = {"amod", "compound", "advmod", "conj", "nmod", "npadvmod", "quantmod", "nummod", "det"}
_SUBJECT = {"nsubj", "nsubjpass"}


@dataclass(slots=True)
class Features:
    """The features that hold, each with the tokens behind it."""

    tokens: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, name: str, tokens: Iterable[int] = ()) -> None:
        """Switch a feature on."""
        before = self.tokens.get(name)
        self.tokens[name] = (*before, *tokens) if before else tuple(tokens)

    def behind(self, names: Iterable[str]) -> tuple[int, ...]:
        """The tokens behind some features, in their order."""
        return tuple(sorted({token for name in names for token in self.tokens.get(name, ())}))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands: its share of the way through the paper, its place in its paragraph and section, whether
    conclusions were announced shortly before ("the main findings are:"), and whether the unit before has the paper
    itself for its subject.
    """

    through: float = 0.0
    first: bool = True
    last: bool = True
    section: str = "body"
    legal: bool = False
    announced: bool = False
    after_self: bool = False


def unit_features(cols: Columns, view: Clause, matches: Sequence[Match], place: Place) -> Features:
    """The features of one unit."""
    found = Features()
    own = position(cols, matches, place.after_self)
    if own:
        found.add("paper argues", own)
    for match in matches:
        slot = view.slot(match.head)
        if _idle(cols, match) or (match.name not in _MATTERS and cols.label[match.head] in _TITLES):
            continue
        if match.name in _HEADS and cols.dep[match.head] == "compound":
            continue
        if place.legal and match.name in _NORMATIVE and slot == "head":
            found.add("norm", range(match.start, match.end))
            continue
        if match.name == "norm_adj" and _extraposed(cols, view, match.head):
            found.add("it is right to", range(match.start, match.end))
        words = tuple(range(match.start, match.end))
        for suffix in ("", f"@{slot}", *_relations(cols, view, match.head, slot)):
            found.add(match.name + suffix, words)
    _predicate(cols, view, found, place.legal)
    _subject(cols, view, found)
    _surface(cols, view, found)
    found.add(f"section:{place.section}")
    standing = {
        "first in paragraph": place.first,
        "last in paragraph": place.last,
        "legal register": place.legal,
        "announced": place.announced,
    }
    for name, holds in standing.items():
        if holds:
            found.add(name)
    return found


def _extraposed(cols: Columns, view: Clause, adjective: int) -> bool:
    """Whether an adjective judges what "to" or "that" brings: "it is important to stay"."""
    copula = cols.head[adjective]
    if cols.lemma[copula] not in ("be", "become", "remain", "seem") or cols.dep[adjective] not in ("acomp", "attr"):
        return False
    above = subject(cols, copula)
    if above is None or cols.lower[above] != "it" or copula not in (view.root, *view.heads):
        return False
    below = [*cols.children[copula], *cols.children[adjective]]
    return any(
        i > adjective and cols.lemma[i] not in NOTING and (infinitive(cols, i) or marked_that(cols, i)) for i in below
    )


def _relations(cols: Columns, view: Clause, token: int, slot: Slot) -> Iterator[str]:
    """The finer places of a token: subject, object, lead of an adjunct or result, verb of a predicative's relative."""
    if cols.dep[token] in _SUBJECT and cols.head[token] in view.predicates:
        yield "@subject"
    if slot == "adv":
        if _leads_adjunct(cols, view, token):
            yield "@adjunct"
        if cols.tag[token] == "VBG" and token > view.target and _top_of_adjunct(cols, view, token):
            yield "@result"
    elif slot in ("near", "comp"):
        if _argument(cols, view, token) == "dobj":
            yield "@object"
    elif slot == "matrix":
        if cols.head[token] == view.root and cols.dep[token] in ("nsubj", "attr"):
            yield "@above"
    elif slot == "deep" and _in_relative_of_predicative(cols, view, token):
        yield "@rel"
    if slot in ("deep", "adv") and _cleft(cols, view, token):
        yield "@cleft"
    if slot in ("deep", "adv") and _resumes(cols, token):
        yield "@which"


def _argument(cols: Columns, view: Clause, token: int) -> str | None:
    """The dependency of the argument of a main predicate that a token heads or modifies without a preposition."""
    while token not in view.predicates and cols.head[token] != token:
        above = cols.head[token]
        if cols.dep[token] == "pobj" and cols.lower[above] == "of" and cols.lower[cols.head[above]] in _PARTS:
            token = cols.head[above]
        elif cols.dep[token] in _MODIFIER:
            token = above
        else:
            break
    governor = cols.head[token]
    governs = governor in view.predicates or (view.start <= governor < view.end and view.slot(governor) == "comp")
    return cols.dep[token] if governs and token not in view.predicates else None


_PARTS = {"one", "some", "many", "most", "part", "several", "two", "three"}
"""Words of "one of the softest measures", in which the noun after "of" is what counts."""


def _top_of_adjunct(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a token heads an adjunct clause of a main predicate, or is coordinated with one that does."""
    while cols.dep[token] == "conj":
        token = cols.head[token]
    return (
        cols.dep[token] == "advcl"
        and view.start <= cols.head[token] < view.end
        and (view.slot(cols.head[token]) in ("head", "comp", "pred"))
    )


def _in_relative_of_predicative(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a token is the verb of "that …" in "these are rules that …" or "there is a rule that …"."""
    while cols.dep[token] in ("conj", "aux"):
        token = cols.head[token]
    noun = cols.head[token]
    if cols.dep[token] != "relcl" or not view.start <= noun < view.end:
        return False
    return (
        noun in view.heads
        or view.slot(noun) == "pred"
        or (cols.dep[noun] in ("attr", "conj") and cols.lemma[cols.head[noun]] == "be")
    )


def _cleft(cols: Columns, view: Clause, verb: int) -> bool:
    """Whether a verb is that of "what hurt Peru was …" or "it is the drought that hurt Peru"."""
    above = cols.head[verb]
    if cols.lemma[above] != "be" or above not in view.heads:
        return False
    words = [cols.lower[i] for i in cols.children[verb]]
    if cols.dep[verb] == "csubj":
        return "what" in words and any(cols.dep[i] == "dobj" for i in cols.children[verb])
    opens = subject(cols, above)
    return (
        cols.dep[verb] in ("advcl", "ccomp") and "that" in words and opens is not None and cols.lower[opens] == "it"
    ) and any(cols.dep[i] == "attr" for i in cols.children[above])


def _resumes(cols: Columns, verb: int) -> bool:
    """Whether a verb is that of ", which …", said of all that stands before it."""
    opens = next((i for i in cols.children[verb] if cols.lower[i] == "which" and cols.dep[i] == "nsubj"), 0)
    return opens > 0 and cols.lower[opens - 1] == ","


_TITLES = {"PERSON", "GPE", "ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
_HEADS = {"effect_noun", "merit", "fault", "attitude_noun", "will_noun", "cause_noun", "norm_noun"}
"""Classes of nouns that say nothing where they only modify another: "risk assessment", "interest rate"."""
_MATTERS = {"legal", "institution", "budget", "survey", "method", "self"}
"""Classes that a word inside a name may still belong to."""
_NORMATIVE = {"possibility", "obligation", "need", "future", "cause_force", "believe", "want"}
"""Classes that speak of norms, not of claims, when they head a sentence of law."""
_UNMARKED = {"further", "later", "latter", "latest", "earlier", "former", "lower", "upper", "senior", "elder"}


def _idle(cols: Columns, match: Match) -> bool:
    """Whether a word stands in a fixed phrase or is no connective: "at the same time", "more than 30", "was given"."""
    first, after = cols.lower[match.start], match.end
    if first == "given" and after == match.start + 1:
        return cols.dep[match.start] not in ("prep", "mark", "advcl")
    if match.name != "compare" or after == len(cols.lower):
        return False
    if first == "same":
        return cols.lower[after] in ("time", "day", "year", "month")
    return first == "than" and (cols.pos[after] == "NUM" or cols.lower[match.start - 1] in ("rather", "other"))


def _counts(cols: Columns, token: int) -> bool:
    """Whether a comparative or superlative only bounds a number, quantifies or orders: "at least", "most of them"."""
    lower = cols.lower[token]
    if lower in _UNMARKED or (token > 0 and cols.lower[token - 1] == "at"):
        return True
    following = cols.lower[token + 1] if token + 1 < len(cols.lower) else ""
    if lower == "most" and (following == "of" or cols.dep[token] in ("amod", "det", *_SUBJECT)):
        return True
    if lower == "best" and cols.dep[token] == "advmod" and cols.tag[cols.head[token]] == "VBN":
        return True
    if lower in ("more", "less", "fewer") and token + 2 < len(cols.lower) and cols.lower[token + 1] == "than":
        return cols.pos[token + 2] == "NUM" or cols.pos[token + 1] == "NUM"
    return cols.pos[cols.head[token]] == "ADV" and cols.dep[token] == "advmod"


def _leads_adjunct(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a token heads or opens an adjunct clause of a main predicate."""
    top = token if cols.dep[token] in ("advcl", "prep") else cols.head[token]
    leads = cols.dep[top] in ("advcl", "prep") and cols.head[top] in view.predicates
    return leads and (top == token or cols.dep[token] == "mark")


def _predicate(cols: Columns, view: Clause, found: Features, legal: bool) -> None:
    target = view.target
    children = cols.children[target]
    own = [cols.dep[i] for i in children]
    auxiliaries = _auxiliaries(cols, target)
    finite = next((i for i in (*auxiliaries, target) if cols.tag[i] in ("VBD", "VBP", "VBZ", "MD")), None)
    tense = {"VBD": "past", "VBP": "present", "VBZ": "present", "MD": "modal"}.get(
        cols.tag[finite] if finite is not None else "", "none"
    )
    found.add(f"tense:{tense}", [] if finite is None else [finite])
    if any(cols.lemma[i] == "have" for i in auxiliaries):
        found.add(f"perfect:{tense}", auxiliaries)
    for head in view.heads:
        _modals(cols, head, found, legal)
        if cols.lower[head] == "ought":
            found.add("modal:ought", [head])
    if cols.tag[target] == "VBG" and any(cols.lemma[i] == "be" for i in auxiliaries):
        found.add("progressive", [target])
    if "auxpass" in own:
        found.add("passive with agent" if "agent" in own else "passive", [target])
    if cols.lemma[target] in _COPULAR:
        found.add("copula", [target])
    if cols.lemma[target] == "be":
        predicative = next((dep for dep in own if dep in ("acomp", "attr")), "none")
        found.add(f"copula:{predicative}", [target])
        if any(i > target and infinitive(cols, i) for i in children):
            found.add("copula with infinitive", [target])
    if cols.lemma[target] in ("have", "exert", "exercise", "wield", "carry", "bear"):
        found.add("have", [target])
    if cols.pos[target] not in ("VERB", "AUX"):
        found.add("no verb", [target])
    if cols.tag[target] == "VB" and not auxiliaries and _opens(cols, view, target) and subject(cols, target) is None:
        found.add("imperative", [target])
    if view.target != view.root:
        found.add("embedded proposition", [view.root])
    if len(view.heads) > 1:
        found.add("coordinated predicates", view.heads)
    below = [cols.dep[i] for head in view.predicates for i in cols.children[head]]
    if "dobj" in below:
        found.add("transitive")
    if any(dep in ("xcomp", "ccomp", "oprd") for dep in below):
        found.add("complement clause")
    for head in view.predicates:
        if any(_small_clause(cols, i) for i in cols.children[head]):
            found.add("small clause", [head])
    here = slice(view.start, view.end)
    tokens = zip(view.slots, cols.dep[here], cols.pos[here], cols.tag[here], cols.lower[here], strict=True)
    for i, (slot, dep, pos, tag, lower) in enumerate(tokens, view.start):
        if dep == "advmod" and slot == "head" and lower.endswith("ly"):
            found.add("adverb of manner or degree", [i])
        elif dep in ("advcl", "acl") and slot in ("adv", "deep"):
            _adjunct(cols, view, i, slot, found)
        if tag in _GRADED or lower in ("like", "unlike", "as"):
            _degree(cols, view, i, slot, found)
        if pos == "NUM" and _figure_as_predicate(cols, view, i):
            found.add("figure as predicate", [i])
        elif pos == "ADJ" and slot == "pred" and tag not in _GRADED:
            found.add("adjective as predicate", [i])
        elif dep == "neg" and slot in ("head", "pred"):
            found.add("negated", [i])
        if lower == "so" and _so_that(cols, i):
            found.add("so that degree", [i])


_COPULAR = {"be", "become", "remain", "lie", "constitute", "represent", "prove", "form", "seem", "appear"}
"""Verbs that say what something is: "the reason lies in", "remains the cause"."""


def _so_that(cols: Columns, so: int) -> bool:
    """Whether "so" measures a degree by what comes of it: "so harsh that the crops failed"."""
    measured = cols.head[so]
    if cols.dep[so] != "advmod" or cols.pos[measured] not in ("ADJ", "ADV"):
        return False
    return any(marked_that(cols, i) for k in (measured, cols.head[measured]) for i in cols.children[k] if i > measured)


def _small_clause(cols: Columns, token: int) -> bool:
    """Whether a complement is made so by the verb above: "made Peru leave", "leaves it weak", "helps to grow"."""
    if cols.dep[token] == "oprd" or (cols.dep[token] == "xcomp" and cols.lemma[cols.head[token]] in ("help", "assist")):
        return True
    own = any(cols.dep[i] in _SUBJECT for i in cols.children[token])
    return cols.dep[token] in ("ccomp", "xcomp") and own and not finite(cols, token) and not marked_that(cols, token)


def _figure_as_predicate(cols: Columns, view: Clause, number: int) -> bool:
    """Whether a number is what is said of the subject: "the share was 15 percent"."""
    if cols.lower[number] == "one" or view.slot(number) not in ("pred", "near"):
        return False
    unit = cols.head[number]
    measured = cols.dep[unit] in ("attr", "acomp", "pobj") and cols.lemma[cols.head[unit]] == "be"
    return measured or view.slot(number) == "pred"


def _degree(cols: Columns, view: Clause, token: int, slot: Slot, found: Features) -> None:
    """Comparison by form and by construction: "-er", "more", "most", "as … as", "like Chile"."""
    if cols.lower[token] == "most" and slot == "subj" and _counts(cols, token):
        found.add("most of them", [token])
    before, after = (cols.lower[i] if view.start <= i < view.end else "" for i in (token - 1, token + 1))
    if cols.lower[token] in ("like", "unlike") and cols.pos[token] in ("ADP", "SCONJ", "ADJ"):
        if slot == "head" and before not in _LOOKS and cols.lemma[cols.head[token]] not in _LOOKS:
            found.add("likeness", [token])
    elif cols.lower[token] == "as" and cols.dep[token] == "advmod" and cols.pos[cols.head[token]] in ("ADJ", "ADV"):
        if slot in ("head", "pred") and after not in _BOUNDS and _second_as(cols, view, token):
            found.add("likeness", [token])
    elif cols.tag[token] in _GRADED and not _counts(cols, token):
        kind = "comparative" if cols.tag[token] in _COMPARATIVE else "superlative"
        found.add(kind, [token])
        found.add(f"{kind}@{slot}", [token])
        place = _argument(cols, view, token)
        than = kind == "comparative" and "than" in cols.lower[token + 1 : min(token + 8, view.end)]
        names_a_class = place in _SUBJECT and not than and kind == "comparative" and cols.tag[cols.head[token]] == "NNS"
        if names_a_class:  # "older residents"
            return
        if slot in ("head", "pred") or place in ("dobj", "attr", *_SUBJECT) or (than and slot != "deep"):
            found.add(f"{kind} of degree", [token])


_LOOKS = {
    "look", "looks", "looked", "seem", "seems", "sound", "sounds", "feel", "feels", "felt", "something",
    "nothing",
}  # fmt: skip
_BOUNDS = {"well", "soon", "far", "long", "much", "many", "few", "little", "early", "late"}
"""Words with which "as … as" adds or bounds."""


def _second_as(cols: Columns, view: Clause, token: int) -> bool:
    return "as" in cols.lower[token + 2 : min(token + 7, view.end)]


def _auxiliaries(cols: Columns, head: int) -> list[int]:
    return [i for i in cols.children[head] if cols.dep[i] in ("aux", "auxpass")]


def _modals(cols: Columns, head: int, found: Features, legal: bool) -> None:
    auxiliaries = _auxiliaries(cols, head)
    for i in auxiliaries:
        if cols.tag[i] == "MD" and legal and cols.lemma[i] in ("may", "must", "shall", "will", "can"):
            found.add("norm", [i])
        elif cols.tag[i] == "MD":
            found.add(f"modal:{cols.lemma[i]}", [i])
            if cols.lemma[i] in ("may", "might", "can") and cols.lemma[head] in _STATIVE:
                found.add("epistemic", [i])
            if any(cols.lemma[k] == "have" for k in auxiliaries):
                found.add(f"modal:{cols.lemma[i]} with perfect", [i])
            elif cols.tag[head] == "VBG":
                found.add("modal with progressive", [i])


_STATIVE = {
    "be", "have", "contain", "include", "possess", "own", "exist", "know", "believe", "want", "seem", "appear",
    "represent", "reflect", "mean", "indicate", "suggest", "imply", "consist", "belong", "differ", "vary",
    "concern", "lie", "resemble", "refer", "denote", "signify",
}  # fmt: skip
"""Verbs of a state, with which "may" and "can" are about what is so, not what will be (Quirk et al. 4.28, 4.53)."""


def _adjunct(cols: Columns, view: Clause, token: int, slot: str, found: Features) -> None:
    children = cols.children[token]
    before = "before" if token < cols.head[token] else "after"
    if any(cols.tag[i] == "TO" for i in children):
        found.add(f"to-infinitive {slot} {before}", [token])
    elif cols.tag[token] in ("VBG", "VBN"):
        found.add(f"participle {slot} {before}", [token])
    if slot != "adv" or cols.lemma[token] in _SHOWS:
        return
    for mark in children:
        if cols.dep[mark] in ("mark", "advmod") and cols.pos[mark] == "SCONJ" and cols.lower[mark] in _MARKS:
            found.add(f"clause:{_MARKS[cols.lower[mark]]}", [mark])
            if _gives_reason(cols, token, mark):
                found.add("clause of reason", [mark])


def _gives_reason(cols: Columns, verb: int, mark: int) -> bool:
    """Whether a clause opened by "because", "as" or "since" gives a reason: no manner, no degree, no mere time.

    "As Chile did" and "just as …" are manner; "since" after a perfect is time (Quirk et al. 15.26, 15.46-50).
    """
    word = cols.lower[mark]
    if word == "since":
        above = cols.head[verb]
        return not any(cols.lemma[i] == "have" and cols.dep[i] == "aux" for i in cols.children[above])
    if word == "as":
        before = cols.lower[mark - 1] if mark else ""
        complement = any(cols.dep[i] in _COMPLEMENT for i in cols.children[verb])
        own = any(cols.dep[i] in (*_SUBJECT, "csubj", "expl") for i in cols.children[verb])
        return own and before not in _NO_REASON and (complement or cols.lemma[verb] not in ("do", "be", "have"))
    return word == "because"


_COMPLEMENT = {"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "dative"}
_NO_REASON = {"just", "much", "such", "same", "long", "soon", "far", "well", "early", "even", "insofar", "inasmuch"}


def _opens(cols: Columns, view: Clause, token: int) -> bool:
    """Whether only punctuation and adverbs stand before a token in its unit."""
    before = range(view.start, token)
    return cols.lower[token].isalpha() and all(cols.pos[i] in ("PUNCT", "ADV", "NUM", "X", "INTJ") for i in before)


_SHOWS = {
    "show", "demonstrate", "suggest", "indicate", "note", "say", "state", "argue", "discuss", "mention", "see",
    "describe", "report", "explain", "observe", "put", "claim", "point", "define", "outline", "expect",
    "predict", "warn", "intend", "plan", "imply", "illustrate", "summarize", "detail", "know", "require",
    "stipulate", "specify", "appear", "seem",
}  # fmt: skip
"""Verbs of "as X shows", which gives no reason."""
_MARKS = {
    "because": "because",
    "since": "since",
    "as": "as",
    "while": "while",
    "although": "although",
    "though": "although",
    "when": "when",
    "after": "after",
    "before": "before",
    "until": "until",
    "if": "if",
    "unless": "if",
    "whereas": "while",
    "so": "so",
    "where": "where",
}


def _subject(cols: Columns, view: Clause, found: Features) -> None:
    head = subject(cols, view.target)
    if head is None:
        found.add("subject:none")
        return
    found.add(f"subject:{_subject_kind(cols, head)}", [head])
    above = subject(cols, view.root) if view.root != view.target else None
    if above is not None:
        found.add(f"matrix subject:{_subject_kind(cols, above)}", [above])
        if any(cols.lower[i] in ("this", "these", "such") for i in cols.children[above]):
            found.add("matrix subject:this", [above])
    if cols.label[head] in _NAMES:
        found.add("subject:name", [head])
    acts = {token for token in found.tokens.get("agent_noun", ()) if cols.dep[token] != "compound"}
    if cols.label[head] in _AGENTS or cols.lower[head] in ("he", "she", "we", "i", "who") or head in acts:
        found.add("subject:agent", [head])
    if any(cols.lower[i] in ("this", "these", "such") for i in cols.children[head]):
        found.add("subject:with demonstrative", [head])
    if cols.tag[head] in ("NNS", "NNPS"):
        found.add("subject:plural", [head])
    if any(cols.dep[i] == "poss" for i in cols.children[head]):
        found.add("subject:possessed", [head])


def _subject_kind(cols: Columns, head: int) -> str:
    if cols.dep[head] == "expl":
        return "existential"
    if cols.pos[head] == "PRON":
        return _PRONOUNS.get(cols.lower[head], "pronoun")
    if cols.pos[head] == "PROPN":
        return "proper"
    if cols.pos[head] == "VERB":
        return "clause"
    return "common"


_PRONOUNS = {"it": "it", "you": "you", "they": "they", "this": "this", "these": "this", "that": "this"}


def _label(cols: Columns, view: Clause) -> range:
    """The tokens before the colon of "Recommendation 5: Peru open its ports", or none."""
    if cols.lower[view.start] != "recommendation":
        return range(0)
    opening = range(view.start, min(view.start + _LABEL, view.end))
    return range(view.start, next((i for i in opening if cols.lower[i] in (":", ".", "–", "—")), view.start))


def _surface(cols: Columns, view: Clause, found: Features) -> None:
    heading = _label(cols, view)
    if heading:
        found.add("labelled recommendation", heading)
    names, years, figures = [], [], []
    here = slice(view.start, view.end)
    tokens = zip(cols.lower[here], cols.pos[here], cols.label[here], strict=True)
    for i, (lower, pos, label) in enumerate(tokens, view.start):
        if lower in _SIGNS:
            found.add(_SIGNS[lower], [i])
        if label:
            if label in _NAMES and (i == view.start or cols.label[i - 1] != label):
                names.append(i)
            if label in ("PERSON", "MONEY", "PERCENT", "LAW"):
                found.add(f"entity:{label}", [i])
        if len(lower) == _DIGITS and _YEAR.fullmatch(lower):
            years.append(i)
        elif pos == "NUM" and any(c.isdigit() for c in lower):
            figures.append(i)
        if pos == "PROPN" and lower in _MONTHS:
            found.add("month", [i])
    if names:
        found.add("names", names)
    if years:
        found.add("year", years)
        if any(view.slot(i) in ("head", "near", "subj") for i in years):
            found.add("year in the main clause", years)
    if figures:
        found.add("figures", figures)


_SIGNS = {
    **dict.fromkeys(('"', "“", "”", "``", "''"), "quotation"),
    "(": "parenthesis", ":": "colon", ";": "semicolon", "—": "dash", "–": "dash",
}  # fmt: skip
_DIGITS = 4
_LABEL = 4
"""A label with its number takes so many tokens at most, the colon among them."""
_YEAR = re.compile(r"(1[89]|20)\d\d")
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip
