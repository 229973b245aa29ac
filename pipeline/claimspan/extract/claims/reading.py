"""A unit as the rules and the learned part see it: its parse, its features, its report, its cues."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from claimspan.extract.attributions.holders import holder_report, proposition_head
from claimspan.extract.attributions.report import Report
from claimspan.extract.claims.cues import CUE, PSEUDO, Found, cue_classes, find_cues
from claimspan.extract.claims.features import Features, Place, unit_features
from claimspan.extract.claims.lexicon import Match, Matcher, word_classes
from claimspan.extract.claims.own import by_folder
from claimspan.extract.claims.own_position import about_itself
from claimspan.extract.claims.rules import RoleSign, TypeRule, apply_rules
from claimspan.extract.claims.syntax import Clause, Columns, clause, columns, embedded, find_root, noted_clause
from claimspan.extract.document import Block, blocks

LEGAL_SHARE = 0.06
"""Share of words of law in a unit and its neighbours from which the register counts as legal."""
ANNOUNCED = 12
"""How many units after "the main findings are:" may be one of them."""
LEGAL_LEAST = 3
"""The least number of such words in a unit and its neighbours."""
DOUBTING = {
    "believe", "belief", "think", "suspect", "suspicion", "presume", "assume", "assumption", "suppose", "reckon",
    "speculate", "speculation", "rumor", "rumour", "imagine", "perceive", "perception", "fear", "allege", "allegation",
}  # fmt: skip
"""Words of belief that leave open whether it is so; "is estimated", "is known" and "is expected" are not of them."""

_SECTIONS = (
    (
        "closing",
        ("conclu", "recommendation", "implication", "outlook", "way forward", "final", "looking ahead", "lessons"),
    ),
    ("opening", ("introduct", "abstract", "summary", "overview", "key ", "in brief", "at a glance", "bottom line")),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is known of a stretch of tokens before anything is decided.

    ``rule`` is the type rule that fits, ``learned`` what the learned part weighs: which rules and signs hold, and
    ``decisive`` a sign that by itself decides the role.
    """

    view: Clause
    place: Place
    features: Features
    rule: TypeRule
    learned: dict[str, float]
    decisive: RoleSign | None
    report: Report | None
    cues: tuple[Found, ...]
    block: int


@dataclass(frozen=True, slots=True)
class PaperView:
    """The columns, blocks, places and first tokens of reporting cues of a ``Doc``, read once for all its units."""

    doc: Doc
    cols: Columns
    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    matches: tuple[tuple[Match, ...], ...]
    cue_matches: tuple[tuple[Match, ...], ...]
    reporting: tuple[int, ...]

    def read(self, block: int, start: int, end: int) -> Reading:
        """Read the tokens ``[start, end)`` of a block."""
        cols = self.cols
        reported = bisect_left(self.reporting, start) < bisect_left(self.reporting, end)
        report = holder_report(self.doc, start, end) if reported else None
        root = find_root(cols, start, end)
        view = clause(cols, start, end, root, self._target(block, start, end, root, report))
        place = self.places[block]
        matches, cue_matches = (
            [match for match in found[block] if start <= match.start and match.end <= end]
            for found in (self.matches, self.cue_matches)
        )
        features = unit_features(cols, view, matches, place)
        cues = find_cues(cols, view, cue_matches, report is not None and not report.agentless)
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
                if any(self.cols.lemma[i] in DOUBTING for i in range(*report.cue)):
                    features.add("hearsay", range(*report.cue))
        rule, learned, decisive = apply_rules(features)
        return Reading(view, place, features, rule, learned, decisive, report, tuple(cues), block)

    def _target(self, block: int, start: int, end: int, root: int, report: Report | None) -> int | None:
        if report is not None:
            head = proposition_head(self.doc, report)
            return head.i if head is not None and start <= head.i < end else None
        noted = noted_clause(self.cols, root)
        if noted is not None and noted < end:
            return noted
        below = embedded(self.cols, root)
        if below is None or not start <= below < end:
            return None
        shows = any(match.name == "show_verb" and match.head == root for match in self.matches[block])
        return below if shows or self.cols.lemma[root] == "be" else None


def view_paper(doc: Doc) -> PaperView:
    """Read what all units of a ``Doc`` share."""
    cols = columns(doc)
    units = blocks(doc)
    found = [matcher().find(cols, block.start, block.end) for block in units]
    cues = tuple(tuple(match for match in row if match.name.startswith((CUE, PSEUDO))) for row in found)
    matches = tuple(tuple(match for match in row if not match.name.startswith((CUE, PSEUDO))) for row in found)
    reporting = tuple(report.cue[0] for report in doc._.claimspan_reports or ())
    return PaperView(doc, cols, units, tuple(_places(cols, units, matches)), matches, cues, reporting)


@by_folder
def matcher(_: Path | None) -> Matcher:
    """The matcher over word classes and cues: one pass finds both."""
    return Matcher.of([*word_classes(), *cue_classes()])


def _places(cols: Columns, units: Sequence[Block], matches: Sequence[Sequence[Match]]) -> Iterable[Place]:
    counts = [sum(match.name == "legal" for match in found) for found in matches]
    legal = [count / max(1, block.end - block.start) for block, count in zip(units, counts, strict=True)]
    announcing = [
        i for i, (block, found) in enumerate(zip(units, matches, strict=True)) if _announces(cols, block, found)
    ]
    about = [about_itself(cols, block, found) for block, found in zip(units, matches, strict=True)]
    for i, block in enumerate(units):
        near = slice(max(0, i - 3), i + 4)
        around = legal[near]
        yield Place(
            through=i / len(units),
            first=i == 0 or units[i - 1].paragraph != block.paragraph,
            last=i + 1 == len(units) or units[i + 1].paragraph != block.paragraph,
            section=_section(block),
            legal=legal[i] > LEGAL_SHARE / 3
            and sum(counts[near]) >= LEGAL_LEAST
            and sum(around) / len(around) > LEGAL_SHARE,
            after_self=i > 0 and about[i - 1],
            announced=any(0 < i - j <= ANNOUNCED and units[j].section == block.section for j in announcing),
        )


def _announces(cols: Columns, block: Block, found: Iterable[Match]) -> bool:
    """Whether a unit announces conclusions: "the main findings are:"."""
    return cols.lower[block.end - 1] == ":" and any(match.name == "conclusion_noun" for match in found)


def _section(block: Block) -> str:
    for heading in reversed(block.section):
        lower = heading.lower()
        for name, words in _SECTIONS:
            if any(word in lower for word in words):
                return name
    return "body" if block.section else "untitled"
