"""Recognize files by their bytes that hold no text, or none that could be a map."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

_AS_XLSX = "Save it as an Excel workbook (.xlsx), or each sheet as CSV"
_AS_TEXT = "Copy the map into a spreadsheet or a Markdown table"


class FileKind(NamedTuple):
    """A kind of file that cannot be read, and how to import its content all the same."""

    title: str
    """What it is called in a sentence: `a PDF`."""
    advice: str
    """What to do, as the start of a sentence."""


BROKEN_ARCHIVE = FileKind("a workbook or archive that is not whole", "Copy or save it again")
_PASSWORD = FileKind("protected with a password", "Save it without one")
_OLD_WORKBOOK = FileKind("an Excel workbook of the old kind (.xls)", _AS_XLSX)
_OLD_XML = FileKind("an Excel workbook of the old kind (XML of 2003)", _AS_XLSX)
_OF_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_START = 2048

_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF", FileKind("a PDF", _AS_TEXT)),
    (b"\x89PNG", FileKind("a picture", _AS_TEXT)),
    (b"\xff\xd8\xff", FileKind("a picture", _AS_TEXT)),
    (b"GIF8", FileKind("a picture", _AS_TEXT)),
    (b"{\\rtf", FileKind("a rich text document (.rtf)", _AS_TEXT)),
    (b"\x1f\x8b", FileKind("packed with gzip", "Unpack it first")),
    (b"7z\xbc\xaf", FileKind("an archive (.7z)", "Unpack it first")),
    (b"Rar!", FileKind("an archive (.rar)", "Unpack it first")),
    (b"PAR1", FileKind("a Parquet file", "Export it as CSV")),
    (b"SQLite format 3", FileKind("a database", "Export the table as CSV")),
)
_HTML = FileKind("a web page", "Copy its table into a spreadsheet, or save it as Markdown or CSV")

_IN_ARCHIVES: tuple[tuple[str, FileKind], ...] = (
    ("xl/workbook.bin", FileKind("a binary Excel workbook (.xlsb)", _AS_XLSX)),
    (
        "Index/Document.iwa",
        FileKind("a Numbers, Pages or Keynote document", "Export it as an Excel workbook or as CSV"),
    ),
    ("Index.zip", FileKind("a Numbers, Pages or Keynote document", "Export it as an Excel workbook or as CSV")),
    ("word/document.xml", FileKind("a Word document", _AS_TEXT)),
    ("ppt/presentation.xml", FileKind("a PowerPoint presentation", _AS_TEXT)),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind("an OpenDocument spreadsheet (.ods)", _AS_XLSX),
    b"application/vnd.oasis.opendocument.text": FileKind("an OpenDocument text (.odt)", _AS_TEXT),
    b"application/vnd.oasis.opendocument.presentation": FileKind("an OpenDocument presentation (.odp)", _AS_TEXT),
}
ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_NAMES = 10_000


def kind_of(content: bytes) -> FileKind | None:
    """Return the kind of a file; None for texts and Excel workbooks, which can be read."""
    if content.startswith(ZIP):
        return _in_archive(content)
    if content.startswith(_OLD_OFFICE):
        return _of_old_office(content)
    if _OF_2003 in content[:_START]:
        return _OLD_XML
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return _HTML
    return next((kind for start, kind in _STARTS if content.startswith(start)), None)


def _in_archive(content: bytes) -> FileKind | None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()[:_MOST_NAMES]
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    written = file.read(200).strip()
                if written in _OPEN_DOCUMENTS:
                    return _OPEN_DOCUMENTS[written]
    # RuntimeError asks for a password, NotImplementedError is for a way of packing that Python does not know.
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return BROKEN_ARCHIVE
    there = set(names)
    if "xl/workbook.xml" in there:
        return None
    return next(
        (kind for name, kind in _IN_ARCHIVES if name in there), FileKind("an archive (.zip)", "Unpack it first")
    )


def _of_old_office(content: bytes) -> FileKind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return _PASSWORD
    if holds("Workbook") or holds("Book"):
        return _OLD_WORKBOOK
    if holds("WordDocument"):
        return FileKind("a Word document of the old kind (.doc)", _AS_TEXT)
    if holds("PowerPoint Document"):
        return FileKind("a PowerPoint presentation of the old kind (.ppt)", _AS_TEXT)
    return FileKind("a file of an old Office program", "Save it as an Excel workbook (.xlsx), or as CSV")
