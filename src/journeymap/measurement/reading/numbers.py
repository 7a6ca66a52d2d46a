"""Turn cells into numbers, as expressions that any engine can carry out.

A column is looked at as a whole before any of its cells is read: one sum such as 1,50 tells how 1.200 is meant. Where
nothing tells, three digits behind a sign are thousands, and it is said so.
"""

from __future__ import annotations

import re

import ibis
from ibis.expr.types import StringValue, Table, Value

from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.values import Parsed, as_text

_SIGNS = {
    word: code
    for code, words in {
        "EUR": "€ euro",
        "USD": "$ us$",
        "GBP": "£",
        "JPY": "¥ 円",
        "CNY": "元",
        "BRL": "r$",
        "AUD": "a$",
        "CAD": "c$",
        "NZD": "nz$",
        "HKD": "hk$",
        "SGD": "s$",
        "INR": "₹",
        "KRW": "₩",
        "RUB": "₽",
        "TRY": "₺",
        "ILS": "₪",
        "PLN": "zł",
        "CZK": "kč",
        "HUF": "ft",
        "CHF": "fr. sfr.",
    }.items()
    for word in words.split()
}
_CURRENCY = r"(?:[A-Za-z]{0,2}[$€£¥₹₩₽₺₪]|[Ee]uro|[A-Za-z]{3}|S?Fr[.]|zł|Kč|Ft|円|元)"
_BLANKS = " '’\u202f\u2009"
"""What stands between groups of digits."""
_NO_CENTS = "[.,][-–—]{1,2}$"
"""What the Swiss and others write in place of cents: 1'200.–"""
_PLAIN = r"^-?(?:[0-9]{1,15}(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][+-]?[0-9]{1,2})?$"
_WRITTEN = rf"^[(]?[-−+]? ?(?:{_CURRENCY} ?)?[-−+]?([0-9.,][0-9.,{_BLANKS}]*) ?(?:%|{_CURRENCY})?[)-]?$"
_POINT_GROUPS = r"^(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{2,3}){1,5})?(?:[.][0-9]*)?$"
_COMMA_GROUPS = r"^(?:[0-9]{1,15}|[0-9]{1,3}(?:[.][0-9]{2,3}){1,5})?(?:,[0-9]*)?$"
_POINT = r"[.][0-9]{0,2}$|[.][0-9]{4,}$|,.*[.]|,[0-9]+,|^0?[.]|^[0-9]{4,}[.]"
"""What only those write who put a point before the decimals."""
_COMMA = r",[0-9]{0,2}$|,[0-9]{4,}$|[.].*,|[.][0-9]+[.]|^0?,|^[0-9]{4,},"
_EITHER = r"^[1-9][0-9]{0,2}[.,][0-9]{3}$"
_CODE = re.compile(r"(?:^|[^A-Za-z])([A-Z]{3})(?:$|[^A-Za-z])")
_CODES = frozenset(
    "EUR USD GBP JPY CHF CNY AUD CAD NZD HKD SGD INR KRW BRL MXN SEK NOK DKK PLN CZK HUF RON BGN TRY ILS ZAR AED SAR "
    "THB IDR MYR PHP VND TWD CLP COP ARS PEN EGP NGN KES UAH RUB ISK".split()
)


def read_numbers(raw: RawTable, table: Table, index: int) -> Parsed:
    """Return a table with the numbers below a header."""
    cell = table[f"c{index + 1}"]
    if cell.type().is_numeric():
        return Parsed(table, _finite(cell.cast("float64")), ibis.literal(False), [])
    text = as_text(cell).re_replace(_NO_CENTS, "")
    own = table.mutate(text_=text, core_=_core(text), plain_=text.re_search(_PLAIN).fill_null(False))
    core, plain = own["core_"], own["plain_"]
    either = core.re_search(_EITHER).fill_null(False)
    [counts] = raw.engine.rows(
        own.aggregate(
            filled=own["text_"].count(),
            plain=plain.sum(),
            point=core.re_search(_POINT).fill_null(False).sum(),
            comma=core.re_search(_COMMA).fill_null(False).sum(),
            either=either.sum(),
            row=own["row"].min(where=either),
        )
    )
    notes: list[str] = []
    if not counts["filled"]:
        return Parsed(table, ibis.null("float64"), ibis.literal(False), notes)
    if counts["plain"] == counts["filled"] and (counts["point"] or not counts["either"]):
        read = own.mutate(size_=own["text_"].cast("float64"))
    else:
        own = own.mutate(by_point=_number(core, ","), by_comma=_number(core, "."), either_=either)
        by_point, by_comma, core = own["by_point"], own["by_comma"], own["core_"]
        if counts["point"] and counts["comma"]:
            size = ibis.cases(
                (core.re_search(_POINT), by_point),
                (core.re_search(_COMMA), by_comma),
                (own["either_"], ibis.null("float64")),
                else_=by_point,
            )
            notes.append(
                f"{raw.name}: sums below '{raw.header[index]}' are written in two ways, as 1,234.50 and as 1.234,50; "
                "each is read as it is written, and those that may be either are left blank."
            )
        elif counts["point"]:
            size = by_point
        elif counts["comma"]:
            size = by_comma
        else:
            size = ibis.ifelse(core.contains(","), by_point, by_comma)
            if counts["either"]:
                notes.append(_said(raw, index, counts["row"]))
        sized = own.mutate(size_=size)
        text, size = sized["text_"], sized["size_"]
        exact = ibis.ifelse(sized["plain_"] & text.re_search("[eE]"), text, ibis.null("string")).cast("float64")
        part = ibis.ifelse(text.contains("%"), ibis.literal(0.01), ibis.literal(1.0))
        sign = ibis.ifelse(text.re_search(r"^[(]|[-−]"), -part, part)
        read = sized.mutate(size_=exact.fill_null(size * sign))
    name = f"number_{index + 1}"
    done = read.select(*[read[column] for column in table.columns], _finite(read["size_"]).name(name))
    number = done[name]
    return Parsed(done, number, done[f"c{index + 1}"].notnull() & number.isnull(), notes)


def read_currencies(raw: RawTable, index: int) -> StringValue:
    """Return the currency that each cell below a header names, else the one that the header names."""
    code = next((found for found in _CODE.findall(raw.header[index]) if found in _CODES), None)
    if code is None:
        code = next((_SIGNS[sign] for sign in "€$£¥₹₩₽₺₪" if sign in raw.header[index]), None)
    cell = raw.column(index)
    if not cell.type().is_string():
        return ibis.literal(code, "string")
    text = as_text(cell)
    sign = text.re_extract(rf"({_CURRENCY})", 1).nullif("")
    by_sign = sign.lower().substitute(_SIGNS, else_=ibis.null("string"))
    named = ibis.ifelse(sign.upper().isin(tuple(sorted(_CODES))), sign.upper(), by_sign)
    return named.fill_null(code) if code else named


def _core(text: StringValue) -> StringValue:
    """Return the digits of a number with its signs for thousands and decimals; null where it is no number."""
    return text.re_extract(_WRITTEN, 1).nullif("").re_replace(f"[{_BLANKS}]", "")


def _number(core: StringValue, thousands: str) -> Value:
    groups = _POINT_GROUPS if thousands == "," else _COMMA_GROUPS
    digits = core.replace(thousands, "").replace(",", ".")
    valid = core.re_search(groups) & core.re_search("[0-9]")
    return ibis.ifelse(valid, digits, ibis.null("string")).cast("float64")


def _finite(value: Value) -> Value:
    return ibis.ifelse(value.abs() < 1e18, value, ibis.null("float64"))


def _said(raw: RawTable, index: int, row: int) -> str:
    [found] = raw.engine.rows(
        raw.table.filter(raw.table["row"] == row).select(cell=as_text(raw.column(index))).limit(1)
    )
    cell = found["cell"]
    number = re.sub(r"[^0-9]", "", cell)
    return (
        f"{raw.name}: '{cell}' below '{raw.header[index]}' in row {row} is read as {number}: no other number of the "
        "column tells whether its sign is for thousands or for decimals."
    )
