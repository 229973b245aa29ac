"""Rule files: TOML inside the package, validated on load, unknown keys refused."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from claimspan.errors import RuleError


class RuleModel(BaseModel):
    """Base of every rule-file schema: frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Schema = TypeVar("Schema", bound=RuleModel)


def load_rules(package: str, name: str, schema: type[Schema]) -> Schema:
    """Read the rule file ``name`` that lies in ``package`` and validate it against ``schema``.

    Raises RuleError naming the file and the key.
    """
    resource = files(package) / name
    return parse_rules(resource.read_text(encoding="utf-8"), f"{package}/{name}", schema)


def load_user_rules(path: Path, schema: type[Schema]) -> Schema:
    """Read a user's own rule file. Raises RuleError when it is missing, malformed or has an unknown key."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot read the rule file {path}: {error}") from error
    return parse_rules(text, str(path), schema)


def parse_rules(text: str, origin: str, schema: type[Schema]) -> Schema:
    """Validate TOML text.

    >>> class Cues(RuleModel):
    ...     words: tuple[str, ...]
    >>> parse_rules('words = ["may"]', "cues.toml", Cues).words
    ('may',)
    >>> parse_rules('wrods = ["may"]', "cues.toml", Cues)
    Traceback (most recent call last):
        ...
    claimspan.errors.RuleError: cues.toml: words: Field required; wrods: Extra inputs are not permitted
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
        return schema.model_validate(data)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{origin}: not valid TOML: {error}") from error
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}" for problem in error.errors()
        )
        raise RuleError(f"{origin}: {problems}") from error
