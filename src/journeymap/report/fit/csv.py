"""The fit of accounts as a spreadsheet: a row per account."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from journeymap.escaping import inert
from journeymap.report.formats import ReportOptions, SheetText
from journeymap.view.fit.report import AccountFit, FitReport

_HEAD = (
    *("account", "name", "relationship", "approach", "why", "declared", "tier", "difference", "do"),
    *("yearly_value", "currency", "rank", "of", "rating", "needs"),
    *("value_creation", "economics", "access", "propensity"),
    *("cost_currency", "cost_yearly", "cost_once", "chance_needed", "win_rate", "when_it_pays"),
)


def render(report: FitReport, _: ReportOptions) -> SheetText:
    """Return comma-separated values. What is not known is an empty cell, and the sentences say why."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(_HEAD)
    for account in report.accounts:
        sheet.writerow([inert(text) for text in _row(account)])
    return SheetText(out.getvalue())


def _row(account: AccountFit) -> Iterator[str | None]:
    pays_off, sums = account.pays_off, account.cost.sums
    yield from (account.id, account.name, account.relationship, account.computed)
    yield " ".join(map(str, account.why))
    yield from (account.declared, account.tier, account.difference, account.act)
    yield from (_number(account.amount), account.currency)
    yield from (str(account.rank.place), str(account.rank.of)) if account.rank else (None, None)
    yield from (_number(account.rating), _number(account.needs))
    yield from (answer.answer for answer in account.answers)
    yield from ("; ".join(cost.currency for cost in sums), _all(cost.yearly for cost in sums))
    yield from (_all(cost.once for cost in sums), _number(pays_off.needed, 4), _number(pays_off.baseline, 4))
    yield " ".join(map(str, pays_off.says))


def _all(amounts: Iterator[float]) -> str:
    """Return the sums of several currencies, which are never added."""
    return "; ".join(filter(None, map(_number, amounts)))


def _number(number: float | None, digits: int = 2) -> str | None:
    if number is None:
        return None
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
