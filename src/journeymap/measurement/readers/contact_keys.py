"""Keys of people that tell them apart, and say nothing of who they are."""

from __future__ import annotations

import secrets

import ibis
from ibis.expr.types import StringValue, Table

_SALT = secrets.token_hex(16)
"""Made anew in every run, so that no key can be found out by trying the addresses that one knows."""


_IDS = r"^[A-Za-z_-]*[0-9][0-9A-Za-z_-]*(?: ?[;,] ?[A-Za-z_-]*[0-9][0-9A-Za-z_-]*)*$"


def key_of(record: StringValue, otherwise: StringValue) -> StringValue:
    """Return the key of a person: the id of their record, else a number made from a mail address or a name.

    What is called an id and is none, for it holds an address or no digit, becomes such a number as well.
    """
    is_id = record.re_search(_IDS).fill_null(False)
    sign = ibis.coalesce(ibis.ifelse(is_id, ibis.null("string"), record), otherwise).lower().strip().nullif("")
    made = ibis.literal("?") + (ibis.literal(_SALT) + sign).hexdigest("sha256").substr(0, 32)
    return ibis.ifelse(is_id, record, made)


def each_of(rows: Table, column: str, most: int) -> Table:
    """Return a row for each of the people whom a cell names, such as `101;102`; their numbers keep the rows apart."""
    people = rows[column].fill_null("").replace(",", ";").split(";")
    several = rows.mutate(**{column: people.unnest()})
    named = several.mutate(**{column: several[column].strip().nullif("")})
    numbered = named.mutate(place_=ibis.row_number().over(group_by="row", order_by=column))
    apart = numbered.filter(numbered["place_"] < most)
    return apart.mutate(row=apart["row"] * most + apart["place_"]).drop("place_")
