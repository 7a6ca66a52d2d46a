"""Read the parts of a workbook, an archive of XML files, within limits that protect memory."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import BadZipFile, ZipFile

from journeymap.importing.file_kinds import BROKEN_ARCHIVE
from journeymap.importing.given_file import GivenFile, NoJourney

_PIECE = 256 * 1024
_CELLS = ("xl/worksheets/", "xl/sharedStrings.xml")
"""The parts that are as long as what people wrote. Styles, names and properties are short in any map."""
_MOST_BYTES = 64 * 1024 * 1024
"""Unpacked, of each of both."""
_MOST_TAGS_OF_CELLS = 5_000_000
_MOST_TAGS_OF_OTHERS = 500_000
"""Each element of a part that is read as a whole takes a hundred times the memory that it takes in the file."""
_MOST_PARTS = 20_000
_START = 2048
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ParseError,
    ValueError,
    KeyError,
)
"""What reading a damaged part raises. RuntimeError means that it needs a password, NotImplementedError that Python does
not know its compression.
"""


class Relation(NamedTuple):
    """A reference from a part to another part or to an address."""

    kind: str
    """The last word of its type, such as comments, drawing or hyperlink."""
    target: str
    """The name of the part, or the address."""


class Listener(Protocol):
    """Receives the elements of a part, by their names without namespace."""

    def started(self, tag: str, attributes: dict[str, str]) -> None: ...
    def ended(self, tag: str) -> None: ...
    def read(self, text: str) -> None: ...


class Package:
    """The archive of a workbook. Raises NoJourney if it is damaged, or too large to hold a map."""

    def __init__(self, given: GivenFile) -> None:
        self._given = given
        try:
            self._archive = ZipFile(BytesIO(given.content))
            self._parts = {info.filename: info for info in self._archive.infolist()[:_MOST_PARTS]}
        except BROKEN:
            raise self.broken() from None
        self._refuse_what_is_too_large()
        self._refuse_definitions_and_bombs()

    def broken(self) -> NoJourney:
        """Return the error for a workbook that cannot be read to its end."""
        return NoJourney(f"{self._given.name} is {BROKEN_ARCHIVE.title}. {BROKEN_ARCHIVE.advice}.")

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def parts_under(self, folder: str) -> list[str]:
        """Return the parts of a folder in order."""
        return [part for part in self._parts if part.startswith(folder) and not part.endswith("/")]

    def listen(self, part: str, listener: Listener) -> None:
        """Pass the elements of a part to a listener, if there is such a part."""
        if part not in self._parts:
            return
        parser = XMLParser(target=_Target(listener))
        try:
            with self._archive.open(self._parts[part]) as file:
                while piece := file.read(_PIECE):
                    parser.feed(piece)
            parser.close()
        except BROKEN:
            raise self.broken() from None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the references of a part, by their ids."""
        folder, _, name = part.rpartition("/")
        found = _Relations(folder)
        self.listen(f"{folder}/_rels/{name}.rels", found)
        return found.relations

    def _refuse_what_is_too_large(self) -> None:
        cells = others = 0
        for name, info in self._parts.items():
            if info.flag_bits & 1:
                raise NoJourney(f"{self._given.name} is protected with a password. Save it without one.")
            if name.startswith(_CELLS):
                cells += info.file_size
            elif _is_xml(name):
                others += info.file_size
        if max(cells, others) > _MOST_BYTES:
            raise self._too_large(f"unpacks to {max(cells, others) // 1_000_000} MB")

    def _refuse_definitions_and_bombs(self) -> None:
        """Refuse entity definitions and endless elements, with which a small archive can exhaust memory.

        No spreadsheet writes the former, and none needs so many of the latter.
        """
        cells = others = 0
        for name in filter(_is_xml, self._parts):
            tags = self._tags_of(name)
            if name.startswith(_CELLS):
                cells += tags
            else:
                others += tags
            if cells > _MOST_TAGS_OF_CELLS or others > _MOST_TAGS_OF_OTHERS:
                raise self._too_large(f"holds {tags:,} tags in {name}")

    def _tags_of(self, part: str) -> int:
        tags = 0
        try:
            with self._archive.open(self._parts[part]) as file:
                piece = file.read(_PIECE)
                if b"<!" in (plain := piece[:_START].replace(b"\0", b"")) and b"<!DOCTYPE" in plain.upper():
                    raise self.broken()
                while piece:
                    tags += piece.count(b"<")
                    piece = file.read(_PIECE)
        except BROKEN:
            raise self.broken() from None
        return tags

    def _too_large(self, how: str) -> NoJourney:
        return NoJourney(
            f"{self._given.name} {how}, far more than a map or a list of content. Copy the sheet with the map into a "
            "new workbook, and save that."
        )


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels", ".vml"))


class _Target:
    """Passes elements from a parser to a listener, without namespaces."""

    def __init__(self, listener: Listener) -> None:
        self._started = listener.started
        self._ended = listener.ended
        self.data = listener.read

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._started(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        self._ended(tag.rpartition("}")[2])

    def close(self) -> None:
        """Do nothing, as the parser's interface asks for it."""


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.relations: dict[str, Relation] = {}

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and "Id" in attributes:
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + self._folder, target)).lstrip("/")
            self.relations[attributes["Id"]] = Relation(attributes.get("Type", "").rpartition("/")[2], target)

    def ended(self, tag: str) -> None: ...
    def read(self, text: str) -> None: ...


def of_kind(relations: dict[str, Relation], kind: str) -> Iterator[str]:
    """Yield the targets of one kind."""
    return (relation.target for relation in relations.values() if relation.kind == kind)
