"""Names of WordprocessingML (ECMA-376, part 1, clause 17), in its transitional and its strict form."""

from lxml import etree

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{TRANSITIONAL}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element; null without one."""
    return element.get(W + "val") if element is not None else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:vanish`` is there and on."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
