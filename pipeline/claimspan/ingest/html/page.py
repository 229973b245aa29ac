"""Bytes of a web page become an element tree."""

import codecs
import re

from lxml import etree
from lxml import html as lxml_html

from claimspan.errors import InputError

MAX_BYTES = 50_000_000
MAX_ELEMENTS = 500_000
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{1,40})", re.I
)
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes) -> str:
    """The text of a page by its byte order mark, else UTF-8, else the encoding that it declares, else Windows-1252.

    >>> decode('<meta charset="iso-8859-2">Łódź'.encode("iso-8859-2"))[-4:]
    'Łódź'
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:4096])
        name = (declared[1] or declared[2]).decode("ascii") if declared else "cp1252"
    try:
        known = codecs.lookup(name).name
        if known in ("utf-8", "iso8859-1", "ascii") or not getattr(codecs.lookup(name), "_is_text_encoding", True):
            known = "cp1252"
        return data.decode(known, errors="replace")
    except (LookupError, ValueError):
        return data.decode("cp1252", errors="replace")


def parse(data: bytes, name: str) -> etree._Element:
    """The root element. Entities that a page declares for itself are not expanded, and nothing is fetched.

    Raises InputError for a page that is too large or holds no element.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} has {len(data):,} bytes: claimspan reads web pages of up to {MAX_BYTES:,}")
    text = decode(data).replace("\0", "")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"{name} cannot be read as a web page: {error}") from error
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise InputError(f"{name} has more than {MAX_ELEMENTS:,} elements: that is no paper")
    return root
