"""Read files of separated values, however they were saved.

Each file is looked through once, piece by piece, for its encoding, its separator and anything unusual. What is as the
books say is left to DuckDB, which is quick; everything else is read record by record here, which takes any file.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import reduce
from io import TextIOWrapper
from itertools import islice
from operator import and_, itemgetter
from pathlib import Path
from typing import BinaryIO

import duckdb
import pyarrow as pa
from ibis.expr.types import Table

from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.left_out import LeftOut
from journeymap.measurement.reading.packed import opened
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import SAYS_NOTHING, trimmed

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

_PIECE = 4 * 1024 * 1024
_LONGEST_LINE = 16 * 1024 * 1024
"""More characters in one line are no table."""
_LONGEST_CELL = 8 * 1024 * 1024
_SAMPLE = 256 * 1024
_SEPARATORS = ",;\t|"
_FIRST_ROWS = 40
"""In how many rows the header is looked for."""
_MOST_COLUMNS = 4096
_BATCH = 20_000
_SHOWN = 3

csv.field_size_limit(_LONGEST_CELL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What looking through a file has shown."""

    encoding: str
    size: int
    usual: bool
    """Whether DuckDB reads it as we do: UTF-8, no empty lines, no zero bytes."""
    old_line_ends: bool
    """Whether lines end as they did on old Macs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    separator: str
    header: tuple[str, ...]
    above: int
    """How many records stand above the header."""
    lines: int
    """How many lines the records up to the header take."""


def read_csv(engine: Engine, path: Path, name: str, progress: Progress | None = None) -> RawTable:
    """Return the cells of a file as texts. Raises UsageError where it is no table, SystemFailure where it cannot be
    opened.
    """
    try:
        looked = _look_through(path, name, progress)
        shape = _shape(path, name, looked)
        raw = _quickly(engine, path, name, looked, shape, progress) or _carefully(
            engine, path, name, looked, shape, progress
        )
        if progress:
            progress(looked.size, looked.size)
        return raw
    except OSError as error:
        raise SystemFailure(f"{name} cannot be read: {reason_of(error)}.") from None


def _look_through(path: Path, name: str, progress: Progress | None) -> _Looked:
    size = path.stat().st_size
    with opened(path, name) as (file, under):
        start = piece = file.read(_PIECE)
        if not start:
            raise UsageError(f"{name} is empty. Export it again.")
        encoding = _marked(start) or _unmarked(start)
        _refuse_other_kinds(start, encoding, name)
        if encoding.startswith("utf-16"):
            return _Looked(encoding=encoding, size=size, usual=False, old_line_ends=False)
        decoder = codecs.getincrementaldecoder("utf-8")()
        is_utf_8, since, before = True, 0, b""
        usual = file is under
        line_end = b"\n" if b"\n" in start else b"\r"
        while piece:
            is_utf_8 = is_utf_8 and _decodes(decoder, piece)
            joined = before + piece
            if usual and (b"\0" in piece or b"\n\n" in joined or b"\n\r\n" in joined):
                usual = False
            since = _since_line_end(piece, since, name, line_end)
            before = piece[-2:]
            if progress:
                progress(under.tell() // 2, size)
            piece = file.read(_PIECE)
    if not (is_utf_8 and _decodes(decoder, b"", final=True)):
        encoding, usual = _of_a_country(start), False
    old = line_end == b"\r" and b"\r" in start
    return _Looked(encoding=encoding, size=size, usual=usual and not old, old_line_ends=old)


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _since_line_end(piece: bytes, since: int, name: str, by: bytes) -> int:
    """Return how many bytes the line has that a piece ends in. Raises UsageError where a line is far too long."""
    first = piece.find(by)
    longest = since + (first if first >= 0 else len(piece))
    if longest > _LONGEST_LINE:
        raise _far_too_long(name)
    return len(piece) - piece.rfind(by) - 1 if first >= 0 else longest


def _far_too_long(name: str) -> UsageError:
    return UsageError(
        f"{name} has a line of more than {_LONGEST_LINE // 1_000_000} million characters, so it is no table with a row "
        "on each line. Export it again as CSV."
    )


def _marked(start: bytes) -> str | None:
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _unmarked(start: bytes) -> str:
    """Return whether a file without a mark is UTF-16, where every other byte of most texts is zero."""
    sample = start[:2000]
    if len(sample) >= 4 and sample[1::2].count(0) > len(sample) * 0.3:
        return "utf-16-le"
    if len(sample) >= 4 and sample[::2].count(0) > len(sample) * 0.3:
        return "utf-16-be"
    return "utf-8"


def _refuse_other_kinds(start: bytes, encoding: str, name: str) -> None:
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        raise UsageError(f"{name} is a workbook or an archive. Open it, and save the sheet with the data as CSV.")
    if start.startswith(b"%PDF"):
        raise UsageError(f"{name} is a PDF. Export the data as CSV.")
    if start[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise UsageError(f"{name} is a web page. Export the data as CSV.")
    if not encoding.startswith("utf-16") and start[:4096].count(0) > 8:
        raise UsageError(f"{name} is no table of text. Export the data as CSV.")


def _of_a_country(start: bytes) -> str:
    """Return the encoding of a text that is no UTF-8: of Japan where it then holds kana, else of western countries."""
    try:
        japanese = start[: start.rfind(b"\n") + 1].decode("cp932")
    except UnicodeDecodeError:
        japanese = ""
    if sum("\u3041" <= sign <= "\u30fe" for sign in japanese) >= 2:
        return "cp932"
    return "cp1252"


class _Lines:
    """The lines of a text, which remembers those of the last record."""

    def __init__(self, texts: TextIOWrapper, name: str) -> None:
        self._lines = _lines(texts, name)
        self.of_record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.of_record.append(line)
            yield line


@contextmanager
def _opened_as(
    path: Path, name: str, looked: _Looked, separator: str
) -> Iterator[tuple[Iterator[list[str]], _Lines, BinaryIO]]:
    """Open a file as records of cells, with its lines, and the file as it lies on the disk."""
    errors = "journeymap-western" if looked.encoding == "cp1252" else "replace"
    newline = None if looked.old_line_ends else ""
    with (
        opened(path, name) as (file, under),
        TextIOWrapper(file, encoding=looked.encoding, errors=errors, newline=newline) as texts,
    ):
        lines = _Lines(texts, name)
        yield csv.reader(lines, delimiter=separator, skipinitialspace=True), lines, under


def _lines(texts: TextIOWrapper, name: str) -> Iterator[str]:
    """Yield the lines of a text, none of them longer than a line may be."""
    rest = ""
    while piece := texts.read(_PIECE // 4):
        *lines, rest = (rest + piece.replace("\0", "")).split("\n")
        if len(rest) > _LONGEST_LINE:
            raise _far_too_long(name)
        for line in lines:
            yield f"{line}\n"
    if rest:
        yield rest


def _western(error: UnicodeError) -> tuple[str, int]:
    """Take the five bytes that Windows leaves open as other programs do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("journeymap-western", _western)


def _records(path: Path, name: str, looked: _Looked, separator: str, progress: Progress | None) -> Iterator[list[str]]:
    number = 0
    with _opened_as(path, name, looked, separator) as (reader, lines, under):
        try:
            for number, record in enumerate(reader, start=1):
                # A cell may hold several lines, but where the quotes around it do not fit, one of them is missing, and
                # everything after it has moved.
                if len(lines.of_record) > 1:
                    deque(csv.reader(lines.of_record, delimiter=separator, skipinitialspace=True, strict=True), 0)
                lines.of_record.clear()
                yield record
                if progress and number % _BATCH == 0:
                    progress((looked.size + under.tell()) // 2, looked.size)
        except csv.Error:
            raise UsageError(
                f"{name} cannot be read from row {max(1, number)} on: a quotation mark there is never closed, or "
                "opened in the middle of a cell. Mend it, or export the file again."
            ) from None


def _shape(path: Path, name: str, looked: _Looked) -> _Shape:
    best = max((_shape_by(path, name, looked, separator) for separator in _SEPARATORS), key=itemgetter(0))
    shape = best[1]
    if not any(shape.header):
        raise UsageError(f"{name} holds nothing but blanks. Export it again.")
    if len(shape.header) > _MOST_COLUMNS:
        raise UsageError(f"{name} has {len(shape.header)} columns; at most {_MOST_COLUMNS} are read.")
    return shape


def _shape_by(path: Path, name: str, looked: _Looked, separator: str) -> tuple[float, _Shape]:
    """Return how likely a separator is, and what a table it makes."""
    records: list[list[str]] = []
    lines: list[int] = []
    with _opened_as(path, name, looked, separator) as (reader, read, _), suppress(csv.Error):
        for record in islice(reader, _FIRST_ROWS):
            records.append(record)
            lines.append(len(read.of_record))
    start = 0
    if records and len(records[0]) <= 2 and "".join(records[0]).startswith("sep="):  # how Excel marks its separator
        start = 1
    filled = [sum(bool(cell.strip()) for cell in record) for record in records]
    widest = sorted(filled[start:])[len(filled[start:]) // 2 :] or [0]
    usual = widest[len(widest) // 2]
    at = next((place for place in range(start, len(records)) if filled[place] >= max(1, usual * 0.6)), start)
    header = records[at] if at < len(records) else []
    while header and not header[-1].strip():
        header = header[:-1]
    same = sum(len(record) == len(records[at]) for record in records[at:]) if records[at:] else 0
    likely = (len(header) > 1) * (1 + same / max(1, len(records) - at)) + min(len(header), 50) / 1000
    names = tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in header)
    return likely, _Shape(separator=separator, header=names, above=at, lines=lines[at] if lines[at:] else 1)


def _quickly(
    engine: Engine, path: Path, name: str, looked: _Looked, shape: _Shape, progress: Progress | None
) -> RawTable | None:
    """Return the table as DuckDB reads it; None where anything is unusual."""
    if not looked.usual or shape.above > 0 or shape.lines > 1:
        return None
    columns = {f"c{index + 1}": "VARCHAR" for index in range(len(shape.header))}
    size = looked.size
    tell = engine.watched(lambda part: progress(int(size * (1 + part) / 2), size)) if progress else nullcontext()
    try:
        with tell:
            table = _filled(engine.kept(trimmed(engine.csv(path, columns, shape.separator))))
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return None
    [counted] = engine.rows(table.aggregate(rows=table.count()))
    return RawTable(name=name, engine=engine, table=table, header=shape.header, rows=counted["rows"])


def _carefully(
    engine: Engine, path: Path, name: str, looked: _Looked, shape: _Shape, progress: Progress | None
) -> RawTable:
    """Return the table, read record by record."""
    width = len(shape.header)
    schema = pa.schema([("row", pa.int64()), *((f"c{index + 1}", pa.string()) for index in range(width))])
    too_many: list[int] = []
    counts: Counter[str] = Counter()
    failures: list[UsageError | OSError] = []
    says_nothing = re.compile(SAYS_NOTHING).match

    def batches() -> Iterator[pa.RecordBatch]:
        rows: list[list[str | None]] = []
        numbers: list[int] = []

        def batch() -> pa.RecordBatch:
            columns = [
                pa.array(numbers, pa.int64()),
                *(pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)),
            ]
            return pa.RecordBatch.from_arrays(columns, schema=schema)

        try:
            for number, record in enumerate(_records(path, name, looked, shape.separator, progress), start=1):
                cells = [cell.strip() for cell in record]
                if number <= shape.above + 1 or not any(cells):
                    continue
                counts["rows"] += 1
                if len(cells) > width and any(cells[width:]):
                    counts["too_many"] += 1
                    if len(too_many) < _SHOWN:
                        too_many.append(number)
                    continue
                said = [None if says_nothing(cell) else cell for cell in cells[:width]]
                rows.append([*said, *[None] * (width - len(said))])
                numbers.append(number)
                if len(rows) >= _BATCH:
                    yield batch()
                    rows.clear()
                    numbers.clear()
            if rows:
                yield batch()
        except (UsageError, OSError) as failure:
            failures.append(failure)  # what DuckDB hands on says less

    table = engine.loaded(pa.RecordBatchReader.from_batches(schema, batches()))
    if failures:
        raise failures[0]
    left_out = []
    if too_many:
        left_out.append(LeftOut(reason="too_many_cells", count=counts["too_many"], rows=tuple(too_many)))
    return RawTable(
        name=name,
        engine=engine,
        table=table,
        header=shape.header,
        rows=counts["rows"],
        left_out=tuple(left_out),
    )


def _filled(table: Table) -> Table:
    """Return the rows that say anything."""
    cells = (table[name].isnull() for name in table.columns if name != "row")
    return table.filter(~reduce(and_, cells))
