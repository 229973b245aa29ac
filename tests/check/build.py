"""Records for the tests of the check, made with few words."""

from typing import Any

from claimspan.check.gold import Layers
from claimspan.check.spans import LabelledSpan
from claimspan.records import Attribution, Claim, Date, Entity, Footnote, Relation, Unit

WIDTH = 100


def unit(number: int, kind: Any = "body") -> Unit:
    """Unit ``number`` covers a hundred characters."""
    return Unit(unit=number, kind=kind, start=number * WIDTH, end=(number + 1) * WIDTH, text=f"unit {number}")


def entity(start: int, end: int, label: Any = "GPE", canonical: str = "Peru", stands_for: str | None = None) -> Entity:
    return Entity(
        unit=start // WIDTH,
        start=start,
        end=end,
        text=canonical,
        label=label,
        canonical=canonical,
        stands_for=stands_for,
    )


def date(start: int, end: int, value: str = "1990", type_: Any = "DATE") -> Date:
    return Date(unit=start // WIDTH, start=start, end=end, text=value, type=type_, value=value)


def footnote(number: int, start: int) -> Footnote:
    return Footnote(number=number, start=start, end=start + 1, anchor=start)


def claim(id_: str, start: int, end: int, to: str | None = None, **fields: Any) -> Claim:
    values: dict[str, Any] = {
        "role": "claim",
        "type": "causal",
        "holder": "author",
        "certainty": "certain",
        "polarity": "positive",
        "thesis": False,
    } | fields
    if values["role"] == "evidence":
        values["type"] = None
    relation = Relation(to=to, type=values.pop("relation", "support")) if to else None
    return Claim(id=id_, unit=start // WIDTH, start=start, end=end, text="", relation=relation, **values)


def attribution(cue: tuple[int, int], source: tuple[int, int] | None, content: tuple[int, int] | None) -> Attribution:
    return Attribution(
        id=f"a-{cue[0]}",
        unit=cue[0] // WIDTH,
        source="x",
        cue="said",
        content="y",
        cue_span=cue,
        source_span=source,
        content_span=content,
    )


def layers(units: int | list[Unit] = 5, **given: Any) -> Layers:
    """Layers over ``units`` body units; a layer that is not given is null."""
    known = {name: tuple(given[name]) if name in given else None for name in LAYER_NAMES}
    return Layers(
        units=tuple(unit(number) for number in range(units)) if isinstance(units, int) else tuple(units), **known
    )


LAYER_NAMES = ("entities", "dates", "footnotes", "claims", "attributions")


def span(start: int, end: int, label: str = "A") -> LabelledSpan:
    return LabelledSpan(start, end, label)
