"""The cells of a table by what they mean to a reader: found below their headers, turned into values, sifted into rows
that count and rows that are left out for a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Protocol

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

from journeymap.errors import UsageError
from journeymap.measurement.reading.left_out import LeftOut, Reason
from journeymap.measurement.reading.moments import DateOrder, read_moments
from journeymap.measurement.reading.numbers import read_currencies, read_numbers
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import Parsed, as_text
from journeymap.model.suggest import letters, nearest

_SHOWN = 3
"""How many rows are named as examples."""
_LIKE_NOTHING = 4
"""Shorter names are like too many others."""
_NAMED = 12
"""How many headers a message names."""


class Wanted(Protocol):
    """A column that a reader looks for."""

    @property
    def name(self) -> str: ...
    @property
    def headers(self) -> tuple[str, ...]: ...
    @property
    def required(self) -> bool: ...


class _Read(NamedTuple):
    """A column whose cells are turned into dates or numbers."""

    header: str
    place: int
    reason: Reason
    unreadable: BooleanValue
    required: bool


class Cells:
    """The cells that a reader looks for, in one table."""

    def __init__(
        self,
        raw: RawTable,
        wanted: Sequence[Wanted],
        columns: Mapping[str, str],
        dates: DateOrder | None = None,
        otherwise: DateOrder | None = None,
    ) -> None:
        """Find the columns. Raises UsageError where one that is required is missing, with the nearest there is.

        `dates` is how the settings say that 03/04/2026 is meant, `otherwise` how the export means what nothing tells.
        """
        self.raw = raw
        self.notes: list[str] = list(raw.notes)
        self.left_out: list[LeftOut] = list(raw.left_out)
        self._dates, self._otherwise = dates, otherwise
        self._table = raw.table
        self._wanted = {column.name: column for column in wanted}
        self._places = _places(raw, wanted, columns)
        self.notes += _repeated(raw, self._places)
        self._read: list[_Read] = []
        self._worked_out: list[Table] = []

    def has(self, name: str) -> bool:
        """Return whether the table has a column of ours."""
        return self._places.get(name) is not None

    def header(self, name: str) -> str | None:
        """Return what the file calls one of our columns."""
        index = self._places.get(name)
        return None if index is None else self.raw.header[index]

    def text(self, name: str) -> StringValue:
        """Return the texts of one of our columns, trimmed; null where nothing is said, or the table lacks it."""
        index = self._places.get(name)
        return ibis.null("string") if index is None else self.text_at(index)

    def moment(self, name: str) -> Value:
        """Return the times of one of our columns, in UTC where a zone is given, else as they are written."""
        index = self._places.get(name)
        return ibis.null("timestamp") if index is None else self.moment_at(index, required=self._wanted[name].required)

    def number(self, name: str) -> Value:
        """Return the numbers of one of our columns."""
        index = self._places.get(name)
        return ibis.null("float64") if index is None else self.number_at(index, required=self._wanted[name].required)

    def currency(self, name: str) -> StringValue:
        """Return the currencies that the sums of one of our columns name themselves: EUR where a cell says `€ 1.200` or
        its header `Amount (EUR)`.
        """
        index = self._places.get(name)
        return ibis.null("string") if index is None else read_currencies(self.raw, index)

    def text_at(self, index: int) -> StringValue:
        return as_text(self.raw.column(index))

    def moment_at(self, index: int, *, required: bool = False) -> Value:
        """Return the times below a header, by its place; those that cannot be read are counted."""
        parsed = read_moments(self.raw, self._table, index, self._dates, self._otherwise)
        return self._parsed(parsed, index, "unreadable_date", required)

    def number_at(self, index: int, *, required: bool = False) -> Value:
        """Return the numbers below a header, by its place; those that cannot be read are counted."""
        return self._parsed(read_numbers(self.raw, self._table, index), index, "unreadable_number", required)

    def _parsed(self, parsed: Parsed, index: int, reason: Reason, required: bool) -> Value:
        self._table = parsed.table
        self.notes += parsed.notes
        self._read.append(_Read(self.raw.header[index], index, reason, parsed.unreadable, required))
        return parsed.value

    def rows(self, **values: Value) -> Table:
        """Return the rows with these values and `row`, worked out once; cells that cannot be read are counted.

        A row whose required cell cannot be read has the place of that column in `unread`; `sifted` leaves it out.
        """
        flags = {f"unread_{number}": read.unreadable for number, read in enumerate(self._read)}
        table = self._table
        kept = table.select(row=table["row"], **values, **flags)
        rows = self.raw.engine.kept(kept) if self.raw.text else kept
        self._worked_out = [rows] if self.raw.text else []
        blank = [(number, read) for number, read in enumerate(self._read) if not read.required]
        self._count(rows, {(read.reason, number): rows[f"unread_{number}"] for number, read in blank}, whole_row=False)
        return rows

    def forget(self) -> None:
        """Let go of the rows that were worked out; what was made of them is to be kept before."""
        self.raw.engine.forget(*self._worked_out)
        self._worked_out = []

    def sifted(self, rows: Table, reasons: Mapping[Reason, BooleanValue]) -> Table:
        """Return the rows that none of the reasons speaks against, and count the others by the first that does.

        Rows whose required cells cannot be read are left out before any other reason is looked at.
        """
        against: dict[tuple[Reason, int | None], BooleanValue] = {}
        for number, read in enumerate(self._read):
            if read.required and f"unread_{number}" in rows.columns:
                against[read.reason, number] = rows[f"unread_{number}"]
        for reason, speaks_against in reasons.items():
            against[reason, None] = speaks_against.fill_null(False)
        own = [column for column in rows.columns if not column.startswith("unread_")]
        if not against:
            return rows.select(*own)
        first = ibis.cases(*((flag, number) for number, flag in enumerate(against.values())), else_=-1)
        judged = rows.mutate(against=first)
        keys = list(against)
        judged_flags = {key: judged["against"] == number for number, key in enumerate(keys)}
        self._count(judged, judged_flags, whole_row=True)
        return judged.filter(judged["against"] == -1).select(*own)

    def noted(self, rows: Table, reasons: Mapping[Reason, BooleanValue]) -> None:
        """Count rows of which something else than the row itself is left out."""
        flags: dict[tuple[Reason, int | None], BooleanValue] = {
            (reason, None): flag.fill_null(False) for reason, flag in reasons.items()
        }
        self._count(rows, flags, whole_row=False)

    def _count(self, rows: Table, flags: Mapping[tuple[Reason, int | None], BooleanValue], *, whole_row: bool) -> None:
        if not flags:
            return
        engine = self.raw.engine
        counted = rows.aggregate(**{f"n{place}": flag.sum() for place, flag in enumerate(flags.values())})
        [counts] = engine.rows(counted)
        for place, ((reason, number), flag) in enumerate(flags.items()):
            count = counts[f"n{place}"] or 0
            if not count:
                continue
            first = engine.rows(rows.filter(flag).select("row").distinct().order_by("row").limit(_SHOWN))
            places = tuple(row["row"] for row in first)
            read = None if number is None else self._read[number]
            example = self._example(read.place, places[0]) if read and places else None
            self.left_out.append(
                LeftOut(
                    reason=reason,
                    count=int(count),
                    column=read.header if read else None,
                    rows=places,
                    example=example,
                    whole_row=whole_row,
                )
            )

    def _example(self, index: int, row: int) -> str | None:
        table = self.raw.table
        cell = self.raw.column(index).cast("string").name("cell")
        found = self.raw.engine.rows(table.filter(table["row"] == row).select(cell).limit(1))
        return found[0]["cell"] if found else None


def day_after(as_of: date) -> datetime:
    """Return the first moment that does not count any more."""
    return datetime.combine(as_of + timedelta(days=1), time.min)


def _places(raw: RawTable, wanted: Sequence[Wanted], columns: Mapping[str, str]) -> dict[str, int]:
    """Return where each column stands. What the settings call a column goes before every other name for it."""
    places: dict[str, int] = {}
    missing: list[Wanted] = []
    for column in wanted:
        given = columns.get(column.name)
        place = raw.index_of(given) if given else raw.index_of(*column.headers, column.name)
        if place is not None:
            places[column.name] = place
        elif given:
            raise UsageError(_not_there(raw, column.name, given))
        elif column.required:
            missing.append(column)
    if missing:
        raise UsageError(_missing(raw, missing))
    return places


def _repeated(raw: RawTable, places: Mapping[str, int]) -> list[str]:
    """Say of which columns there are several, of which only the first is read."""
    headers = [letters(header) for header in raw.header]
    return [
        f"{raw.name} has {headers.count(headers[place])} columns '{raw.header[place]}'; the first of them is read."
        for place in sorted(set(places.values()))
        if headers.count(headers[place]) > 1
    ]


def nearest_of(column: Wanted, header: Sequence[str]) -> str | None:
    """Return the header that is most like one of those that mean a column."""
    names = [name for name in (column.name, *column.headers) if len(name) >= _LIKE_NOTHING]
    return next(filter(None, (nearest(name, header) for name in names)), None)


def _not_there(raw: RawTable, name: str, given: str) -> str:
    near = nearest(given, raw.header)
    meant = f" Did you mean '{near}'?" if near else ""
    return f"{raw.name} has no column '{given}', which 'columns' names for {name}.{meant} {_those_there(raw)}"


def _missing(raw: RawTable, columns: Sequence[Wanted]) -> str:
    near: dict[str, str | None] = {}
    for column in columns:
        others = [header for header in raw.header if header not in near.values()]
        near[column.name] = nearest_of(column, others)
    meant = " and ".join(f"'{like}'" for like in near.values() if like)
    names = ", nor ".join(map(_called, columns))
    write = ", ".join(f"{name}: {like or '…'}" for name, like in near.items())
    return (
        f"{raw.name} has no column {names}.{f' Did you mean {meant}?' if meant else ''} Say under 'columns' in the "
        f"settings what is called otherwise: {{{write}}}. {_those_there(raw)}"
    )


def _called(column: Wanted) -> str:
    """Return what a column is called: our name where people use that too, else as the export has it."""
    own = next((header for header in column.headers if letters(header) == letters(column.name)), None)
    return " or ".join(f"'{name}'" for name in ([own] if own else column.headers[:2] or [column.name]))


def _those_there(raw: RawTable) -> str:
    there = ", ".join(f"'{header}'" for header in raw.header[:_NAMED])
    more = f" and {len(raw.header) - _NAMED} more" if len(raw.header) > _NAMED else ""
    return f"Its columns are {there}{more}."
