"""Read files of separated values, however they were saved.

Each file is looked through once, piece by piece, for its encoding, its separator and anything unusual. What is as the
books say is left to DuckDB, which is quick; everything else is read record by record here, which takes any file.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
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
from journeymap.separated import SEPARATORS, BrokenQuotes, Records, header_of
from journeymap.text_encoding import UTF_8, encoding_guessed, encoding_marked

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

_PIECE = 4 * 1024 * 1024
_LONGEST_LINE = 16 * 1024 * 1024
"""More characters in one line are no table."""
_FIRST_ROWS = 40
"""In how many rows the header is looked for."""
_MOST_COLUMNS = 4096
_BATCH = 20_000
_SHOWN = 3


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
        encoding = (encoding_marked(start) or UTF_8).codec
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
        encoding, usual = encoding_guessed(start[: start.rfind(line_end) + 1] or start).codec, False
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


def _refuse_other_kinds(start: bytes, encoding: str, name: str) -> None:
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        raise UsageError(f"{name} is a workbook or an archive. Open it, and save the sheet with the data as CSV.")
    if start.startswith(b"%PDF"):
        raise UsageError(f"{name} is a PDF. Export the data as CSV.")
    if start[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise UsageError(f"{name} is a web page. Export the data as CSV.")
    if not encoding.startswith("utf-16") and start[:4096].count(0) > 8:
        raise UsageError(f"{name} is no table of text. Export the data as CSV.")


@contextmanager
def _opened_as(path: Path, name: str, looked: _Looked, separator: str) -> Iterator[tuple[Records, BinaryIO]]:
    """Open a file as records of cells, and as it lies on the disk."""
    errors = "journeymap-western" if looked.encoding == "cp1252" else "replace"
    newline = None if looked.old_line_ends else ""
    with (
        opened(path, name) as (file, under),
        TextIOWrapper(file, encoding=looked.encoding, errors=errors, newline=newline) as texts,
    ):
        yield Records(_lines(texts, name), separator), under


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
    with _opened_as(path, name, looked, separator) as (records, under):
        try:
            for number, record in enumerate(records, start=1):
                yield record
                if progress and number % _BATCH == 0:
                    progress((looked.size + under.tell()) // 2, looked.size)
        except BrokenQuotes as broken:
            raise UsageError(f"{name} {broken}. Mend it, or export the file again.") from None


def _shape(path: Path, name: str, looked: _Looked) -> _Shape:
    best = max((_shape_by(path, name, looked, separator) for separator in SEPARATORS), key=itemgetter(0))
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
    with _opened_as(path, name, looked, separator) as (read, _), suppress(BrokenQuotes):
        for record in islice(read, _FIRST_ROWS):
            records.append(record)
            lines.append(read.lines)
    likely, at = header_of(records)
    header = records[at] if at < len(records) else []
    while header and not header[-1].strip():
        header = header[:-1]
    names = tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in header)
    return likely, _Shape(separator=separator, header=names, above=at, lines=sum(lines[: at + 1]) or 1)


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
