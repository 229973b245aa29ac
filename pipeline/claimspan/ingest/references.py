"""Notes taken apart into references: who, what, where, when, and which earlier note they point to.

What a reference does not show in a form that these rules know stays in its text alone.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from claimspan.ingest.dates import MONTHS, iso
from claimspan.ingest.sentences import rules as sentence_rules
from claimspan.ingest.sentences import split_sentences
from claimspan.records import Offsets, Reference
from claimspan.rules import RuleModel, load_rules

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]+|\b(?:[\w-]+\.)+(?:com|org|net|edu|gov|mil|int|eu|uk|de|ru|jp|cn|info)/[^\s<>“”\"]*"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>“”\";]+", re.I)
SUPRA = re.compile(
    r"\b(?:supra|above|see)\b,?\s*(?:at\s+)?(?:note|notes|n\.|nn\.|fn\.?|footnote)\s*(?P<number>\d{1,3})"
    r"|\b(?:note|n\.)\s*(?P<above>\d{1,3})\s+(?:above|supra)",
    re.I,
)
QUOTED = re.compile(
    r"“(?P<curly>[^“”]{3,400})”|\"(?P<straight>[^\"]{3,400})\"|(?<!\w)‘(?P<single>[^‘’]{8,300})’(?=[\s,.;]|$)"
)
YEAR = re.compile(r"(?<![\d/.§-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d/]|-\d\d\d\d\d)")
IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{0,150}?)(?P<year>1[5-9]\d\d|20\d\d)\)")
MONTH = r"(?:" + "|".join(month[:3] for month in MONTHS) + r")[a-z]*\.?"
PARTICLE = r"(?:de|da|di|van|von|der|den|bin|ibn|al|el|del|la|le|du|dos|ter|ten)"
PERSON = (
    r"(?:[A-Z][\w’'.-]*|" + PARTICLE + r")(?:\s+(?:[A-Z][\w’'.-]*|" + PARTICLE + r")){1,5}"
    r"(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?(?:\s+\[[^\]]{1,40}\])?"
)
PEOPLE = re.compile(
    PERSON + r"(?:(?:,\s+" + PERSON + r"){0,7},?\s+(?:and|&)\s+" + PERSON + r")?(?:,?\s+et al\.?)?"
    r"(?=,|\s*\(|\s+[“\"]|,?\s+eds?\.|\Z)"
)
FAMILIES = re.compile(
    r"[A-Z][\w’'-]+(?:(?:,\s+[A-Z][\w’'-]+)*,?\s+(?:and|&)\s+[A-Z][\w’'-]+|\s+et al\.)?(?=,\s+[A-Z“\"‘])"
)
CONTAINER_END = re.compile(
    r",?\s+(?:vol\.|no\.|\d|\(|https?:|www\.|accessed|last\s|pp?\.\s|doi\b|available\b)"
    r"|,\s+(?:" + MONTH + r"\s|issue\s|spring\b|summer\b|autumn\b|fall\b|winter\b|(?:[\w-]+\.)+[a-z]{2,4}/)"
    r"|\s*[;.]\s*\Z|(?<=[a-z)]{3})\.\s",
    re.I,
)
TITLE_END = re.compile(
    r"\s*\(|,\s+(?:pp?\.|vol\.|\d|ed\.|eds\.|trans\.|https?:|supra|note|rev\.|at\s)|\.\s*\Z|(?<=[a-z)]{3})\.\s+[A-Z]"
    r"|\s+(?:supra|at)\s|,\s+" + MONTH + r"\s+\d"
)
SMALL_CAPITALS = re.compile(r",\s+((?:[A-Z][\w.’'&-]*\s?){1,6})\Z")
TRANSLATED = re.compile(r"[^A-Za-z“”]*[^\x00-\u024f\s][^“”\[\]]*\[(?P<title>[^\]“”]{3,300})\]")
CASE = re.compile(
    r"(?P<title>(?:In re\s+[A-Z]|[A-Z][\w’'.&-]*(?:\s+[\w’'.&-]+){0,6}\s+vs?\.\s+[A-Z])[^,;(]{2,80}),\s+(?=\d|No\.|\()"
)
CITES = re.compile(
    r"[“\"”]|https?:|\b(?:1[5-9]|20)\d\d\b|\bsupra\b|\bibid\b|\bid\b\.|\bpp?\.\s*\d|§|\bno\.\s*\d|\bvol\.\s*\d", re.I
)


class ReferenceRules(RuleModel):
    """Words of citation practice, in lower case."""

    same: frozenset[str]
    signals: tuple[str, ...]
    accessed: tuple[str, ...]
    corporate: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> ReferenceRules:
    return load_rules("claimspan.ingest", "references.toml", ReferenceRules)


@lru_cache(maxsize=1)
def _signal() -> re.Pattern[str]:
    words = sorted(_rules().signals, key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(re.escape(word) for word in words) + r")\b[.,:]*\s*)+", re.I)


@lru_cache(maxsize=1)
def _accessed() -> re.Pattern[str]:
    words = sorted(_rules().accessed, key=len, reverse=True)
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
            if wanted and (wanted in known or known in wanted):
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
    if word and word.group().lower() in _rules().same:
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
    if first and first.group().lower() in _rules().same:
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
    authors, title, container = _work(core)
    refers: int | None = None
    if word and word.group().lower() in _rules().same:
        refers = earlier.last
        authors, title, container = (), None, None
    elif supra:
        refers = int(supra["number"] or supra["above"])
    elif authors and title:
        refers = earlier.find(_family(authors[0]), title)
    elif title:
        refers = earlier.find("", title)
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
    return signal.end() if signal and signal.end() < len(text) else 0


def _work(text: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, title and container of a reference without its signal."""
    case = CASE.match(text)
    if case:
        return (), case["title"].strip(), None
    quoted = QUOTED.search(text[:600])
    authors, end = _leading_authors(text, quoted.start() if quoted else None)
    if quoted and (quoted.start() == end or text[: quoted.start()].rstrip().endswith((",", "[", ":"))):
        title = next(part for part in quoted.groups() if part).strip().rstrip(",.;:").strip()
        after = re.sub(r"^in\s+", "", text[quoted.end() :].lstrip(" ,.]"))
        stop = CONTAINER_END.search(after + " .")
        container = after[: stop.start()].strip(" ,.;:") if stop else ""
        return authors, title or None, container if _is_name(container) else None
    rest = re.sub(r"^(?:eds?\.|trans\.)\s*,?\s*", "", text[end:])
    translated = TRANSLATED.match(rest)
    if translated:
        return authors, translated["title"].strip(), None
    if not authors:
        return (), None, None
    stop = TITLE_END.search(rest)
    title = rest[: stop.start()].strip(" ,.;") if stop else rest.strip(" ,.;")
    journal = SMALL_CAPITALS.search(title) if rest[len(title) : len(title) + 2] == " (" else None
    if journal and sum(char.isupper() for char in journal[1]) >= 0.5 * sum(char.isalpha() for char in journal[1]):
        return authors, title[: journal.start()], journal[1]
    return authors, title if title[:1].isupper() and len(title) <= 250 else None, None


def _leading_authors(text: str, quote: int | None) -> tuple[tuple[str, ...], int]:
    """The names at the start of a reference, and where what follows them begins."""
    for pattern in (PEOPLE, FAMILIES):
        found = pattern.match(text)
        if found and not _corporate(found.group()) and (quote is None or found.end() <= quote):
            rest = text[found.end() :]
            return _names(found.group()), found.end() + len(rest) - len(rest.lstrip(" ,"))
    before = text[:quote].rstrip(" ,") if quote else ""
    if quote and text[:quote].rstrip().endswith(",") and before[:1].isupper() and 0 < len(before.split()) <= 12:
        return (before,), quote
    return (), 0


def _is_name(text: str) -> bool:
    return 1 < len(text) <= 160 and text[0].isupper() and not re.match(MONTH + r"(?:\s|\Z)", text)


def _names(text: str) -> tuple[str, ...]:
    text = re.sub(r",?\s+et al\.?|\s+\[[^\]]*\]", "", text)
    text = re.sub(r",\s+(Jr|Sr|II|III|IV)\b", r" \1", text)
    return tuple(name.strip() for name in re.split(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+", text) if name.strip())


def _corporate(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return not words or words[0] in sentence_rules().openers or bool(set(words) & _rules().corporate)


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
