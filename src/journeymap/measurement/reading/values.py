"""The cells of a column as texts, and what is made of them."""

from __future__ import annotations

from typing import NamedTuple

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

SAYS_NOTHING = r"^(?:-{0,2}|–|—|\\N|#?[Nn]/[Aa]|[Nn]ull|NULL|[(](?:[Nn]o value|[Bb]lank|[Nn]one)[)])$"
"""What exports and people write where nothing is to be said."""
_IS_BARE = "^[^\\s\u00a0](?:[^\u00a0]*[^\\s\u00a0])?$"
"""Texts without blanks around them."""


class Parsed(NamedTuple):
    """A table with what the cells of one of its columns say."""

    table: Table
    value: Value
    """Null where nothing can be read."""
    unreadable: BooleanValue
    """Whether something stands there that cannot be read."""
    notes: list[str]
    """Whole sentences about how they are read."""


def trimmed(table: Table) -> Table:
    """Return a table with its texts without blanks around them, and null where they say nothing."""
    texts = [name for name in table.columns if table[name].type().is_string()]
    # By patterns: DuckDB trims slowly, and it would join a list of words.
    bare = table.mutate(
        **{
            name: ibis.ifelse(table[name].re_search(_IS_BARE), table[name], table[name].replace("\u00a0", " ").strip())
            for name in texts
        }
    )
    return bare.mutate(
        **{name: ibis.ifelse(bare[name].re_search(SAYS_NOTHING), ibis.null("string"), bare[name]) for name in texts}
    )


def said(table: Table) -> Table:
    """Return a typed table with null where a text says nothing."""
    texts = [name for name in table.columns if table[name].type().is_string()]
    return table.mutate(**{name: table[name].nullif("") for name in texts}) if texts else table


def as_text(cell: Value) -> StringValue:
    """Return a cell of any type as a text."""
    kind = cell.type()
    if kind.is_string():
        return cell
    if kind.is_floating():  # ids become floating in programs that know no other empty number
        return ibis.ifelse(cell == cell.floor(), cell.cast("int64").cast("string"), cell.cast("string"))
    return cell.cast("string")
