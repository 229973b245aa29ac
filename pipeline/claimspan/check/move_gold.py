"""Moving a folder of gold to a changed source text: what is certain is moved, what is not is listed."""

import hashlib
import json
from pathlib import Path
from typing import Any

from claimspan.check.gold import numbered_lines, read_layers
from claimspan.check.reanchor import reanchor
from claimspan.check.validate import HASH_FILE, KINDS, Problem, read_source
from claimspan.errors import GoldError
from claimspan.files import write_text
from claimspan.records import Offsets, Unit

CONTEXT = 120
PARTS = {"holder_span": "holder", "cue_span": "cue", "content_span": "content", "source_span": "source"}


def move_gold(gold_folder: Path, new_source: Path, out: Path, old_source: Path | None = None) -> list[Problem]:
    """Write the gold anew for a changed source text to ``out`` and return what was left out, by file and line.

    Each span is found again by its words and what stood around them: in the old source where it is given, otherwise in
    the gold's own units. Note markers, which are not in the units, need the old source. A record with a span whose
    place is not certain is left out and listed. All other fields stay as they are, also unknown ones.

    Raises GoldError for malformed gold, an unreadable text, or an ``out`` that already holds gold.
    """
    if (out / "units.jsonl").exists():
        raise GoldError(f"{out} already holds gold: name a new folder, nothing is overwritten")
    layers = read_layers(gold_folder)
    mover = _Mover(layers.units, read_source(new_source), read_source(old_source) if old_source else None)
    problems = []
    for layer in KINDS:
        path = gold_folder / f"{layer}.jsonl"
        if not path.exists():
            continue
        kept: list[tuple[int, dict[str, Any]]] = []
        for number, line in numbered_lines(path):
            row = json.loads(line)
            if lost := mover.move(row):
                problems.append(Problem(path.name, number, f"the place of {lost} is not certain: mark it by hand"))
            else:
                kept.append((number, row))
        ids = {row.get("id") for _, row in kept}
        for number, row in kept:
            if (relation := row.get("relation")) and relation["to"] not in ids:
                problems.append(Problem(path.name, number, f"its relation's target {relation['to']} was left out"))
        write_text(out / path.name, "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for _, row in kept))
    digest = hashlib.sha256(new_source.read_bytes()).hexdigest()
    write_text(out / HASH_FILE, f"{digest}  {new_source.name}\n")
    return sorted(problems)


class _Mover:
    def __init__(self, units: tuple[Unit, ...], new: str, old: str | None) -> None:
        self._units = {unit.unit: index for index, unit in enumerate(units)}
        self._ordered = units
        self._new = new
        self._old = old

    def move(self, row: dict[str, Any]) -> str | None:
        """Change the offsets of a record in place; the name of the first span without a certain place, or null."""
        if "start" in row:
            found = self._find((row["start"], row["end"]), row.get("text"), row.get("unit"))
            if found is None:
                return str(row.get("text") or f"marker {row.get('number')}")
            row["start"], row["end"] = found
        if "anchor" in row:
            found = self._find((row["anchor"] - 1, row["anchor"]), None, None)
            if found is None:
                return f"the anchor of marker {row.get('number')}"
            row["anchor"] = found[1]
        if note := row.get("note"):
            end = note.get("end") or note["start"] + 1
            found = self._find((note["start"], end), note.get("text"), None)
            if found is None:
                return f"the note of marker {row.get('number')}"
            note["start"] = found[0]
            if note.get("end") is not None:
                note["end"] = found[1]
        for field, words in PARTS.items():
            if span := row.get(field):
                found = self._find((span[0], span[1]), row.get(words), row.get("unit"))
                if found is None:
                    return f"the {words}"
                row[field] = list(found)
        return None

    def _find(self, span: Offsets, words: str | None, unit: int | None) -> Offsets | None:
        start, end = span
        if self._old is not None:
            context = self._old[max(0, start - CONTEXT) : start], self._old[end : end + CONTEXT]
            return reanchor(self._old[start:end], context, start, self._new)
        if words is None or unit not in self._units:
            return None
        index = self._units[unit]
        own = self._ordered[index]
        before = self._ordered[index - 1].text if index else ""
        after = self._ordered[index + 1].text if index + 1 < len(self._ordered) else ""
        places = [at for at in range(len(own.text)) if own.text.startswith(words, at)]
        if not places:
            return None
        place = min(places, key=lambda at: abs(at - (start - own.start)))
        context = f"{before} {own.text[:place]}", f"{own.text[place + len(words) :]} {after}"
        return reanchor(words, context, start, self._new)
