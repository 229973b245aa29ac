"""A tiny PDF writer for tests: text at places, lines, rotation, and nothing else."""

from dataclasses import dataclass, field

from tests.ingest.encrypt import Encryption

FONTS = {"": "Times-Roman", "b": "Times-Bold"}


@dataclass
class PdfPage:
    """A page of ``width`` by ``height`` points; ``put`` measures y from the top."""

    width: int = 612
    height: int = 792
    rotate: int = 0
    steps: list[str] = field(default_factory=list)

    def put(self, text: str, x: float, y: float, size: float = 11, font: str = "", turned: bool = False) -> "PdfPage":
        """Write text with its baseline at ``y`` from the top; ``turned`` writes it upwards."""
        name = "F2" if font == "b" else "F1"
        matrix = "0 1 -1 0" if turned else "1 0 0 1"
        self.steps.append(f"BT /{name} {size} Tf {matrix} {x} {self.height - y} Tm ({_literal(text)}) Tj ET")
        return self

    def put_marked(self, marked: str, x: float, y: float, size: float = 11) -> "PdfPage":
        """Write text in which ``^7^`` is a superscript."""
        shows = []
        for index, part in enumerate(marked.split("^")):
            style = f"/F1 {0.6 * size} Tf {0.4 * size} Ts" if index % 2 else f"/F1 {size} Tf 0 Ts"
            shows.append(f"{style} ({_literal(part)}) Tj")
        self.steps.append(f"BT 1 0 0 1 {x} {self.height - y} Tm {' '.join(shows)} ET")
        return self

    def lines(
        self, texts: list[str], x: float, y: float, size: float = 11, font: str = "", leading: float = 1.2
    ) -> float:
        """Write lines one below the other and give the y of the next one."""
        for text in texts:
            self.put(text, x, y, size, font)
            y += leading * size
        return y


def _literal(text: str) -> str:
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return escaped.decode("latin-1")


def make_pdf(pages: list[PdfPage], title: str = "", extra: bytes = b"", encryption: Encryption | None = None) -> bytes:
    """The bytes of a PDF with the given pages."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * index} 0 R >>".encode()
        )
        objects.append(_stream("\n".join(page.steps).encode("latin-1"), len(objects) + 1, encryption))
    told = title.encode("latin-1")
    told = encryption.data(told, len(objects) + 1) if encryption else told
    objects.append(f"<< /Title <{told.hex()}> >>".encode())
    trailer = b"/Root 1 0 R /Info %d 0 R " % len(objects) + (encryption.trailer() if encryption else b"")
    return assemble_pdf(objects, trailer, extra)


def _stream(content: bytes, number: int, encryption: Encryption | None) -> bytes:
    if encryption is not None:
        content = encryption.data(content, number)
    return b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"


def assemble_pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R ", extra: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, with a table of their places."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    out += extra
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)
