"""Lengths of time and what recurs."""

from claimspan.extract.dates.context import Context
from claimspan.extract.dates.grammar import Rule
from claimspan.extract.dates.senses.groups import Groups, mod_of, suffix_of
from claimspan.extract.dates.timex import Reading

CUT = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}


def amount_of(groups: Groups) -> float | None:
    """The amount of units; null for a vague one.

    >>> amount_of({"number": "3"}), amount_of({"figure": "1,000"}), amount_of({"vague": "X"})
    (3.0, 1000.0, None)
    """
    if "figure" in groups:
        whole, _, part = groups["figure"].replace(",", "").partition(" ")
        over, _, under = part.partition("/")
        return float(whole) + (int(over) / int(under) if under else 0)
    words = groups.get("number") or groups.get("ordinal") or groups.get("vague") or "X"
    return None if words == "X" else float(words) + float(groups.get("plus", 0))


def duration_value(amount: float | None, unit: str) -> str:
    """An ISO 8601 duration as TIMEX3 writes it.

    >>> [duration_value(*of) for of in ((3, "Y"), (1, "DE"), (None, "Y"), (None, "DE"), (2, "TH"), (2.5, "Y"))]
    ['P3Y', 'P10Y', 'PXY', 'PXDE', 'PT2H', 'P2.5Y']
    """
    if amount is not None and unit in CUT:
        factor, unit = CUT[unit]
        amount *= factor
    clock = "T" if unit.startswith("T") else ""
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))
    return f"P{clock}{number}{unit.removeprefix('T')}"


def duration(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A length of time."""
    return Reading("DURATION", duration_value(amount_of(groups), groups["unit"]), mod_of(groups, rule))


def duration_range(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """``five to ten years``: both lengths."""
    low = duration_value(amount_of(groups), groups["unit"])
    high_groups = {name.removesuffix("2"): value for name, value in groups.items() if name.endswith("2")}
    return Reading("DURATION", f"{low}/{duration_value(amount_of(high_groups), groups['unit'])}")


def repeated(groups: Groups, rule: Rule, context: Context) -> Reading | None:
    """A set: every so many units."""
    if "weekday" in groups:
        return Reading("SET", f"XXXX-WXX-{groups['weekday']}", mod_of(groups, rule))
    if "month" in groups or "season" in groups:
        return Reading("SET", f"XXXX-{suffix_of(groups)}", mod_of(groups, rule))
    if "daypart" in groups:
        return Reading("SET", f"XXXX-XX-XXT{groups['daypart']}", mod_of(groups, rule))
    amount = (
        amount_of(groups) if "every" not in groups and {"figure", "number", "ordinal", "vague"} & set(groups) else 1.0
    )
    return Reading("SET", duration_value(amount, groups["unit"]), mod_of(groups, rule))
