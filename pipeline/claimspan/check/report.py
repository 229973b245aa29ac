"""The report: one self-contained HTML file that opens from disk, without network."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from claimspan import __version__
from claimspan.check.check import Check
from claimspan.check.confusion import NONE
from claimspan.check.headlines import HEADLINES
from claimspan.check.screen import SURE
from claimspan.check.spans import SCHEMES
from claimspan.files import write_text

TEMPLATES = "claimspan.check"
LAYERS = ("units", "footnotes", "entities", "dates", "attributions", "claims")


def write_report(checked: Check, path: Path, before: Check | None = None) -> None:
    """Write the report of a check, with the difference to an earlier run where one is given.

    Raises OutputError when the file cannot be written, GoldError when the earlier run is of other papers.
    """
    write_text(path, report(checked, before))


def report(checked: Check, before: Check | None = None) -> str:
    """The report as HTML. All text from papers and records is escaped; the same check gives the same bytes."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["value"] = _value
    folder = files(TEMPLATES) / "templates"
    template = environment.from_string((folder / "report.html").read_text(encoding="utf-8"))
    return template.render(
        version=__version__,
        style=Markup((folder / "report.css").read_text(encoding="utf-8")),
        script=Markup((folder / "report.js").read_text(encoding="utf-8")),
        papers=[paper.id for paper in checked.papers],
        figures=checked.table.to_dict("records"),
        schemes=list(_schemes(checked)),
        labels=list(_labels(checked)),
        confusions=[(name, _shaded(table)) for name, table in checked.confusions.items() if table.size > 1],
        errors=checked.errors.to_dict("records"),
        by_kind=checked.errors_by_kind().to_dict("records"),
        by_rule=checked.errors_by_rule().to_dict("records"),
        agreement=_agreement(checked),
        differences=_differences(checked, before),
    )


def _value(number: Any, digits: int = 3) -> str:
    return "–" if number is None or pd.isna(number) else f"{number:.{digits}f}"


def _schemes(checked: Check) -> Iterator[dict[str, Any]]:
    values = checked.tally.values(checked.tally.totals())
    for layer in LAYERS:
        if f"{layer}.schemes.strict" in values:
            row = {scheme: float(values[f"{layer}.schemes.{scheme}"]) for scheme in SCHEMES}
            yield {"layer": layer, **row, "macro": values.get(f"{layer}.macro.strict")}


def _labels(checked: Check) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """For each layer with several labels a bar a label: strict F1 with counts and interval."""
    totals = checked.tally.totals()
    values = checked.tally.values(totals)
    kinds = {
        "Entities by label": ("entities.labels.", ".strict"),
        "Dates by type": ("dates.labels.", ".strict"),
        "Units by kind": ("units.labels.", ".strict"),
        "Claims by type, over pairs that both call claims": ("claims.type.labels.", ""),
    }
    for title, (prefix, suffix) in kinds.items():
        bars = []
        for figure in sorted(totals):
            label = figure.removeprefix(prefix).removesuffix(suffix)
            if figure == f"{prefix}{label}{suffix}" and not np.isnan(values[figure]):
                gold, predicted, correct = (int(count) for count in totals[figure])
                low, high = checked.intervals[figure]
                bars.append(
                    {
                        "label": label,
                        "gold": gold,
                        "predicted": predicted,
                        "correct": correct,
                        "value": float(values[figure]),
                        "low": low,
                        "high": high,
                    }
                )
        if bars:
            yield title, sorted(bars, key=lambda bar: (-bar["gold"], bar["label"]))


def _shaded(table: pd.DataFrame) -> dict[str, Any]:
    """A confusion table with the share of its row that each cell holds, in steps of a tenth."""
    columns = [str(column) for column in table.columns]
    rows = []
    for label, counts in zip(table.index, table.to_numpy().tolist(), strict=True):
        total = max(1, sum(counts))
        cells = [
            {"count": count, "shade": round(10 * count / total), "right": column == label != NONE}
            for column, count in zip(columns, counts, strict=True)
        ]
        rows.append({"label": label, "cells": cells})
    return {"columns": columns, "rows": rows}


def _agreement(checked: Check) -> dict[str, Any] | None:
    found = checked.agreement
    if found is None:
        return None
    return {
        "names": found.names,
        "labels": found.labels.to_dict("records"),
        "spans": found.spans.to_dict("records"),
        "confusions": [
            (name, _shaded(table)) for name, table in found.confusions.items() if name in ("claims.role", "claims.type")
        ],
    }


def _differences(checked: Check, before: Check | None) -> list[dict[str, Any]] | None:
    if before is None:
        return None
    rows = []
    changes = {change.figure: change for change in checked.compare(before)}
    for figure, title in HEADLINES.items():
        if change := changes.get(figure):
            better = "better" if change.difference > 0 else "worse"
            verdict = "same" if not change.difference else better if change.p < SURE else f"{better}, may be chance"
            rows.append({"title": title, "change": change, "verdict": verdict})
    return rows
