"""Read tables in Markdown as people write them, including HTML tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from journeymap.importing.draft import Cell, Where
from journeymap.importing.readers.grid import Grid, Merged
from journeymap.importing.readers.markdown.inline import plain_text

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST_ROWS = 2
_MOST_SPANNED = 200
"""The most places that a cell may span: an HTML table may claim any number."""


def is_rule(line: str) -> bool:
    """Return whether a line separates the header of a table from its rows: `|---|:--:|`."""
    return "|" in line and bool(_RULE.match(line))


def tables_in(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each table in the lines of a paragraph."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]):
            end += 1
        if end - at >= _FEWEST_ROWS and _is_table(lines[at:end]):
            yield at, end
        at = max(end, at + 1)


def grid_of(lines: Sequence[str], file: str, first_line: int, comments: list[Cell]) -> Grid:
    """Return the table in some lines. A row may have more cells than the header, or fewer."""
    rows: list[list[Cell]] = []
    is_open = not lines[0].lstrip().startswith("|")
    for number, line in enumerate(lines, first_line):
        if is_rule(line):
            continue
        row = []
        for column, source in enumerate(_cells(line, is_open=is_open), 1):
            where = Where(file, f"line {number}, column {column}")
            row.append(Cell(plain_text(source.replace("\\|", "|"), comments, where), where))
        rows.append(row)
    return _squared(rows, file)


def grids_in_html(source: str, file: str, first_line: int) -> list[Grid]:
    """Return the tables of a block of HTML."""
    reader = _TableReader(file, first_line)
    reader.feed(source)
    reader.close()
    return [_squared(rows, file, merged) for rows, merged in reader.tables if rows]


def _is_row(line: str) -> bool:
    return bool(_PIPE.search(line))


def _is_table(lines: Sequence[str]) -> bool:
    return any(map(is_rule, lines)) or all(line.lstrip().startswith("|") for line in lines)


def _cells(line: str, *, is_open: bool) -> list[str]:
    """Return the cells of a row. In a table without outer pipes, a leading pipe means an empty first cell."""
    text = line.strip()
    parts = _PIPE.split(text)
    if text.startswith("|") and not is_open:
        parts = parts[1:]
    if len(parts) > 1 and not parts[-1].strip() and _PIPE.search(text[-1:]):
        parts = parts[:-1]
    return parts


def _squared(rows: Sequence[Sequence[Cell]], file: str, merged: Sequence[Merged] = ()) -> Grid:
    width = max(map(len, rows), default=0)
    nothing = Cell("", Where(file, ""))
    return Grid(None, tuple((*row, *[nothing] * (width - len(row))) for row in rows), tuple(merged))


class _TableReader(HTMLParser):
    """Collects the tables in HTML; a cell that spans several places is put into the first of them."""

    def __init__(self, file: str, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[list[list[Cell]], list[Merged]]] = []
        self._file, self._first_line = file, first_line
        self._taken: set[tuple[int, int]] = set()
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], []))
                self._taken = set()
        elif tag == "tr" and self.tables and self._depth == 1:
            self._end_cell()
            self.tables[-1][0].append([])
        elif tag in ("td", "th") and self.tables and self._depth == 1:
            self._end_cell()
            if not self.tables[-1][0]:
                self.tables[-1][0].append([])
            values = dict(attrs)
            self._span = (_count(values.get("rowspan")), _count(values.get("colspan")))
            self._text = []
        elif tag in ("br", "li", "p", "div") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a table."""
        if tag in ("td", "th", "tr", "table") and self._depth == 1:
            self._end_cell()
        if tag == "table":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        """Add to the text of a cell."""
        if self._text is not None:
            self._text.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        rows, merged = self.tables[-1]
        row = len(rows) - 1
        while (row, len(rows[row])) in self._taken:
            rows[row].append(Cell("", self._where()))
        column = len(rows[row])
        lines = (line.strip() for line in "".join(self._text).split("\n"))
        rows[row].append(Cell("\n".join(filter(None, lines)), self._where()))
        height, width = self._span
        if (height, width) != (1, 1):
            merged.append(Merged(row, column, height, width))
            rows[row].extend(Cell("", self._where()) for _ in range(width - 1))
            self._taken |= {(row + down, column + right) for down in range(1, height) for right in range(width)}
        self._text = None

    def _where(self) -> Where:
        return Where(self._file, f"line {self._first_line + self.getpos()[0] - 1}")


def _count(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_SPANNED) if value and value.isdecimal() else 1
