"""The rule files of this layer, with a user's own over them.

A user's folder may hold files with the names of the package's (``lexicon.toml``, ``groups.toml``, ``types.toml``,
``roles.toml``, ``cues.toml``, ``thesis.toml``) in the same form. An entry with the id or name of one of the package
takes its place; any other comes before those of the package. While a component works, its folder is the one in force.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from claimspan.errors import RuleError
from claimspan.rules import RuleModel, load_rules, load_user_rules

PACKAGE = "claimspan.extract.claims"
FILES = ("lexicon.toml", "groups.toml", "types.toml", "roles.toml", "cues.toml", "thesis.toml")

Made = TypeVar("Made")
Schema = TypeVar("Schema", bound=RuleModel)
_in_force: ContextVar[Path | None] = ContextVar("own_rules", default=None)


@contextmanager
def own_rules(folder: Path | None) -> Iterator[None]:
    """Let the rules of a user's folder (null: none) be in force inside a ``with`` block."""
    token = _in_force.set(folder)
    try:
        yield
    finally:
        _in_force.reset(token)


def by_folder(make: Callable[[Path | None], Made]) -> Callable[[], Made]:
    """Make something from the rules in force, once for every folder."""
    cached = lru_cache(make)

    def made() -> Made:
        return cached(_in_force.get())

    made.__doc__ = make.__doc__
    return made


def load(folder: Path | None, name: str, schema: type[Schema]) -> Schema:
    """The rule file ``name`` of the package with that of the folder, if there is one, over it.

    Raises RuleError naming the file and the key.
    """
    packaged = load_rules(PACKAGE, name, schema)
    if folder is None or not (folder / name).exists():
        return packaged
    own = load_user_rules(folder / name, schema)
    merged = {
        field: _over(getattr(own, field), value) if isinstance(value := getattr(packaged, field), tuple) else value
        for field in schema.model_fields
        if field in own.model_fields_set
    }
    return packaged.model_copy(update=merged)


def _over(own: tuple[Any, ...], packaged: tuple[Any, ...]) -> tuple[Any, ...]:
    """The user's new entries, then those of the package, each replaced by the user's of the same id or name."""
    mine = {_key(entry): entry for entry in own}
    known = {_key(entry) for entry in packaged}
    new = [entry for entry in own if _key(entry) not in known]
    return (*new, *(mine.get(_key(entry), entry) for entry in packaged))


def _key(entry: Any) -> str:
    return str(entry.id if hasattr(entry, "id") else entry.name)


def check_folder(folder: Path) -> None:
    """Raise RuleError where a folder of rules is missing or holds a file that is none of this layer's."""
    if not folder.is_dir():
        raise RuleError(f"no folder of rules at {folder}: name a folder with any of {', '.join(FILES)}")
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            raise RuleError(f"{path}: no rule file of the claims layer: name it one of {', '.join(FILES)}")
