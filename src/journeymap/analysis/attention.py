"""How much of what a program plans and makes is for the time after the sale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journeymap.model.vocabulary import AFTER_SALE
from journeymap.workspace import LinkedProgram

if TYPE_CHECKING:
    from journeymap.analysis.analysis import Analysis


class Attention(NamedTuple):
    """Contacts of the plans and pieces of content: those for the time after the sale, and all."""

    after: int
    total: int


def attention(program: LinkedProgram, analysis: Analysis) -> Attention:
    """Count what goes to the accounts of a program. Content whose phases are not known tells nothing."""
    ids = {account.id for account in program.accounts}
    contacts = [entry for account in program.accounts for entry in account.plan if entry.counts]
    pieces = [
        piece.model
        for piece in analysis.workspace.content.values()
        if piece.model.phases
        and piece.model.status != "retired"
        and (piece.model.account or next(iter(ids), "")) in ids
    ]
    after = sum(analysis.deliveries.is_after_sale(entry) for entry in contacts)
    after += sum(not AFTER_SALE.isdisjoint(piece.phases) for piece in pieces)
    return Attention(after, len(contacts) + len(pieces))
