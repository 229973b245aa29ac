"""The ZIP package of a Word file, opened with bounds on what it may unfold to."""

import io
import posixpath
import zipfile
import zlib
from struct import error as struct_error

from lxml import etree

from claimspan.errors import InputError

MAX_MEMBERS = 20_000
MAX_PART = 100_000_000
"""A part unfolds to at most so many bytes."""

MAX_RATIO = 300
"""A part of more than a megabyte unfolds to at most so many times its packed size."""

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """The parts of a Word file by name. Nothing is written to disk and no name outside the package is followed."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            struct_error,
        ) as error:
            raise InputError(f"{name} is a damaged Word file ({error}): save it anew from Word") from error
        if len(members) > MAX_MEMBERS:
            raise InputError(f"{name} holds {len(members):,} files: that is no Word file")
        self._members = {member.filename: member for member in members}

    def part(self, part: str) -> etree._Element | None:
        """The root element of a part, null where there is none. Raises InputError for a broken or bloated one."""
        member = self._members.get(part)
        if member is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            return etree.fromstring(self._read(member), parser=parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(f"{self.name}: {part} is not sound XML ({error}): save the file anew from Word") from error

    def _read(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & 1:
            raise InputError(f"{self.name} is protected by a password: save a copy without one and read that")
        bound = (
            MAX_PART if member.compress_size == 0 else min(MAX_PART, max(1_000_000, MAX_RATIO * member.compress_size))
        )
        try:
            with self._zip.open(member) as handle:
                content = handle.read(bound + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise InputError(
                f"{self.name} is a damaged Word file ({member.filename}: {error}): save it anew from Word"
            ) from error
        if len(content) > bound:
            raise InputError(f"{self.name}: {member.filename} unfolds to more than {bound:,} bytes: that is no paper")
        return content

    def main_part(self) -> str:
        """The name of the part with the text, as the package says."""
        relations = self.part("_rels/.rels")
        if relations is not None:
            for relation in relations.iter(f"{{{RELATIONSHIPS}}}Relationship"):
                if relation.get("Type", "").endswith(OFFICE_DOCUMENT):
                    target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
                    if target in self._members:
                        return target
        return "word/document.xml"
