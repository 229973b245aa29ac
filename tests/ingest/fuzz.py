"""A fuzzer over every parser: ``python -m tests.ingest.fuzz 600`` runs ten minutes and prints a table.

Each input is a small valid file of one format, changed at random, and goes the whole way from bytes to a paper. It
passes where it gives a paper whose offsets hold, or an InputError. Anything else is a crash, and more than a few
seconds a hang. Inputs run in a process of their own, which is started again when one ends it; the PDF library may end
it, since outside of the fuzzer it has a child process to itself (``ingest/isolate.py``).
"""

import io
import multiprocessing
import random
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from claimspan.errors import InputError
from claimspan.ingest import pdf
from claimspan.ingest.pdf import reader
from claimspan.ingest.read import READERS, ingest_bytes
from claimspan.ingest.sniff import PDF
from claimspan.source import Paper
from tests.ingest.make_docx import NAMES, make_docx, note, paragraph
from tests.ingest.make_pdf import PdfPage, make_pdf

PATIENCE = 20.0
"""An input that takes more seconds hangs."""

TEXT = """Gas and the River

By Maria Quispe

Peru signed the treaty in 1990.1 The sanc-
tions ended “soon,”2 said Ruiz. It was law,3 and the mines10 have
closed since; see Table 1.

***
1. See Ruiz, “Gas,” 9.
2 Ibid.
3. Id. at 4.
"""
MARKDOWN = """# Peru

It **left** the [bank](https://example.org).[^1] Then

> it came back.[2]

| a | b |
|---|---|
| 1 | 2 |

- one
- two<sup>3</sup>

## Notes

[^1]: See *Ruiz*.
2. Ibid.
3. https://example.org/x
"""
HTML = (
    "<!DOCTYPE html><html lang=en><head><title>Peru</title><meta name=author content='M. Quispe'></head><body><main>"
    "<h1>Peru</h1><p>It left the bank in 1990.<sup><a href='#n1'>1</a></sup> It came <b>back</b>&nbsp;soon.</p>"
    "<table><tr><td>a<td>b</table><ul><li>one<li>two</ul><ol><li id=n1>See <i>Ruiz</i>. <a href='#r1'>↩</a></ol>"
    "</main></body></html>"
)
WORDS = {
    "text": [
        "\n\n",
        "1 ",
        ".12 ",
        "***\n",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "ﬁ",
        "â€™",
        "\r\n",
        "Ibid. ",
        "Notes\n\n",
        "\f",
        "\0",
    ],
    "markdown": ["[^1]", "[^1]: ", "#", "```\n", "<sup>", "|", "![](", "> ", "**", "&#x0;", "---\n", "    "],
    "html": [
        "<p>",
        "</p>",
        "<sup>",
        "<a href='#n1'>",
        "<table>",
        "<!--",
        "-->",
        "&#0;",
        "<![CDATA[",
        "<svg>",
        "<h1>",
        "id=n1",
    ],
    "docx": ["PK\x03\x04", "PK\x05\x06", "word/", "<w:p>"],
    "pdf": [
        "0 0 0 rg",
        "1e9 ",
        "/Kids [2 0 R]",
        "Tj",
        "BT ",
        "ET ",
        "[",
        "<<",
        "-1 ",
        "/Rotate 90",
        "Td ",
        "q ",
        "endstream",
    ],
}
DOCX_TAGS = (
    *("p", "p", "r", "r", "pPr", "rPr", "pStyle", "rStyle", "vertAlign", "tbl", "tr", "tc", "sdt", "sdtContent", "ins"),
    *("del", "footnoteReference", "footnoteReference", "endnoteReference", "footnoteRef", "br", "tab", "hyperlink"),
    *("style", "basedOn", "name", "outlineLvl", "footnotePr", "numFmt", "numStart", "txbxContent", "pict", "footnote"),
)
DOCX_ATTRIBUTES = {
    "val": ("superscript", "heading 1", "lowerRoman", "99999999", "a", "0"),
    "id": ("1", "x", "-1"),
    "styleId": ("a", "superscript"),
    "customMarkFollows": ("1",),
}


def _pdf() -> bytes:
    page = PdfPage().put_marked("Peru left the bank.^1^ It came back when the debt was paid.", 72, 100)
    page.lines(["and all the ports were open", "until the next year of rain."], 72, 120)
    return make_pdf([page.put_marked("^1^ See Ruiz.", 72, 700, 8), PdfPage(rotate=90).put("x", 9, 9, turned=True)])


def _docx_parts(source: random.Random) -> bytes:
    """A Word file of sound XML in which elements stand where they should not."""
    parts = {
        "document": f"<w:body>{_elements(source, 4)}{paragraph('Peru left.{1}')}</w:body>",
        "footnotes": f'<w:footnote w:id="1">{_elements(source, 3)}</w:footnote>{_elements(source, 2)}',
        "styles": _elements(source, 2),
        "settings": _elements(source, 1),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{content}</w:{name}>")
    return out.getvalue()


def _elements(source: random.Random, depth: int) -> str:
    """A few elements of WordprocessingML, nested at random."""
    found = []
    for _ in range(source.randrange(1, 6)):
        tag = source.choice(DOCX_TAGS)
        names = source.sample(list(DOCX_ATTRIBUTES), source.randrange(3))
        attributes = "".join(f' w:{name}="{source.choice(DOCX_ATTRIBUTES[name])}"' for name in names)
        inner = (
            _elements(source, depth - 1) if depth and source.random() < 0.8 else source.choice(("", "Peru left. ", "1"))
        )
        inner = f"<w:t>{inner}</w:t>" if inner[:1] in ("P", "1") else inner
        found.append(f"<w:{tag}{attributes}>{inner}</w:{tag}>")
    return "".join(found)


def change(data: bytes, kind: str, source: random.Random) -> bytes:
    """The data with a few bytes changed, cut, doubled, moved, or words of the format put in."""
    changed = bytearray(data)
    for _ in range(source.choice((1, 2, 4, 8, 24))):
        at, length = source.randrange(len(changed) + 1), source.choice((0, 1, 3, 12, 60))
        match source.randrange(6):
            case 0:
                changed[at : at + length] = _noise(kind, length, source)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * source.choice((1, 3, 50))
            case 3:
                changed[at:at] = source.choice(WORDS[kind]).encode() * source.choice((1, 1, 1, 20))
            case 4 if changed:
                changed[at % len(changed)] ^= 1 << source.randrange(8)
            case _:
                place = source.randrange(len(changed) + 1)
                changed[place:place] = changed[at : at + length]
    return bytes(changed)


def _noise(kind: str, length: int, source: random.Random) -> bytes:
    """Bytes for a binary format, characters of any script for text."""
    if kind in ("docx", "pdf"):
        return source.randbytes(length)
    return "".join(
        chr(source.choice((source.randrange(32, 0x250), source.randrange(0x2000, 0xD800)))) for _ in range(length)
    ).encode()


TARGETS: dict[str, Callable[[random.Random], bytes]] = {
    "text": lambda source: change(TEXT.encode(), "text", source),
    "Markdown": lambda source: change(MARKDOWN.encode(), "markdown", source),
    "HTML": lambda source: change(HTML.encode(), "html", source),
    "DOCX, its ZIP": lambda source: change(
        make_docx(paragraph("Peru left the bank.{1}"), footnotes=note("footnote", 1, "See X.")), "docx", source
    ),
    "DOCX, its XML": _docx_parts,
    "PDF": lambda source: change(_pdf(), "pdf", source),
    "any bytes": lambda source: source.randbytes(source.randrange(400)),
}


def check(paper: Paper) -> None:
    """Raises AssertionError where an offset of the paper does not hold."""
    source, clean = paper.source.text, paper.clean
    assert len(clean.text) == len(clean.offsets)
    assert all(left <= right for left, right in pairwise(clean.offsets))
    for unit in paper.units:
        assert 0 <= unit.start < unit.end <= len(source)
        if unit.clean_start is not None and unit.clean_end is not None:
            assert clean.text[unit.clean_start : unit.clean_end] == unit.text
            assert clean.to_source(unit.clean_start, unit.clean_end) == (unit.start, unit.end)
    for marker in paper.footnotes:
        assert 0 <= marker.anchor <= marker.start < marker.end <= len(source)
    for found in paper.notes:
        assert 0 <= found.start < found.end <= len(source)
    for repair in paper.repairs:
        assert 0 <= repair.start <= repair.end <= len(source)


def _work(pipe: Connection) -> None:
    """The worker: bytes in, what happened out. PDFs are read in this process."""
    READERS[PDF] = reader.read
    while True:
        data: bytes = pipe.recv_bytes()
        try:
            check(ingest_bytes(data, "a", "a"))
            pipe.send("read")
        except InputError:
            pipe.send("refused")
        except Exception as error:
            pipe.send(f"{type(error).__name__}: {error}")


@dataclass
class Tally:
    """What happened to the inputs of a target; ``failed`` holds the message and the input of each crash and hang."""

    read: int = 0
    refused: int = 0
    ended: int = 0
    slowest: float = 0.0
    failed: list[tuple[str, bytes]] = field(default_factory=list)


class Worker:
    """A process that takes inputs one by one and is started again when one ended it."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def run(self, data: bytes) -> str:
        """``read``, ``refused``, ``ended`` (the process broke off), ``hangs``, or the name of an error."""
        self._pipe.send_bytes(data)
        try:
            if self._pipe.poll(PATIENCE):
                return str(self._pipe.recv())
            said = "hangs"
        except EOFError:
            said = "ended"
        self.stop()
        self._start()
        return said

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def fuzz(seconds: float, seed: int = 0, rounds: float = float("inf")) -> dict[str, Tally]:
    """Run all targets in turn until the time or the rounds are over."""
    tallies = {name: Tally() for name in TARGETS}
    worker = Worker()
    worker.run(TEXT.encode())
    end, number = time.perf_counter() + seconds, 0
    while time.perf_counter() < end and number < rounds * len(TARGETS):
        for name, make in TARGETS.items():
            number += 1
            data, tally = make(random.Random(seed * 1_000_003 + number)), tallies[name]
            began = time.perf_counter()
            said = worker.run(data)
            tally.slowest = max(tally.slowest, time.perf_counter() - began)
            tally.read += said == "read"
            tally.refused += said == "refused"
            if said == "ended" and name == "PDF" and _answered(data):
                tally.ended += 1
            elif said not in ("read", "refused"):
                tally.failed.append((said, data))
    worker.stop()
    return tallies


def _answered(data: bytes) -> bool:
    """Whether the child process that PDFs have outside of the fuzzer turns the end of the library into an answer."""
    try:
        pdf.read(data, "a")
    except InputError:
        return True
    return False


def main(seconds: str = "60", seed: str = "0") -> int:
    """Fuzz, print a row a target, write the inputs that failed to the current folder."""
    print("| target | inputs | read | refused | library ended | failed | slowest, s |\n|---|---|---|---|---|---|---|")
    failed = 0
    for name, tally in fuzz(float(seconds), int(seed)).items():
        count = tally.read + tally.refused + tally.ended + len(tally.failed)
        row = [count, tally.read, tally.refused, tally.ended, len(tally.failed)]
        print(f"| {name} | {' | '.join(f'{cell:,}' for cell in row)} | {tally.slowest:.1f} |")
        for said, data in tally.failed:
            failed += 1
            path = Path(f"fuzz-failed-{failed}.bin")
            path.write_bytes(data)
            print(f"{path}: {name}: {said}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
