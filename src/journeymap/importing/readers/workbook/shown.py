"""Write a value as its cell shows it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils.escape import unescape

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_PARTS_OF_FORMAT = re.compile(
    r"""
    "([^"]*)" | \\(.)                 # literal text, escaped character
    | \[\$([^\]-]*)[^\]]*\]            # a currency, with its country
    | _. | \*. | \[[^\]]*\]           # room, a filling, a color or a condition
    | ([#0?,.]+)                     # digits
    | ([%$€£¥₩₹₽+()/\ :-])           # characters that stand for themselves
    | (.)                            # anything else
    """,
    re.DOTALL | re.VERBOSE,
)


def shown(value: object, number_format: str) -> str:
    """Return the text that a cell shows."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, number_format)
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            text = _CONTROLS.sub("", unescape(str(value)).replace("\r\n", "\n").replace("\r", "\n"))
            return text.replace("\N{NO-BREAK SPACE}", " ").strip()


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "minutes")


def _number(value: float, number_format: str) -> str:
    """Return a number in its format, as far as that is simple: digits, percent, a currency before or after."""
    section = _SECTION.match(number_format)
    written = section[0] if section else ""
    if not written or written.casefold() in ("general", "@") or value != value or abs(value) >= 1e15:
        return _general(value)
    before, digits, behind = "", "", ""
    for quoted, escaped, currency, places, literal, other in _PARTS_OF_FORMAT.findall(written):
        if other:
            return _general(value)
        if places and not digits:
            digits = places
        elif places:
            return _general(value)
        elif digits:
            behind += quoted or escaped or currency or literal
        else:
            before += quoted or escaped or currency or literal
    if not digits or "?" in digits or digits.endswith(","):
        return _general(value)
    return f"{before}{_digits(value, digits, is_part='%' in before + behind)}{behind}".strip()


def _digits(value: float, digits: str, *, is_part: bool) -> str:
    whole, _, decimals = digits.partition(".")
    places = Decimal(1).scaleb(-len(decimals))
    number = (Decimal(repr(value)) * (100 if is_part else 1)).quantize(places, ROUND_HALF_UP)
    text = f"{number:,f}" if "," in whole else f"{number:f}"
    for _ in range(len(decimals) - len(decimals.rstrip("#"))):
        text = text.removesuffix("0")
    return text.removesuffix(".")


def _general(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.15g}"
