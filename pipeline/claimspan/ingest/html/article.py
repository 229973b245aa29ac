"""Which part of a web page is the article, and what in it is not."""

import re
from collections.abc import Iterable

from lxml import etree

DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "canvas",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "nav",
        "dialog",
        "head",
        "link",
        "meta",
        "map",
        "math",
    ]
)
DROPPED_ROLES = frozenset(
    ["navigation", "banner", "search", "complementary", "dialog", "alert", "menu", "menubar", "toolbar"]
)
BOILERPLATE = frozenset(
    [
        "nav",
        "navigation",
        "navbar",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "cookie",
        "cookies",
        "newsletter",
        "subscribe",
        "related",
        "sidebar",
        "advert",
        "advertisement",
        "ads",
        "promo",
        "comments",
        "toolbar",
        "skip",
        "modal",
        "popup",
        "masthead",
        "pagination",
        "toc",
    ]
)
MOST_BOILERPLATE = 0.3
"""An element that holds more than this share of the page's text is kept whatever its class says."""


def find_article(root: etree._Element) -> etree._Element:
    """The element that holds the article.

    That is ``article`` or ``main`` where it holds most of the paragraphs, else the smallest element that holds nine
    tenths of their text.
    """
    body = root.find("body")
    body = root if body is None else body
    weights = _paragraph_weights(body)
    total = weights.get(body, 0)
    named = [element for element in body.iter("article", "main") if weights.get(element, 0) >= 0.6 * total]
    named += [
        element for element in body.iter() if element.get("role") == "main" and weights.get(element, 0) >= 0.6 * total
    ]
    if named and total:
        return min(named, key=lambda element: weights[element])
    best = body
    while total:
        inner = [child for child in best if isinstance(child.tag, str) and weights.get(child, 0) >= 0.9 * total]
        if not inner or inner[0].tag in ("p", "li", "blockquote"):
            break
        best = inner[0]
    return best


def _paragraph_weights(body: etree._Element) -> dict[etree._Element, int]:
    """For each element, how many characters its paragraphs hold."""
    weights: dict[etree._Element, int] = {}
    for paragraph in body.iter("p"):
        length = sum(len(text.strip()) for text in paragraph.itertext())
        element: etree._Element | None = paragraph
        while element is not None:
            weights[element] = weights.get(element, 0) + length
            element = None if element is body else element.getparent()
    return weights


def find_dropped(article: etree._Element, kept: Iterable[etree._Element]) -> set[etree._Element]:
    """The elements of an article that are none of its text; ``kept`` (notes and what they lie in) is spared."""
    spared: set[etree._Element] = set()
    for element in kept:
        spared.add(element)
        spared.update(element.iterancestors())
    total = sum(len(text) for text in article.itertext()) or 1
    dropped = set()
    for element in article.iter():
        if element is article or element in spared:
            continue
        if (
            not isinstance(element.tag, str)
            or element.tag in DROPPED
            or element.get("role") in DROPPED_ROLES
            or _is_hidden(element)
            or _is_boilerplate(element, total)
        ):
            dropped.add(element)
    return dropped


def _is_hidden(element: etree._Element) -> bool:
    style = re.sub(r"\s", "", element.get("style", "")).lower()
    return element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true"


def _is_boilerplate(element: etree._Element, total: int) -> bool:
    if element.tag not in ("div", "section", "ul", "ol", "aside", "footer", "header", "p", "span"):
        return False
    words = set(re.split(r"[^a-z]+", f"{element.get('class', '')} {element.get('id', '')}".lower()))
    if element.tag != "aside" and not words & BOILERPLATE:
        return False
    return sum(len(text) for text in element.itertext()) < MOST_BOILERPLATE * total
