"""The figures, errors and differences as tables for the screen."""

from collections.abc import Sequence

import pandas as pd
from rich.markup import escape
from rich.table import Table

from claimspan.check.agreement import Agreement
from claimspan.check.bootstrap import Difference
from claimspan.check.check import Check
from claimspan.check.gamma import LAYERS, gamma
from claimspan.check.headlines import HEADLINES

SURE = 0.05


def figures_table(checked: Check) -> Table:
    """The main figures with counts and 95 % intervals; of a set also each paper's own."""
    ids = [paper.id for paper in checked.papers]
    table = Table(title=escape(f"{', '.join(ids)} against gold"), title_justify="left")
    table.add_column("figure")
    for name in ("gold", "found", "right", "value", "95 % interval", *(ids if len(ids) > 1 else ())):
        table.add_column(escape(name), justify="right")
    for row in checked.table.to_dict("records"):
        interval = "" if pd.isna(row["low"]) else f"{row['low']:.3f}–{row['high']:.3f}"
        counts = ["" if pd.isna(row[name]) else str(row[name]) for name in ("gold", "predicted", "correct")]
        alone = [_value(row[id_]) for id_ in ids] if len(ids) > 1 else []
        table.add_row(row["title"], *counts, _value(row["value"]), interval, *alone)
    return table


def errors_table(errors: pd.DataFrame) -> Table:
    """Errors in their context, with both values and the rule."""
    table = Table(title=f"{len(errors)} errors", title_justify="left", show_lines=True)
    for name in ("error", "unit", "text in context", "gold", "predicted", "rule"):
        table.add_column(name, overflow="fold")
    for row in errors.to_dict("records"):
        text = f"{row['before'][-40:]}[{row['text']}]{row['after'][:40]}"
        cells = [f"{row['layer']}.{row['kind']}", str(row["unit"]), text, row["gold"], row["predicted"], row["rule"]]
        table.add_row(*(escape(cell) for cell in cells))
    return table


def counts_table(title: str, counted: pd.DataFrame) -> Table:
    """A frame of counts as it is, a row each."""
    table = Table(title=title, title_justify="left")
    for name in counted.columns:
        table.add_column(str(name), justify="right" if name == "errors" else "left")
    for row in counted.itertuples(index=False):
        table.add_row(*(escape(str(value)) for value in row))
    return table


def differences_table(found: Sequence[Difference]) -> Table:
    """What got better and what worse since an earlier run, and whether it may be chance."""
    table = Table(title="since the earlier run", title_justify="left")
    for name in ("figure", "before", "after", "change", "95 % interval", "p", ""):
        table.add_column(name, justify="left" if name in ("figure", "") else "right", no_wrap=name != "figure")
    changes = {change.figure: change for change in found}
    for figure, title in HEADLINES.items():
        change = changes.get(figure)
        if change is not None and change.difference:
            verdict = "may be chance" if change.p >= SURE else "better" if change.difference > 0 else "worse"
            interval = f"{change.low:+.3f} to {change.high:+.3f}"
            numbers = f"{change.before:.3f}", f"{change.after:.3f}", f"{change.difference:+.3f}", interval
            table.add_row(title, *numbers, f"{change.p:.3f}", verdict)
    return table


def _value(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.3f}"


def agreement_tables(found: Agreement) -> list[Table]:
    """The agreement of two annotators: labels, then spans and relations."""
    labels = Table(title=escape(f"labels, {' and '.join(found.names)}"), title_justify="left")
    spans = Table(title=escape(f"spans and relations, {' and '.join(found.names)}"), title_justify="left")
    for table, columns in ((labels, found.labels.columns), (spans, found.spans.columns)):
        for position, name in enumerate(columns):
            table.add_column(escape(str(name)), justify="right" if position else "left")
    for row in found.labels.itertuples(index=False):
        table_row = [str(row[0]), str(row[1]), *(_value(value) for value in row[2:])]
        labels.add_row(*table_row)
    for row in found.spans.itertuples(index=False):
        spans.add_row(str(row[0]), *(f"{value:g}" for value in row[1:4]), _value(row[4]))
    return [labels, spans]


def gamma_table(found: Agreement) -> Table:
    """γ of each layer. Raises ClaimspanError when the extra is not installed."""
    table = Table(title=escape(f"γ of spans and labels, {' and '.join(found.names)}"), title_justify="left")
    table.add_column("layer")
    table.add_column("γ", justify="right")
    for layer in LAYERS:
        table.add_row(layer, _value(gamma(found, layer)))
    return table
