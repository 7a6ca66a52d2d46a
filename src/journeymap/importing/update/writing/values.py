"""Turn the texts of cells into values to write."""

from __future__ import annotations

import re
from typing import Any

from journeymap.exporting.workbook.things import SHEETS, TEXT, Column, Shape, Thing, columns_of, words_in
from journeymap.importing.update.book import Said
from journeymap.importing.update.changes import New
from journeymap.importing.update.comparing import normalized
from journeymap.model.base import Written, keys_of

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def typed(column: Column | None, text: str) -> Any:
    """Return the value to write for the text of a cell."""
    if column is None:
        return text
    if column.shape is not Shape.TEXT:
        parts = words_in(text, column.shape)
        return parts[0] if len(parts) == 1 else parts
    if column.is_number and NUMBER.fullmatch(text):
        return number(text)
    return text == "true" if "true" in column.words and text in ("true", "false") else text


def number(text: str) -> int | float | str:
    number: int | float = float(text) if "." in text else int(text)
    return number if str(number) == text else text


def padded(text: str, old: Any) -> str:
    """Return a text with the white space around the old one, such as the final line break of a block."""
    if not isinstance(old, str) or not old.strip():
        return text
    begin, end = len(old) - len(old.lstrip()), len(old.rstrip())
    return f"{old[:begin]}{text}{old[end:]}"


def new_value(new: New) -> Any:
    """Return the value to write for a new thing: its text alone if it has nothing else."""
    if new.model is None or new.model not in SHEETS:
        return new.said.text
    values: dict[str, Said] = {text_key(new.model) if key == TEXT else key: said for key, said in new.values.items()}
    if len(values) == 1:
        return new.said.text
    columns = {column.key: column for column in columns_of(new.model)}
    return {
        key: typed(columns.get(key), normalized(new.model, key, values[key].text))
        for key in keys_of(new.model)
        if key in values
    }


def text_in(thing: Thing, key: str) -> str:
    return thing.values[key].text if key in thing.values else ""


def text_key(model: type[Written]) -> str:
    name = model.stands_for or ""
    return model.model_fields[name].alias or name
