"""Opens what Word and LibreOffice write, a ZIP archive of XML, within bounds: hostile ones are not unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.readers.reader import File

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, XMLParser

LARGEST_PART = 60_000_000
"""Bytes of one XML file at most, unpacked: ten million characters with five bytes of tags to each."""
MOST_ELEMENTS = 2_000_000
"""Elements of an XML file at most: one for five characters of a text as long as can be."""
MOST_PARTS = 20_000
"""Files in the archive at most; a book with a thousand pictures has some two thousand."""
DEEPEST = 200
"""Elements inside elements: Word's own tables in tables in tables have fewer than fifty."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it and save it again, or save its text as .txt (UTF-8)"


@dataclass(frozen=True, slots=True)
class Package:
    """An archive whose list of contents is read; its parts are unpacked one by one, as they are asked for."""

    name: str
    archive: zipfile.ZipFile

    def xml(self, part: str) -> Element | None:
        """Return the root of an XML part, None if there is none; raises InputError for one that is not sound."""
        try:
            info = self.archive.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & 0x1:
            raise InputError(f"{self.name}: locked with a password; save it without one")
        if info.file_size > LARGEST_PART:
            raise InputError(
                f"{self.name}: {part} in it would unpack to {info.file_size:,} bytes, more than {LARGEST_PART:,}; "
                "cut it into several files"
            )
        try:
            data = self.archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise InputError(f"{self.name}: torn, {part} in it cannot be unpacked ({error}); {_SAVE}") from error
        return root_of(data, f"{self.name}: {part} in it")


def opened(file: File, kind: str) -> Package:
    """Open a file as such an archive; raises InputError with what it is instead, or what is wrong with it."""
    if not file.data:
        raise file.empty()
    if file.data.startswith(_OLD_OFFICE) and _ENCRYPTED in file.data:
        raise InputError(f"{file.name}: locked with a password; save it without one")
    if not file.data.startswith(b"PK") and (other := file.other_kind()):
        raise other
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError, EOFError) as error:
        told = "torn" if file.data.startswith(b"PK") else f"no {kind} file, whatever its name says"
        raise InputError(f"{file.name}: {told} ({error}); {_SAVE}") from error
    if len(archive.infolist()) > MOST_PARTS:
        raise InputError(f"{file.name}: an archive of {len(archive.infolist()):,} files, no document; {_SAVE}")
    return Package(file.name, archive)


def root_of(data: bytes, where: str) -> Element:
    """Return the root of an XML file; raises InputError if it is not well-formed, declares entities, is too deep."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException

    parser = _parser(where)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        raise InputError(f"{where}: not well-formed XML ({error}); {_SAVE}") from error
    except DefusedXmlException as error:
        raise InputError(f"{where}: XML that declares entities, which may unfold without end; remove them") from error
    except (LookupError, ValueError) as error:
        raise InputError(f"{where}: XML in an encoding that is not known ({error}); save it as UTF-8") from error
    return root


def _parser(where: str) -> XMLParser:
    from xml.etree.ElementTree import TreeBuilder

    from defusedxml.ElementTree import XMLParser as Parser

    class Bounded(TreeBuilder):
        """Builds the tree, and stops where it would grow too deep or too large to be walked."""

        depth = seen = 0

        def start(self, tag: str, attrs: dict[str, str], /) -> Element:
            self.depth += 1
            self.seen += 1
            if self.seen > MOST_ELEMENTS:
                raise InputError(f"{where}: more than {MOST_ELEMENTS:,} elements; cut it into several files")
            if self.depth > DEEPEST:
                raise InputError(f"{where}: XML nested more than {DEEPEST} deep; save its text as .txt (UTF-8)")
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> Element:
            self.depth -= 1
            return super().end(tag)

    parser: XMLParser = Parser(target=Bounded())
    return parser


def local(element: Element) -> str:
    """“p” of “{http://…}p”."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return the value of an attribute by its name without namespace; empty if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def find(element: Element | None, *path: str) -> Element | None:
    """Return the first child of a child … by their names without namespace."""
    for name in path:
        element = next((child for child in element if local(child) == name), None) if element is not None else None
    return element


def below(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the elements of a name anywhere below, in order."""
    if element is not None:
        yield from (each for each in element.iter() if local(each) == name)


def words_of(element: Element | None) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
