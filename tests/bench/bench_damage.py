"""Papers printed anew in the layouts of ``tests/ingest/damage.py``: ``python -m tests.bench.bench_damage``.

Takes the first paper and, where they are at hand, the papers in ../shared that ``bench_ingest`` reads. For
each layout it prints the exact F of markers, the share of notes linked and the exact F of sentences (start
and end), over all papers and of the worst one. A paper without notes gets invented ones. The known answer is
what ``ingest`` finds in the paper as it comes, so errors that no layout causes are not counted.
"""

from claimspan.ingest.read import ingest_bytes, ingest_file
from tests.bench.bench_ingest import papers
from tests.ingest.damage import LAYOUTS, figures, invented_notes, render, structure


def main() -> None:
    """Print a line for each layout."""
    structures = []
    for known in papers():
        paper = ingest_file(known.source)
        numbers = {footnote.number for footnote in paper.footnotes}
        structures.append(structure(paper, None if paper.notes else invented_notes(sorted(numbers))))
    columns = ("markers F", "notes linked", "sentences F")
    print(f"{f'{len(structures)} papers, mean and worst':44}" + "".join(f"{column:>16}" for column in columns))
    for name, layout in LAYOUTS.items():
        found = []
        for known in structures:
            rendered = render(known, layout)
            found.append(figures(rendered, ingest_bytes(rendered.text.encode(), "paper.txt", "paper")))
        cells = []
        for values in zip(*((one.markers, one.linked, one.sentences) for one in found), strict=True):
            cells.append(f"{sum(values) / len(values):.3f} {min(values):.3f}")
        print(f"{name:44}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
