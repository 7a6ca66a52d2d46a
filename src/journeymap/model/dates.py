"""Read dates as people write them. Which part of 03/04 is the day is never guessed."""

from __future__ import annotations

import calendar
import re
import unicodedata
from contextlib import suppress
from datetime import date

_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年년]\s*(\d{1,2})(?:\s*[-/.月월]\s*(\d{1,2})\s*[日일]?|\s*[月월])?\.?(?:[T\s].*)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})(?:[,\s].*)?")
_EITHER = re.compile(r"(\d{1,2})\s*[-/]\s*(\d{1,2})\s*[-/]\s*(\d{4})(?:[,\s].*)?")
_MONTH = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?)?([^\W\d]{3,12})\.?[\s,-]+(?:de\s+|del\s+)?(\d{4})(?:\s*г\.?)?"
)
_NAMED_FIRST = re.compile(r"([^\W\d]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = """
    january januar janvier enero gennaio januari janeiro январь января
    february februar fevrier febrero febbraio februari fevereiro февраль февраля
    march marz mars marzo marzo maart marco март марта maerz
    april april avril abril aprile april abril апрель апреля
    may mai mai mayo maggio mei maio май мая
    june juni juin junio giugno juni junho июнь июня
    july juli juillet julio luglio juli julho июль июля
    august august aout agosto agosto augustus agosto август августа
    september september septembre septiembre settembre september setembro сентябрь сентября
    october oktober octobre octubre ottobre oktober outubro октябрь октября
    november november novembre noviembre novembre november novembro ноябрь ноября
    december dezember decembre diciembre dicembre december dezembro декабрь декабря
"""
"""The names of the months, in lower case and without accents, one line per month."""
_SHORTEST = 3


def date_meant(text: str, *, is_last: bool = False) -> date | None:
    """Return the date that a text names; None if it names none, or if it is ambiguous.

    A month alone means its first day, or its last one if `is_last`.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).split())
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, day = match.groups()
        return _day(year, int(month), day, is_last)
    if match := _DAY_FIRST.fullmatch(written):
        day, month, year = match.groups()
        return _day(year if len(year) == 4 else f"20{year}", int(month), day, is_last)
    if match := _EITHER.fullmatch(written):
        first, second, year = match.groups()
        if int(first) <= 12 and int(second) <= 12 and first != second:
            return None
        day, month = (first, second) if int(second) <= 12 else (second, first)
        return _day(year, int(month), day, is_last)
    if match := _MONTH.fullmatch(written):
        return _day(match[2], int(match[1]), None, is_last)
    if match := _NAMED.fullmatch(written):
        day, name, year = match.groups()
        return _day(year, _month(name), day, is_last)
    if match := _NAMED_FIRST.fullmatch(written):
        return _day(match[3], _month(match[1]), match[2], is_last)
    return None


def dates_meant(text: str, *, is_last: bool = False) -> tuple[date, ...]:
    """Return the days that a text may name: none, one or two."""
    if one := date_meant(text, is_last=is_last):
        return (one,)
    if match := _EITHER.fullmatch(" ".join(unicodedata.normalize("NFKC", text).split())):
        first, second, year = match.groups()
        days = (_day(year, int(month), day, is_last) for day, month in ((first, second), (second, first)))
        return tuple(day for day in days if day)
    return ()


def _month(name: str) -> int:
    """Return the number of a month by its name or an abbreviation of it, else 0."""
    folded = "".join(filter(str.isalpha, unicodedata.normalize("NFKD", name.casefold())))
    if len(folded) < _SHORTEST:
        return 0
    lines = [line.split() for line in _MONTHS.strip().splitlines()]
    found = {number for number, names in enumerate(lines, start=1) for month in names if month.startswith(folded)}
    return found.pop() if len(found) == 1 else 0


def _day(year: str, month: int, day: str | None, is_last: bool) -> date | None:
    with suppress(ValueError):
        if day is None:
            return date(int(year), month, calendar.monthrange(int(year), month)[1] if is_last else 1)
        return date(int(year), month, int(day))
    return None
