"""Read files of separated values, such as CSV, into a grid of cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from journeymap.importing.draft import Cell, Draft, Entry, Fate, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.sheets import Sheets, draft_of_sheets
from journeymap.importing.readers.sizes import MOST_COLUMNS, MOST_PLACES, MOST_ROWS
from journeymap.separated import SEPARATORS, BrokenQuotes, Records, header_of, separator_told

_FIRST_ROWS = 60
_LONGEST_LINE = 1_000_000
_BLANKS = f" \t\r\n'\"{SEPARATORS}"
_SNIFFED = 64 * 1024
_BLANK_BETWEEN = 0.4
"""With this share of blank rows they do not separate tables: an editor has put one after each row."""
_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".psv"})


def _likeness(given: GivenFile) -> Likeness:
    if given.suffix in _SUFFIXES:
        return Likeness.LIKELY
    if given.suffix not in ("", ".txt"):
        return Likeness.NONE
    try:
        text = decoded(GivenFile(given.name, given.content[:_SNIFFED])).text
    except NoJourney:
        return Likeness.NONE
    likely, at = max(header_of(_first(text, separator)) for separator in ",;\t")
    return Likeness.POSSIBLE if likely > 1.9 and at == 0 and text.count("\n") > 1 else Likeness.NONE


def _first(text: str, separator: str) -> list[list[str]]:
    records: list[list[str]] = []
    with suppress(BrokenQuotes):
        records.extend(islice(Records(StringIO(text, newline=""), separator), _FIRST_ROWS))
    return records


def _read(given: GivenFile) -> Draft:
    return draft_of_sheets(given, sheets_of(given))


def sheets_of(given: GivenFile) -> Sheets:
    """Return the table of a file. Raises NoJourney if there is none."""
    text, notes = decoded(given)
    if any(len(line) > _LONGEST_LINE for line in text.splitlines()):
        raise NoJourney(
            f"{given.name} has a line of more than {_LONGEST_LINE // 1_000_000} million characters, so it is no table "
            "with a row on each line. Save it again as CSV."
        )
    grid, entries = _grid(given, text)
    return Sheets(grids=(grid,), entries=entries, notes=notes)


def _grid(given: GivenFile, text: str) -> tuple[Grid, tuple[Entry, ...]]:
    entries: list[Entry] = []
    records = list(_records(given, text))
    if separator_told([cells for _, cells in records[:1]]):
        entries.append(Entry(cell=_cell(given, 1, 1, text.splitlines()[0].strip()), fate=Fate.LAYOUT))
        del records[0]
    width = max((len(cells) for _, cells in records), default=0)
    if not any("".join(cells).strip(_BLANKS) for _, cells in records):
        raise NoJourney(f"{given.name} holds nothing but blanks.")
    if len(records) * width > MOST_PLACES:
        raise NoJourney(
            f"{given.name} has {len(records)} rows and {width} columns, far more than a map or a list of content. Keep "
            "those that matter, and save it again."
        )
    nothing = Cell("", Where(given.name, ""))
    rows = tuple(
        tuple(
            _cell(given, number, column, cells[column - 1]) if column <= len(cells) and cells[column - 1] else nothing
            for column in range(1, width + 1)
        )
        for number, cells in _parted(records)
    )
    return Grid(None, rows), tuple(entries)


def _records(given: GivenFile, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers, with white space around cells removed."""
    separator = _separator(text)
    records = Records(StringIO(text, newline=""), separator)
    try:
        for number, record in enumerate(records, start=1):
            cells = [cell.strip().replace("\r\n", "\n").replace("\r", "\n") for cell in record]
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                raise NoJourney(
                    f"{given.name} has {len(cells)} columns in row {number}; at most {MOST_COLUMNS} are read. "
                    "Keep those that matter, and save it again."
                )
            if number > MOST_ROWS:
                raise NoJourney(
                    f"{given.name} has more than {MOST_ROWS} rows, far more than a map or a list of content. Keep "
                    "those that matter, and save it again."
                )
            yield number, cells
    except BrokenQuotes as broken:
        raise NoJourney(f"{given.name} {broken}. Mend it, or save it as CSV again.") from None


def _separator(text: str) -> str:
    told = text[:10].removeprefix('"')
    if told.startswith("sep=") and told[4:5] in SEPARATORS and told[4:5]:
        return told[4]
    return max(SEPARATORS, key=lambda separator: header_of(_first(text, separator))[0])


def _parted(records: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, and a blank one between tables."""
    blank = sum(not cells for _, cells in records)
    between = blank <= len(records) * _BLANK_BETWEEN
    waiting: tuple[int, list[str]] | None = None
    started = False
    for number, cells in records:
        if cells:
            if waiting and started and between:
                yield waiting
            yield number, cells
            started, waiting = True, None
        else:
            waiting = number, cells


def _cell(given: GivenFile, row: int, column: int, text: str) -> Cell:
    return Cell(text, Where(given.name, f"row {row}, column {column}"))


READER = Reader(title="a table in CSV", likeness=_likeness, read=_read)
