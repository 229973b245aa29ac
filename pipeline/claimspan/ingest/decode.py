"""Bytes of a text file become a string, with nothing normalised away."""

import codecs

from claimspan.errors import InputError
from claimspan.records import Warning

MAX_BYTES = 100_000_000
MAX_LINE = 5_000_000
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")
FEW_CONTROLS = 0.02
"""The share of control characters that a text out of a PDF may hold; one with a zero byte is binary."""


def decode(data: bytes, name: str) -> tuple[str, tuple[Warning, ...]]:
    """The text of a file and the warnings about its encoding.

    UTF-8 and, with a byte order mark, UTF-16 are read as such; what is neither is read as Windows-1252 with a warning,
    where that gives plausible text. Raises InputError for an empty, binary, oversized or wrongly encoded file and for a
    line of more than 5 million characters.

    >>> decode("Perú\\r\\n".encode(), "a.txt")
    ('Perú\\r\\n', ())
    >>> text, warnings = decode("The caf\\u00e9 \\u201cPeru\\u201d".encode("cp1252"), "a.txt")
    >>> text, warnings[0].code
    ('The café “Peru”', 'encoding-guessed')
    >>> decode(b"%\\x00\\x01", "a.bin")
    Traceback (most recent call last):
        ...
    claimspan.errors.InputError: a.bin is a binary file, not text: give a text, Markdown, HTML, DOCX or PDF file
    """
    if not data.strip():
        raise InputError(f"{name} is empty: give a file with text")
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} has {len(data):,} bytes: claimspan reads texts of up to {MAX_BYTES:,}; split it")
    text, warnings = _decoded(data, name)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(f"{name} is empty: give a file with text")
    longest = _longest_line(text)
    if longest > MAX_LINE:
        raise InputError(f"{name} has a line of {longest:,} characters, which no paper has: the limit is {MAX_LINE:,}")
    return text, warnings


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Warning, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(f"{name} begins like UTF-16 but is not: {error.reason} at byte {error.start}") from error
        if "\0" in text:
            raise _binary(name)
        return text, ()
    controls = len(data) - len(data.translate(None, bytes(sorted(CONTROLS))))
    if b"\0" in data or controls > FEW_CONTROLS * len(data):
        raise _binary(name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        utf8 = error
    text = data.decode("cp1252", errors="replace")
    if not _plausible(text):
        raise InputError(
            f"{name} is in no encoding that claimspan knows: tried UTF-8 (fails at byte {utf8.start}), "
            "UTF-16 with a byte order mark, and Windows-1252; save it as UTF-8"
        )
    message = f"not UTF-8 (byte {utf8.start}): read as Windows-1252; save it as UTF-8 if characters look wrong"
    return text, (Warning(code="encoding-guessed", message=message),)


def _plausible(text: str) -> bool:
    """Western text in Windows-1252: few characters above ASCII, and those mostly letters and typographic marks."""
    high = [char for char in text if ord(char) > 127]
    good = sum(char.isalpha() or char in "‘’“”–—…•€£§©°\u00a0«»" for char in high)
    return "\ufffd" not in text and len(high) <= 0.3 * len(text) and good >= 0.8 * len(high)


def _longest_line(text: str) -> int:
    longest = start = 0
    while (end := text.find("\n", start)) >= 0:
        longest = max(longest, end - start)
        start = end + 1
    return max(longest, len(text) - start)


def _binary(name: str) -> InputError:
    return InputError(f"{name} is a binary file, not text: give a text, Markdown, HTML, DOCX or PDF file")
