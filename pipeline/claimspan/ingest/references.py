"""Notes taken apart into references: who, what, where, when, and which earlier note they point to.

What a reference does not show in a form that these rules know stays in its text alone.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from claimspan.ingest.dates import iso
from claimspan.ingest.sentences import split_sentences
from claimspan.ingest.works import BY_YEAR, LISTED, PEOPLE, QUOTED, read_work, reference_rules
from claimspan.records import Offsets, Reference

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]+|\b(?:[\w-]+\.)+(?:com|org|net|edu|gov|mil|int|eu|uk|de|ru|jp|cn|info)/[^\s<>“”\"]*"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>“”\";]+", re.I)
SUPRA = re.compile(
    r"\b(?:supra|above|see)\b,?\s*(?:at\s+)?(?:note|notes|n\.|nn\.|fn\.?|footnote)\s*(?P<number>\d{1,3})"
    r"|\b(?:note|n\.)\s*(?P<above>\d{1,3})\s+(?:above|supra)",
    re.I,
)
YEAR = re.compile(r"(?<![\d/.§-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d/]|-\d\d\d\d\d)")
IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{0,150}?)(?P<year>1[5-9]\d\d|20\d\d)\)")
SEE = re.compile(r"[A-Z][^“”\"().;:]{3,100}?,?\s+see\s+(?:also\s+|generally\s+)?(?=[A-Z“\"])")
CITES = re.compile(
    r"[“\"”]|https?:|\b(?:1[5-9]|20)\d\d\b|\bsupra\b|\bibid\b|\bid\b\.|\bpp?\.\s*\d|§|\bno\.\s*\d|\bvol\.\s*\d"
    r"|\breport\s\w*\d",
    re.I,
)


@lru_cache(maxsize=1)
def _signal() -> re.Pattern[str]:
    words = sorted(reference_rules().signals, key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(re.escape(word) for word in words) + r")\b[.,:]*\s*)+", re.I)


@lru_cache(maxsize=1)
def _accessed() -> re.Pattern[str]:
    words = sorted(reference_rules().accessed, key=len, reverse=True)
    return re.compile(r"\(?\b(?:" + "|".join(words) + r")[\s:]+(?P<day>[^()\[\];]{6,40})", re.I)


@dataclass
class Earlier:
    """The references so far: the note of the last one, and for each family name the titles with their notes."""

    last: int | None = None
    titles: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def find(self, family: str, title: str) -> int | None:
        """The first note with a work by ``family`` whose title begins with or holds the words of ``title``."""
        wanted = _bare(title)
        for known, number in self.titles.get(family.lower(), ()):
            if wanted and known and (f" {wanted} " in f" {known} " or f" {known} " in f" {wanted} "):
                return number
        return None


def parse_references(text: str, number: int, earlier: Earlier) -> tuple[Reference, ...]:
    """Split the text of note ``number`` (without its label) into references; ``earlier`` is brought up to date.

    >>> earlier = Earlier()
    >>> first, = parse_references("Ana Ruiz, “The Gas Trap,” Andean Review 3, no. 2 (2015): 4.", 1, earlier)
    >>> first.authors, first.title, first.container, first.year
    (('Ana Ruiz',), 'The Gas Trap', 'Andean Review', 2015)
    >>> [found.refers_to for found in parse_references("Ibid., p. 7; see also Ruiz, “Gas Trap,” 9.", 2, earlier)]
    [1, 1]
    """
    return tuple(_reference(text[start:end], number, earlier) for start, end in _parts(text))


def _parts(text: str) -> list[Offsets]:
    """Cut at semicolons outside of quotes and brackets, and at sentence ends after which a new reference begins."""
    if BY_YEAR.match(text) or LISTED.match(text):
        return [(0, len(text))]
    spans: list[Offsets] = []
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if spans and not _opens(sentence):
            spans[-1] = (spans[-1][0], end)
            continue
        begin, depth, quoted = start, 0, False
        for at in range(start, end):
            char = text[at]
            if char in "([":
                depth += 1
            elif char in ")]":
                depth = max(0, depth - 1)
            elif char in "“”":
                quoted = char == "“"
            elif char == ";" and depth == 0 and not quoted and end - at > 8 and _begins(text[at + 1 : end]):
                spans.append((begin, at))
                begin = at + 1
        spans.append((begin, end))
    return [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        for start, end in spans
        if text[start:end].strip()
    ]


def _begins(piece: str) -> bool:
    """Whether what follows a semicolon begins like a reference: with a name, a title, a number or ``ibid.``."""
    core = piece.lstrip()
    word = re.match(r"\w+", core)
    if word and word.group().lower() in reference_rules().same:
        return True
    core = core[_lead(core) :]
    return bool(core) and not core[0].islower()


def _opens(sentence: str) -> bool:
    """Whether a sentence begins a reference of its own rather than going on with the one before."""
    if re.match(r"(?:https?://|www\.|doi|accessed|available|last|\(|\d|pp?\.|vol\.|no\.|§)", sentence, re.I):
        return False
    signal = _signal().match(sentence)
    if signal and signal.end() < len(sentence):
        return True
    first = re.match(r"\w+", sentence)
    if first and first.group().lower() in reference_rules().same:
        return True
    return len(sentence.split()) > 4 and (
        bool(PEOPLE.match(sentence)) or bool(QUOTED.match(sentence)) or not CITES.search(sentence)
    )


def _reference(text: str, number: int, earlier: Earlier) -> Reference:
    text = text.strip()
    core = text[_lead(text) :]
    doi = DOI.search(text)
    url = URL.search(text)
    bare = URL.sub(" ", text)
    day = _accessed().search(bare)
    bare = bare.replace(day.group(), " ") if day else bare
    supra = SUPRA.search(text)
    word = re.match(r"\w+", core)
    authors, title, container = read_work(core)
    refers: int | None = None
    if word and word.group().lower() in reference_rules().same:
        refers = earlier.last
        authors, title, container = (), None, None
    elif supra:
        refers = int(supra["number"] or supra["above"])
    elif authors and title:
        refers = earlier.find(_family(authors[0]), title)
    elif title:
        refers = earlier.find("", title)
    if refers is None and not (CITES.search(text) or url or doi):
        authors, title, container = (), None, None
    reference = Reference(
        text=text,
        authors=authors,
        title=title,
        container=container,
        year=_year(bare),
        url=url.group().rstrip(".,;:)”’") if url else None,
        doi=doi.group().rstrip(".,;)") if doi else None,
        accessed=iso(day["day"]) if day else None,
        refers_to=refers if refers is None or refers < number else None,
    )
    if title and refers is None:
        families = {name.lower() for author in authors for name in (_family(author), author.split()[0])} or {""}
        for family in sorted(families):
            earlier.titles.setdefault(family, []).append((_bare(title), number))
    if reference.refers_to is not None:
        earlier.last = reference.refers_to
    elif CITES.search(text):
        earlier.last = number
    return reference


def _lead(text: str) -> int:
    signal = _signal().match(text)
    if signal and signal.end() < len(text):
        return signal.end()
    see = SEE.match(text)
    return see.end() if see else 0


def _family(name: str) -> str:
    words = [
        word for word in name.replace(",", "").split() if word not in ("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV")
    ]
    return words[-1] if words else ""


def _bare(title: str) -> str:
    """A title for comparison: words alone, without a leading article."""
    words = re.findall(r"[^\W_]+", title.lower())
    return " ".join(words[1:] if words and words[0] in ("the", "a", "an") else words)


def _year(text: str) -> int | None:
    bracketed = IN_BRACKETS.search(text)
    if bracketed:
        return int(bracketed["year"])
    quoted = QUOTED.sub(" ", text)
    years = YEAR.findall(quoted)
    return int(years[-1]) if years else None
