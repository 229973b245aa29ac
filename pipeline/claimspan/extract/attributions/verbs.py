"""Reports whose cue is a verb or a predicative adjective."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.frames import FRAMES, Content, Site
from claimspan.extract.attributions.lexicon import VerbClass, lexicon
from claimspan.extract.attributions.nominals import (
    can_speak,
    is_adherent,
    is_document,
    is_general,
    is_propositional,
    is_state,
)
from claimspan.extract.attributions.quotes import LONGER_THAN_A_TERM, Quotes
from claimspan.extract.attributions.report import Report, ReportKind, TokenSpan
from claimspan.extract.attributions.sources import is_passive, misread_participle, speaker
from claimspan.extract.attributions.spans import is_modal, is_negated, subtree, trim, verb_group
from claimspan.extract.attributions.words import Words

ORDER = (
    "clause",
    "that",
    "claim",
    "quotation",
    "parenthetical",
    "raising",
    "charge",
    "ascription",
    "order",
    "predicate",
    "as",
    "infinitive",
    "gerund",
    "preposition",
    "reason",
    "object",
)
HOLDING = frozenset({"ascription", "clause", "that", "claim", "quotation", "raising", "parenthetical"})
NEEDS_SPEAKER = frozenset({"ascription", "claim", "object", "predicate", "as", "reason", "preposition", "gerund"})
TOPICAL = frozenset({"object", "preposition"})
WITHOUT_SPEAKER = frozenset({"clause", "that", "infinitive", "quotation", "raising", "parenthetical"})
PARENTHETICAL = frozenset(
    {"believe", "think", "hope", "fear", "suppose", "guess", "suspect", "know", "expect", "imagine", "feel"}
    | {"estimate", "reckon", "calculate", "conclude", "assume", "find", "determine"}
)


@dataclass(frozen=True)
class Entry:
    """A lemma's frame in one class of the lexicon."""

    frame: str
    group: VerbClass
    prepositions: tuple[str, ...]


@lru_cache
def entries(adjectives: bool) -> dict[str, tuple[Entry, ...]]:
    """For each lemma its frames, in the order in which they are tried."""
    found: dict[str, list[Entry]] = {}
    for group in lexicon().adjectives if adjectives else lexicon().verbs:
        for item in group.lemmas:
            lemma, _, prepositions = item.partition(":")
            for frame in group.frames:
                found.setdefault(lemma, []).append(
                    Entry(frame, group, tuple(prepositions.split(",")) if prepositions else group.prepositions)
                )
                if frame == "clause" and group.kind == "speech":
                    found[lemma].append(Entry("quotation", group, ()))
    return {lemma: tuple(sorted(group, key=lambda entry: ORDER.index(entry.frame))) for lemma, group in found.items()}


@lru_cache
def phrasal_heads() -> frozenset[str]:
    """The verbs that have an entry with a particle: "lay" for "lay_out"."""
    return frozenset(lemma.partition("_")[0] for lemma in entries(False) if "_" in lemma)


def verb_reports(doc: Doc, words: Words, quotes: Quotes) -> Iterator[Report]:
    """The reports whose cue is a verb or adjective of the lexicon."""
    verbs, adjectives = entries(False), entries(True)
    for place in words.verbs:
        lemma = words.lemma[place]
        known = verbs.get(mended(lemma, words.lower[place], verbs), ())
        if lemma in phrasal_heads():
            particles = (child.lower_ for child in doc[place].rights if child.dep_ == "prt")
            known = (*verbs.get(f"{lemma}_{next(particles, '')}", ()), *known)
        if known:
            token = doc[place]
            if report := _report(token, known, speaker(token), quotes, verb_group(token)):
                yield report
    for place, lower in enumerate(words.lower):
        if lower in adjectives:
            yield from _adjective_reports(doc[place], adjectives[lower], quotes)


def _adjective_reports(token: Token, known: tuple[Entry, ...], quotes: Quotes) -> Iterator[Report]:
    verb = token.head
    if token.lower_ == "clear" and verb.lemma_ == "make" and token.i > verb.i:
        if report := _made_clear(token, quotes):
            yield report
    elif token.dep_ == "acomp" and (who := speaker(verb)) is not None:
        start, end = verb_group(verb)
        if token.i >= end and (report := _report(token, known, who, quotes, (start, token.i + 1))):
            yield replace(report, head=verb.i, negated=is_negated(verb), modal=is_modal(verb))


def _made_clear(token: Token, quotes: Quotes) -> Report | None:
    """ "made (it) clear that …"."""
    verb = token.head
    who = speaker(verb)
    for clause in (*token.children, *verb.children):
        marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
        if who is not None and marked and clause.i > token.i:
            span = subtree(clause)
            return make_report(
                who=who,
                cue=(verb_group(verb)[0], token.i + 1),
                content=span,
                kind=kind_of("speech", span, quotes),
                rule="make-clear",
                head=verb,
                holds=True,
            )
    return None


def _report(
    token: Token, known: tuple[Entry, ...], who: Token | None, quotes: Quotes, group: TokenSpan
) -> Report | None:
    for entry in known:
        site = Site(
            token, who, quotes, entry.prepositions, entry.group.kind != "belief" or token.lemma_ in PARENTHETICAL
        )
        content = FRAMES[entry.frame](site)
        if content is not None and _fits(token, entry, who, content):
            return _made(token, entry, who, content, quotes=quotes, group=group)
    return None


def _fits(verb: Token, entry: Entry, who: Token | None, content: Content) -> bool:
    if who is not None:
        if entry.frame not in HOLDING and content.span[0] <= who.i < content.span[1]:
            return False
        if entry.frame in NEEDS_SPEAKER and not can_speak(who):
            return False
        if entry.group.documents_only and not is_document(who):
            return False
    else:
        return is_passive(verb) and (entry.frame in WITHOUT_SPEAKER or (entry.group.agentless and verb.dep_ != "acl"))
    return True


def _made(
    verb: Token, entry: Entry, who: Token | None, content: Content, *, quotes: Quotes, group: TokenSpan
) -> Report:
    cue = (group[0], content.cue_end or group[1])
    clausal = entry.group.kind != "attitude" and (entry.frame in HOLDING or _predicates(entry, content, quotes))
    asks = _is_question(verb.doc[content.span[0]])
    holds = (clausal and (not asks or entry.group.doubting)) or _states(verb, entry, who, content)
    report = make_report(
        who=who,
        cue=cue,
        content=content.span,
        kind=kind_of(entry.group.kind, content.span, quotes),
        rule=f"{entry.group.name}.{entry.frame}",
        head=verb,
        holds=holds,
        attitude=not clausal and (entry.group.kind == "attitude" or entry.frame not in HOLDING),
    )
    if report.source is not None and misread_participle(verb) is not None:
        whole = trim(verb.doc, report.source[0], group[0]) or report.source
        return replace(report, source=whole, holder=whole)
    return report


def _states(verb: Token, entry: Entry, who: Token | None, content: Content) -> bool:
    """Whether a content that is no clause states a proposition of ``who``: "noted the burden", "urged Peru to sign"."""
    if who is None or entry.frame not in entry.group.stating or _is_open(verb) or not _may_hold(entry.group, who, verb):
        return False
    if entry.frame in TOPICAL:
        return entry.group.any_topic or is_propositional(content.head)
    return not (entry.frame == "predicate" and content.head.pos_ == "PROPN")  # "call the strait the Harrow Passage"


def _may_hold(group: VerbClass, who: Token, verb: Token) -> bool:
    if who.lower_ == "it" or (who.lower_ == "they" and verb.lemma_.lower() in lexicon().speakers.with_things):
        return False
    if group.by in {"general", "adherents"}:
        return can_speak(who) and (is_adherent(who) if group.by == "adherents" else is_general(who))
    return can_speak(who) and (group.by == "anybody" or not is_state(who))


def _is_open(verb: Token) -> bool:
    """Whether the act has not been done: under a modal or in the future."""
    return is_modal(verb) or any(child.dep_ == "aux" and child.lower_ in {"will", "shall"} for child in verb.children)


def _is_question(first: Token) -> bool:
    """Whether the content is an embedded question ("whether", "how"), which states nothing."""
    return first.lower_ in {"whether", "if"} or (first.tag_ in {"WRB", "WP"} and first.dep_ != "nsubj")


def _predicates(entry: Entry, content: Content, quotes: Quotes) -> bool:
    """Whether "called it “…”" quotes what was said; a short stretch in quotation marks is a term."""
    return (
        entry.frame in {"predicate", "as"}
        and entry.group.kind == "speech"
        and any(
            start >= content.span[0] and end - start >= LONGER_THAN_A_TERM
            for start, end in quotes.within(*content.span)
        )
    )


def lemma_of(token: Token, known: Container[str]) -> str:
    """The lemma in lower case, mended."""
    return mended(token.lemma_.lower(), token.lower_, known)


def mended(lemma: str, lower: str, known: Container[str]) -> str:
    """The lemma with the "e" that the lemmatizer drops ("hoped" is no form of "hop").

    >>> mended("hop", "hoped", {"hope"})
    'hope'
    """
    if lemma not in known and lower in {lemma + "ed", lemma + "ing"} and lemma + "e" in known:
        return lemma + "e"
    return lemma


def kind_of(lexical: str, content: TokenSpan, quotes: Quotes) -> ReportKind:
    """Direct, mixed or indirect speech by the quotation marks; a view held is belief."""
    if lexical in {"belief", "attitude"}:
        return "belief"
    quoted = quotes.within(*content)
    if not quoted:
        return "indirect"
    return "direct" if quoted[0][0] <= content[0] and quoted[-1][1] >= content[1] else "mixed"
