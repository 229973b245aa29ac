"""How a claim's record came to be, for somebody who reads papers and not code."""

from collections.abc import Iterator

from claimspan.records import Claim, Reason

_QUESTIONS = {
    "role": "Claim or evidence",
    "type": "Type",
    "holder": "Holder",
    "certainty": "Certainty",
    "polarity": "Polarity",
    "thesis": "Thesis",
    "relation": "Relation",
}


def explain(claim: Claim) -> str:
    """The record's values, each with its reason, the words that triggered it and its confidence.

    >>> from claimspan.records import Reason
    >>> claim = Claim(
    ...     id="c-1", unit=3, start=0, end=21, text="Peru feared isolation.", role="claim", type="motive",
    ...     holder="author", certainty="certain", polarity="positive", thesis=False,
    ...     confidences={"type": 0.9},
    ...     why=(Reason(rule="rule: verb of perceiving", field="type", words=("feared",)),),
    ... )
    >>> print(explain(claim).splitlines()[3])
    Type: motive (confidence 0.90), because of the rule "verb of perceiving": feared
    """
    return "\n".join(_lines(claim))


def _lines(claim: Claim) -> Iterator[str]:
    yield f"{claim.id}, unit {claim.unit}, characters {claim.start} to {claim.end}"
    yield f"“{claim.text}”"
    reasons: dict[str, list[Reason]] = {}
    for reason in claim.why:
        reasons.setdefault(reason.field or "record", []).append(reason)
    values = {
        "role": claim.role,
        "type": claim.type,
        "holder": claim.holder,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "thesis": "yes" if claim.thesis else None,
        "relation": f"{claim.relation.type} of {claim.relation.to}" if claim.relation else None,
    }
    for field, value in values.items():
        if value is not None:
            yield _line(field, value, claim.confidences.get(field), reasons.get(field, []))
    if claim.notes:
        yield f"Backed by note {', '.join(map(str, claim.notes))}"
    if claim.unsupported:
        yield "Unsupported: no note, date, figure or named source in the sentence"


def _line(field: str, value: str, confidence: float | None, reasons: list[Reason]) -> str:
    sure = f" (confidence {confidence:.2f})" if confidence is not None else ""
    because = "; ".join(_grounds(reasons)) or "by default, since nothing speaks against it"
    return f"{_QUESTIONS[field]}: {value}{sure}, {because}"


def _grounds(reasons: list[Reason]) -> Iterator[str]:
    """Each reason; signs without words of their own together."""
    bare = [reason for reason in reasons if not reason.words and reason.rule.startswith("sign: ")]
    if len(bare) > 1:
        names = ", ".join(f'"{reason.rule.removeprefix("sign: ")}"' for reason in bare)
        yield f"because of the signs {names}"
        reasons = [reason for reason in reasons if reason not in bare]
    yield from map(_because, reasons)


def _because(reason: Reason) -> str:
    words = f": {', '.join(reason.words)}" if reason.words else ""
    kind, _, name = reason.rule.partition(": ")
    if kind == "learned":
        return f"weighed from {name}{words}"
    if kind in ("rule", "sign", "cue"):
        return f'because of the {kind} "{name}"{words}'
    return f"by {reason.rule}{words}"
