"""Stage 2 as a whole: a paper becomes records."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimspan.extract.attributions.records import attribution_records
from claimspan.extract.claims.records import claim_records
from claimspan.extract.dates.records import date_records
from claimspan.extract.document import parse
from claimspan.extract.entities.records import entity_records
from claimspan.records import Attribution, Claim, Date, Entity
from claimspan.source import Paper

COMPONENTS = ("claimspan_entities", "claimspan_dates", "claimspan_attributions", "claimspan_claims")


@dataclass(frozen=True)
class Extraction:
    """The records of the extracted layers, each in reading order."""

    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def make_components(nlp: Language, names: Path | None = None) -> list[Callable[[Doc], Doc]]:
    """The components of claimspan in their order, made for ``nlp`` but not added to its pipeline.

    They run on the whole paper, while the pipeline itself runs on paragraphs. ``names`` is a user's own file of names.
    """
    own: dict[str, dict[str, Any]] = {"claimspan_entities": {"names": str(names)}} if names else {}
    return [nlp.create_pipe(name, config=own.get(name, {})) for name in COMPONENTS]


def extract(paper: Paper, nlp: Language, components: list[Callable[[Doc], Doc]]) -> Extraction:
    """Parse a paper, run the components over it, and turn what they found into records."""
    parsed = parse(paper, nlp)
    doc = parsed.doc
    for component in components:
        doc = component(doc)
    entities = tuple(entity_records(parsed))
    attributions = tuple(attribution_records(parsed))
    return Extraction(
        entities=entities,
        dates=tuple(date_records(parsed)),
        attributions=attributions,
        claims=tuple(claim_records(parsed, entities, attributions)),
    )
