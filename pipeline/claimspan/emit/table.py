"""The joined claims as one flat table, for spreadsheets."""

from collections.abc import Iterable

import pandas as pd

from claimspan.records import JoinedClaim

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def claim_table(claims: Iterable[JoinedClaim]) -> pd.DataFrame:
    """One row a claim. Lists become text parted by ``; ``; the columns are always the same, also without claims."""
    return pd.DataFrame([_row(claim) for claim in claims], columns=list(COLUMNS))


def to_csv(table: pd.DataFrame) -> str:
    """The table as CSV. A cell that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> to_csv(pd.DataFrame({"text": ["=1+1", "Peru signed."]}))
    "text\\n'=1+1\\nPeru signed.\\n"
    """
    return str(table.map(_harmless).to_csv(index=False, lineterminator="\n"))


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


COLUMNS = (
    "paper",
    "id",
    "unit",
    "start",
    "end",
    "page",
    "line",
    "section",
    "text",
    "role",
    "type",
    "holder",
    "holder_entity",
    "cue",
    "content",
    "certainty",
    "polarity",
    "thesis",
    "relation_type",
    "relation_to",
    "confidence",
    "unsupported",
    "entities",
    "dates",
    "notes",
    "supported_by",
    "attacked_by",
)


def _row(claim: JoinedClaim) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(claim, name, None) for name in COLUMNS}
    row["section"] = " > ".join(claim.section)
    row["relation_type"] = claim.relation.type if claim.relation else None
    row["relation_to"] = claim.relation.to if claim.relation else None
    row["entities"] = "; ".join(dict.fromkeys(entity.canonical for entity in claim.entities))
    row["dates"] = "; ".join(date.value for date in claim.dates)
    row["notes"] = "; ".join(str(number) for number in claim.notes)
    row["supported_by"] = "; ".join(link.id for link in claim.supported_by)
    row["attacked_by"] = "; ".join(link.id for link in claim.attacked_by)
    return row
