"""Which files a run reads, and the id of each paper."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimspan.errors import InputError

FORMATS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
SETTINGS = "paper.toml"
STANDARD_INPUT = Path("-")


@dataclass(frozen=True)
class PaperSource:
    """A file to read (``-`` for standard input) and the id that its records get."""

    path: Path
    id: str


def find_sources(paths: Iterable[Path]) -> list[PaperSource]:
    """The papers behind files and folders, in the order given, those of a folder sorted by name.

    A file's id is its stem; a file called ``paper.*`` beside a ``paper.toml`` has its folder's name. Two papers with
    one id get their folder's name before it. Raises InputError for a path that does not exist and for a folder
    without papers.
    """
    files = [file for path in paths for file in _files(path)]
    ids = [_id(file) for file in files]
    count = Counter(ids)
    ids = [
        f"{safe_name(file.absolute().parent.name)}-{name}" if count[name] > 1 else name
        for file, name in zip(files, ids, strict=True)
    ]
    for name, times in Counter(ids).items():
        if times > 1:
            same = ", ".join(str(file) for file, other in zip(files, ids, strict=True) if other == name)
            raise InputError(f"these sources would write to one folder {name}: {same}; run them with different --out")
    return [PaperSource(file, name) for file, name in zip(files, ids, strict=True)]


def safe_name(name: str) -> str:
    """A name that is safe as a folder: no separators, controls or leading dots.

    >>> safe_name("../../etc/pass wd\\n")
    'etc-pass-wd'
    """
    return re.sub(r"[^\w.+=@,()-]+", "-", name).strip(".-")[:120] or "paper"


def _files(path: Path) -> list[Path]:
    if path == STANDARD_INPUT or path.is_file():
        return [path]
    if not path.exists():
        raise InputError(f"{path} does not exist: name a file, a folder, or - for standard input")
    found = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in FORMATS)
    if not found:
        raise InputError(f"the folder {path} holds no paper ({', '.join(FORMATS)})")
    return found


def _id(file: Path) -> str:
    if file == STANDARD_INPUT:
        return "stdin"
    if file.stem == "paper" and (file.parent / SETTINGS).is_file():
        return safe_name(file.absolute().parent.name)
    return safe_name(file.stem)
