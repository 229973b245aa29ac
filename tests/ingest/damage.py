"""Papers laid out anew, as they come out of PDF readers and web pages, with known markers, notes and sentences.

``structure`` takes the parts of an ingested paper: headings, paragraphs of sentences with their markers, notes.
``render`` prints them in a layout (lines broken, words hyphenated, running heads put in, notes moved to the foot of the
page or run together) and says where everything stands now. ``LAYOUTS`` are those that are tried.
"""

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimspan.source import Paper

OPEN, CLOSE, NOTE, BEGIN, END = "\ue000\ue001\ue002\ue003\ue004"
SIGNS = re.compile(f"[{OPEN}{CLOSE}{NOTE}{BEGIN}{END}]")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Sentence:
    """A sentence and, by rising position, the numbers of the notes attached there."""

    text: str
    markers: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Part:
    """A heading (``heading`` true, one sentence) or a paragraph."""

    sentences: tuple[Sentence, ...]
    heading: bool = False


@dataclass(frozen=True)
class Structure:
    """A paper without its layout: parts in reading order, note bodies by number."""

    parts: tuple[Part, ...]
    notes: Mapping[int, str]


@dataclass(frozen=True)
class Layout:
    """How a paper is printed.

    ``marker`` and ``label`` are templates with ``{}`` for the number; ``notes`` is one of ``end`` (a line each),
    ``run`` (one paragraph at the end), ``ruled`` and ``foot`` (bottoms of pages, with and without a rule), ``after``
    (behind their paragraph), ``none``. ``again`` says where numbers begin again: ``page`` or ``chapter``.
    """

    marker: str = "{}"
    label: str = "{}. "
    notes: str = "end"
    title: str = "Notes"
    width: int = 0
    hyphenate: bool = False
    lines: int = 0
    head: str = ""
    foot: str = ""
    feed: bool = False
    gap: str = "\n\n"
    note_gap: str = "\n"
    again: str = ""
    rule: str = "***"
    crlf: bool = False
    raised_label: bool = False
    front: str = ""


@dataclass
class Rendered:
    """The text; markers (start, end, number); the note starts in the order of the markers; sentences (start, end)."""

    text: str
    markers: list[tuple[int, int, int]] = field(default_factory=list)
    notes: dict[tuple[int, int, int], int] = field(default_factory=dict)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def structure(paper: Paper, notes: Mapping[int, str] | None = None) -> Structure:
    """The parts of a paper; ``notes`` are bodies for a paper that has none."""
    own: dict[int, list[tuple[int, int]]] = {}
    for marker in paper.footnotes:
        own.setdefault(marker.unit, []).append((marker.anchor, marker.number))
    parts: list[Part] = []
    paragraph: int | None = None
    for unit in paper.units:
        if unit.kind not in ("body", "heading") or unit.clean_start is None:
            continue
        offsets = paper.clean.offsets[unit.clean_start : unit.clean_end]
        marks = tuple(sorted((bisect_left(offsets, anchor), number) for anchor, number in own.get(unit.unit, ())))
        sentence = Sentence(unit.text, marks)
        if unit.kind == "body" and paragraph == unit.paragraph:
            parts[-1] = Part((*parts[-1].sentences, sentence))
        else:
            parts.append(Part((sentence,), unit.kind == "heading"))
        paragraph = unit.paragraph
    bodies = {note.number: re.sub(r"^\W*\d{1,3}[A-Z]?[.\])]*\s*", "", note.text) for note in paper.notes}
    return Structure(tuple(parts), notes or bodies)


def invented_notes(numbers: Iterable[int], seed: int = 1) -> dict[int, str]:
    """Bodies for notes: books, articles, laws, *ibid.*, remarks with numbers in them."""
    chance = random.Random(seed)
    people = ["Ana Ruiz", "Per Holm", "M. K. Otieno", "Lucía Paz and Jan Brandt", "Soo-jin Han"]
    works = ["The Price of Gas", "Small States, Long Shadows", "After the Embargo", "Ports and Power"]
    journals = ["Andean Review", "Journal of Customs Law", "Baltic Quarterly"]
    notes = {}
    for number in numbers:
        who, what, where = chance.choice(people), chance.choice(works), chance.choice(journals)
        year, page, volume = chance.randint(1985, 2021), chance.randint(2, 90), chance.randint(2, 40)
        notes[number] = chance.choice(
            [
                f"{who}, “{what},” {where} {volume}, no. {page % 4 + 1} ({year}): 12–19.",
                f"See {who}, {what} (Lima: Puerto Press, {year}), pp. 4–9.",
                "Ibid.",
                f"Ibid., p. {page}; see also {who}, “{what},” p. 3.",
                f"{volume} U.S.C. § {1000 + page} ({year}).",
                f"For {year}, see https://www.example.org/trade/{year}/table-{page}.html. The total was 5.3 billion.",
                f"“{what},” Lima Herald, May {page % 28 + 1}, {year}, http://www.example.com/{year}.",
            ]
        )
    return notes


def render(paper: Structure, layout: Layout, seed: int = 1) -> Rendered:
    """Print a paper in a layout."""
    return _Printer(paper, layout, random.Random(seed)).run()


@dataclass(frozen=True)
class Figures:
    """F of markers (start, end, number), the share of notes linked (1 without any), F of sentences (start, end)."""

    markers: float
    linked: float
    sentences: float


def figures(rendered: Rendered, paper: Paper) -> Figures:
    """How much of a printed paper ``paper`` holds."""
    found = {(marker.start, marker.end, marker.number): marker.note for marker in paper.footnotes}
    right = len(found.keys() & set(rendered.markers))
    linked = sum(note is not None and note.start == rendered.notes.get(place) for place, note in found.items())
    units = {(unit.start, unit.end) for unit in paper.units if unit.kind == "body"}
    same = len(units & set(rendered.sentences))
    return Figures(
        2 * right / (len(found) + len(rendered.markers)) if found or rendered.markers else 1.0,
        linked / len(rendered.notes) if rendered.notes else 1.0,
        2 * same / (len(units) + len(rendered.sentences)),
    )


class _Printer:
    def __init__(self, paper: Structure, layout: Layout, chance: random.Random) -> None:
        self.paper, self.layout, self.chance = paper, layout, chance
        self.out: list[str] = []
        self.markers: list[int] = []
        self.notes: list[int] = []
        self.shift = 0
        self.page = 1

    def run(self) -> Rendered:
        layout = self.layout
        lines: list[tuple[str, list[int]]] = [(line, []) for line in layout.front.splitlines()]
        ends: list[tuple[int, str]] = []
        for part in self.paper.parts:
            if part.heading and layout.again == "chapter" and ends:
                lines += self._end_notes(ends)
                ends = []
            text, bodies = self._part(part)
            ends += bodies
            lines += self._wrapped(text)
            if layout.notes == "after" and bodies:
                lines.append(("", []))
                for number, body in bodies:
                    lines += self._wrapped(self._note(number, body))
            lines += [("", [])] * (layout.gap.count("\n") - 1)
        if layout.notes in ("end", "run"):
            lines += self._end_notes(ends)
        return self._marked(self._paged(lines))

    def _part(self, part: Part) -> tuple[str, list[tuple[int, str]]]:
        sentences, bodies = [], []
        for sentence in part.sentences:
            at, pieces = 0, []
            for place, number in sentence.markers:
                pieces.append(sentence.text[at:place])
                at = place
                if number in self.paper.notes or self.layout.notes == "none":
                    pieces.append(f"{OPEN}{number}{CLOSE}")
                    bodies.append((number, self.paper.notes.get(number, "")))
            pieces.append(sentence.text[at:])
            whole = "".join(pieces)
            end = len(re.sub(f"(?:{OPEN}\\d+{CLOSE})+\\Z", "", whole))
            sentences.append(BEGIN + whole[:end] + END + whole[end:])
        if part.heading:
            sentences = [text.replace(BEGIN, "").replace(END, "") for text in sentences]
        return " ".join(sentences), bodies

    def _note(self, number: int, body: str) -> str:
        return f"{NOTE}{number}{CLOSE}{body}"

    def _end_notes(self, bodies: list[tuple[int, str]]) -> list[tuple[str, list[int]]]:
        if self.layout.notes not in ("end", "run"):
            return []
        lines: list[tuple[str, list[int]]] = (
            [("", []), (self.layout.title, []), ("", [])] if self.layout.title else [("", [])]
        )
        notes = [self._note(number, body) for number, body in bodies]
        if self.layout.notes == "run":
            return [*lines, *self._wrapped(" ".join(notes)), ("", [])]
        for note in notes:
            lines += self._wrapped(note)
            lines += [("", [])] * (self.layout.note_gap.count("\n") - 1)
        return [*lines, ("", [])]

    def _wrapped(self, text: str) -> list[tuple[str, list[int]]]:
        """Lines no longer than the width, each with the numbers of the markers in it."""
        width = self.layout.width
        lines: list[str] = [""]
        for whole in text.split(" "):
            word = whole
            bare = len(SIGNS.sub("", word))
            used = len(SIGNS.sub("", lines[-1]))
            if not width or used + 1 + bare <= width or not used:
                lines[-1] += (" " if used else "") + word
                continue
            room = width - used - 2
            letters = re.match(r"[^\W\d_]+", word)
            if self.layout.hyphenate and letters and room >= 4 and len(letters.group()) >= 7:
                cut = min(room, len(letters.group()) - 3)
                lines[-1] += f" {word[:cut]}-"
                word = word[cut:]
            lines.append(word)
        return [(line, [int(found) for found in re.findall(f"{OPEN}(\\d+){CLOSE}", line)]) for line in lines]

    def _paged(self, lines: list[tuple[str, list[int]]]) -> str:
        layout = self.layout
        foot = layout.notes in ("foot", "ruled")
        if not layout.lines:
            return "\n".join(line for line, _ in lines) + "\n"
        pages: list[str] = []
        page: list[str] = []
        notes: list[str] = []
        for line, numbers in lines:
            own = [part for number in numbers for part in self._bottom(number)] if foot else []
            if page and len(page) + len(notes) + len(own) >= layout.lines:
                pages.append(self._page(page, notes))
                page, notes = [], []
            page.append(line)
            notes += own
        pages.append(self._page(page, notes))
        return ("\f" if layout.feed else "").join(pages)

    def _bottom(self, number: int) -> list[str]:
        return [line for line, _ in self._wrapped(self._note(number, self.paper.notes.get(number, "")))]

    def _page(self, page: list[str], notes: list[str]) -> str:
        layout = self.layout
        while page and not page[0]:
            page = page[1:]
        parts = [layout.head.format(self.page), layout.gap if layout.gap != "\n" else "\n"] if layout.head else []
        parts.append("\n".join(page) + "\n")
        if notes and layout.notes == "ruled":
            parts += ["\n", layout.rule, "\n", "\n".join(notes), "\n", layout.rule, "\n\n"]
        elif notes:
            parts += ["" if layout.gap == "\n" else "\n", "\n".join(notes), "\n"]
        if layout.foot:
            parts += ["" if layout.gap == "\n" else "\n", layout.foot.format(self.page), "\n"]
        self.page += 1
        return "".join(parts) + ("" if layout.gap == "\n" or layout.feed else "\n")

    def _marked(self, text: str) -> Rendered:
        """Numbers written out in their style, and where everything stands."""
        layout = self.layout
        if layout.crlf:
            text = text.replace("\n", "\r\n")
        rendered = Rendered("")
        out: list[str] = []
        length = 0
        shown: dict[int, int] = {}
        seen: dict[int, list[tuple[int, int, int]]] = {}
        begun: list[int] = []
        counted, page = 0, 0
        pattern = re.compile(
            f"(?P<feed>\f)|{OPEN}(?P<marker>\\d+){CLOSE}|{NOTE}(?P<note>\\d+){CLOSE}|(?P<begin>{BEGIN})|(?P<end>{END})"
        )
        starts = self._page_starts(text)
        at = 0

        def add(piece: str) -> None:
            nonlocal length
            out.append(piece)
            length += len(piece)

        for match in pattern.finditer(text):
            add(text[at : match.start()])
            at = match.end()
            if match["feed"]:
                add("\f")
            elif match["marker"]:
                number = int(match["marker"])
                now = (
                    bisect_left(starts, match.start())
                    if layout.again == "page"
                    else text.count(f"{NOTE}", 0, match.start())
                    if layout.again == "chapter"
                    else 0
                )
                if layout.again and now != page:
                    page, counted = now, 0
                counted += 1
                print_as = counted if layout.again else number
                shown[number] = print_as
                style = layout.marker
                before, _, after = style.partition("{}")
                digits = str(print_as).translate(RAISED) if style == "^" else str(print_as)
                before, after = ("", "") if style == "^" else (before, after)
                bracket = before.endswith("[") and after.startswith("]")
                add(before)
                start = length
                add(digits)
                place = (start - bracket, length + bracket, print_as)
                add(after)
                rendered.markers.append(place)
                seen.setdefault(number, []).append(place)
            elif match["note"]:
                number = int(match["note"])
                places = seen.get(number, [])
                label = str(shown.get(number, number))
                start = length
                add(layout.label.format(label.translate(RAISED) if layout.raised_label else label))
                for place in places:
                    rendered.notes[place] = start
            elif match["begin"]:
                begun.append(length)
            else:
                rendered.sentences.append((begun.pop(), length))
        add(text[at:])
        rendered.text = "".join(out)
        return rendered

    def _page_starts(self, text: str) -> list[int]:
        if self.layout.feed:
            return [match.start() for match in re.finditer("\f", text)]
        pattern = re.escape(self.layout.foot or self.layout.head or "\0").replace(r"\{\}", r"\d+")
        return [match.start() for match in re.finditer(f"(?m)^{pattern}\r?$", text)]


LINES = {"width": 78}
PAGES = {"width": 78, "lines": 46}
COLUMNS = {"width": 44, "lines": 52, "hyphenate": True, "feed": True, "foot": "{}"}
INSTITUTE = "Andean Institute {}"
LAYOUTS = {
    "notes at the end": Layout(),
    "brackets": Layout(marker="[{}]", label="[{}] "),
    "markers between spaces": Layout(marker=" {}", label="{} "),
    "superscripts": Layout(marker="^", label="{} ", raised_label=True),
    "notes run together": Layout(notes="run", label="{} "),
    "notes without a heading": Layout(title="", label="{} "),
    "no notes": Layout(notes="none"),
    "no notes, markers between spaces": Layout(notes="none", marker=" {}"),
    "notes after their paragraph": Layout(notes="after", label="{} "),
    "lines": Layout(**LINES, hyphenate=True, crlf=True),
    "lines without blank lines": Layout(**LINES, hyphenate=True, gap="\n"),
    "page bottoms, ruled": Layout(**PAGES, notes="ruled"),
    "page bottoms, underscores": Layout(**PAGES, notes="ruled", label="{} ", rule="_______________"),
    "page bottoms, form feeds": Layout(
        **PAGES, notes="foot", label="{} ", feed=True, head="The Price of Gas              {}"
    ),
    "page bottoms, running heads": Layout(
        **PAGES, notes="foot", label="{} ", head="{}   JOURNAL OF CUSTOMS LAW   [Vol. 12:101"
    ),
    "page bottoms, plain": Layout(**PAGES, notes="foot", label="{} "),
    "page bottoms, no blank lines": Layout(**PAGES, notes="foot", label="{} ", gap="\n", foot=INSTITUTE),
    "page bottoms, a law review": Layout(
        **PAGES,
        notes="foot",
        gap="\n",
        head="Ruiz_Galley(Do Not Delete) 1/2/2018 4:17 PM\n{} LIMA LAW REVIEW [Vol. 71:1:121",
        foot="Electronic copy available at: https://example.org/abstract=3015\n\n<<PAGE_BREAK>>\n",
        hyphenate=True,
    ),
    "page bottoms, columns": Layout(**COLUMNS, notes="foot", label="{} "),
    "page bottoms, columns, no blank lines": Layout(**COLUMNS, notes="foot", label="{} ", gap="\n"),
    "page bottoms, labels on lines of their own": Layout(**PAGES, notes="foot", label="{}\n", feed=True, foot="{}"),
    "page bottoms, markers between spaces": Layout(
        **PAGES, marker=" {}", notes="foot", label="{} ", gap="\n", feed=True, foot="{}"
    ),
    "numbers begin again on each page": Layout(**PAGES, notes="foot", label="{} ", feed=True, foot="{}", again="page"),
    "numbers begin again, ruled": Layout(**PAGES, notes="ruled", foot="{}", again="page"),
    "numbers begin again in each chapter": Layout(**LINES, again="chapter", hyphenate=True),
    "pages, notes at the end": Layout(**PAGES, gap="\n", foot=INSTITUTE, hyphenate=True),
}
