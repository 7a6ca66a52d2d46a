"""Keys of people that tell them apart, and say nothing of who they are."""

from __future__ import annotations

import secrets

import ibis
from ibis.expr.types import StringValue, Table

_SALT = secrets.token_hex(16)
"""Made anew in every run, so that no key can be found out by trying the addresses that one knows."""


_MADE = "?"
_IDS = r"^[A-Za-z_-]*[0-9][0-9A-Za-z_-]*$"


def key_of(person: StringValue) -> StringValue:
    """Return the key of a person: the id of their record, else a number made of what there is, such as an address.

    What holds an address, a blank or no digit is no id.
    """
    is_key = person.re_search(_IDS).fill_null(False) | person.startswith(_MADE)
    sign = ibis.literal(_SALT) + person.lower().strip()
    return ibis.ifelse(is_key, person, ibis.literal(_MADE) + sign.hexdigest("sha256").substr(0, 32))


def each_of(rows: Table, column: str, most: int) -> Table:
    """Return a row for each of the people whom a cell names, such as `101;102`; their numbers keep the rows apart."""
    people = rows[column].fill_null("").replace(",", ";").split(";")
    several = rows.mutate(**{column: people.unnest()})
    named = several.mutate(**{column: several[column].strip().nullif("")})
    numbered = named.mutate(place_=ibis.row_number().over(group_by="row", order_by=column))
    apart = numbered.filter(numbered["place_"] < most)
    return apart.mutate(row=apart["row"] * most + apart["place_"]).drop("place_")
