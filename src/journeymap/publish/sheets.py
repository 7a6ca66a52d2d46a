"""Offer a table of a page as a file for spreadsheets, which comes with the page and needs no other."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable, Sequence

from journeymap.escaping import inert


def sheet_address(rows: Iterable[Sequence[object]]) -> str:
    """Return the address of comma-separated values, the values themselves; None is an empty cell."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerows([inert("" if value is None else str(value)) for value in row] for row in rows)
    signed = "\ufeff" + out.getvalue()  # by which Excel knows that it is UTF-8
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(signed.encode()).decode()}"
