"""The JSON Schema of every file that a run writes."""

import json
from pathlib import Path

from pydantic import BaseModel

from claimspan import records
from claimspan.files import write_text

SCHEMAS: dict[str, type[BaseModel]] = {
    "units": records.Unit,
    "entities": records.Entity,
    "entities_index": records.EntityCluster,
    "dates": records.Date,
    "footnotes": records.Footnote,
    "notes": records.Note,
    "attributions": records.Attribution,
    "claims": records.Claim,
    "claims_joined": records.JoinedClaim,
    "repairs": records.Repair,
    "document": records.Document,
}


def schema_text(name: str) -> str:
    """The JSON Schema of the records in the file ``name``, as the text that is kept in ``docs/schema``."""
    return json.dumps(SCHEMAS[name].model_json_schema(mode="serialization"), indent=2, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write ``<name>.schema.json`` for every file."""
    for name in SCHEMAS:
        write_text(folder / f"{name}.schema.json", schema_text(name))
