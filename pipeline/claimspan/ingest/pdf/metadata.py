"""What a PDF's own properties say of the paper."""

import re

import pypdfium2 as pdfium

from claimspan.records import Author, Found, Metadata

FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|.*\.(?:docx?|indd|qxd|pdf|tex|dvi|rtf|odt|pptx?))", re.I
)


def read_metadata(document: pdfium.PdfDocument) -> Metadata:
    """Title, authors and day of making from the document information; a title that is a file's name is passed over."""
    try:
        properties = document.get_metadata_dict()
    except (pdfium.PdfiumError, UnicodeError):
        return Metadata()
    title = _clean(properties.get("Title"))
    made = re.match(r"D:(\d{4})(\d{2})(\d{2})", properties.get("CreationDate") or "")
    return Metadata(
        title=Found(value=title, origin="PDF property Title") if title and not FILE_NAME.fullmatch(title) else None,
        authors=tuple(
            Author(name=name, origin="PDF property Author") for name in split_authors(_clean(properties.get("Author")))
        ),
        date=Found(value="-".join(made.groups()), origin="PDF property CreationDate") if made else None,
    )


def split_authors(text: str) -> list[str]:
    """The names in an author property.

    >>> split_authors("Maria Quispe, John Doe and Li Wei")
    ['Maria Quispe', 'John Doe', 'Li Wei']
    >>> split_authors("Quispe, Maria")
    ['Quispe, Maria']
    """
    if ";" in text:
        names = text.split(";")
    else:
        names = re.split(r",\s+and\s+|\s+and\s+|\s*&\s*", text)
        names = [part for name in names for part in (name.split(",") if _is_list(name) else [name])]
    return [name.strip() for name in names if re.search(r"[^\W\d_]{2}", name)]


def _is_list(text: str) -> bool:
    """Whether the commas part whole names, not a surname from a first name."""
    return all(" " in part.strip() for part in text.split(","))


def _clean(value: str | None) -> str:
    return re.sub(r"\s+", " ", "".join(letter for letter in value or "" if letter.isprintable())).strip()
