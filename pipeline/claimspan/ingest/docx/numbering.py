"""Numbers of notes as Word prints them."""

from lxml import etree

from claimspan.ingest.docx.names import W, value

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
SIGNS = "*†‡§"
MOST_SPELLED = 3999
"""Higher numbers are printed in digits: no paper has them, and a hostile file could ask for millions of letters."""


def roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> roman(14)
    'xiv'
    """
    text = ""
    for worth, letters in ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def print_number(number: int, form: str) -> str:
    """A note's number in one of Word's number formats.

    >>> print_number(4, "upperRoman"), print_number(28, "lowerLetter"), print_number(6, "chicago")
    ('IV', 'bb', '††')
    >>> print_number(99_999_999, "lowerLetter")
    '99999999'
    """
    if number > MOST_SPELLED:
        return str(number)
    if form in ("lowerRoman", "upperRoman"):
        return roman(number).upper() if form == "upperRoman" else roman(number)
    if form in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return text.upper() if form == "upperLetter" else text
    if form == "chicago":
        return SIGNS[(number - 1) % len(SIGNS)] * (1 + (number - 1) // len(SIGNS))
    return str(number)


def note_form(settings: etree._Element | None, body: etree._Element, kind: str) -> tuple[str, int]:
    """The number format and first number of ``footnote`` or ``endnote``, from the last section or the settings."""
    form, start = ("decimal" if kind == "footnote" else "lowerRoman"), 1
    for root in (settings, body):
        for properties in root.iter(f"{W}{kind}Pr") if root is not None else ():
            form = value(properties.find(W + "numFmt")) or form
            first = value(properties.find(W + "numStart")) or ""
            start = int(first) if first.isdigit() else start
    return form, start
