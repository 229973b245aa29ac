"""One call that checks folders of records against folders of gold."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from claimspan.check.agreement import Agreement
from claimspan.check.annotators import annotator_names, read_annotator
from claimspan.check.bootstrap import Difference, Interval, differences, intervals
from claimspan.check.confusion import confusions
from claimspan.check.details import add_details
from claimspan.check.gold import Layers, read_layers
from claimspan.check.headlines import HEADLINES
from claimspan.check.match_source import match_source
from claimspan.check.score import PaperPair, tally_papers
from claimspan.check.table import KINDS, RULES_APART, error_frame, find_errors
from claimspan.check.tally import Tally
from claimspan.errors import GoldError


@dataclass(frozen=True)
class CheckedPaper:
    """A paper's id, its folders, and what they hold."""

    id: str
    gold_folder: Path
    records_folder: Path
    gold: Layers
    predicted: Layers

    @property
    def pair(self) -> PaperPair:
        """Gold and predicted layers."""
        return self.gold, self.predicted


@dataclass(frozen=True)
class Check:
    """Records checked against gold. Everything is worked out when it is first asked for."""

    papers: tuple[CheckedPaper, ...]

    @cached_property
    def tally(self) -> Tally:
        """The counts behind the figures, by figure and unit."""
        return _tally([paper.pair for paper in self.papers])

    @cached_property
    def figures(self) -> dict[str, Any]:
        """All figures over all papers: those of the record contract and those beyond it, nested by layer."""
        return self.tally.result()

    @cached_property
    def by_paper(self) -> dict[str, dict[str, Any]]:
        """The figures of each paper alone, of the layers that its gold has."""
        return {
            paper.id: {
                layer: figures
                for layer, figures in self.tally.result(number).items()
                if getattr(paper.gold, layer) is not None
            }
            for number, paper in enumerate(self.papers)
        }

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The 95 % bootstrap interval over units of each figure, by dotted name."""
        return intervals(self.tally)

    @cached_property
    def table(self) -> pd.DataFrame:
        """The main figures: a row each, with counts, value and interval, then the value on each paper."""
        totals = self.tally.totals()
        values = self.tally.values(totals)
        each = {
            paper.id: self.tally.values(self.tally.totals(number))
            for number, paper in enumerate(self.papers)
            if len(self.papers) > 1
        }
        rows = []
        for figure, title in HEADLINES.items():
            if figure not in values:
                continue
            counts = totals.get(figure)
            low, high = self.intervals.get(figure, (None, None))
            row = {
                "figure": figure,
                "title": title,
                "gold": None if counts is None else int(counts[0]),
                "predicted": None if counts is None else int(counts[1]),
                "correct": None if counts is None else int(counts[2]),
                "value": round(float(values[figure]), 4),
                "low": low,
                "high": high,
            }
            row.update({id_: round(float(found[figure]), 4) for id_, found in each.items() if figure in found})
            rows.append(row)
        columns = ["figure", "title", "gold", "predicted", "correct", "value", "low", "high", *each]
        counted = {"gold": "Int64", "predicted": "Int64", "correct": "Int64"}
        return pd.DataFrame(rows, columns=columns).astype(counted)

    @cached_property
    def errors(self) -> pd.DataFrame:
        """Every error as a row: see ``claimspan.check.table.Error`` for the columns."""
        return error_frame(
            [error for paper in self.papers for error in find_errors(paper.id, paper.gold, paper.predicted)]
        )

    @cached_property
    def confusions(self) -> dict[str, pd.DataFrame]:
        """A confusion table a field, gold in the rows and output in the columns."""
        return confusions([paper.pair for paper in self.papers])

    @cached_property
    def agreement(self) -> Agreement | None:
        """The agreement of the first two annotators over the papers that have two, null where none has."""
        found = []
        for paper in self.papers:
            names = annotator_names(paper.gold_folder)[:2]
            if len(names) == 2:
                one, other = (read_annotator(paper.gold_folder, name, paper.gold.units) for name in names)
                found.append((one, other))
        return Agreement(tuple(found)) if found else None

    def errors_of(self, wanted: str) -> pd.DataFrame:
        """The errors of a layer (``claims``) or of one kind in it (``claims.type``).

        Raises GoldError for a layer or kind that there is not, naming those that there are.
        """
        layer, _, kind = wanted.partition(".")
        kinds = KINDS.get(layer)
        if kinds is None or (kind and kind not in kinds):
            known = ", ".join(KINDS if kinds is None else (f"{layer}.{name}" for name in kinds))
            raise GoldError(f"there is no {wanted} to list errors of: choose one of {known}")
        errors = self.errors
        return errors[(errors["layer"] == layer) & ((errors["kind"] == kind) | (kind == ""))]

    def errors_by_kind(self) -> pd.DataFrame:
        """How many errors of each kind, by layer, most first."""
        return _counted(self.errors, ["layer", "kind"])

    def errors_by_rule(self) -> pd.DataFrame:
        """Which rule costs most: the number of errors by layer, rule and kind, most first.

        An error that several rules made counts for each of them.
        """
        made = self.errors[self.errors["rule"] != ""]
        single = made.assign(rule=made["rule"].str.split(RULES_APART, regex=False)).explode("rule")
        return _counted(single, ["layer", "rule", "kind"])

    def compare(self, before: "Check") -> list[Difference]:
        """What changed since an earlier run over the same gold, each with an interval and a paired test."""
        if [paper.id for paper in self.papers] != [paper.id for paper in before.papers]:
            raise GoldError("the two runs are not of the same papers: compare runs over the same gold")
        return differences(before.tally, self.tally)

    def to_json(self) -> dict[str, Any]:
        """What ``check.json`` holds; errors are given by the records' places in their files."""
        errors = self.errors[["paper", "layer", "kind", "gold_index", "predicted_index"]]
        return {
            "papers": [paper.id for paper in self.papers],
            "figures": self.figures,
            "intervals": {figure: list(found) for figure, found in self.intervals.items() if figure in HEADLINES},
            "by_paper": self.by_paper if len(self.papers) > 1 else {},
            "errors": [
                {
                    **{name: str(getattr(row, name)) for name in ("paper", "layer", "kind")},
                    "gold": None if pd.isna(row.gold_index) else int(row.gold_index),  # type: ignore[arg-type]
                    "predicted": None if pd.isna(row.predicted_index) else int(row.predicted_index),  # type: ignore[arg-type]
                }
                for row in errors.itertuples()
            ],
        }


def check(gold_folder: Path | str, records_folder: Path | str) -> Check:
    """Check a paper's records against its gold, or each paper of a folder of folders.

    Raises GoldError when a folder holds no records, a line is malformed, a paper with gold has no records, gold is of
    another paper, or an offset lies outside the text.
    """
    gold, records = Path(gold_folder), Path(records_folder)
    if (gold / "units.jsonl").is_file():
        if not (records / "units.jsonl").is_file() and (records / gold.name / "units.jsonl").is_file():
            records = records / gold.name
        return Check((_checked(gold, records),))
    folders = sorted(path.parent for path in gold.glob("*/units.jsonl"))
    if not folders:
        raise GoldError(f"{gold} holds no units.jsonl and no folder that does: name a folder of gold")
    missing = [folder.name for folder in folders if not (records / folder.name / "units.jsonl").is_file()]
    if missing:
        raise GoldError(f"{records} holds no records of {', '.join(missing)}: run claimspan on these papers first")
    return Check(tuple(_checked(folder, records / folder.name) for folder in folders))


def _checked(gold: Path, records: Path) -> CheckedPaper:
    paper = CheckedPaper(gold.resolve().name, gold, records, read_layers(gold), read_layers(records))
    match_source(paper.gold, paper.predicted, gold, records)
    return paper


def _tally(papers: Sequence[PaperPair]) -> Tally:
    tally = tally_papers(papers)
    add_details(tally, papers)
    return tally


def _counted(errors: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    counted = errors.groupby(columns).size().reset_index(name="errors")
    return counted.sort_values(["errors", *columns], ascending=[False, *[True] * len(columns)]).reset_index(drop=True)
