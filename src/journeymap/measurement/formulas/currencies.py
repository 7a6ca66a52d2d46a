"""Sums in one currency: several are never added without rates that somebody has declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import ibis
from ibis.expr.types import Table

from journeymap.measurement.engine import Engine


@dataclass(frozen=True, slots=True)
class Exchange:
    """In which currency sums are told, and what one unit of each other is worth in it."""

    currency: str | None = None
    rates: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Converted:
    """Rows whose sums are in one currency, or why they cannot be."""

    rows: Table
    currency: str | None = None
    reason: str | None = None


def in_one_currency(engine: Engine, rows: Table, column: str, exchange: Exchange) -> Converted:
    """Turn the sums of a column into one currency. A sum without a currency is taken to be in that one."""
    # Put in order here, as ibis 12 loses the DISTINCT of what is filtered and put in order, on all engines but DuckDB.
    codes = (row["currency"] for row in engine.rows(rows.select("currency").distinct()))
    found = sorted(code for code in codes if code is not None)
    currency = exchange.currency or (found[0] if len(found) == 1 else None)
    others = [code for code in found if code != currency]
    if not others:
        return Converted(rows, currency)
    if currency is None or not exchange.rates.keys() >= set(others):
        return Converted(rows, None, "mixed_currencies")
    rate = rows.currency.cases(*((code, float(exchange.rates[code])) for code in others), else_=1.0)
    return Converted(rows.mutate(**{column: rows[column] * rate, "currency": ibis.literal(currency)}), currency)
