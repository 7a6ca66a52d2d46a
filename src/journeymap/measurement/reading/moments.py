"""Turn cells into times, as expressions that any engine can carry out.

A column is looked at as a whole before any of its cells is read: one date such as 25/04/2026 tells how 03/04/2026 is
meant. Times with a zone are told in UTC, so that the same file gives the same days everywhere; times without one are
taken as they are written, and so is midnight in any zone, which is how many programs write a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, StringValue, Table, Value

from journeymap.errors import UsageError
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import Parsed, as_text

DateOrder = Literal["day_first", "month_first"]

_ZONES = {
    name: minutes
    for minutes, names in {
        0: "Z z UTC GMT WET",
        60: "BST CET",
        120: "CEST EET",
        180: "EEST",
        540: "JST",
        600: "AEST",
        660: "AEDT",
        -240: "EDT",
        -300: "EST CDT",
        -360: "CST MDT",
        -420: "MST PDT",
        -480: "PST",
    }.items()
    for name in names.split()
}
"""Minutes that zones are ahead of UTC."""
MONTHS = {
    1: "jan january januar jän jänner janvier janv enero ene",
    2: "feb february februar février févr fév fevrier fevr febrero",
    3: "mar march märz mär mrz maerz mars marzo",
    4: "apr april avril avr abril abr",
    5: "may mai mayo",
    6: "jun june juni juin junio",
    7: "jul july juli juillet juil julio",
    8: "aug august août aout agosto ago",
    9: "sep sept september septembre septiembre set",
    10: "oct october oktober okt octobre octubre",
    11: "nov november novembre noviembre",
    12: "dec december dezember dez décembre déc decembre diciembre dic",
}

_ZONE = "|".join(_ZONES)
_TIME = (
    r"(?:(?:T|t|,|,? (?:at|um|à|a las)|) ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    rf"(?: ?[AaPp][.]?[Mm][.]?)?(?: ?(?:{_ZONE}|[+-][0-9]{{2}}:?[0-9]{{2}}|[+-][0-9]{{2}}))?)?$"
)
_MIDNIGHT = rf"[T ]00:00(?::00(?:[.,]0+)?)? ?(?:{_ZONE}|[+-][0-9]{{2}}:?[0-9]*)$"
_WEEKDAY = r"^(?:[A-Za-zÀ-ÿ]+[.]?,? )?"
_NAME = r"([A-Za-zÀ-ÿ]{3,10})[.]?"

_PLAIN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?)?$"
_YEAR_FIRST = rf"^([0-9]{{4}})(?:[-/.]|年)([0-9]{{1,2}})(?:[-/.]|月)([0-9]{{1,2}})日?{_TIME}"
_DOTTED = rf"^([0-9]{{1,2}})[.] ?([0-9]{{1,2}})[.] ?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
_SLASHED = rf"^([0-9]{{1,2}})[/-]([0-9]{{1,2}})[/-]([0-9]{{4}}|[0-9]{{2}}){_TIME}"
_DAY_AND_NAME = (
    rf"{_WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th|er|[.])?[ -](?:de )?{_NAME},?[ -](?:de )?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_NAME_AND_DAY = rf"{_WEEKDAY}{_NAME}[ -]([0-9]{{1,2}})(?:st|nd|rd|th)?,?[ -]([0-9]{{4}}){_TIME}"
_YEAR_AND_MONTH = r"^([0-9]{4})[-/.年]([0-9]{1,2})月?()$"
_MONTH_AND_YEAR = r"^([0-9]{1,2})[/.-]([0-9]{4})()$"
_NAME_AND_YEAR = rf"^{_NAME}[ -](?:de )?([0-9]{{4}})()$"
_COMPACT = r"^((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])$"
_EPOCH = r"^[0-9]{10}(?:[0-9]{3}){0,2}(?:[.]0+)?$"
_SERIAL = r"^[1-9][0-9]{4}(?:[.][0-9]+)?$"

_STYLES = {
    "year_first": _YEAR_FIRST,
    "dotted": _DOTTED,
    "slashed": _SLASHED,
    "day_and_name": _DAY_AND_NAME,
    "name_and_day": _NAME_AND_DAY,
    "year_and_month": _YEAR_AND_MONTH,
    "month_and_year": _MONTH_AND_YEAR,
    "name_and_year": _NAME_AND_YEAR,
    "compact": _COMPACT,
    "epoch": _EPOCH,
    "serial": _SERIAL,
}

_MONTHS_ONLY = ("year_and_month", "month_and_year", "name_and_year")
"""Those that mean the first day of a month."""


def read_moments(
    raw: RawTable, table: Table, index: int, order: DateOrder | None, otherwise: DateOrder | None = None
) -> Parsed:
    """Return a table with the times below a header. Where dates such as 03/04/2026 may be two, and nothing tells which
    nor is it said how they are meant `otherwise`, they are left out; raises UsageError if they are most of the column.
    """
    cell = table[f"c{index + 1}"]
    kind = cell.type()
    if kind.is_timestamp() or kind.is_date():
        return Parsed(table, _typed(cell), ibis.literal(False), [])
    text = as_text(cell)
    [all_cells] = raw.engine.rows(
        table.aggregate(filled=text.count(), plain=text.re_search(_PLAIN).fill_null(False).sum())
    )
    if not all_cells["filled"]:
        return Parsed(table, ibis.null("timestamp"), ibis.literal(False), [])
    if all_cells["plain"] == all_cells["filled"]:
        return _parsed(table, _plain(table, text), index)
    [counts] = raw.engine.rows(
        table.aggregate(**{name: text.re_search(style).fill_null(False).sum() for name, style in _STYLES.items()})
    )
    styles = [name for name in _STYLES if counts[name]]
    if not styles:
        return Parsed(table, ibis.null("timestamp"), text.notnull(), [])
    notes, first = [], order
    if "slashed" in styles and order is None:
        try:
            first = _order_told(raw, index, otherwise)
        except UsageError as error:
            if 2 * counts["slashed"] > all_cells["filled"]:
                raise
            styles.remove("slashed")
            notes.append(f"{error} Until then such dates are left out.")
    if not styles:
        return Parsed(table, ibis.null("timestamp"), text.notnull(), notes)
    parsed = _parsed(table, _in_styles(table, text, styles, first), index)
    parsed.notes.extend(notes)
    if counts["serial"]:
        parsed.notes.append(
            f"{raw.name}: numbers such as 46085 below '{raw.header[index]}' are read as a spreadsheet's dates, which "
            "count days from 1900."
        )
    return parsed


def _parsed(table: Table, read: Table, index: int) -> Parsed:
    """Return the table with the column `moment` of another, which has the same rows, as one of its own."""
    own = [read[column] for column in table.columns]
    name = f"moment_{index + 1}"
    done = read.select(*own, read["moment"].name(name))
    moment = done[name]
    return Parsed(done, moment, done[f"c{index + 1}"].notnull() & moment.isnull(), [])


def _typed(cell: Value) -> Value:
    kind = cell.type()
    if kind.is_timestamp() and kind.timezone is not None:
        return cell.cast("timestamp('UTC')").cast("timestamp")
    return cell.cast("timestamp")


def _plain(table: Table, text: StringValue) -> Table:
    """Read 2026-03-04 and 2026-03-04 10:11:12.123456, as most exports write times."""
    parts = table.mutate(
        text_=text.replace("T", " "),
        year_=text.substr(0, 4).cast("int64"),
        month_=text.substr(5, 2).cast("int64"),
        day_=text.substr(8, 2).cast("int64"),
        hour_=text.substr(11, 2).nullif("").cast("int64").fill_null(0),
        minute_=text.substr(14, 2).nullif("").cast("int64").fill_null(0),
        second_=text.substr(17, 2).nullif("").cast("int64").fill_null(0),
    )
    valid = parts.mutate(valid_=_is_day(parts) & _is_time(parts))
    return valid.mutate(moment=ibis.ifelse(valid["valid_"], valid["text_"], ibis.null("string")).cast("timestamp"))


def _in_styles(table: Table, text: StringValue, styles: list[str], order: DateOrder | None) -> Table:
    """Read each cell in its style. Step by step, because a step that names the one before it twice doubles it."""
    styled = table.mutate(
        text_=text, style_=ibis.cases(*((text.re_search(_STYLES[style]), style) for style in styles), else_="none")
    )
    taken = styled.mutate(
        **{
            f"part{group}_": ibis.cases(
                *(
                    (styled["style_"] == style, styled["text_"].re_extract(_STYLES[style], group).nullif(""))
                    for style in styles
                    if style not in {"epoch", "serial"}
                ),
                (styled["style_"] == "none", ibis.null("string")),
                else_=ibis.null("string"),
            )
            for group in (1, 2, 3)
        }
    )
    style, parts = taken["style_"], [taken[f"part{group}_"] for group in (1, 2, 3)]
    year_first = style.isin(("year_first", "compact", "year_and_month"))
    only_month = style.isin(("month_and_year", "name_and_year"))
    month_first = (style == "name_and_day") | ((style == "slashed") & (order == "month_first"))
    year = ibis.cases((year_first, parts[0]), (only_month, parts[1]), else_=parts[2])
    sorted_ = taken.mutate(
        year_=ibis.ifelse(year.length() == 2, ibis.literal("20") + year, year).cast("int64"),
        named_=ibis.cases((year_first, parts[1]), (only_month | month_first, parts[0]), else_=parts[1]),
        day_=ibis.cases(
            (style.isin(_MONTHS_ONLY), ibis.literal("1")),
            (year_first, parts[2]),
            (month_first, parts[1]),
            else_=parts[0],
        ).cast("int64"),
        **_clock(taken["text_"], ibis.ifelse(style == "compact", False, True)),
    )
    named = sorted_.mutate(month_=_month(sorted_["named_"]).cast("int64"))
    half, hour = named["half_"], named["said_"]
    full = named.mutate(
        hour_=ibis.cases(
            ((half == "p") & (hour < 12), hour + 12), ((half == "a") & (hour == 12), ibis.literal(0)), else_=hour
        ),
        possible_=~half.isin(("a", "p")) | hour.between(1, 12),
        ahead_=ibis.ifelse(named["text_"].re_search(_MIDNIGHT), 0, _ahead(named["zone_"])),
    )
    valid = full.mutate(valid_=_is_day(full) & _is_time(full) & full["possible_"])
    written = valid.mutate(written_=ibis.ifelse(valid["valid_"], _in_full(valid), ibis.null("string")))
    moment = written["written_"].cast("timestamp") - written["ahead_"].as_interval("m")
    counted = {"epoch": _from_epoch, "serial": _from_serial}
    cases = [(written["style_"] == name, read(written["text_"])) for name, read in counted.items() if name in styles]
    return written.mutate(moment=ibis.cases(*cases, else_=moment) if cases else moment)


def _clock(text: StringValue, has_time: BooleanValue) -> dict[str, Value]:
    clock = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
    said, minute, second = (text.re_extract(clock, group).nullif("").cast("int64").fill_null(0) for group in (1, 2, 3))
    zone = rf":[0-9]{{2}}(?:[.,][0-9]+)? ?(?:[AaPp][.]?[Mm][.]? ?)?({_ZONE}|[+-][0-9]{{2}}:?[0-9]*)$"
    return {
        "said_": said,
        "minute_": minute,
        "second_": second,
        "part_": text.re_extract(r":[0-9]{2}:[0-9]{2}[.,]([0-9]{1,6})", 1).nullif("").fill_null("0"),
        # Where a pattern is not found, some databases have an empty text and others none.
        "half_": text.re_extract(r"[0-9] ?([AaPp])[.]?[Mm]", 1).lower().fill_null(""),
        "zone_": text.re_extract(zone, 1).fill_null(""),
    }


def _in_full(parts: Table) -> StringValue:
    def digits(name: str, least: int) -> StringValue:
        return parts[name].cast("string").lpad(least, "0")

    day = digits("year_", 4) + "-" + digits("month_", 2) + "-" + digits("day_", 2)
    return (
        day + " " + digits("hour_", 2) + ":" + digits("minute_", 2) + ":" + digits("second_", 2) + "." + parts["part_"]
    )


def _month(name: StringValue) -> StringValue:
    """Return the number of a month, which may be one already."""
    numbers = {word: str(number) for number, words in MONTHS.items() for word in words.split()}
    return ibis.ifelse(name.re_search("^[0-9]+$"), name, name.lower().substitute(numbers, else_=ibis.null("string")))


def _from_epoch(text: StringValue) -> Value:
    """Read seconds, thousandths or millionths of seconds since 1970."""
    digits = text.re_extract("^([0-9]+)", 1).nullif("")
    start = ibis.literal("1970-01-01 00:00:00").cast("timestamp")
    return _after(start, digits.substr(0, 10).cast("int64"))


def _from_serial(text: StringValue) -> Value:
    """Read the days since 1900, as spreadsheets keep them; they hold 1900 for a leap year."""
    start = ibis.literal("1899-12-30 00:00:00").cast("timestamp")
    days = ibis.ifelse(text.re_search(_SERIAL), text, ibis.null("string")).cast("float64")
    return _after(start, (days * 86400).round().cast("int64"))


def _after(start: Value, seconds: IntegerValue) -> Value:
    days, rest = (seconds / 86400).floor().cast("int64"), seconds % 86400
    return start + days.as_interval("D") + rest.as_interval("s")


def _ahead(zone: StringValue) -> IntegerValue:
    """Return how many minutes a zone is ahead of UTC; 0 where none is given."""
    hours = zone.re_extract(r"^[+-]([0-9]{2})", 1).nullif("").cast("int64").fill_null(0)
    minutes = zone.re_extract(r"^[+-][0-9]{2}:?([0-9]{2})", 1).nullif("").cast("int64").fill_null(0)
    sign = ibis.ifelse(zone.startswith("-"), -1, 1)
    names = {name: minutes for name, minutes in _ZONES.items() if minutes}
    return zone.substitute({name: str(minutes) for name, minutes in names.items()}, else_="0").cast("int64") + sign * (
        hours * 60 + minutes
    )


def _is_day(parts: Table) -> BooleanValue:
    year, month, day = parts["year_"], parts["month_"], parts["day_"]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    last = ibis.cases(
        (month.isin((4, 6, 9, 11)), ibis.literal(30)), (month == 2, ibis.ifelse(leap, 29, 28)), else_=ibis.literal(31)
    )
    return (year.between(1900, 2999) & month.between(1, 12) & (day >= 1) & (day <= last)).fill_null(False)


def _is_time(parts: Table) -> BooleanValue:
    return (parts["hour_"] < 24) & (parts["minute_"] < 60) & (parts["second_"] < 60)


@dataclass(frozen=True, slots=True)
class _Told:
    """Which of the dates of a column tell their order."""

    day_first: int | None
    """A row in which only the first number can be a day."""
    month_first: int | None
    either: int | None


def _order_told(raw: RawTable, index: int, otherwise: DateOrder | None) -> DateOrder:
    """Return which comes first in dates such as 03/04/2026, as other dates of the column tell, else those of others."""
    own = _told(raw, index)
    header = raw.header[index]
    fix = (
        f"Say which comes first in journeymap.yaml, such as data: {{deals: {{file: {raw.name}, dates: day_first}}}}, "
        "or month_first; on the command line with --dates."
    )
    if own.day_first and own.month_first:
        raise UsageError(
            f"{raw.name}: below '{header}', the day comes first in row {own.day_first} and the month in row "
            f"{own.month_first}. {fix}"
        )
    told = own
    if own.either and not (own.day_first or own.month_first):
        others = [_told(raw, place) for place in range(len(raw.header)) if place != index]
        day_first = next((other.day_first for other in others if other.day_first), None)
        month_first = next((other.month_first for other in others if other.month_first), None)
        told = _Told(day_first, month_first, own.either)
        if bool(day_first) == bool(month_first):
            if otherwise:
                return otherwise
            cell = _cell(raw, index, own.either)
            raise UsageError(
                f"{raw.name}: '{cell}' below '{header}' in row {own.either} may be two days, and no other date tells "
                f"which. {fix}"
            )
    return "month_first" if told.month_first else "day_first"


def _told(raw: RawTable, index: int) -> _Told:
    cell = raw.column(index)
    if not cell.type().is_string():
        return _Told(None, None, None)
    text = as_text(cell)
    slashed = text.re_search(_SLASHED).fill_null(False)
    first, second = (text.re_extract(_SLASHED, group).nullif("").cast("int64") for group in (1, 2))
    row = raw.table["row"]
    cases = {
        "day_first": slashed & first.between(13, 31) & second.between(1, 12),
        "month_first": slashed & second.between(13, 31) & first.between(1, 12),
        "either": slashed & first.between(1, 12) & second.between(1, 12) & (first != second),
    }
    [found] = raw.engine.rows(raw.table.aggregate(**{name: row.min(where=case) for name, case in cases.items()}))
    return _Told(**found)


def _cell(raw: RawTable, index: int, row: int) -> Any:
    [found] = raw.engine.rows(
        raw.table.filter(raw.table["row"] == row).select(cell=as_text(raw.column(index))).limit(1)
    )
    return found["cell"]
