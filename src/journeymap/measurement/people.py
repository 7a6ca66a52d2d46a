"""Bring together what sources know of people: one says which parts they play, another what they did."""

from __future__ import annotations

from dataclasses import replace

import ibis
from ibis.expr.types import Table

from journeymap.measurement.tables import Tables
from journeymap.model.vocabulary import Role, words_of


def with_roles(tables: Tables) -> Tables:
    """Return the tables, with the role and account of people wherever only the contacts say them.

    Of several roles of one person, the one counts that stands first among the roles of the format.
    """
    if tables.contacts is None:
        return tables
    known = _known(tables.contacts)
    return replace(
        tables,
        interactions=None if tables.interactions is None else _completed(tables.interactions, known),
        surveys=None if tables.surveys is None else _completed(tables.surveys, known),
    )


def _known(contacts: Table) -> Table:
    """Return one row for each person."""
    ranks = {role: rank for rank, role in enumerate(words_of(Role))}
    rank = ibis.cases(*((contacts["role"] == role, rank) for role, rank in ranks.items()), else_=len(ranks))
    each = (
        contacts.mutate(rank=rank)
        .group_by("contact")
        .aggregate(
            rank=ibis._.rank.min(),
            # Somebody who is said to be of two accounts may be of either.
            known_account=ibis.ifelse(ibis._.account.nunique() == 1, ibis._.account.min(), ibis.null("string")),
        )
    )
    role = ibis.cases(*((each["rank"] == rank, role) for role, rank in ranks.items()))
    return each.select(known_contact="contact", known_role=role, known_account="known_account")


def _completed(rows: Table, known: Table) -> Table:
    joined = rows.left_join(known, rows["contact"] == known["known_contact"])
    told = joined.mutate(
        role=ibis.coalesce(joined["role"], joined["known_role"]),
        account=ibis.coalesce(joined["account"], joined["known_account"]),
    )
    return told.select(*rows.columns)
