"""Papers set anew by LaTeX in many layouts and read back: run ``python -m tests.bench.bench_layouts`` from the root.

Takes the papers of ../shared/gold that have linked notes, as ingest reads them; needs ``pdflatex`` (TeX Live with its
recommended and extra LaTeX packages and the fonts lmodern) and skips where it is missing. Prints for each layout, over
all papers, the edit similarity of the text (mean and worst), the markers with the right number after the right words,
and the notes whose text is at least 0.95 like the one that was set.
"""

import re
import shutil
import subprocess
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from claimspan.ingest.assemble import assemble
from claimspan.ingest.pdf.reader import read
from claimspan.ingest.read import ingest_file
from claimspan.source import Paper
from tests.bench.bench_pdf import SHARED, similarity

MARK = re.compile("\x01(\\d+)\x02")
TIMES, LATIN = r"\usepackage{mathptmx}", r"\usepackage{lmodern}"
FOOT, END = r"\footnote{%s}", r"\endnote{%s}"
ENDNOTES = r"\usepackage{endnotes}"
TABLE = (
    r"\begin{table}[tb]\centering\caption{Exports of tin by port}\begin{tabular}{lrrr}Port & Share & Tons & Ships\\"
    + r"\hline "
    + "".join(rf"Port{row} & {row * 3}.{row} & {row * 71} & {row * 9}\\" for row in range(1, 7))
    + r"\end{tabular}\end{table}"
)
FIGURE = (
    r"\begin{figure}[tb]\centering\rule{0.6\linewidth}{2cm}\caption{Rain on the plateau by month and by valley, from "
    r"the records of the old weather service}\end{figure}"
)
WRAPPED = r"\begin{wrapfigure}{r}{0.4\textwidth}\rule{0.38\textwidth}{3cm}\caption{A map of valleys}\end{wrapfigure}"
QUOTE = (
    r"\begin{wrapfigure}{l}{0.4\textwidth}{\Large\itshape A remark in a box of its own says that trade rose by a tenth "
    r"in a year of bad harvests.}\end{wrapfigure}"
)


@dataclass(frozen=True)
class Layout:
    """Options and preamble, the command of a note, what opens and closes the text, and what floats in it."""

    options: str
    preamble: str = LATIN
    note: str = FOOT
    begin: str = ""
    end: str = ""
    floats: str = ""


LAYOUTS = {
    "one column": Layout("11pt,a4paper"),
    "one column, tables and figures": Layout("11pt,letterpaper", TIMES, floats=TABLE + FIGURE),
    "double spaced": Layout("12pt,a4paper", TIMES + r"\usepackage{setspace}\doublespacing", floats=TABLE),
    "two columns, tables and figures": Layout("10pt,letterpaper,twocolumn", TIMES, floats=TABLE + FIGURE),
    "two columns, no indents": Layout(
        "10pt,twocolumn", LATIN + r"\setlength{\parindent}{0pt}\setlength{\parskip}{6pt}"
    ),
    "two columns, landscape": Layout("landscape,twocolumn", TIMES + r"\usepackage[landscape]{geometry}", floats=TABLE),
    "two columns, notes across the foot": Layout(
        "10pt", LATIN + r"\usepackage{multicol}", begin=r"\begin{multicols}{2}", end=r"\end{multicols}"
    ),
    "two columns, endnotes": Layout(
        "10pt,twocolumn", TIMES + ENDNOTES, END, end=r"\theendnotes", floats=TABLE + FIGURE
    ),
    "three columns, endnotes": Layout(
        "9pt",
        r"\usepackage{extsizes,multicol,helvet}\renewcommand{\familydefault}{\sfdefault}\usepackage[margin=1.5cm]{geometry}"
        + ENDNOTES,
        END,
        r"\begin{multicols}{3}",
        r"\end{multicols}\theendnotes",
    ),
    "endnotes": Layout("12pt", TIMES + ENDNOTES, END, end=r"\theendnotes", floats=TABLE),
    "text round figures": Layout("11pt", TIMES, floats=WRAPPED),
    "text round pull quotes": Layout("11pt", TIMES, floats=QUOTE),
    "notes in one paragraph": Layout("11pt", LATIN + r"\usepackage[para]{footmisc}"),
    "numbered lines": Layout("11pt", LATIN + r"\usepackage{lineno}\linenumbers"),
    "labels on the line": Layout(
        "11pt", TIMES + r"\makeatletter\renewcommand\@makefntext[1]{\noindent\@thefnmark. #1}\makeatother"
    ),
}
TEX = str.maketrans(
    {letter: "\\" + letter for letter in "&%$#_{}"}
    | {"~": " ", "^": " ", "\\": "", "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "\u00a0": " "}
)
SAME = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "–": "", "—": "", "-": "", "‑": "", "‐": "", "\u00ad": ""}
)


def bare(text: str) -> str:
    """The letters of a text without what TeX or a line's end may change."""
    text = re.sub(r"\s+", "", MARK.sub("", text)).translate(SAME).replace("''", '"')
    return "".join(letter for letter in text if ord(letter) < 0x180)


def marked(paper: Paper) -> tuple[list[tuple[str, str]], list[str]]:
    """The paragraphs (kind, text with marks where notes are called, counted from 1) and the notes so called."""
    calls: dict[int, str] = {}
    for footnote in paper.footnotes:
        if footnote.note is not None:
            calls.setdefault(bisect_left(paper.clean.offsets, footnote.anchor - 1), footnote.note.text)
    notes: list[str] = []
    blocks: list[tuple[str, str]] = []
    last = None
    for unit in paper.units:
        if unit.clean_start is None or unit.clean_end is None:
            continue
        text = ""
        for place in range(unit.clean_start, unit.clean_end):
            text += paper.clean.text[place]
            if place in calls and unit.kind != "heading":
                notes.append(re.sub(r"^\W*\d+\W*\s", "", calls[place]))
                text += f"\x01{len(notes)}\x02"
        joined = last == (unit.paragraph, unit.kind)
        blocks[-1:] = [(unit.kind, f"{blocks[-1][1]} {text}")] if joined else [*blocks[-1:], (unit.kind, text)]
        last = (unit.paragraph, unit.kind)
    return blocks, notes


def set_paper(blocks: list[tuple[str, str]], notes: list[str], layout: Layout, folder: Path) -> bytes:
    """The PDF of a paper in a layout."""
    out = [
        rf"\documentclass[{layout.options}]{{article}}\usepackage[T1]{{fontenc}}\usepackage{{graphicx,wrapfig,fancyhdr}}",
        r"\pagestyle{fancy}\fancyhead[L]{Journal of Tests}\fancyhead[R]{Spring 2020}",
        layout.preamble + r"\begin{document}" + layout.begin,
    ]
    for number, (kind, text) in enumerate(blocks):
        parts = MARK.split("".join(letter for letter in text if ord(letter) < 0x180 or letter in SAME_KEYS))
        words = [
            layout.note % tex(notes[int(part) - 1]) if index % 2 else tex(part) for index, part in enumerate(parts)
        ]
        out.append(rf"\section*{{{''.join(words)}}}" if kind == "heading" else "".join(words))
        out.append(f"\n{layout.floats if number % 9 == 5 else ''}\n")
    (folder / "a.tex").write_text("\n".join([*out, layout.end, r"\end{document}"]), encoding="utf-8")
    for _ in range(2):
        subprocess.run(["pdflatex", "-interaction=batchmode", "a.tex"], cwd=folder, capture_output=True, check=False)
    return (folder / "a.pdf").read_bytes()


SAME_KEYS = frozenset("“”‘’–—\x01\x02")


def tex(text: str) -> str:
    """Text for TeX, without characters that its fonts lack."""
    return "".join(letter for letter in text if ord(letter) < 0x180 or letter in SAME_KEYS).translate(TEX)


def calls_of(blocks: list[tuple[str, str]]) -> set[tuple[int, str]]:
    """Each marker's number and the letters before it."""
    found, before = set(), ""
    for _, text in blocks:
        for index, part in enumerate(MARK.split(text)):
            if index % 2:
                found.add((int(part), before[-10:]))
            else:
                before += bare(part)
    return found


def calls_read(paper: Paper) -> set[tuple[int, str]]:
    """The same of a paper that was read."""
    found = set()
    for footnote in paper.footnotes:
        end = bisect_left(paper.clean.offsets, footnote.anchor - 1) + 1
        found.add((footnote.number, bare(paper.clean.text[max(0, end - 60) : end])[-10:]))
    return found


def score(blocks: list[tuple[str, str]], notes: list[str], paper: Paper) -> tuple[float, int, int]:
    """Similarity of the text, markers right, notes alike."""
    wanted, text = bare(" ".join(text for _, text in blocks)), bare(paper.clean.text)
    begin = max(0, text.find(wanted[:20]))
    right = len(calls_of(blocks) & calls_read(paper))
    bodies = {note.number: bare(re.sub(r"^\W*\d+\W*\s?", "", note.text, count=1)) for note in paper.notes}
    alike = sum(similarity(bodies.get(number, ""), bare(note)) >= 0.95 for number, note in enumerate(notes, start=1))
    return similarity(text[begin:], wanted), right, alike


def main() -> None:
    """Print a row a layout."""
    if not shutil.which("pdflatex"):
        print("pdflatex is not installed")
        return
    papers = [
        ingest_file(path) for path in sorted((SHARED / "gold").glob("*/paper.*")) if path.suffix in (".md", ".txt")
    ]
    known = [marked(paper) for paper in papers if sum(mark.note is not None for mark in paper.footnotes) > 20]
    total = sum(len(notes) for _, notes in known)
    print(
        f"{len(known)} papers, {total} notes\n| layout | text, mean | worst | markers | notes |\n|---|---|---|---|---|"
    )
    for name, layout in LAYOUTS.items():
        scores = []
        for blocks, notes in known:
            with tempfile.TemporaryDirectory() as folder:
                data = set_paper(blocks, notes, layout, Path(folder))
            scores.append(score(blocks, notes, assemble(read(data, "a.pdf"), "a")))
        texts = [text for text, _, _ in scores]
        right, alike = sum(right for _, right, _ in scores), sum(alike for _, _, alike in scores)
        print(
            f"| {name} | {mean(texts):.4f} | {min(texts):.4f} | {right} of {total} | {alike} of {total} |", flush=True
        )


if __name__ == "__main__":
    main()
