"""Deals and costs of an account."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.model.account import AccountDeal
from journeymap.view.accounts.days import Day, day_or_none
from journeymap.view.accounts.sums import Sum, sum_of, written_sum
from journeymap.view.links import channel_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """Something that they may buy, or bought, or did not buy."""

    name: str
    kind: str | None
    stage: str | None
    sum: Sum | None
    opened: Day | None
    closes: Day | None
    outcome: str
    competitor: str | None
    days: int | None
    """How long it has been open, or was; None where that is not known."""

    @property
    def is_open(self) -> bool:
        """Whether it is still under discussion."""
        return self.outcome == "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """Something that is spent on the account alone."""

    what: str
    sum: Sum
    phase: str | None
    stage: str | None
    channel: Target | None


def deals_of(account: LinkedAccount, analysis: Analysis) -> tuple[DealRow, ...]:
    """Return the deals of an account: what is open by its day, then what is decided, the latest first."""
    rows = [_deal(deal, account, analysis) for deal in account.model.deals]
    open_ = sorted((row for row in rows if row.is_open), key=lambda row: row.closes.date if row.closes else "~")
    decided = [row for row in rows if not row.is_open]
    return (*open_, *sorted(decided, key=lambda row: row.closes.date if row.closes else "", reverse=True))


def _deal(deal: AccountDeal, account: LinkedAccount, analysis: Analysis) -> DealRow:
    today, value = analysis.today, account.model.value
    stage = analysis.pipelines.stage(account, deal.stage)
    currency = deal.currency or (value.currency if value else None)
    end = today if deal.outcome == "open" else deal.closes
    return DealRow(
        name=deal.name,
        kind=deal.kind,
        stage=stage.name if stage else deal.stage,
        sum=None if deal.amount is None else sum_of(deal.amount, currency),
        opened=day_or_none(deal.opened, today),
        closes=day_or_none(deal.closes, today),
        outcome=deal.outcome,
        competitor=deal.competitor,
        days=(end - deal.opened).days if deal.opened and end and end >= deal.opened else None,
    )


def costs_of(account: LinkedAccount, analysis: Analysis) -> tuple[CostRow, ...]:
    """Return what is spent on an account alone."""
    workspace = analysis.workspace
    rows = []
    for cost in account.model.costs:
        stage = analysis.pipelines.stage(account, cost.stage)
        channel = workspace.channels.get(cost.channel or "")
        rows.append(
            CostRow(
                what=cost.what,
                sum=written_sum(cost),
                phase=cost.phase,
                stage=stage.name if stage else cost.stage,
                channel=channel_target(channel) if channel else None,
            )
        )
    return tuple(rows)
