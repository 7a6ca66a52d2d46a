"""A program as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.view.gap_index import GapIndex
from journeymap.view.links import account_target, program_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedProgram


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramView:
    """A program."""

    id: str
    name: str
    page: str
    accounts: tuple[Target, ...]


def program_view(program: LinkedProgram, gaps: GapIndex) -> ProgramView:
    """Return a program as its page shows it."""
    return ProgramView(
        id=program.id,
        name=program.model.name,
        page=program_page(program),
        accounts=tuple(account_target(account) for account in program.accounts),
    )
