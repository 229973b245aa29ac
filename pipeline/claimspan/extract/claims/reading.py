"""A unit as the rules and the learned part see it: its parse, its features, its report, its cues."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claimspan.extract.attributions.holders import holder_report, proposition_head
from claimspan.extract.attributions.report import Report
from claimspan.extract.claims.cues import Found, find_cues
from claimspan.extract.claims.features import Features, Place, unit_features
from claimspan.extract.claims.lexicon import Match, matcher
from claimspan.extract.claims.rules import TypeRule, apply_rules
from claimspan.extract.claims.syntax import Clause, Columns, clause, columns, embedded, find_root
from claimspan.extract.document import Block, blocks

LEGAL_SHARE = 0.06
"""Share of words of law in a unit and its neighbours from which the register counts as legal."""

_SECTIONS = (
    ("opening", ("introduction", "abstract", "summary", "overview", "background")),
    ("closing", ("conclusion", "concluding", "recommendations", "implications", "outlook", "way forward")),
)


@dataclass(frozen=True)
class Reading:
    """All that is known of a stretch of tokens before anything is decided."""

    view: Clause
    place: Place
    features: Features
    rule: TypeRule
    report: Report | None
    cues: tuple[Found, ...]
    block: int


@dataclass(frozen=True)
class PaperView:
    """The columns, blocks and places of a ``Doc``, read once for all its units."""

    doc: Doc
    cols: Columns
    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    matches: tuple[tuple[Match, ...], ...]

    def read(self, block: int, start: int, end: int) -> Reading:
        """Read the tokens ``[start, end)`` of a block."""
        cols = self.cols
        report = holder_report(self.doc, start, end)
        view = clause(cols, start, end, self._target(start, end, report))
        place = self.places[block]
        matches = [match for match in self.matches[block] if start <= match.start and match.end <= end]
        features = unit_features(cols, view, matches, place)
        cues = find_cues(cols, view, report is not None and not report.agentless)
        doubts = [found for found in cues if found.cue.field == "certainty"]
        if doubts and not (place.legal and report is None):
            features.add("hedge", [i for found in doubts for i in range(found.start, found.end)])
        if report is not None:
            features.add("reported", range(*report.cue))
            features.add(f"reported:{report.kind}", range(*report.cue))
            if report.source is not None:
                labels = {self.cols.label[i] for i in range(*report.source)} & {"PERSON", "ORG", "GPE", "NORP"}
                for label in sorted(labels) or ["none"]:
                    features.add(f"holder:{label}", range(*report.source))
            if report.agentless:
                features.add("reported:unnamed", range(*report.cue))
        rule = apply_rules(features)
        return Reading(view, place, features, rule, report, tuple(cues), block)

    def _target(self, start: int, end: int, report: Report | None) -> int | None:
        if report is not None:
            head = proposition_head(self.doc, report)
            return head.i if head is not None and start <= head.i < end else None
        root = find_root(self.cols, start, end)
        below = embedded(self.cols, root)
        if below is None or not start <= below < end:
            return None
        shows = {match.name for match in matcher().find(self.cols, root, root + 1)}
        return below if "show_verb" in shows or self.cols.lemma[root] == "be" else None


def view_paper(doc: Doc) -> PaperView:
    """Read what all units of a ``Doc`` share."""
    cols = columns(doc)
    units = blocks(doc)
    matches = tuple(tuple(matcher().find(cols, block.start, block.end)) for block in units)
    return PaperView(doc, cols, units, tuple(_places(units, matches)), matches)


def _places(units: Sequence[Block], matches: Sequence[Iterable[Match]]) -> Iterable[Place]:
    legal = [
        sum(match.name == "legal" for match in found) / max(1, block.end - block.start)
        for block, found in zip(units, matches, strict=True)
    ]
    for i, block in enumerate(units):
        around = legal[max(0, i - 3) : i + 4]
        yield Place(
            through=i / len(units),
            first=i == 0 or units[i - 1].paragraph != block.paragraph,
            last=i + 1 == len(units) or units[i + 1].paragraph != block.paragraph,
            section=_section(block),
            legal=legal[i] > LEGAL_SHARE / 3 and sum(around) / len(around) > LEGAL_SHARE,
        )


def _section(block: Block) -> str:
    for heading in reversed(block.section):
        lower = heading.lower()
        for name, words in _SECTIONS:
            if any(word in lower for word in words):
                return name
    return "body" if block.section else "untitled"
