"""An account as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.view.gap_index import GapIndex
from journeymap.view.links import account_page
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account."""

    id: str
    name: str
    page: str


def account_view(account: LinkedAccount, gaps: GapIndex) -> AccountView:
    """Return an account as its page shows it."""
    return AccountView(id=account.id, name=account.name, page=account_page(account))
