"""The fit of accounts as JSON."""

from __future__ import annotations

from typing import Any

from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.view.fit.economics import CostView, PaysOff
from journeymap.view.fit.portfolio import CapacityView, Portfolio
from journeymap.view.fit.report import AccountFit, FitReport

FORMAT = 1
_DIGITS = 4


def render(report: FitReport, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    document = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "title": report.title,
        "program": report.program,
        "basis": [str(sentence) for sentence in report.basis],
        "accounts": [_account(account) for account in report.accounts],
        "portfolio": _portfolio(report.portfolio),
        "capacity": [_capacity(capacity) for capacity in report.capacities],
    }
    return json_text(document)


def _account(account: AccountFit) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "relationship": account.relationship,
        "approach": account.computed,
        "why": " ".join(map(str, account.why)),
        "needs_unknown": account.is_needs_unknown,
        "declared": account.declared,
        "tier": account.tier,
        "difference": account.difference,
        "do": account.act,
        "value": {"yearly": _number(account.amount), "currency": account.currency} if account.currency else None,
        "rating": _rounded(account.rating),
        "rank": {"place": account.rank.place, "of": account.rank.of} if account.rank else None,
        "needs": account.needs,
        "fit": {
            answer.question: {"answer": answer.answer, "why": answer.why, "speaks_against": answer.speaks_against}
            for answer in account.answers
        },
        "cost": _cost(account.cost),
        "break_even": _pays_off(account.pays_off),
    }


def _cost(cost: CostView) -> dict[str, Any]:
    return {
        "sums": [
            {"currency": each.currency, "yearly": _number(each.yearly), "once": _number(each.once)}
            for each in cost.sums
        ],
        "own": ", ".join(map(str, cost.own)) or None,
        "programs": [
            {
                "program": share.id,
                "amount": ", ".join(map(str, share.amounts)),
                "spread": str(share.spread),
            }
            for share in cost.shares
        ],
    }


def _pays_off(pays_off: PaysOff) -> dict[str, Any]:
    return {
        "needed": _rounded(pays_off.needed),
        "reason": pays_off.reason,
        "verdict": pays_off.verdict,
        "says": " ".join(map(str, pays_off.says)),
        "cost": _number(pays_off.cost),
        "gain": _number(pays_off.gain),
        "currency": pays_off.currency,
        "margin": pays_off.margin,
        "years": _rounded(pays_off.years),
        "win_rate": pays_off.baseline,
    }


def _portfolio(portfolio: Portfolio) -> dict[str, Any]:
    return {
        "accounts": portfolio.accounts,
        "without_value": portfolio.without_value,
        "currencies": list(portfolio.currencies),
        "universe": portfolio.universe,
        "approaches": [
            {
                "approach": row.approach,
                "declared": row.declared,
                "declared_value": _rounded(row.declared_value),
                "computed": row.computed,
                "computed_value": _rounded(row.computed_value),
            }
            for row in portfolio.rows
        ],
        "says": [str(sentence) for sentence in portfolio.says],
    }


def _capacity(capacity: CapacityView) -> dict[str, Any]:
    return {
        "program": capacity.id,
        "accounts": capacity.accounts,
        "tiers": [{"tier": tier, "accounts": number} for tier, number in capacity.tiers],
        "marketers": capacity.marketers,
        "sellers": capacity.sellers,
        "too_much": capacity.is_too_much,
        "says": [str(sentence) for sentence in capacity.says],
    }


def _number(amount: float | None) -> float | None:
    return None if amount is None else round(amount, 2)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)
