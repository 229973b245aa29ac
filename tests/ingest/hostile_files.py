"""Files made to break a reader: ``python -m tests.ingest.hostile_files`` prints what claimspan answers to each."""

import io
import random
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimspan.errors import InputError
from claimspan.ingest.isolate import read_isolated
from claimspan.ingest.read import extract
from claimspan.ingest.sniff import PDF, sniff
from tests.ingest.encrypt import Encryption
from tests.ingest.make_docx import NAMES, make_docx, paragraph
from tests.ingest.make_pdf import PdfPage, assemble_pdf, make_pdf

READ = "read"
SECONDS = 60
"""Time given to the child process that reads a PDF here."""

SENTENCE = "Peru left the bank in 1990."


@dataclass(frozen=True)
class Case:
    """``make`` gives the files; each is read, or refused with an InputError that holds ``answer`` (where not READ)."""

    what: str
    make: Callable[[], Iterator[bytes]]
    answer: str | None
    slow: bool = False


def answer(data: bytes) -> str:
    """READ, or the message of the InputError; any other error goes through."""
    try:
        if sniff(data, "a") == PDF:
            read_isolated("claimspan.ingest.pdf.reader", data, "a", seconds=SECONDS)
        else:
            extract(data, "a")
    except InputError as error:
        return str(error)
    return READ


def _page() -> PdfPage:
    return PdfPage().put(SENTENCE, 72, 100)


def _paper() -> bytes:
    return make_pdf([_page(), _page(), _page()])


def _one(data: bytes) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([data])


def _cut() -> Iterator[bytes]:
    data = _paper()
    return (data[: len(data) * part // 16] for part in range(1, 16))


def _flipped() -> Iterator[bytes]:
    source = random.Random(3)
    for _ in range(60):
        data = bytearray(_paper())
        for _ in range(source.choice((1, 4, 16, 64))):
            data[source.randrange(9, len(data))] ^= 1 << source.randrange(8)
        yield bytes(data)


def _holes() -> Iterator[bytes]:
    data = _paper()
    step = len(data) // 20
    return (data[:start] + b"\0" * step + data[start + step :] for start in range(step, len(data) - step, step))


def _encrypted(user: bytes) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([make_pdf([_page()], encryption=Encryption(user, b"owner"))])


def _unknown_lock() -> Iterator[bytes]:
    yield _paper().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Nobody >>")


def _million_objects() -> Iterator[bytes]:
    extra = b"".join(b"%d 0 obj\nnull\nendobj\n" % number for number in range(100, 1_000_100))
    yield make_pdf([_page()], extra=extra)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>"
)


def _page_tree_loops() -> Iterator[bytes]:
    yield assemble_pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])
    yield assemble_pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 >>"])
    yield assemble_pdf([CATALOG, b"<< /Type /Pages /Kids [] /Count 5 >>"])
    deep = [CATALOG] + [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(3000)]
    yield assemble_pdf(deep)
    yield _paper().replace(b"startxref", b"trailer << /Size 9 /Root 1 0 R /Prev 20 >>\nstartxref")


def _stream(content: bytes, packed: bool = False) -> bytes:
    kind = b"/Filter /FlateDecode " if packed else b""
    return b"<< %s/Length %d >>\nstream\n" % (kind, len(content)) + content + b"\nendstream"


def _with_content(content: bytes, form: bytes = b"null", packed: bool = False) -> bytes:
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assemble_pdf([CATALOG, pages, PAGE, _stream(content, packed), form])


def _drawing_loops() -> Iterator[bytes]:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    calls = b"/F Do " * 50
    yield _with_content(calls, b"<< %s /Length %d >>\nstream\n" % (form, len(calls)) + calls + b"\nendstream")


def _drawing_nests() -> Iterator[bytes]:
    yield _with_content(b"q " * 2_000_000)
    yield _with_content(b"[" * 1_000_000)
    yield _with_content(b"<<" * 500_000)


def _stream_bomb() -> Iterator[bytes]:
    pack = zlib.compressobj(9)
    packed = b"".join(pack.compress(b" " * 10_000_000) for _ in range(100)) + pack.flush()
    yield _with_content(packed, packed=True)


def _odd_pages() -> Iterator[bytes]:
    for box in (b"0 0 0 0", b"0 0 -612 -792", b"0 0 1e9 1e9", b"1 2", b"nan inf 5 5"):
        yield _paper().replace(b"[0 0 612 792]", b"[" + box + b"]")
    for turn in (b"45", b"-90", b"99999999999"):
        yield _paper().replace(b"/Rotate 0", b"/Rotate " + turn)
    page = PdfPage()
    for size in (0, 1e-9, 1e9, -11):
        page.put(SENTENCE, 72, 100, size)
    yield make_pdf([page])


def _many_characters() -> Iterator[bytes]:
    page = PdfPage()
    for step in range(3000):
        page.put("x" * 100, 72 + step % 7, 20 + step % 700, 1)
    yield make_pdf([page])
    page = PdfPage()
    for step in range(20_000):
        page.put(str(step % 10), (step * 37) % 600, (step * 61) % 780, 2)
    yield make_pdf([page])


def _zip(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return out.getvalue()


def _docx_bombs() -> Iterator[bytes]:
    body = f"<w:document {NAMES}><w:body>".encode()
    yield _zip(("word/document.xml", body + b" " * 500_000_000))
    yield _zip(("word/document.xml", body + paragraph(SENTENCE).encode() * 2_000_000))
    inner = _zip(("word/document.xml", b"0" * 10_000_000))
    yield _zip(("word/document.xml", inner))


def _docx_many_members() -> Iterator[bytes]:
    yield _zip(("word/document.xml", b"<a/>"), *((f"word/{number}.xml", b"") for number in range(20_001)))


def _docx_liar() -> Iterator[bytes]:
    data = bytearray(_zip(("word/document.xml", b"<a>" + b" " * 50_000_000)))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    yield bytes(data)


PATHS = (
    "/etc/passwd",
    "../../../../etc/passwd",
    "word/../../../etc/passwd",
    "file:///etc/passwd",
    "..\\..\\windows\\win.ini",
    "C:\\windows\\win.ini",
    "http://127.0.0.1/x",
)


def _docx_paths() -> Iterator[bytes]:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    for path in PATHS:
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{kind}" Target="{path}" TargetMode="External"/></Relationships>'
        )
        document = f"<w:document {NAMES}><w:body>{paragraph(SENTENCE)}</w:body></w:document>"
        yield _zip(("_rels/.rels", relations.encode()), ("word/document.xml", document.encode()), (path, b"secret"))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE a [<!ENTITY e0 "lol">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _docx_entities() -> Iterator[bytes]:
    for doctype, entity in ((BOMB, "&e11;"), (OUTSIDE, "&x;")):
        text = f"{doctype}<w:document {NAMES}><w:body>{paragraph(SENTENCE + entity)}</w:body></w:document>"
        yield _zip(("word/document.xml", text.encode()))


def _docx_loops() -> Iterator[bytes]:
    based = "".join(
        f'<w:style w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>'
        for n in range(3)
    )
    yield make_docx(paragraph(SENTENCE, "s0"), styles=based)
    own = '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
    yield make_docx(paragraph(SENTENCE + "{1}"), footnotes=own)
    yield make_docx("<w:tbl><w:tr><w:tc>" * 200 + paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 200)


def _docx_deep() -> Iterator[bytes]:
    yield make_docx("<w:sdt><w:sdtContent>" * 20_000 + paragraph(SENTENCE) + "</w:sdtContent></w:sdt>" * 20_000)


def _html(body: str, head: str = "") -> bytes:
    return f"{head}<html><body><main><p>{SENTENCE}</p>{body}</main></body></html>".encode()


def _html_entities() -> Iterator[bytes]:
    yield _html("<p>&e11;</p>", BOMB.replace("DOCTYPE a", "DOCTYPE html"))
    yield _html("<p>&x;</p>", OUTSIDE.replace("DOCTYPE a", "DOCTYPE html"))
    yield _html("<p>" + "&amp;" * 1_000_000 + "</p>")
    yield _html("<p>" + "&#1114112;&#0;&#xD800;" * 1000 + "</p>")


def _html_deep() -> Iterator[bytes]:
    for tag in ("div", "b", "table", "ul", "sup"):
        yield _html(f"<{tag}>" * 50_000 + "x")


def _html_wide() -> Iterator[bytes]:
    yield _html("<b>x</b>" * 600_000)
    yield _html("<p " + "a=b " * 200_000 + ">x</p>")
    yield _html("<a href='#n1'><sup>1</sup></a>" * 20_000 + "<p id=n1>1. See Ruiz.</p>")
    yield _html("<!--" * 500_000)


def _marks_in_a_row() -> Iterator[bytes]:
    for length in (60, 2000):
        yield f"# Peru\n\n{SENTENCE}\n\nAfter (the bank){'[^1]' * length}.{{ Then\n\n[^1]: See *Ruiz*.\n".encode()


CASES = (
    Case("PDF cut off at each sixteenth", _cut, None),
    Case("PDF with 1 to 64 bits flipped", _flipped, None),
    Case("PDF with a twentieth of it zeroed", _holes, None),
    Case("PDF that anybody may open, locked against change", _encrypted(b""), READ),
    Case("PDF with a password", _encrypted(b"secret"), "protected by a password"),
    Case("PDF with an unknown encryption", _unknown_lock, "encryption"),
    Case("PDF with a million empty objects", _million_objects, READ),
    Case("PDF whose page tree loops, is 3,000 deep, or lies about its count", _page_tree_loops, None),
    Case("PDF whose drawing calls itself", _drawing_loops, None, slow=True),
    Case("PDF whose drawing nests 500,000 to 2,000,000 deep", _drawing_nests, None),
    Case("PDF with a stream that unfolds to 1 GB", _stream_bomb, None, slow=True),
    Case("PDF pages of no, negative or endless size, odd turns, odd type sizes", _odd_pages, None),
    Case("PDF page of 300,000 characters; of 20,000 scattered digits", _many_characters, READ, slow=True),
    Case("PDF of 10,001 pages", lambda: iter([make_pdf([PdfPage()] * 10_001)]), "10,001 pages", slow=True),
    Case("DOCX that unfolds to 500 MB, to 200 MB; a ZIP in a ZIP", _docx_bombs, "a", slow=True),
    Case("DOCX of 20,002 members", _docx_many_members, "no Word file"),
    Case("DOCX whose member is longer than it says", _docx_liar, "a"),
    Case("DOCX that points outside of itself", _docx_paths, None),
    Case("DOCX with entities that multiply or name a file", _docx_entities, None),
    Case("DOCX whose styles, notes or tables nest or loop", _docx_loops, None),
    Case("DOCX of 40,000 levels", _docx_deep, None),
    Case("HTML with entities that multiply, name a file, are no characters", _html_entities, READ),
    Case("HTML of 50,000 open tags", _html_deep, None),
    Case("HTML of 600,000 elements, 200,000 attributes, 20,000 links to one note", _html_wide, None, slow=True),
    Case("Markdown with 2,000 note marks in a row", _marks_in_a_row, READ),
    Case("empty file", _one(b""), "is empty"),
)


def main() -> None:
    """Print a row a case: what, how many files, how many were read, how many refused, the slowest."""
    print("| what | files | read | refused | slowest, s |\n|---|---|---|---|---|")
    for case in CASES:
        read = refused = 0
        slowest = 0.0
        for data in case.make():
            began = time.perf_counter()
            said = answer(data)
            slowest = max(slowest, time.perf_counter() - began)
            read += said == READ
            refused += said != READ
        print(f"| {case.what} | {read + refused} | {read} | {refused} | {slowest:.1f} |", flush=True)


if __name__ == "__main__":
    main()
