"""How well and how fast PDFs are read: run ``python -m tests.bench.bench_pdf`` from the repo root.

Reads the papers in ../shared where they are at hand. Prints, for the paper with a companion text, the edit similarity
of the body and of each note; for every paper, its notes, whether the superscript numbers come in order, and pages a
second of processor time, beside ``pdftotext`` and pdfplumber where they are installed. Last, the memory that books of
more and more pages take (written on the spot, each read in a process of its own).
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from claimspan.ingest.extracted import Extracted
from claimspan.ingest.pdf.reader import read
from tests.ingest.make_pdf import PdfPage, make_pdf

SHARED = Path(__file__).parents[3] / "shared"
PAPERS = SHARED / "papers"
COMPANION = SHARED / "gold" / "crs-r48908" / "paper.md"
COMPANION_OF = "crs-r48908-commercial-service.pdf"
SAME = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u2011": "-", "\u00ad": "-", "•": " "}
)
ROUNDS = 3
BOOKS = (20, 200, 2000)


def edit_distance(one: str, other: str) -> int:
    """Levenshtein distance by Myers' bit vectors (Hyyrö 2003), on integers of any length.

    >>> edit_distance("kitten", "sitting")
    3
    """
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for index, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << index
    full, last = (1 << len(one)) - 1, 1 << len(one) - 1
    positive, negative, distance = full, 0, len(one)
    for letter in other:
        match = places.get(letter, 0)
        diagonal = (((match & positive) + positive) ^ positive) | match | negative
        up = negative | ~(diagonal | positive) & full
        down = positive & diagonal
        distance += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, (down << 1) & full
        positive, negative = down | ~(diagonal | up) & full, up & diagonal
    return distance


def similarity(one: str, other: str) -> float:
    """1 less the share of characters to change, in the longer of the two."""
    return 1 - edit_distance(one, other) / max(len(one), len(other), 1)


def fold(text: str) -> str:
    """White space and kinds of quotation marks and dashes made one; a hyphen at a line's end taken out."""
    return " ".join(re.sub(r"(?<=\w)-\n", "", text).translate(SAME).split())


def companion() -> tuple[str, dict[str, str]]:
    """The companion's body without tables and captions, and its notes by number."""
    text = COMPANION.read_text(encoding="utf-8")
    body, notes = text[text.rindex("\nIntroduction\n") :].split("# Footnotes", 1)
    kept = []
    for line in body.splitlines():
        bare = re.sub(r"[*_]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)).strip()
        if re.match(r"[|]|Table \d+\.|Figure \d+\.|Millions of|Sources?:|Notes?:|ITA is funded through", bare):
            box = re.match(r"\| (Examples of .*|During .*)", bare)
            bare = re.sub(r"\.\d+ ", ". ", box[1]) if box else ""
        kept.append(bare.removeprefix("- "))
    found = re.findall(r"^\| (\d+)\. \| (.*)$", notes, re.M)
    return fold("\n".join(kept)), {label: fold(note) for label, note in found}


def body_of(extracted: Extracted) -> str:
    """Headings and text from the first section on to the authors, without superscripts."""
    text, raised = extracted.source.text, {i for start, end in extracted.raised or () for i in range(start, end)}
    parts = []
    for passage in extracted.passages:
        if passage.kind in ("text", "heading"):
            spans = ["".join(text[i] for i in range(*span) if i not in raised) for span in passage.spans]
            parts.append("\n".join(spans))
    titles = [part.strip() for part in parts]
    begin, end = titles.index("Introduction"), titles.index("Author Information")
    return fold("\n".join(parts[begin:end]))


def notes_of(extracted: Extracted) -> dict[str, str]:
    """The notes by label; a label of several numbers gives each."""
    text = extracted.source.text
    found = {}
    for passage in extracted.passages:
        if passage.kind == "note" and passage.label:
            for label in passage.label.split(","):
                found[label] = fold("\n".join(text[start:end] for start, end in passage.spans))
    return found


def in_order(extracted: Extracted) -> int:
    """How many superscript numbers in text passages follow the one before by exactly one."""
    text = extracted.source.text
    spans = sorted(
        span for passage in extracted.passages if passage.kind in ("text", "aside") for span in passage.spans
    )
    numbers = []
    for start, end in extracted.raised or ():
        if any(first <= start < last for first, last in spans):
            numbers += [int(number) for number in re.findall(r"\d+", text[start:end])]
    last = 0
    for number in numbers:
        last = number if number == last + 1 else last
    return last


def pages_a_second(work: Callable[[], object], pages: int) -> float:
    """By the processor time of this process and its children, the best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = sum(os.times()[:4])
        work()
        best = min(best, sum(os.times()[:4]) - start)
    return pages / max(best, 0.01)


MEASURE = """
import re, sys
from pathlib import Path
from claimspan.ingest.pdf.reader import read
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
data = sys.stdin.buffer.read()
before = peak()
extracted = read(data, "a.pdf")
print(before, peak(), len(extracted.source.text), len(extracted.passages))
"""
"""Linux keeps the peak of a process in /proc; what ``resource`` gives begins with the peak of the parent."""


def memory(count: int) -> str:
    """What a book of so many full pages takes, beside what the process had with the file in hand."""
    pages = [PdfPage() for _ in range(count)]
    for number, page in enumerate(pages):
        page.lines(
            [f"page {number} line {line} of a text that fills the page and goes on" for line in range(50)], 72, 80
        )
    done = subprocess.run([sys.executable, "-c", MEASURE], input=make_pdf(pages), capture_output=True, check=True)
    before, peak, characters, passages = map(int, done.stdout.split())
    grown, text = (peak - before) / 1024, characters / 1e6
    return f"{count:,} pages: {grown:.0f} MB more at the peak (text {text:.1f} M characters, {passages:,} passages)"


def speeds(path: Path, data: bytes, pages: int) -> str:
    """Pages a second, ours and others'."""
    shown = [f"{pages_a_second(lambda: read(data, path.name), pages):.0f} pages/s"]
    if tool := shutil.which("pdftotext"):
        run = [tool, "-layout", str(path), "-"]
        speed = pages_a_second(lambda: subprocess.run(run, capture_output=True, check=False), pages)
        shown.append(f"pdftotext {speed:.0f}")
    if importlib.util.find_spec("pdfplumber"):
        import pdfplumber  # type: ignore[import-not-found]

        def plumb() -> None:
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    page.extract_text()

        shown.append(f"pdfplumber {pages_a_second(plumb, pages):.1f}")
    return ", ".join(shown)


def main() -> None:
    """Print all figures."""
    if not PAPERS.is_dir():
        print("the folder ../shared with other people's papers is not here")
    for path in sorted(PAPERS.glob("*.pdf")):
        data = path.read_bytes()
        extracted = read(data, path.name)
        pages = extracted.source.text.count("\f")
        notes = notes_of(extracted)
        print(f"{path.name}: {pages} pages, {speeds(path, data, pages)}")
        print(f"  notes {len(notes)}, superscripts in order up to {in_order(extracted)}")
        if path.name == COMPANION_OF and COMPANION.is_file():
            body, wanted = companion()
            print(f"  body similarity {similarity(body_of(extracted), body):.4f}")
            alike = {label: similarity(notes.get(label, ""), note) for label, note in wanted.items()}
            found = len(alike.keys() & notes.keys())
            print(f"  notes found {found} of {len(wanted)}, similarity least {min(alike.values()):.3f}")
    for count in BOOKS if Path("/proc/self/status").is_file() else ():
        print(memory(count))


if __name__ == "__main__":
    main()
