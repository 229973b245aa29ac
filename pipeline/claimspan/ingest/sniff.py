"""What a file is by its content, whatever its name says."""

import io
import re
import zipfile

from claimspan.errors import InputError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"

HEAD = 4096
COMMENT = re.compile(rb"<!--.*?-->", re.S)
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main|title|meta)\b",
    re.I | re.S,
)
HTML_TAGS = re.compile(rb"</?(?:p|div|h[1-6]|ul|ol|li|table|section|article)(?:\s[^<>]*)?/?>", re.I)
BINARIES = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or PowerPoint file, or a password-protected one: save it as .docx without password",
    ),
    (b"{\\rtf", "a rich text (RTF) file: save it as .docx"),
    (b"%!PS", "a PostScript file: convert it to PDF"),
    (b"\x89PNG", "a PNG picture: run OCR over it and read the result"),
    (b"\xff\xd8\xff", "a JPEG picture: run OCR over it and read the result"),
    (b"GIF8", "a GIF picture: run OCR over it and read the result"),
    (b"II*\0", "a TIFF picture: run OCR over it and read the result"),
    (b"MM\0*", "a TIFF picture: run OCR over it and read the result"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"AT&TFORM", "a DjVu file: convert it to PDF"),
    (b"BOOKMOBI", "a Kindle book: convert it to HTML"),
)
PACKAGES = (
    ("word/", DOCX),
    ("xl/", "an Excel file: claimspan reads papers, not sheets"),
    ("ppt/", "a PowerPoint file: save it as PDF"),
    ("META-INF/container.xml", "an EPUB book: convert it to HTML or PDF"),
    ("content.xml", "an OpenDocument file: save it as .docx"),
)
MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.M),
    re.compile(r"^(?:===+|---+)\s*$", re.M),
    re.compile(r"\]\((?:https?://|#|/|mailto:)[^)\s]+\)"),
    re.compile(r"\*\*[^\s*][^*\n]*\*\*|(?<!\w)_[^\s_][^_\n]*_(?!\w)"),
    re.compile(r"\[\^[^\]\s]+\]"),
    re.compile(r"^(?:[-*+]|\d+\.) \S.*\n(?:[-*+]|\d+\.) \S", re.M),
    re.compile(r"^> \S", re.M),
    re.compile(r"^\|.*\|.*$", re.M),
)


def sniff(data: bytes, name: str) -> str:
    """The media type of a file's content: PDF, DOCX, HTML, Markdown or plain text.

    The name counts only between Markdown and plain text, where the content leaves it open. Raises InputError for an
    empty file and for a binary of another kind, saying what it looks like.

    >>> sniff(b"%PDF-1.7 ...", "paper.txt"), sniff(b"<!DOCTYPE html><p>Peru left.", "paper.pdf")
    ('application/pdf', 'text/html')
    >>> sniff(b"# Peru\\n\\nIt **left** the [bank](https://example.org).", "paper"), sniff(b"Peru left.", "a.txt")
    ('text/markdown', 'text/plain')
    >>> sniff(b"\\x89PNG\\r\\n", "paper.pdf")
    Traceback (most recent call last):
        ...
    claimspan.errors.InputError: paper.pdf is a PNG picture: run OCR over it and read the result
    """
    if not data.strip():
        raise InputError(f"{name} is empty: give a file with text")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data, name)
    for magic, kind in BINARIES:
        if data.startswith(magic) and not (magic in (b"MZ", b"BZh", b"GIF8") and b"\0" not in data[:HEAD]):
            raise InputError(f"{name} is {kind}")
    head = _as_ascii(data[: 16 * HEAD])
    if HTML_START.match(COMMENT.sub(b"", head[:HEAD])) or len(HTML_TAGS.findall(head)) >= max(4, len(head) // 2000):
        return HTML
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in data[: 16 * HEAD]:
        raise InputError(f"{name} is a binary file, not text: give a text, Markdown, HTML, DOCX or PDF file")
    return MARKDOWN if is_markdown(head.decode("utf-8", errors="replace"), name) else TEXT


def is_markdown(text: str, name: str) -> bool:
    """Whether a text is written in Markdown: several of its signs, or one where the name says so.

    >>> is_markdown("Rates * rose * by 3_4.", "paper.txt")
    False
    """
    signs = sum(pattern.search(text) is not None for pattern in MARKDOWN_SIGNS)
    named = name.lower().endswith((".md", ".markdown", ".mdown", ".mkd"))
    return signs >= (1 if named else 2)


def _as_ascii(head: bytes) -> bytes:
    """The head with UTF-16 turned to UTF-8, so that one set of patterns serves."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _package(data: bytes, name: str) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except Exception as error:
        raise InputError(f"{name} is a damaged ZIP or Word file ({error}): save it anew from Word") from error
    for start, kind in PACKAGES:
        if any(member.startswith(start) for member in names):
            if kind == DOCX:
                return DOCX
            raise InputError(f"{name} is {kind}")
    raise InputError(f"{name} is a ZIP archive: unpack it and give the folder")
