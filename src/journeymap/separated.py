"""Split separated values into records, whatever the separator and quoting."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

SEPARATORS = ",;\t|"
_LONGEST_CELL = 8 * 1024 * 1024

csv.field_size_limit(_LONGEST_CELL)


class BrokenQuotes(Exception):
    """The quotation marks of a cell do not match, so everything after it is out of place."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row

    def __str__(self) -> str:
        return (
            f"cannot be read from row {self.row} on: a quotation mark there is never closed, or opened in the middle "
            "of a cell"
        )


class Records:
    """The records of a text, each a list of cells. Iterating raises BrokenQuotes."""

    def __init__(self, lines: Iterable[str], separator: str) -> None:
        self._lines = iter(lines)
        self._separator = separator
        self._of_record: list[str] = []
        self.row = 0
        """The number of the latest record, counted from 1."""
        self.lines = 0
        """How many lines the latest record takes."""

    def __iter__(self) -> Iterator[list[str]]:
        try:
            for record in self._split(self._remembered()):
                self.row += 1
                # A cell may hold several lines, but with a quotation mark missing it swallows the rest of the file.
                if len(self._of_record) > 1:
                    deque(self._split(self._of_record, strict=True), 0)
                self.lines = len(self._of_record)
                self._of_record.clear()
                yield record
        except csv.Error:
            raise BrokenQuotes(max(1, self.row)) from None

    def _split(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self._separator, skipinitialspace=True, strict=strict)

    def _remembered(self) -> Iterator[str]:
        for line in self._lines:
            self._of_record.append(line)
            yield line


def separator_told(records: Sequence[Sequence[str]]) -> bool:
    """Return whether a record only names the separator, as Excel writes it: `sep=;`."""
    return bool(records) and len(records[0]) <= 2 and "".join(records[0]).startswith("sep=")


def header_of(records: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return how likely records were split at the right separator, and where their header is."""
    start = 1 if separator_told(records) else 0
    filled = [sum(bool(cell.strip()) for cell in record) for record in records]
    widest = sorted(filled[start:])[len(filled[start:]) // 2 :] or [0]
    usual = widest[len(widest) // 2]
    at = next((place for place in range(start, len(records)) if filled[place] >= max(1, usual * 0.6)), start)
    width = _width(records[at]) if at < len(records) else 0
    same = sum(len(record) == len(records[at]) for record in records[at:]) if records[at:] else 0
    return (width > 1) * (1 + same / max(1, len(records) - at)) + min(width, 50) / 1000, at


def _width(record: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(record, start=1) if cell.strip()), default=0)
