"""What review says of each rule."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from claimspan.review.effective import Reviewed
from claimspan.review.folder import Layer


@dataclass
class RuleTally:
    """How often the records of a rule were decided which way.

    A reason that speaks for one field counts as corrected only where that field was.
    """

    layer: Layer
    rule: str
    field: str | None
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0

    @property
    def decided(self) -> int:
        """All decisions on the rule's records."""
        return self.accepted + self.corrected + self.rejected

    def __str__(self) -> str:
        if self.rejected or not self.corrected:
            return f"{self.rule} was rejected {self.rejected} of {self.decided} times"
        return f"{self.rule} was corrected {self.corrected} of {self.decided} times"

    def to_json(self) -> dict[str, Any]:
        """The counts as plain objects."""
        return asdict(self)


def tally(records: Iterable[Reviewed]) -> list[RuleTally]:
    """The rules whose records were decided, the most often wrong first."""
    found: dict[tuple[Layer, str, str | None], RuleTally] = {}
    for record in records:
        if record.proposal is None or record.decision.value is None:
            continue
        for rule, field in sorted(
            {(reason["rule"], reason.get("field")) for reason in record.proposal.get("why", ())}, key=str
        ):
            row = found.setdefault((record.layer, rule, field), RuleTally(record.layer, rule, field))
            if record.status == "rejected":
                row.rejected += 1
            elif record.status == "corrected" and (field is None or field in record.decision.fields):
                row.corrected += 1
            else:
                row.accepted += 1
    return sorted(found.values(), key=lambda row: (-row.rejected - row.corrected, row.layer, row.rule, row.field or ""))
