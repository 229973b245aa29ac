"""Decisions carried over to a new run of the pipeline: by id and text, otherwise by place and quote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimspan.check.reanchor import reanchor
from claimspan.records import Offsets
from claimspan.review.decisions import Decision
from claimspan.review.folder import Key, Layer, PaperFolder, fold, quote_of

CORE: Mapping[Layer, tuple[str, ...]] = {
    "claims": (
        "start", "end", "text", "role", "type", "holder", "cue", "content", "certainty", "polarity", "thesis",
        "relation", "holder_span", "cue_span", "content_span", "holder_entity",
    ),
    "entities": ("start", "end", "text", "label", "canonical", "stands_for"),
    "dates": ("start", "end", "text", "type", "value", "mod"),
    "attributions": ("source", "cue", "content", "source_span", "cue_span", "content_span", "kind"),
}  # fmt: skip
CONTEXT = 60
LEFT = "left:"


@dataclass(frozen=True)
class Carried:
    """Where an earlier decision went.

    ``to`` is the id of the record it now speaks of; for ``left`` decisions no record of the run fits, and the
    reviewer's own ``record`` stands, with its place in the present source, or without one (``start`` null) where the
    quote is gone.
    ``changed`` holds the earlier values of the fields that the run now gives otherwise.
    """

    layer: Layer
    id: str
    to: str
    left: bool
    changed: Mapping[str, Any]
    record: Mapping[str, Any] | None = None


def carry(records: Mapping[Key, Decision], folder: PaperFolder) -> tuple[Carried, ...]:
    """The decisions that do not simply speak of an unchanged record of this run."""
    same = {(layer, id_) for layer, id_ in records if _same(folder.records[layer].get(id_), records[layer, id_])}
    taken = set(same)
    found: list[Carried] = []
    for (layer, id_), decision in records.items():
        present = folder.records[layer].get(id_)
        before = decision.record()
        if (layer, id_) in same and present is not None:
            changed = _changed(layer, decision.was or {}, present)
            if changed:
                found.append(Carried(layer, id_, id_, False, changed))
            continue
        if not before:
            continue
        place = _place(before, folder)
        match = _match(layer, place, before, folder, taken) if place else None
        if match is not None:
            taken.add((layer, match))
            base = {**(decision.was or decision.fields), **_moved(before, place)}
            found.append(Carried(layer, id_, match, False, _changed(layer, base, folder.records[layer][match])))
            continue
        if decision.added and place == _span(before):
            continue
        to = f"{LEFT}{id_}" if id_ in folder.records[layer] else id_
        found.append(Carried(layer, id_, to, True, {}, {**before, **_moved(before, place)}))
    return tuple(found)


def _same(present: Mapping[str, Any] | None, decision: Decision) -> bool:
    if present is None:
        return False
    return decision.was is None or quote_of(present) == quote_of(decision.was)


def _span(record: Mapping[str, Any]) -> Offsets | None:
    if record.get("start") is not None:
        return record["start"], record["end"]
    span = record.get("cue_span")
    return (span[0], span[1]) if span else None


def _place(before: Mapping[str, Any], folder: PaperFolder) -> Offsets | None:
    span = _span(before)
    if span is None or folder.source is None:
        return span
    quote = str(before.get("text") or before.get("cue") or "")
    if fold(folder.source[span[0] : span[1]]) == fold(quote) or before.get("_sha256") == folder.sha256:
        return span
    ahead, behind = before.get("_context", ("", ""))
    return reanchor(quote, (ahead, behind), span[0], folder.source)


def _match(layer: Layer, place: Offsets, before: Mapping[str, Any], folder: PaperFolder, taken: set[Key]) -> str | None:
    """The free record that overlaps the place most, by at least half of the longer one; names and dates exactly."""
    best: tuple[int, str] | None = None
    for id_, record in folder.records[layer].items():
        span = _span(record)
        if span is None or (layer, id_) in taken:
            continue
        overlap = min(place[1], span[1]) - max(place[0], span[0])
        longer = max(place[1] - place[0], span[1] - span[0])
        enough = span == place if layer in ("entities", "dates") else 2 * overlap >= longer
        if layer == "attributions" and quote_of(record) != quote_of(before):
            enough = enough and fold(str(record["cue"])) == fold(str(before.get("cue")))
        if overlap > 0 and enough and (best is None or overlap > best[0]):
            best = overlap, id_
    return best[1] if best else None


def _moved(before: Mapping[str, Any], place: Offsets | None) -> dict[str, Any]:
    span = _span(before)
    if place is None:
        return {"start": None, "end": None}
    if span is None or place == span:
        return {}
    shift = place[0] - span[0]
    moved: dict[str, Any] = {
        name: [value[0] + shift, value[1] + shift] for name, value in before.items() if name.endswith("_span") and value
    }
    if before.get("start") is not None:
        moved |= {"start": place[0], "end": place[1]}
    return moved


def _changed(layer: Layer, earlier: Mapping[str, Any], present: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: earlier[name]
        for name in CORE[layer]
        if name in earlier and _plain(earlier[name]) != _plain(present.get(name))
    }


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def anchored(record: Mapping[str, Any], folder: PaperFolder) -> dict[str, Any]:
    """The record with what finds it again in another text: the hash of this text and the words around the span."""
    span = _span(record)
    around = ["", ""]
    if span is not None and folder.source is not None:
        around = [folder.source[max(0, span[0] - CONTEXT) : span[0]], folder.source[span[1] : span[1] + CONTEXT]]
    return {**record, "_sha256": folder.sha256, "_context": around}
