"""A run's output folder, read for review."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import ValidationError

from claimspan.check.gold import read_layers
from claimspan.errors import GoldError, InputError
from claimspan.records import Attribution, Claim, Date, Document, Entity, Footnote, Note, Record, Unit
from claimspan.review.align import Piece, align

Layer = Literal["claims", "entities", "dates", "attributions"]
Key = tuple[Layer, str]
LAYERS: tuple[Layer, ...] = get_args(Layer)
MODELS: Mapping[Layer, type[Record]] = {
    "claims": Claim,
    "entities": Entity,
    "dates": Date,
    "attributions": Attribution,
}


@dataclass(frozen=True)
class PaperFolder:
    """The records of a paper as plain objects by layer and id, its units, notes, and source text.

    ``records[layer][id]`` keeps reading order. Entities and dates have no id of their own: theirs is made of the span.
    ``source`` is null where the folder does not hold the text.
    """

    id: str
    path: Path
    document: Document | None
    units: tuple[Unit, ...]
    footnotes: tuple[Footnote, ...]
    notes: tuple[Note, ...]
    records: Mapping[Layer, Mapping[str, dict[str, Any]]]
    source: str | None
    maps: Mapping[int, list[Piece]]

    @property
    def title(self) -> str:
        """The paper's title where it was found, otherwise its id."""
        found = self.document.metadata.title if self.document else None
        return found.value if found else self.id

    @cached_property
    def sha256(self) -> str:
        """The hash of the text that offsets point into; of the units where the text is not at hand."""
        text = self.source if self.source is not None else "\n".join(unit.text for unit in self.units)
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def find_papers(path: Path) -> dict[str, Path]:
    """The folders of records at ``path``: the folder itself, or those directly inside it.

    Raises InputError where there is none.
    """
    if not path.is_dir():
        raise InputError(f"there is no folder {path}: give the folder that `claimspan run` wrote")
    if (path / "units.jsonl").is_file():
        return {path.resolve().name: path}
    inside = {child.name: child for child in sorted(path.iterdir()) if (child / "units.jsonl").is_file()}
    if not inside:
        raise InputError(f"{path} holds no units.jsonl, nor does a folder in it: give what `claimspan run` wrote")
    return inside


def read_folder(path: Path) -> PaperFolder:
    """Read an output folder. Raises GoldError naming file and line for a record that cannot be read."""
    layers = read_layers(path)
    source = _source(path)
    units = tuple(sorted(layers.units, key=lambda unit: unit.unit))
    end = max((unit.end for unit in units), default=0)
    if source is not None and end > len(source):
        raise GoldError(f"{path}: units.jsonl reaches to {end}, but source.txt has only {len(source)} characters")
    return PaperFolder(
        id=path.resolve().name,
        path=path,
        document=_document(path / "document.json"),
        units=units,
        footnotes=layers.footnotes or (),
        notes=tuple(_notes(path / "notes.jsonl")),
        records={
            "claims": _by_id("claims", layers.claims or (), path),
            "entities": _by_id("entities", layers.entities or (), path),
            "dates": _by_id("dates", layers.dates or (), path),
            "attributions": _by_id("attributions", layers.attributions or (), path),
        },
        source=source,
        maps={unit.unit: _map(unit, source) for unit in units},
    )


def record_id(layer: Layer, record: Mapping[str, Any]) -> str:
    """The id that a decision names a record by.

    >>> record_id("dates", {"start": 5, "end": 9})
    '5-9'
    """
    return str(record["id"]) if "id" in record else f"{record['start']}-{record['end']}"


def _by_id(layer: Layer, records: tuple[Record, ...], path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        plain = record.model_dump(mode="json")
        key = record_id(layer, plain)
        if key in found and layer in ("claims", "attributions"):
            raise GoldError(f"{path / layer}.jsonl: the id {key} stands twice")
        found[key] = plain
    return found


def _map(unit: Unit, source: str | None) -> list[Piece]:
    return [(0, unit.start)] if source is None else align(unit.text, source[unit.start : unit.end], unit.start)


def _source(path: Path) -> str | None:
    try:
        return (path / "source.txt").read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path / 'source.txt'}: {error}") from error


def _document(path: Path) -> Document | None:
    if not path.exists():
        return None
    try:
        return Document.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} is no document record: {str(error).splitlines()[0]}") from error


def _notes(path: Path) -> Iterator[Note]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield Note.model_validate(json.loads(line))
        except ValueError as error:
            raise GoldError(f"{path}, line {number}: no note: {str(error).splitlines()[0]}") from error


def fold(text: str) -> str:
    """White space folded, for comparing quotes.

    >>> fold(" a\\n b ")
    'a b'
    """
    return re.sub(r"\s+", " ", text).strip()


def quote_of(record: Mapping[str, Any]) -> str:
    """The words that a record is known by: its text; for an attribution its source, cue and content."""
    parts = [record["text"]] if record.get("text") else [record.get(name) for name in ("source", "cue", "content")]
    return fold(" ".join(str(part or "") for part in parts))
