"""Characters become clean text: white space folded, line-end hyphens undone, invisible characters left out."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from claimspan.ingest.hyphens import Hyphenation
from claimspan.records import Offsets, Repair

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
UNSEEN = "[" + INVISIBLE + "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""What the bytes 80 to BF become in Windows-1252."""
PLAIN_HIGH = "\u00a0\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
SPACES = " \t\n\r\f\v"
SPECIAL = re.compile(
    r"(?=[^\w.,;:!?'\"()\[\]“”‘’…/]|[âïÃÂÄÅ\ufb00-\ufb06])(?:(?P<hyphen>(?<=\w)[-\u2010\u00ad\x02\ufffe](?:[^\S\n]|"
    + UNSEEN
    + r")*\n\s*(?=\w))"
    r"|(?P<slash>(?<=\w[/—])[^\S\n]*\n\s*(?=\w))"
    r"|(?P<space>[^\S ]\s*| \s+)"
    r"|(?P<unseen>" + UNSEEN + r"+)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<hyphens>\u2010)"
    r"|(?P<mojibake>[âï][" + HIGH + r"]{2}|Ã[" + HIGH + r"]|Â[\u00a0-\u00bf]"
    r"|[ÄÅ](?![" + PLAIN_HIGH + r"])[" + HIGH + r"])"
    r"|(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|\#\d{2,6});))"
)
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
LEFT = re.compile(r"(?:[^\W\d_]+|\d+)\Z")
RIGHT = re.compile(r"[^\W\d_]+|\d+")
REASONS = {
    "unseen": "an invisible character that carries no text",
    "ligature": "a printer’s ligature taken apart",
    "hyphens": "a typographic hyphen written as the plain one",
    "mojibake": "UTF-8 that was read as Windows-1252",
    "entity": "an HTML entity",
    "space": "a non-breaking or typographic space written as the plain one",
}
RULES = {
    "unseen": "invisible-character",
    "ligature": "ligature",
    "hyphens": "hyphen-character",
    "mojibake": "mojibake",
    "entity": "html-entity",
    "space": "space-character",
}


@dataclass
class Folded:
    """Clean text, the source offset of each of its characters, and the places where a line-end hyphen was left unsure.

    ``cuts`` are positions in ``text`` right after such a hyphen.
    """

    text: str = ""
    offsets: "array[int]" = field(default_factory=lambda: array("I"))
    cuts: list[int] = field(default_factory=list)


def fold(source: str, spans: Iterable[Offsets], hyphenation: Hyphenation, repairs: list[Repair]) -> Folded:
    """Fold the parts of a passage; a line break between two parts counts as white space. ``repairs`` is added to.

    >>> folded = fold("im-\\nposed  it", [(0, 13)], Hyphenation(""), [])
    >>> folded.text, list(folded.offsets)
    ('imposed it', [0, 1, 4, 5, 6, 7, 8, 9, 11, 12])
    """
    raw, places = _joined(source, spans)
    out: list[str] = []
    offsets = array("I")
    folded = Folded()
    at = length = 0
    spaced = True
    for match in SPECIAL.finditer(raw):
        if match.start() > at:
            at += spaced and raw[at] == " "
            out.append(raw[at : match.start()])
            offsets.extend(places[at : match.start()])
            length += match.start() - at
            spaced = spaced if at == match.start() else raw[match.start() - 1] == " "
        at = match.end()
        kind = str(match.lastgroup)
        place = places[match.start()]
        if kind == "space":
            after = "" if spaced else " "
            if match.group().strip(SPACES):
                repairs.append(_repair(kind, match, places, " "))
        elif kind == "slash":
            after = ""
        elif kind == "hyphen":
            after = _hyphen(raw, match, places, hyphenation, repairs)
            if after.startswith("?"):
                after = "-"
                folded.cuts.append(length + 1)
        else:
            after = _replacement(kind, match.group())
            if after == match.group():
                out.append(after)
                offsets.extend(places[match.start() : match.end()])
                length += len(after)
                spaced = False
                continue
            if after.isspace():
                after = "" if spaced else " "
            repairs.append(_repair(kind, match, places, after))
        if after:
            out.append(after)
            offsets.extend([place] * len(after))
            length += len(after)
            spaced = after == " "
    at += spaced and raw[at : at + 1] == " "
    out.append(raw[at:])
    offsets.extend(places[at:])
    text = "".join(out)
    if text.endswith(" "):
        text = text[:-1]
        offsets.pop()
    folded.text, folded.offsets = text, offsets
    return folded


def _joined(source: str, spans: Iterable[Offsets]) -> tuple[str, "array[int]"]:
    pieces: list[str] = []
    places = array("I")
    last: int | None = None
    for start, end in spans:
        if last is not None and start > last and (newline := source.find("\n", last, start)) >= 0:
            pieces.append("\n")
            places.append(newline)
        pieces.append(source[start:end])
        places.extend(range(start, end))
        last = end
    return "".join(pieces), places


def _hyphen(
    raw: str, match: re.Match[str], places: "array[int]", hyphenation: Hyphenation, repairs: list[Repair]
) -> str:
    before = LEFT.search(raw, max(0, match.start() - 60), match.start())
    after = RIGHT.match(raw, match.end())
    left = before.group() if before else raw[match.start() - 1]
    right = after.group() if after else raw[match.end()]
    decision = hyphenation.decide(left, right)
    keep = decision.keep and raw[match.start()] != "\u00ad"
    repairs.append(
        Repair(
            rule="line-end-hyphen-kept" if keep else "line-end-hyphen",
            start=places[match.start()],
            end=places[match.end() - 1] + 1,
            before=f"{left}{match.group()}{right}",
            after=f"{left}-{right}" if keep else left + right,
            reason=decision.reason,
        )
    )
    return ("?" if decision.unsure else "-") if keep else ""


def _repair(kind: str, match: re.Match[str], places: "array[int]", after: str) -> Repair:
    return Repair(
        rule=RULES[kind],
        start=places[match.start()],
        end=places[match.end() - 1] + 1,
        before=match.group(),
        after=after,
        reason=REASONS[kind],
    )


def _byte(char: str) -> bytes:
    """The byte that became ``char``: in Windows-1252, or the character of the same number where that has none."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _replacement(kind: str, text: str) -> str:
    if kind == "ligature":
        return LIGATURES[text]
    if kind == "hyphens":
        return "-"
    if kind == "mojibake":
        try:
            meant = b"".join(map(_byte, text)).decode("utf-8")
            return re.sub(UNSEEN, "", "".join(LIGATURES.get(char, char) for char in meant))
        except UnicodeError:
            return text
    if kind == "entity":
        return unescape(text)
    return ""
