"""Annotators' files: exact quotes by numbered unit, resolved to spans of the source.

``annotators/NAME-entities.jsonl`` has ``{"s": unit, "entities": [{"quote", "n", …}], "dates": [{"quote", "n", …}]}`` a
line, where ``n`` says which occurrence in the unit is meant; ``annotators/NAME-claims.jsonl`` has
``{"s": unit, "adus": [{"id", "span", …}]}``, where a span of ``*`` is the whole unit.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimspan.check.gold import Layers, numbered_lines, unit_offsets
from claimspan.errors import GoldError
from claimspan.records import Claim, Date, Entity, Offsets, Unit

FOLDER = "annotators"


def annotator_names(gold_folder: Path) -> tuple[str, ...]:
    """The annotators whose files lie beside the gold, in order."""
    files = (gold_folder / FOLDER).glob("*-*.jsonl")
    return tuple(sorted({path.name.rsplit("-", 1)[0] for path in files}))


def read_annotator(gold_folder: Path, name: str, units: Sequence[Unit], source: str | None = None) -> Layers:
    """An annotator's layers over the gold's units.

    With the text of the source the offsets are the source's; without it they are the unit's start plus the place in its
    cleaned text, which is enough to compare annotators. Raises GoldError with file and line for a quote that is not in
    its unit, a unit that there is not, and a malformed line.
    """
    resolver = _Resolver({unit.unit: unit for unit in units}, source)
    entities: list[Entity] | None = None
    dates: list[Date] | None = None
    claims: list[Claim] | None = None
    path = gold_folder / FOLDER / f"{name}-entities.jsonl"
    if path.exists():
        entities, dates = [], []
        for where, unit, row in resolver.rows(path):
            for item in row.get("entities", ()):
                entities.append(_record(Entity, {**item, **resolver.span(where, unit, item)}, where))
            for item in row.get("dates", ()):
                dates.append(_record(Date, {**item, **resolver.span(where, unit, item)}, where))
    path = gold_folder / FOLDER / f"{name}-claims.jsonl"
    if path.exists():
        claims = []
        for where, unit, row in resolver.rows(path):
            for item in row.get("adus", ()):
                spans = {f"{part}_span": resolver.part(unit, item.get(part)) for part in ("holder", "cue", "content")}
                found = resolver.span(where, unit, {"quote": item.get("span"), "n": 1})
                claims.append(_record(Claim, {**item, **spans, **found}, where))
    if entities is None and claims is None:
        raise GoldError(f"{gold_folder / FOLDER} holds no files of an annotator {name}")
    return Layers(
        units=tuple(units),
        entities=None if entities is None else tuple(entities),
        dates=None if dates is None else tuple(dates),
        footnotes=None,
        claims=None if claims is None else tuple(claims),
        attributions=None,
    )


class _Resolver:
    def __init__(self, units: dict[int, Unit], source: str | None) -> None:
        self._units = units
        self._source = source
        self._offsets: dict[int, Sequence[int]] = {}

    def rows(self, path: Path) -> list[tuple[str, Unit, dict[str, Any]]]:
        found = []
        for number, line in numbered_lines(path):
            where = f"{path}, line {number}"
            try:
                row = json.loads(line)
                found.append((where, self._units[row["s"]], row))
            except KeyError as error:
                raise GoldError(f"{where}: there is no unit {error}: correct the number in 's'") from error
            except (ValueError, TypeError) as error:
                raise GoldError(f"{where}: no JSON object with a unit number 's': mend or remove this line") from error
        return found

    def span(self, where: str, unit: Unit, item: dict[str, Any]) -> dict[str, Any]:
        """The fields that a quote gives: unit, start, end, text."""
        quote = unit.text if item.get("quote") == "*" else item.get("quote")
        place = _occurrence(unit.text, str(quote), int(item.get("n", 1)))
        if place is None:
            raise GoldError(
                f"{where}: “{quote}” (occurrence {item.get('n', 1)}) is not in unit {unit.unit}: quote it exactly"
            )
        start, end = self._source_span(unit, place, len(str(quote)))
        return {"unit": unit.unit, "start": start, "end": end, "text": quote}

    def part(self, unit: Unit, quote: str | None) -> Offsets | None:
        place = _occurrence(unit.text, quote, 1) if quote else None
        return None if place is None or quote is None else self._source_span(unit, place, len(quote))

    def _source_span(self, unit: Unit, place: int, length: int) -> Offsets:
        if self._source is None:
            return unit.start + place, unit.start + place + length
        if unit.unit not in self._offsets:
            self._offsets[unit.unit] = unit_offsets(unit, self._source)
        offsets = self._offsets[unit.unit]
        return offsets[place], offsets[place + length - 1] + 1


def _occurrence(text: str, quote: str, number: int) -> int | None:
    at = -1
    for _ in range(number):
        at = text.find(quote, at + 1)
        if at < 0 or not quote:
            return None
    return at


def _record(kind: type[Any], values: dict[str, Any], where: str) -> Any:
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        problem = error.errors()[0]
        raise GoldError(f"{where}: {'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}") from error
