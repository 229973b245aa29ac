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
    slot = view.slot(match.head)
    if slot not in cue.slots and not (cue.field == "certainty" and _aside(match, cols, view)):
        return False
    if cue.field == "polarity" and ((slot == "matrix" and named_holder) or _corrects(match.start, cols)):
        return False
    if cue.tag and cols.tag[match.head] not in cue.tag:
        return False
    if cue.needs and not any(slot in cue.needs for slot in view.slots):
        return False
    if cue.unnamed and named_holder:
        return False
    above = cols.head[match.head]
    if cue.predicative and (cols.lemma[above] not in _COPULAS or match.start < above):
        return False
    return not (cue.bare and _below_preposition(cols, view, match.head))


def _aside(match: Match, cols: Columns, view: Clause) -> bool:
    """Whether an adverb opens the unit, or a verb is thrown in: "fear, it seems, drove them out"."""
    thrown_in = cols.dep[match.head] == "parataxis" and cols.head[match.head] in view.heads
    return thrown_in or (match.start == view.start and cols.pos[match.head] == "ADV")


def _corrects(token: int, cols: Columns) -> bool:
    """Whether "not" or "never" only puts one phrase right by another: "a tax, not a fee", "not ink but will"."""
    if cols.lower[token] not in ("not", "never"):
        return False
    above = cols.head[token]
    if cols.pos[above] not in ("VERB", "AUX"):
        return token > 0 and cols.lower[token - 1] in (",", "but", "–", "—")
    if cols.lemma[above] != "be":
        return False
    said = [i for i in cols.children[above] if i > token and cols.dep[i] in ("attr", "acomp", "prep", "ccomp")]
    return any(cols.lower[k] == "but" and k > token for i in said for k in cols.children[i])


_COPULAS = {"be", "become", "remain", "seem", "appear", "look", "sound", "stay", "prove", "feel", "make", "consider"}


def _below_preposition(cols: Columns, view: Clause, token: int) -> bool:
    """Whether a preposition stands between the token and its main predicate: "with no promise", "without any"."""
    while token not in view.heads and cols.head[token] != token:
        token = cols.head[token]
        if cols.pos[token] == "ADP" or cols.dep[token] in ("prep", "pcomp"):
            return True
    return False
