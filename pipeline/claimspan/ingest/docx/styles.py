"""What the paragraph styles of a Word file mean."""

import re
from dataclasses import dataclass

from lxml import etree

from claimspan.ingest.docx.names import W, value

MOST_STEPS = 20
"""A style is based on others over at most so many steps."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style's English name, its depth in the outline (1 for the highest), and the style that it is based on."""

    name: str
    level: int | None
    base: str | None
    raised: bool = False


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """All styles by their id."""
    styles = {}
    for element in root.iter(W + "style") if root is not None else ():
        identifier = element.get(W + "styleId")
        if identifier is None:
            continue
        level = value(element.find(f"{W}pPr/{W}outlineLvl"))
        styles[identifier] = Style(
            name=(value(element.find(W + "name")) or identifier).lower(),
            level=int(level) + 1 if level is not None and level.isdigit() and int(level) < 9 else None,
            base=value(element.find(W + "basedOn")),
            raised=value(element.find(f"{W}rPr/{W}vertAlign")) == "superscript",
        )
    return styles


def heading_level(styles: dict[str, Style], identifier: str | None) -> int | None:
    """The depth of a heading style: 1 for the title, 1 for "heading 1", and so on; null for any other style."""
    for _ in range(MOST_STEPS):
        style = styles.get(identifier) if identifier is not None else None
        if style is None:
            match = re.fullmatch(r"heading\s?([1-9])", (identifier or "").lower())
            return int(match[1]) if match else 1 if (identifier or "").lower() == "title" else None
        match = re.fullmatch(r"heading ([1-9])", style.name)
        if match:
            return int(match[1])
        if style.name == "title":
            return 1
        if style.level is not None:
            return style.level
        identifier = style.base
    return None


def style_names(styles: dict[str, Style], identifier: str | None) -> set[str]:
    """The names of a style and of all that it is based on."""
    names: set[str] = set()
    for _ in range(MOST_STEPS):
        if identifier is None:
            break
        style = styles.get(identifier)
        names.add(style.name if style else identifier.lower())
        identifier = style.base if style else None
    return names
