"""The cells of a column as texts, and what is made of them."""

from __future__ import annotations

from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

_SAYS_NOTHING = ("", "-", "--", "–", "—", "n/a", "#n/a", "null", "(no value)", "(blank)", "\\n")
"""What exports and people write where nothing is to be said, in small letters."""


class Parsed(NamedTuple):
    """A table with what the cells of one of its columns say."""

    table: Table
    value: Value
    """Null where nothing can be read."""
    unreadable: BooleanValue
    """Whether something stands there that cannot be read."""
    notes: list[str]
    """Whole sentences about how they are read."""


def trimmed(cell: StringValue) -> StringValue:
    """Return a text without blanks around it; null where it says nothing."""
    text = cell.replace("\u00a0", " ").strip()
    return ibis.ifelse(text.lower().isin(_SAYS_NOTHING), ibis.null("string"), text)


def as_text(cell: Value) -> StringValue:
    """Return a cell of any type as a text."""
    kind = cell.type()
    if kind.is_string():
        return cell
    if kind.is_floating():  # ids become floating in programs that know no other empty number
        return ibis.ifelse(cell == cell.floor(), cell.cast("int64").cast("string"), cell.cast("string"))
    return cell.cast("string")
