"""Fill the generated parts of README.md: one record of the first paper, and the table of figures.

python -m tests.readme            (after make pipeline; with ../shared at hand for the whole table)
"""

import contextlib
import io
import json
import re
import sys
from pathlib import Path

from tests.bench import bench_papers
from tests.conftest import ROOT

CLAIMS = ROOT / "outputs/shagina-2018/claims.jsonl"


def example() -> str:
    """The first claim of the first paper that somebody else holds and whose proposition is hedged."""
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["role"] == "claim" and record["holder"] not in ("author", "unnamed") and record["notes"]:
            text = json.dumps(record, ensure_ascii=False, indent=2)
            return re.sub(r"\[[^\[\]{}]*\]", lambda flat: " ".join(flat[0].split()), text)
    raise LookupError(f"no claim in {CLAIMS} has a holder and a note")


def filled(text: str, name: str, content: str) -> str:
    """``text`` with ``content`` between the marks of the part ``name``."""
    return re.sub(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda part: part[1] + content + part[2], text, flags=re.DOTALL
    )


def record_part() -> str:
    """The record as a code block."""
    return f"```json\n{example()}\n```\n"


def main() -> None:
    """Rewrite README.md."""
    path = Path("README.md")
    text = filled(path.read_text(encoding="utf-8"), "record", record_part())
    table = io.StringIO()
    sys.argv = sys.argv[:1]
    with contextlib.redirect_stdout(table):
        bench_papers.main()
    path.write_text(filled(text, "figures", f"```\n{table.getvalue()}```\n"), encoding="utf-8")


if __name__ == "__main__":
    main()
