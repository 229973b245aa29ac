"""What the component finds: reports, in token offsets of the ``Doc``."""

from dataclasses import dataclass
from typing import Literal

TokenSpan = tuple[int, int]
ReportKind = Literal["direct", "indirect", "mixed", "belief", "perspective"]


@dataclass(frozen=True)
class Report:
    """A reported statement or view. Every span is a half-open ``[start, end)`` of tokens in the ``Doc``.

    ``sentence`` is the index of the block or sentence that holds the cue. ``source`` is the whole noun phrase with
    its appositions, ``holder`` the bare name or noun phrase inside it; both are null for an ``agentless`` report,
    whose holder is ``unnamed``. ``content`` takes its conjunction and quotation marks in, ``proposition`` leaves a
    leading conjunction or "to" out; a content in several parts is given as the span from its first to its last token.
    ``holds`` is true where a proposition is stated or believed, so that a claim that consists of this report has
    ``holder`` as its holder. ``attitude`` is true where none is stated at all ("wanted a treaty"). ``head`` is the
    token whose clause reports. ``main`` is true where that is the main clause of the sentence, ``nested`` where it
    stands inside the content of another report.
    """

    sentence: int
    source: TokenSpan | None
    holder: TokenSpan | None
    cue: TokenSpan
    content: TokenSpan | None
    proposition: TokenSpan | None
    kind: ReportKind
    rules: tuple[str, ...]
    triggers: tuple[TokenSpan, ...]
    head: int
    holds: bool
    attitude: bool = False
    negated: bool = False
    modal: bool = False
    agentless: bool = False
    main: bool = False
    nested: bool = False
