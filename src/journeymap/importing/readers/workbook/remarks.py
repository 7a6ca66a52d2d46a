"""Read what is on a sheet beside its cells: notes, comments, and texts in shapes."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.importing.readers.workbook.layout import place_of
from journeymap.importing.readers.workbook.package import Package, of_kind

_STANDS_FOR_COMMENT = "[Threaded comment]"


class Remark(NamedTuple):
    """A text beside the cells, and its place, counted from 1."""

    row: int
    column: int
    text: str


def remarks_of(package: Package, sheet: str) -> tuple[list[Remark], list[Remark], int]:
    """Return the notes, comments and texts in shapes of a sheet, and the number of its pictures."""
    relations = package.relations(sheet)
    threads = _Threads()
    for part in of_kind(relations, "threadedComment"):
        package.listen(part, threads)
    notes = _Notes()
    for part in of_kind(relations, "comments"):
        package.listen(part, notes)
    shapes = _Shapes()
    for part in of_kind(relations, "drawing"):
        package.listen(part, shapes)
    said = [*threads.remarks, *(note for note in notes.remarks if not note.text.startswith(_STANDS_FOR_COMMENT))]
    return said, shapes.remarks, shapes.pictures


class _Threads:
    """Collects comments with their replies, without the names of their authors."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self._place: tuple[int, int] | None = None
        self._text: list[str] | None = None

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "threadedComment":
            self._place = place_of(attributes.get("ref", ""))
        elif tag == "text":
            self._text = []

    def read(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def ended(self, tag: str) -> None:
        if tag == "text" and self._text is not None:
            if self._place and (text := "".join(self._text).strip()):
                self.remarks.append(Remark(*self._place, text))
            self._text = None


class _Notes:
    """Collects notes without the names of their authors, which Excel puts first."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self._authors: list[str] = []
        self._author = ""
        self._place: tuple[int, int] | None = None
        self._text: list[str] | None = None

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "comment":
            self._place = place_of(attributes.get("ref", ""))
            number = attributes.get("authorId", "")
            self._author = self._authors[int(number)] if number.isdecimal() and int(number) < len(self._authors) else ""
            self._text = []
        elif tag == "author":
            self._text = []

    def read(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def ended(self, tag: str) -> None:
        if self._text is None:
            return
        if tag == "author":
            self._authors.append("".join(self._text).strip())
            self._text = None
        elif tag == "comment":
            text = "".join(self._text).strip()
            if self._author and text.startswith(f"{self._author}:"):
                text = text.removeprefix(f"{self._author}:").strip()
            if self._place and text:
                self.remarks.append(Remark(*self._place, text))
            self._text = None


class _Shapes:
    """Collects the texts in shapes, each at the cell below its corner, and counts pictures."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self.pictures = 0
        self._row = self._column = 0
        self._in_corner = False
        self._reads = ""
        self._paragraphs: list[str] = []

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
            self._row = self._column = 1
        elif tag == "from":
            self._in_corner = True
        elif tag == "pic":
            self.pictures += 1
        elif (tag in ("row", "col") and self._in_corner) or tag == "t":
            self._reads = tag
        elif tag == "p":
            self._paragraphs.append("")
        elif tag == "sp":
            self._paragraphs = []

    def read(self, text: str) -> None:
        if self._reads == "t" and self._paragraphs:
            self._paragraphs[-1] += text
        elif self._reads == "row" and text.isdecimal():
            self._row = int(text) + 1
        elif self._reads == "col" and text.isdecimal():
            self._column = int(text) + 1

    def ended(self, tag: str) -> None:
        if tag == "from":
            self._in_corner = False
        elif tag in ("row", "col", "t"):
            self._reads = ""
        elif tag == "sp":
            if text := "\n".join(self._paragraphs).strip():
                self.remarks.append(Remark(self._row, self._column, text))
            self._paragraphs = []
