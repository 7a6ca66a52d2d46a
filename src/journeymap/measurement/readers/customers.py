"""What customers pay in each period: a row for each of them and each period, or a column for each period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import ibis
from ibis.expr.types import StringValue, Table

from journeymap.errors import UsageError
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.tabling import attached, counted, table_of
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.moments import MONTHS
from journeymap.measurement.reading.raw import RawTable
from journeymap.model.suggest import letters

_PERIODS = ("Period", "Month", "Billing Period", "Quarter", "Year", "Monat", "Mois", "Mes", "月")
_REVENUES = (
    *("Revenue", "MRR", "ARR", "Monthly Recurring Revenue", "Monthly Revenue", "Annual Revenue", "Recurring Revenue"),
    *("Umsatz", "Chiffre d'affaires", "Ingresos", "売上"),
)
_ACCOUNTS = ("Account", "Account Name", "Company", "Company Name")
COLUMNS = (
    Column(
        "customer",
        (
            *("Customer", "Customer ID", "Customer Name", *_ACCOUNTS),
            *("Kunde", "Client", "Cliente", "顧客"),
        ),
        required=True,
    ),
    Column("period", (*_PERIODS, "Date", "Datum")),
    Column("revenue", (*_REVENUES, "Amount", "Betrag")),
    Column("currency", ("Currency", "Währung", "Devise", "Moneda", "通貨")),
    Column("account_crm", ("Account ID", "AccountId", "CRM ID")),
    Column("account_domain", ("Domain", "Website")),
)
_YEARLY = frozenset({"arr", "annualrecurringrevenue", "yearlyrevenue", "annualrevenue"})
_FEWEST = 2
"""So many columns that are called like months make a table with a column for each."""


def _read(raw: RawTable, context: ReadContext) -> Read:
    months = [(place, first) for place, name in enumerate(raw.header) if (first := period_in(name))]
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    is_wide = len(months) >= _FEWEST and not cells.has("period")
    if not is_wide and not cells.has("period"):
        raise UsageError(
            f"{raw.name} does not say for which time its customers pay. Add a column 'Period' with months such as "
            "2026-03, or a column for each month."
        )
    rows = _by_columns(cells, months) if is_wide else _by_rows(cells)
    kept = cells.sifted(
        rows,
        {
            "no_case": rows["customer"].isnull(),
            "no_date": rows["period"].isnull(),
            "future": rows["period"] >= day_after(context.as_of).date(),
        },
    )
    known = accounted(cells, context, kept)
    whose = ["customer", "period", "currency", *(["account", "listed"] if "listed" in known.columns else ["account"])]
    # Several contracts of one customer are one customer, who pays for all of them.
    summed = known.group_by(*whose).aggregate(revenue=known["revenue"].sum(), row=known["row"].min())
    read = plain(cells, context, customers=summed)
    [found] = raw.engine.rows(kept.aggregate(taken=kept["source_row"].nunique()))
    return replace(read, taken=found["taken"])


def _by_rows(cells: Cells) -> Table:
    """Return the customers of a file that has a row for each of them and each period."""
    written = counted(cells.raw.engine, cells.raw.table.select(period=cells.text("period")), "period")
    periods = {text: period_in(text) for text in written if text}
    told = all(periods.values())
    customer = cells.text("customer")
    rows = cells.rows(
        customer=customer,
        account=_account(cells),
        written=cells.text("period"),
        day=ibis.null("timestamp") if told else cells.moment("period"),
        revenue=cells.number("revenue") / _parts(cells),
        currency=cells.text("currency").fill_null(cells.currency("revenue")),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
    )
    if not told:
        return rows.mutate(period=rows["day"].truncate("M").date(), source_row=rows["row"])
    schema = {"written": "string", "period": "date"}
    known = attached(
        rows, table_of([{"written": text, "period": first} for text, first in periods.items()], schema), "written"
    )
    return known.mutate(source_row=known["row"])


def _account(cells: Cells) -> StringValue:
    """Return whose customers they are: the account where that stands beside the customer, else the customer."""
    place, customer = cells.raw.index_of(*_ACCOUNTS), cells.text("customer")
    return customer if place is None else cells.text_at(place).fill_null(customer)


def _by_columns(cells: Cells, months: Sequence[tuple[int, date]]) -> Table:
    """Return the customers of a file that has a column for each period; an empty cell is a period without them."""
    customer = cells.text("customer")
    rows = cells.rows(
        customer=customer,
        account=_account(cells),
        currency=cells.text("currency"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        **{f"month_{place}": cells.number_at(place) for place, _ in months},
    )
    paid = [rows[f"month_{place}"] for place, _ in months]
    rows = cells.sifted(rows, {"no_case": rows["customer"].isnull(), "no_amount": ibis.coalesce(*paid).isnull()})
    own = [name for name in rows.columns if not name.startswith("month_")]
    each = [
        rows.filter(rows[f"month_{place}"].notnull())
        .select(*own, revenue=rows[f"month_{place}"] / 1.0)
        .mutate(period=ibis.literal(first, "date"), place=ibis.literal(number, "int64"))
        for number, (place, first) in enumerate(months)
    ]
    together = ibis.union(*each)
    return together.mutate(source_row=together["row"], row=together["row"] * len(months) + together["place"])


def _parts(cells: Cells) -> float:
    """Return by how much sums are divided: what is called a sum of a year is spread over its months."""
    if letters(cells.header("revenue") or "") not in _YEARLY:
        return 1.0
    cells.notes.append(
        f"{cells.raw.name}: a twelfth of what stands below '{cells.header('revenue')}' is taken for each month."
    )
    return 12.0


_MONTHS = (
    r"(?P<year>20\d\d)[-/. ]?(?P<month>0?[1-9]|1[0-2])(?:[-/.]0?1)?(?: 00:00(?::00)?)?",
    r"(?P<month>0?[1-9]|1[0-2])[-/. ](?P<year>20\d\d)",
    r"(?P<year>20\d\d)年(?P<month>[1-9]|1[0-2])月",
)
_QUARTERS = (r"[qt](?P<quarter>[1-4])[-/ ]?(?P<year>20\d\d)", r"(?P<year>20\d\d)[-/ ]?[qt](?P<quarter>[1-4])")


def period_in(text: str) -> date | None:
    """Return the first day of the month, quarter or year that a text names, such as 2026-03, Mar 2026 or Q1 2026."""
    written = " ".join(text.split()).casefold().strip(" .")
    for month in _MONTHS:
        if match := re.fullmatch(month, written):
            return date(int(match["year"]), int(match["month"]), 1)
    if match := re.fullmatch(r"(?P<name>[^\W\d]{3,10})[-/. ']{1,2}(?P<year>20\d\d|\d\d)", written):
        number = next((number for number, names in MONTHS.items() if match["name"] in names.split()), None)
        return date(int(match["year"][-2:]) + 2000, number, 1) if number else None
    for quarter in _QUARTERS:
        if match := re.fullmatch(quarter, written):
            return date(int(match["year"]), int(match["quarter"]) * 3 - 2, 1)
    match = re.fullmatch(r"(?:fy ?)?(?P<year>20\d\d)", written)
    return date(int(match["year"]), 1, 1) if match else None


def _looks_like(header: Sequence[str]) -> bool:
    """Whether a table has what each customer pays in each period: in columns called like months, or in one."""
    there = set(map(letters, header))
    if sum(period_in(name) is not None for name in header) >= _FEWEST:
        return True
    return bool(set(map(letters, _PERIODS)) & there) and bool(set(map(letters, _REVENUES)) & there)


READER = Reader(
    export="customers",
    columns=COLUMNS,
    read=_read,
    telling=("MRR", "ARR", "Monthly Recurring Revenue"),
    looks_like=_looks_like,
    repeats=True,
)
