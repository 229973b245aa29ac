"""Certainty and polarity: cues, their scope from the parse, and the phrases in which they are none."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimspan.extract.claims.lexicon import Match, WordClass
from claimspan.extract.claims.own import by_folder, load
from claimspan.extract.claims.syntax import Clause, Columns
from claimspan.rules import RuleModel

CUE = "cue: "
PSEUDO = "no cue: "


class Cue(RuleModel):
    """A cue of doubt or negation.

    It counts in the places ``slots``, an adverb of doubt also where it opens the unit, and outside the longer phrases
    ``pseudo``. ``needs`` names a dependency-borne
    place that must be filled; ``bare`` asks that no preposition other than of the predicate's own stands above;
    ``predicative`` that it stands after a copula; ``unnamed`` that no believer is named.
    """

    id: str
    field: Literal["certainty", "polarity"]
    words: tuple[str, ...]
    slots: tuple[str, ...]
    pos: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    pseudo: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bare: bool = False
    predicative: bool = False
    unnamed: bool = False
    example: str


class Cues(RuleModel):
    """The schema of ``cues.toml``."""

    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in scope: its rule, its tokens, and the main predicate that it reaches."""

    cue: Cue
    start: int
    end: int
    owner: int


@by_folder
def cue_rules(folder: Path | None) -> dict[str, Cue]:
    """The cues by id."""
    return {cue.id: cue for cue in load(folder, "cues.toml", Cues).cues}


def cue_classes() -> list[WordClass]:
    """The cues and the phrases in which they are none, as word classes of their own names."""
    rules = cue_rules().values()
    cues = [WordClass(name=CUE + cue.id, words=cue.words, pos=cue.pos, example=cue.example) for cue in rules]
    pseudo = [WordClass(name=PSEUDO + cue.id, words=cue.pseudo, example=cue.example) for cue in rules]
    return cues + pseudo


def find_cues(cols: Columns, view: Clause, matches: Iterable[Match], named_holder: bool) -> list[Found]:
    """The cues among the matches whose scope takes in a main predicate of the unit."""
    matches = list(matches)
    masked = {
        (match.name.removeprefix(PSEUDO), token)
        for match in matches
        if match.name.startswith(PSEUDO)
        for token in range(match.start, match.end)
    }
    found = []
    for match in matches:
        cue = cue_rules().get(match.name.removeprefix(CUE))
        if cue is None or (cue.id, match.start) in masked:
            continue
        if _in_scope(cue, match, cols, view, named_holder):
            found.append(Found(cue, match.start, match.end, view.owner(match.head)))
    return found


def _in_scope(cue: Cue, match: Match, cols: Columns, view: Clause, named_holder: bool) -> bool:
    opens = cue.field == "certainty" and match.start == view.start and cols.pos[match.head] == "ADV"
    if view.slot(match.head) not in cue.slots and not opens:
        return False
    if cue.tag and cols.tag[match.head] not in cue.tag:
        return False
    if cue.needs and not any(slot in cue.needs for slot in view.slots):
        return False
    if cue.unnamed and named_holder:
        return False
    if cue.predicative and cols.lemma[cols.head[match.head]] not in _COPULAS:
        return False
    return not (cue.bare and _below_preposition(cols, view, match.head))


_COPULAS = {"be", "become", "remain", "seem", "appear", "look", "sound", "stay", "prove", "feel", "make", "consider"}


def _below_preposition(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a preposition stands between the token and its main predicate: "with no promise", "without any"."""
    while token not in view.heads and cols.head[token] != token:
        token = cols.head[token]
        if cols.pos[token] == "ADP" or cols.dep[token] in ("prep", "pcomp"):
            return True
    return False
