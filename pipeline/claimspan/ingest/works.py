"""The work that a reference names: its authors, title and container, by the forms of the usual citation styles."""

import re
from functools import lru_cache

from claimspan.ingest.dates import MONTHS
from claimspan.ingest.sentences import rules as sentence_rules
from claimspan.rules import RuleModel, load_rules

QUOTED = re.compile(
    r"“(?P<curly>[^“”]{3,400})”|\"(?P<straight>[^\"]{3,400})\"|(?<!\w)‘(?P<single>[^‘’]{8,300})’(?=[\s,.;]|$)"
)
MONTH = r"(?i:" + "|".join(month[:3] for month in MONTHS) + r")[a-z]*\.?"
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
SMALL = r"(?:of|the|and|for|on|in|to|de|des|du|la|le|von|der|&)"
BODY = re.compile(
    r"(?P<body>[A-Z0-9][\w.’'&-]*(?:\s+(?:[A-Z][\w.’'&-]*|" + SMALL + r"|\([A-Z]{2,8}\)))*),\s+(?=[A-Z0-9])"
)
NAMED_LAW = re.compile(
    r"(?P<title>(?:[A-Z][\w’'&-]*\s+(?:" + SMALL + r"\s+)*){1,12}"
    r"(?:Act|Agreement|Charter|Code|Constitution|Convention|Declaration|Directive|Order|Protocol|Regulation|Resolution|Treaty)"
    r"\b(?:\s+(?:No\.\s+)?\d[\w/-]*)?(?:\s+of\s+(?:" + MONTH + r"\s+\d{1,2},\s+)?\d{4})?)(?=\s*[(,.;]|\s*\Z)"
)
WRITTEN_BY = re.compile(
    r"(?:(?P<series>[A-Z][\w .’'&-]{2,60}\d[\w-]*),\s+)?"
    r"(?P<title>[A-Z](?:(?!,\sreview\sof)[^“”\"]){3,250}?),\s+by\s+(?P<names>"
    + PERSON
    + r"(?:,?\s+(?:and\s+)?"
    + PERSON
    + r")*)(?=\s*[.,;(]|\s*\Z)"
)
REPORTER = re.compile(
    r",\s+\d{1,4}\s+(?P<journal>[A-Z][\w.’'&-]*(?:\s+(?:[A-Z&][\w.’'&-]*|of|the|and|for|in|on))*)\s+\d"
)
FAMILY_FIRST = r"[A-Z][\w’'-]+,\s+(?:[A-Z][\w’'-]*\.?[\s-]?){1,3}"
BY_YEAR = re.compile(
    r"(?P<names>" + FAMILY_FIRST + r"[^“”\"()]{0,150}?)[.,]?\s+\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?\.\s+"
    r"(?P<title>[“\"][^”\"]{3,300}[”\"]|[^.?!]{3,300}[.?!])\s*(?P<container>[A-Z][^.,;:()\d]{2,100})?"
)
LISTED = re.compile(
    r"(?P<names>" + FAMILY_FIRST + r"[^“”\"()]{0,150}?)\.+\s+"
    r"(?P<title>[“\"][^”\"]{3,300}[”\"])[.,]?\s*(?P<container>[A-Z][^.,;:()\d]{2,100})?"
)
PUBLISHED = re.compile(r"(?P<title>[A-Z][^()“”\";]{3,200}?)\s+\([^()]{2,80}:\s[^()]{2,100}\d{4}\)")
KIND = re.compile(r"(?:Press Release|News Release|Fact Sheet|Memorandum|Policy Brief|Working Paper),\s+(?=[A-Z])")
CAPITALS = re.compile(r"[A-Z]{4,}\b")
GOES_ON_SMALL = re.compile(r"(?:eds?\b|trans\b|et al|review of|comment|note|interview|quoted|cited|writing|with\b)")
CONTAINER_END = re.compile(
    r",?\s+(?:vol\.|no\.|\d|\(|https?:|www\.|accessed|last\s|pp?\.\s|doi\b|available\b|eds?\.\s|edited\s)"
    r"|,\s+(?:" + MONTH + r"\s|issue\s|spring\b|summer\b|autumn\b|fall\b|winter\b|(?:[\w-]+\.)+[a-z]{2,4}/)"
    r"|\s*[;.]\s*\Z|(?<=[a-z)]{3})\.\s",
    re.I,
)
TITLE_END = re.compile(
    r"\s*\(|,\s+(?:pp?\.|vol\.|\d|ed\.|eds\.|trans\.|https?:|supra|note|rev\.|at\s)|\.\s*\Z|(?<=[a-z)]{3})\.\s+[A-Z]"
    r"|\s+(?:supra|at)\s|,\s+(?:" + MONTH + r"\s+\d|\d{1,2}\s+" + MONTH + r"\s)"
)
SMALL_CAPITALS = re.compile(r",\s+((?:[A-Z][\w.’'&-]*\s?){1,6})\Z")
MOST_WORDS = 12
TRANSLATED = re.compile(r"[^A-Za-z“”]*[^\x00-\u024f\s][^“”\[\]]*\[(?P<title>[^\]“”]{3,300})\]")
CASE = re.compile(
    r"(?P<title>(?:In re\s+[A-Z]|[A-Z][\w’'.&-]*(?:\s+[\w’'.&-]+){0,6}\s+vs?\.\s+[A-Z])[^,;(]{2,80}),\s+(?=\d|No\.|\()"
)


class ReferenceRules(RuleModel):
    """Words of citation practice, in lower case."""

    same: frozenset[str]
    signals: tuple[str, ...]
    accessed: tuple[str, ...]
    corporate: frozenset[str]


@lru_cache(maxsize=1)
def reference_rules() -> ReferenceRules:
    """The packaged words of citation practice."""
    return load_rules("claimspan.ingest", "references.toml", ReferenceRules)


def read_work(text: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Authors, title and container of a reference without its signal.

    >>> read_work("Ana Ruiz, The Gas Trap, 12 Andean L. Rev. 34, 56 (2015).")
    (('Ana Ruiz',), 'The Gas Trap', 'Andean L. Rev.')
    >>> read_work("CRS Report R12345, Ports: An Overview, by Ana Ruiz and Per Holm.")
    (('Ana Ruiz', 'Per Holm'), 'Ports: An Overview', 'CRS Report R12345')
    """
    case = CASE.match(text)
    if case:
        return (), case["title"].strip(), None
    dated = BY_YEAR.match(text) or LISTED.match(text)
    if dated:
        container = (dated["container"] or "").strip()
        return _turned(dated["names"]), dated["title"].strip('“”" .,'), container or None
    law = NAMED_LAW.match(text)
    if law:
        return (), law["title"].strip(), None
    written = WRITTEN_BY.match(text)
    if written:
        return _names(written["names"]), written["title"], written["series"]
    kind = KIND.match(text)
    text = text[kind.end() :] if kind else text
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
        published = PUBLISHED.match(text)
        return (), published["title"] if published else None, None
    stop = TITLE_END.search(rest)
    title = rest[: stop.start()].strip(" ,.;") if stop else rest.strip(" ,.;")
    reporter = REPORTER.match(rest, len(title)) if title else None
    if reporter:
        return authors, title, reporter["journal"]
    journal = SMALL_CAPITALS.search(title) if rest[len(title) : len(title) + 2] == " (" else None
    if journal and sum(char.isupper() for char in journal[1]) >= 0.5 * sum(char.isalpha() for char in journal[1]):
        return authors, title[: journal.start()], journal[1]
    return authors, title if title[:1].isupper() and len(title) <= 250 else None, None


def _leading_authors(text: str, quote: int | None) -> tuple[tuple[str, ...], int]:
    """The names at the start of a reference, and where what follows them begins."""
    for pattern in (PEOPLE, FAMILIES):
        found = pattern.match(text)
        if found and not is_body(found.group()) and (quote is None or found.end() <= quote):
            rest = text[found.end() :]
            opening = rest.lstrip(" ,")
            if opening[:1].islower() and not GOES_ON_SMALL.match(opening):
                return (), 0
            return _names(found.group()), found.end() + len(rest) - len(rest.lstrip(" ,"))
    body = BODY.match(text + " " if quote is None else text[:quote] + "X")
    if body and len(body["body"].split()) <= MOST_WORDS:
        own = quote is not None and body.end() == quote
        if own or (quote is None and is_body(body["body"]) and not CAPITALS.match(text, body.end())):
            return (re.sub(r"\s+\([A-Z]+\)", "", body["body"]),), body.end()
    return (), 0


def _is_name(text: str) -> bool:
    return 1 < len(text) <= 160 and text[0].isupper() and not re.match(MONTH + r"(?:[\s,]|\Z)", text)


def _names(text: str) -> tuple[str, ...]:
    text = re.sub(r",?\s+et al\.?|\s+\[[^\]]*\]", "", text)
    text = re.sub(r",\s+(Jr|Sr|II|III|IV)\b", r" \1", text)
    names = (name.strip() for name in re.split(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+", text))
    return tuple(re.sub(r"(?<=\w{3})\.\Z", "", name) for name in names if name)


def _turned(names: str) -> tuple[str, ...]:
    """Names of which the first, or each, has its family name in front.

    >>> _turned("Ruiz, A., & Holm, P."), _turned("Ruiz, Ana, and Per Holm")
    (('A. Ruiz', 'P. Holm'), ('Ana Ruiz', 'Per Holm'))
    """
    parts = [part.strip() for part in re.split(r",\s*(?:and|&)?\s*|\s+(?:and|&)\s+", names) if part.strip()]
    found: list[str] = []
    while parts:
        if len(parts) > 1 and " " not in parts[0] and (not found or re.fullmatch(r"(?:[A-Z]\.?[\s-]?)+", parts[1])):
            found.append(f"{parts[1]}{'.' if parts[1][-1].isupper() else ''} {parts[0]}")
            parts = parts[2:]
        else:
            found.append(parts.pop(0))
    return tuple(found)


def is_body(text: str) -> bool:
    """Whether an author is an institution rather than a person, or no author at all."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return not words or words[0] in sentence_rules().openers or bool(set(words) & reference_rules().corporate)
