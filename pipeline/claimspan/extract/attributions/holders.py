"""Whose claim a unit is: the report that gives its holder, cue and content.

The interface for the layer of claims is :func:`holder_report`, on a ``Doc`` that ``claimspan_attributions`` has read::

    report = holder_report(doc, block.start, block.end)
    if report is None:            # the author holds the unit
        ...
    elif report.agentless:        # holder "unnamed"
        ...
    else:                         # holder: doc[slice(*report.holder)]
        cue, content = report.cue, report.proposition

``report.holder`` is the name or noun phrase for ``Claim.holder``, ``report.source`` the longer one for an attribution;
``report.proposition`` is the reported proposition without "that"; its main verb decides ``type``, ``certainty`` and
``polarity`` (:func:`proposition_head`).
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.frames import is_finite
from claimspan.extract.attributions.lexicon import lexicon, speech_verbs
from claimspan.extract.attributions.nominals import can_speak, is_document
from claimspan.extract.attributions.quotes import OPENING, STRAIGHT
from claimspan.extract.attributions.report import Report
from claimspan.extract.attributions.sources import makes_statement, misread_participle, own_subject
from claimspan.extract.attributions.spans import is_catenative

INSERTED = frozenset({"advcl", "parataxis"})
INTERRUPTED = frozenset({"advcl", "ccomp"})
DEONTIC = frozenset({"must", "should", "ought", "shall"})  # "Congress should recognize that" is the author's advice
ASIDES = frozenset({"attribution.perspective.as-shown", "attribution.perspective.hearsay"})
JOINTS = frozenset({";", ":", "—", "–"})
OWN = frozenset({"this", "these", "our", "my"})
MINE = frozenset({"our", "my"})
MODIFIERS = frozenset({"prep", "relcl", "acl", "appos", "amod", "compound", "nummod"})


def holder_report(doc: Doc, start_token: int, end_token: int) -> Report | None:
    """The report whose source holds the unit ``[start_token, end_token)``; null where the author does.

    The main clause of the unit must report a proposition, the unit must not be the paper speaking of itself, and an
    agentless possibility ("it could be argued that") is the author's own hedge.
    """
    reports: tuple[Report, ...] = doc._.claimspan_reports or ()
    first = bisect_left(reports, start_token, key=lambda report: report.cue[0])
    last = bisect_left(reports, end_token, key=lambda report: report.cue[0])
    if first == last:
        return None
    main = main_clauses(doc, start_token, end_token)
    found = [report for report in reports[first:last] if report.head in main and _gives_holder(doc, report)]
    return min(found, key=lambda report: (main.index(report.head), _rank(report), report.cue), default=None)


def _rank(report: Report) -> int:
    """ "According to X" takes in what else the clause reports; "as summarized in X" and "reportedly" only add to it."""
    if not ASIDES.isdisjoint(report.rules):
        return 2
    return int(report.kind != "perspective")


def proposition_head(doc: Doc, report: Report) -> Token | None:
    """The main verb (or noun) of the reported proposition."""
    if report.proposition is None:
        return None
    return doc[slice(*report.proposition)].root


def _gives_holder(doc: Doc, report: Report) -> bool:
    verb = doc[report.head]
    if not report.holds or _is_relative(verb) or (_is_inserted(verb) and not _contains(report, verb.head)):
        return False
    if report.kind != "perspective" and _is_duty(verb):
        return False
    if report.agentless:
        return not report.modal and not _performs(verb)
    assert report.holder is not None
    root = doc[slice(*report.holder)].root
    root = own_subject(root) or root
    if root.lower_ in {"it", "they"} and not _has_speaker(root, verb):
        return False
    if (
        root.lower_ in {"i", "we", "my", "our", "us"}
        or doc[slice(*report.holder)].text.lower() == "one"
        or _is_this_paper(root)
        or _is_norm(root)
    ):
        return False
    return verb.lemma_.lower() not in lexicon().speakers.with_things or can_speak(root)


def _has_speaker(pronoun: Token, verb: Token) -> bool:
    """Whether "it" or "they" may be somebody who speaks: not this paper, nor after words that name nobody who does
    where the verb also takes things ("Trials were halted, and they suggest that").
    """
    sentence = pronoun.sent
    before = pronoun.doc[sentence.start : pronoun.i]
    if not any(token.pos_ in {"NOUN", "PROPN"} for token in before) and sentence.start > 0:
        before = pronoun.doc[sentence.start - 1].sent
        subject = own_subject(before.root)
        if subject is not None and _is_this_paper(subject):
            return False
    nouns = [token for token in before if token.pos_ in {"NOUN", "PROPN"}]
    things = bool(nouns) and not any(can_speak(noun) for noun in nouns)
    return not (things and verb.lemma_.lower() in lexicon().speakers.with_things)


def _is_duty(verb: Token) -> bool:
    """Whether the verb, or a catenative before it, is what somebody should do: "must stop saying"."""
    if any(child.dep_ == "aux" and child.lemma_.lower() in DEONTIC for child in verb.children):
        return True
    return is_catenative(verb.head, verb) and _is_duty(verb.head)


def _is_inserted(verb: Token) -> bool:
    return verb.dep_ in INSERTED and verb.tag_ != "VBG" and not is_catenative(verb.head, verb)


def _is_relative(verb: Token) -> bool:
    """Whether the subject ties the clause to a noun before it: "…, the purpose of which is believed to be"."""
    subject = own_subject(verb)
    return subject is not None and any(
        inner.tag_ == "WDT" for child in subject.children if child.dep_ == "prep" for inner in child.children
    )


def _performs(verb: Token) -> bool:
    """Whether the writer performs the act in saying so: "it is recommended that", in the present."""
    present = any(child.dep_ == "auxpass" and child.tag_ in {"VBZ", "VBP"} for child in verb.children)
    if any(child.dep_ == "advmod" and child.lower_ in lexicon().perspective.generally for child in verb.children):
        return False
    return present and verb.lemma_.lower() in lexicon().perspective.performatives


def _contains(report: Report, token: Token) -> bool:
    return report.content is not None and report.content[0] <= token.i < report.content[1]


def _determiners(noun: Token) -> set[str]:
    return {child.lower_ for child in noun.children if child.dep_ in {"det", "poss"}}


def _is_this_paper(noun: Token) -> bool:
    """Whether the words are the paper or its author, or come from it: "this paper", "research for this paper"."""
    speakers = lexicon().speakers
    lemma, determiners = noun.lemma_.lower(), _determiners(noun)
    if lemma in speakers.self and noun.pos_ == "NOUN" and "the" in determiners:
        return not any(child.dep_ in MODIFIERS for child in noun.children)
    if lemma in speakers.own and any(child.lower_ in speakers.here for child in noun.lefts):
        return True
    if lemma in speakers.people:
        return False
    if determiners & MINE:
        return True
    return any(token.lemma_.lower() in speakers.own and _determiners(token) & OWN for token in noun.subtree)


def _is_norm(noun: Token) -> bool:
    """Whether the words are a law or treaty; with an author ("Doe’s article") they are a text like others, and so are
    a doctrine or strategy.
    """
    if noun.lemma_.lower() in lexicon().speakers.norms:
        return not any(child.dep_ == "poss" and child.ent_type_ == "PERSON" for child in noun.lefts)
    return noun.ent_type_ == "LAW" and not is_document(noun)


def main_clauses(doc: Doc, start: int, end: int) -> list[int]:
    """The verbs of the unit's main clause: its root and, after it, the coordinated clauses with their own subject."""
    tops = (token for token in doc[start:end] if (above := token.head.i) == token.i or not start <= above < end)
    roots = [token.i for token in tops if not token.is_punct and not token.is_space]
    verbs = [index for index in roots if doc[index].pos_ in {"VERB", "AUX"}] or roots
    main = verbs[:1]
    for child in (child for index in verbs[:1] for child in doc[index].lefts if child.dep_ in INTERRUPTED):
        joint = min(child.right_edge.i + 1, child.head.i)
        interrupts = doc[joint].text == "," and doc[min(joint + 1, child.head.i)].text in OPENING | STRAIGHT
        joined = doc[joint].text in JOINTS or child.right_edge.text in JOINTS
        if interrupts or (child.dep_ == "ccomp" and joined):
            main.insert(0, child.i)
    for index in main:
        verb = doc[index]
        for child in verb.children:
            main.extend(_joined(verb, child, child.dep_, end))
    return main


def _joined(verb: Token, child: Token, dep: str, end: int) -> Iterator[int]:
    """The verbs that a child of a verb of the main clause adds to it."""
    if dep == "parataxis" or (dep == "conj" and child.i < end and (_stands_alone(child) or _concludes(child))):
        yield child.i
    elif dep in {"xcomp", "advcl"}:
        if child.i > verb.i and is_catenative(verb, child):
            yield child.i
        if dep == "advcl" and _is_as_clause(child):
            yield child.i
        if dep == "advcl" and child.tag_ == "VBG" and child.i > verb.i and _gives_ground(verb):
            yield child.i
    elif dep == "acomp":
        yield from (below.i for below in child.rights if below.i > verb.i and is_catenative(child, below))
    elif dep == "dobj" and makes_statement(verb):
        yield from (clause.i for clause in child.rights if clause.dep_ == "acl" and clause.tag_ == "VBG")
    elif dep == "attr" and verb.lemma_ == "be" and _is_cleft(verb):
        yield from (clause.i for clause in child.rights if clause.dep_ == "relcl")
    elif dep == "prep" and child.lower_ == "by" and _speaks(verb):
        yield from (below.i for below in child.rights if below.dep_ == "pcomp")


def _stands_alone(verb: Token) -> bool:
    """Whether a coordinated verb has its own subject, or is the main verb after a misread participle."""
    subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return subject or misread_participle(verb) is not None


def _speaks(verb: Token) -> bool:
    """Whether the verb is a speech act without its content: "issued a statement, saying", "agreed, saying"."""
    return makes_statement(verb) or (
        verb.lemma_.lower() in speech_verbs() and not any(child.dep_ in {"ccomp", "dobj"} for child in verb.children)
    )


def _concludes(verb: Token) -> bool:
    """Whether a coordinated verb without a subject of its own reports a clause: "studied the files and found that"."""
    return any(child.dep_ == "ccomp" and is_finite(child) for child in verb.rights)


def _gives_ground(verb: Token) -> bool:
    """Whether a participle of saying after the verb tells what its subject says: "opposed the levy, arguing that"."""
    return verb.lemma_.lower() in lexicon().mediating.stances or _speaks(verb)


def _is_cleft(verb: Token) -> bool:
    """ "It was the envoy who …"."""
    return any(child.dep_ in {"nsubj", "expl"} and child.lower_ == "it" for child in verb.lefts)


def _is_as_clause(verb: Token) -> bool:
    return any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in verb.children)
