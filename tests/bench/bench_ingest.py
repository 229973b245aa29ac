"""Markers, notes and units against known answers: run ``python -m tests.bench.bench_ingest`` from the repo root.

Reads the first paper and, where they are at hand, the papers in ../shared: folders of gold with ``footnotes.jsonl`` or
``units.jsonl``, and texts with a ``*.markers.json`` beside them. Prints for each the exact F of markers (start, end and
number), the notes linked among the markers whose note is known, the gold body and front units that have a partner
(overlap of at least half of the longer) of the same kind, and seconds.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path

from claimspan.check.gold import read_layers
from claimspan.ingest.read import ingest_file
from claimspan.records import Unit
from claimspan.source import Paper

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

Place = tuple[int, int, int]


@dataclass(frozen=True)
class Known:
    """What is known of a paper: markers (start, end, number), where the notes of some begin, and units."""

    name: str
    source: Path
    markers: frozenset[Place] | None
    notes: dict[Place, int]
    units: tuple[Unit, ...]


def papers() -> list[Known]:
    """The first paper and all papers at hand."""
    found = [from_gold(ROOT / "annotations" / "shagina-2018", ROOT / "corpus" / "shagina-2018" / "paper.txt")]
    for folder in sorted((SHARED / "gold").glob("*")):
        if folder.name != "shagina-2018" and (source := next(folder.glob("paper.*"), None)):
            found.append(from_gold(folder, source))
    for path in sorted((SHARED / "papers").glob("*.markers.json")):
        found.append(from_markers(path))
    return found


def from_gold(folder: Path, source: Path) -> Known:
    """The gold of a folder."""
    layers = read_layers(folder)
    markers = layers.footnotes
    places = {(marker.start, marker.end, marker.number): marker.note for marker in markers or ()}
    notes = {place: note.start for place, note in places.items() if note is not None}
    return Known(folder.name, source, None if markers is None else frozenset(places), notes, layers.units)


def from_markers(path: Path) -> Known:
    """The tagged markers and notes of a text."""
    tagged = json.loads(path.read_text(encoding="utf-8"))
    bodies = {item["n"]: item["start"] for item in tagged if item["kind"] == "note_body"}
    places = [(item["start"], item["end"], item["n"]) for item in tagged if item["kind"] == "marker"]
    notes = {place: bodies[place[2]] for place in places if place[2] in bodies}
    name = path.name.removesuffix(".markers.json")
    return Known(name, path.with_name(f"{name}.txt"), frozenset(places), notes, ())


def paired(gold: tuple[Unit, ...], paper: Paper) -> tuple[int, int]:
    """How many gold body and front units have a partner of the same kind, and how many there are."""
    hits = total = 0
    for unit in gold:
        if unit.kind not in ("body", "front"):
            continue
        total += 1
        best = max(paper.units, key=lambda other: min(other.end, unit.end) - max(other.start, unit.start))
        shared = min(best.end, unit.end) - max(best.start, unit.start)
        longer = max(best.end - best.start, unit.end - unit.start)
        hits += best.kind == unit.kind and 2 * shared >= longer
    return hits, total


def main() -> None:
    """Print a line for each paper and one for all."""
    sums = [0] * 7
    print(f"{'paper':24}{'markers':>22}{'F':>8}{'notes linked':>16}{'units':>12}{'s':>7}")
    for known in papers():
        began = time.perf_counter()
        paper = ingest_file(known.source)
        seconds = time.perf_counter() - began
        found = {(marker.start, marker.end, marker.number): marker.note for marker in paper.footnotes}
        cells = [f"{known.name:24}"]
        if known.markers is None:
            cells.append(f"{'not annotated':>22}{'':>8}")
        else:
            right = len(known.markers & found.keys())
            counts = [right, len(known.markers), len(found)]
            cells.append(f"{right:>6} of {len(known.markers)}, found {len(found):<4}".rjust(22))
            cells.append(f"{2 * right / (counts[1] + counts[2]) if counts[1] + counts[2] else 1:>8.3f}")
            sums[:3] = [left + add for left, add in zip(sums[:3], counts, strict=True)]
        linked = sum(note is not None and note.start == known.notes.get(place) for place, note in found.items())
        cells.append(f"{linked:>8} of {len(known.notes)}".rjust(16) if known.notes else f"{'–':>16}")
        hits, total = paired(known.units, paper)
        cells.append(f"{hits} of {total}".rjust(12) if total else f"{'–':>12}")
        sums[3:] = [sums[3] + linked, sums[4] + len(known.notes), sums[5] + hits, sums[6] + total]
        print("".join(cells) + f"{seconds:>7.2f}")
    f = 2 * sums[0] / (sums[1] + sums[2])
    print(f"all: markers F {f:.4f}, notes linked {sums[3]} of {sums[4]}, units {sums[5]} of {sums[6]}")


if __name__ == "__main__":
    main()
