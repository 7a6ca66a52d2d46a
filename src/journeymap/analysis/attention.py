"""How much of what a program plans and makes is for the time after the sale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journeymap.analysis.content import Shelves
from journeymap.analysis.deliveries import Deliveries
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedProgram


class Attention(NamedTuple):
    """Contacts of the plans and pieces of content: those for the time after the sale, and all."""

    after: int
    total: int


class Attentions:
    """What goes to the accounts of every program. Content whose phases are not known tells nothing."""

    def __init__(self, shelves: Shelves, deliveries: Deliveries) -> None:
        self._shelves = shelves
        self._deliveries = deliveries
        self._shared = _content_in(shelves.made_for(None))

    def of(self, program: LinkedProgram) -> Attention:
        """Count the contacts with the accounts of a program, and what is made for one of them or for everybody."""
        counted = [self._of_account(account) for account in program.accounts]
        if counted:
            counted.append(self._shared)
        return Attention(sum(each.after for each in counted), sum(each.total for each in counted))

    def _of_account(self, account: LinkedAccount) -> Attention:
        own = _content_in(self._shelves.made_for(account.id))
        contacts = [self._deliveries.is_after_sale(entry) for entry in account.plan if entry.counts]
        return Attention(own.after + sum(contacts), own.total + len(contacts))


def _content_in(pieces: Iterable[LinkedContent]) -> Attention:
    phases = [piece.model.phases for piece in pieces if piece.model.phases and piece.model.status != "retired"]
    return Attention(sum(not AFTER_SALE.isdisjoint(each) for each in phases), len(phases))
