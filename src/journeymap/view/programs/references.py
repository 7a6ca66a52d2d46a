"""The accounts of a program that speak for you, or may one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.view.links import account_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRow:
    """An account that speaks for you: about what, and whether it may be asked now."""

    account: Target
    is_ready: bool
    topics: tuple[str, ...]
    last_used: str | None
    has_no_result: bool
    """Whether it is to be asked although its first result is still to come."""
    low_role: str | None
    low_on: str | None
    """The day on which somebody there was not content, of late."""
    notes: str | None

    @property
    def is_at_risk(self) -> bool:
        """Whether it is better not asked now, though somebody means to."""
        return self.has_no_result or self.low_on is not None


def references(accounts: Iterable[LinkedAccount], analysis: Analysis) -> tuple[ReferenceRow, ...]:
    """Return the accounts that speak for you: those that may be asked first."""
    return tuple(sorted(_rows(accounts, analysis), key=lambda row: (not row.is_ready, row.is_at_risk)))


def _rows(accounts: Iterable[LinkedAccount], analysis: Analysis) -> Iterator[ReferenceRow]:
    for account in accounts:
        reference, risk = account.model.reference, analysis.customers.reference_risk(account)
        if reference is None and risk is None:
            continue
        low = risk.mood.low if risk else None
        yield ReferenceRow(
            account=account_target(account),
            is_ready=reference is not None and reference.ready,
            topics=reference.topics if reference else (),
            last_used=reference.last_used.isoformat() if reference and reference.last_used else None,
            has_no_result=risk is not None and risk.has_no_result,
            low_role=low.role if low else None,
            low_on=low.date.isoformat() if low else None,
            notes=reference.notes if reference else None,
        )
