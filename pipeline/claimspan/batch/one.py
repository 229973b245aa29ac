"""One paper through ingest, extract and emit."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from claimspan import __version__
from claimspan.emit.write import Result
from claimspan.extract.model import Model
from claimspan.extract.run import extract, make_components
from claimspan.records import Document
from claimspan.source import Paper


class Extractor:
    """A loaded model with the components of claimspan: made once, used for many papers.

    ``names`` is a user's own file of names. Raises RuleError when it is missing or malformed.
    """

    def __init__(self, model: Model, names: Path | None = None) -> None:
        self.model = model
        self.components = make_components(model.nlp, names)
        self.rules_sha256 = rules_hash(names)

    def run(self, paper: Paper) -> Result:
        """The records and the document of an ingested paper."""
        extraction = extract(paper, self.model.nlp, self.components)
        document = Document(
            id=paper.id,
            source=paper.source.name,
            sha256=paper.source.sha256,
            media_type=paper.source.media_type,
            metadata=paper.metadata,
            pipeline=__version__,
            model=self.model.name,
            model_version=self.model.version,
            model_sha256=self.model.sha256,
            rules_sha256=self.rules_sha256,
            counts={
                "units": len(paper.units),
                "entities": len(extraction.entities),
                "dates": len(extraction.dates),
                "footnotes": len(paper.footnotes),
                "notes": len(paper.notes),
                "attributions": len(extraction.attributions),
                "claims": sum(claim.role == "claim" for claim in extraction.claims),
                "evidence": sum(claim.role == "evidence" for claim in extraction.claims),
                "repairs": len(paper.repairs),
                "warnings": len(paper.warnings),
            },
            warnings=paper.warnings,
        )
        return Result(paper, extraction, document)


def rules_hash(names: Path | None = None) -> str:
    """SHA-256 over the rule files of the package and a user's own."""
    digest = hashlib.sha256(names.read_bytes() if names else b"")
    for resource in _rule_files(files("claimspan")):
        digest.update(resource.name.encode() + b"\0" + resource.read_bytes())
    return digest.hexdigest()


def _rule_files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for resource in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if resource.is_dir():
            found += _rule_files(resource)
        elif resource.name.endswith((".toml", ".json")):
            found.append(resource)
    return found
