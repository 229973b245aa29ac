"""Making a report from its parts."""

from spacy.tokens import Token

from claimspan.extract.attributions.report import Report, ReportKind, TokenSpan
from claimspan.extract.attributions.spans import is_modal, is_negated, name_of, noun_phrase, proposition_of


def antecedent(pronoun: Token) -> Token:
    """The noun before a relative clause whose subject is "who", "which" or "that"; any other word itself."""
    if pronoun.tag_ in {"WP", "WDT"} and pronoun.head.dep_ == "relcl":
        return pronoun.head.head
    return pronoun


def make_report(
    *,
    who: Token | None,
    cue: TokenSpan,
    content: TokenSpan | None,
    kind: ReportKind,
    rule: str,
    head: Token,
    holds: bool,
    attitude: bool = False,
) -> Report:
    """A report of ``who`` (the head of a noun phrase, null for nobody named).

    ``head`` is the word whose clause reports.
    """
    return Report(
        sentence=-1,
        source=noun_phrase(who) if who is not None else None,
        holder=name_of(antecedent(who)) if who is not None else None,
        cue=cue,
        content=content,
        proposition=proposition_of(head.doc, content),
        kind=kind,
        rules=(f"attribution.{rule}",),
        triggers=(cue,),
        head=head.i,
        holds=holds,
        attitude=attitude,
        negated=kind != "perspective" and is_negated(head),
        modal=kind != "perspective" and is_modal(head),
        agentless=who is None,
    )
