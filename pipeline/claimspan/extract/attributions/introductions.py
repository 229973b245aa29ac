"""A quotation that a clause without a reporting verb introduces: "The envoy was blunt: “The talks have failed.”"."""

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from claimspan.extract.attributions.build import make_report
from claimspan.extract.attributions.lexicon import shell_nouns
from claimspan.extract.attributions.nominals import can_speak
from claimspan.extract.attributions.quotes import LONGER_THAN_A_TERM, Quotes
from claimspan.extract.attributions.report import Report
from claimspan.extract.attributions.sources import speaker
from claimspan.extract.attributions.spans import verb_group

LONGEST_CUE = 8  # tokens


def introduced_quotes(doc: Doc, quotes: Quotes, taken: Container[int]) -> Iterator[Report]:
    """The quotations after a colon whose first token is not in ``taken``, with the subject of the clause before."""
    for start, end in quotes.spans:
        if start in taken or start < 2 or doc[start - 1].text != ":" or end - start < LONGER_THAN_A_TERM:
            continue
        verb = doc[doc[start - 1].sent.start : start - 1].root
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        who, first = _source(verb), verb_group(verb)[0]
        if who is not None and start - 1 - first <= LONGEST_CUE:
            yield make_report(
                who=who,
                cue=(first, start - 1),
                content=(start, end),
                kind="direct",
                rule="introduction",
                head=verb,
                holds=True,
            )


def _source(verb: Token) -> Token | None:
    """The subject; of "the envoy’s answer was" the envoy."""
    who = speaker(verb)
    if who is None:
        return None
    owner = next((child for child in who.lefts if child.dep_ == "poss"), None)
    if owner is not None and who.lemma_.lower() in shell_nouns():
        return owner
    return who if can_speak(who) or who.pos_ in {"NOUN", "PROPN"} else None
