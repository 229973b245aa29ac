"""A tiny DOCX writer for tests: the parts as they are given, zipped."""

import io
import zipfile

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_docx(body: str, **parts: str) -> bytes:
    """A Word file with the given body; each other part (``footnotes``, ``styles`` …) holds what is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for part, content in parts.items():
            if part == "core":
                package.writestr("docProps/core.xml", content)
            else:
                package.writestr(f"word/{part}.xml", f"<w:{part} {NAMES}>{content}</w:{part}>")
    return out.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """A paragraph in which ``^7^`` is a superscript and ``{3}`` the reference to footnote 3, ``{e3}`` to endnote 3."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = ""
    for index, part in enumerate(text.split("^")):
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if index % 2 else ""
        for step, piece in enumerate(part.replace("}", "{").split("{")):
            if step % 2:
                kind = "endnote" if piece[0] == "e" else "footnote"
                runs += f'<w:r><w:{kind}Reference w:id="{piece.lstrip("e")}"/></w:r>'
            elif piece:
                runs += f'<w:r>{raised}<w:t xml:space="preserve">{piece}</w:t></w:r>'
    return f"<w:p>{properties}{runs}</w:p>"


def note(kind: str, identifier: int, text: str) -> str:
    """A footnote or endnote as Word writes it: its number's place, a space, the text."""
    return (
        f'<w:{kind} w:id="{identifier}"><w:p><w:r><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
    )
