"""Normalize the text of a cell."""

from __future__ import annotations

from journeymap.exporting.workbook.things import SHEETS, columns_of
from journeymap.model.base import Written


def normalized(model: type[Written] | None, key: str, text: str) -> str:
    """Return a text of a cell as the format writes it: spreadsheets show booleans in capitals."""
    columns = columns_of(model) if model in SHEETS and model is not None else ()
    column = next((column for column in columns if column.key == key), None)
    return text.lower() if column and column.words and text in ("TRUE", "FALSE") else text
