"""Is this gold the gold of that paper: the same words at the same places, no offset outside the text."""

from pathlib import Path

from claimspan.check.gold import Layers
from claimspan.check.matching import overlapping
from claimspan.check.scope import span_of
from claimspan.errors import GoldError

LAYERS = ("units", "entities", "dates", "footnotes", "claims", "attributions")
ENOUGH = 0.5


def match_source(gold: Layers, predicted: Layers, gold_folder: Path, records_folder: Path) -> None:
    """Raise GoldError when gold and records cannot be of one text.

    Most gold units must have most of their words in the predicted units at the same place, and no offset may lie
    behind the end of the text (``source.txt`` beside the records; without it, the last unit of either side).
    """
    pairs = overlapping([span_of(u) for u in gold.units], [span_of(u) for u in predicted.units])
    there: dict[int, set[str]] = {}
    for i, j in pairs:
        there.setdefault(i, set()).update(predicted.units[j].text.casefold().split())
    fitting = 0
    for i, unit in enumerate(gold.units):
        words = set(unit.text.casefold().split())
        fitting += len(words & there.get(i, set())) >= ENOUGH * len(words)
    if fitting < ENOUGH * len(gold.units):
        raise GoldError(
            f"the gold in {gold_folder} is of another paper or text than the records in {records_folder}: only "
            f"{fitting} of {len(gold.units)} gold units have their words at the same place; name the gold of this "
            "paper, or move the gold to the changed text with 'claimspan validate --reanchor'"
        )
    end = _text_end(gold, predicted, records_folder)
    for layer in LAYERS:
        for number, record in enumerate(getattr(gold, layer) or (), start=1):
            start, stop = span_of(record)
            if stop > end:
                raise GoldError(
                    f"{gold_folder / layer}.jsonl, line {number}: [{start}, {stop}) lies outside the text, which ends "
                    f"at {end}: correct the offsets or remove the record"
                )


def _text_end(gold: Layers, predicted: Layers, folder: Path) -> int:
    source = folder / "source.txt"
    if source.is_file():
        return len(source.read_bytes().decode("utf-8", errors="replace"))
    ends = [unit.end for unit in (*gold.units, *predicted.units)]
    markers = [marker.end for marker in predicted.footnotes or ()]
    return max((*ends, *markers), default=0)
