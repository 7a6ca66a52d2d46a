"""Where the attention and the money of a program go: by phase, before the sale and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.attention import PhaseAttention
from journeymap.analysis.coverage import Share
from journeymap.view.money import BillView, bill_views
from journeymap.workspace import LinkedProgram


@dataclass(frozen=True, slots=True)
class MoneyPart:
    """What goes to a phase in the first year, and its part of all that is paid, in percent."""

    sum: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """A phase with what goes to it; the parts of contacts and content are percent of the longest row."""

    phase: str | None
    is_after_sale: bool | None
    """None for money of which nobody has said what it is for."""
    done: int
    planned: int
    pieces: int
    done_part: float
    planned_part: float
    pieces_part: float
    money: tuple[MoneyPart | None, ...]
    """For each of the bills; None where nothing goes to the phase."""


@dataclass(frozen=True, slots=True)
class AttentionView:
    """Where the attention and the money of a program go."""

    rows: tuple[PhaseRow, ...]
    contacts: Share
    """How many of the contacts are for the time after the sale."""
    pieces: int
    """How often a piece of content is for a phase."""
    bills: tuple[BillView, ...]
    """What is spent, a bill for each currency."""

    @property
    def is_any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.bills) or any(row.done or row.planned or row.pieces for row in self.rows)


def attention_view(program: LinkedProgram, analysis: Analysis) -> AttentionView:
    """Return where the contacts of a program, the content for its accounts and its money go."""
    phases = analysis.attentions.by_phase(program)
    bills = bill_views(analysis.costs.of_program(program))
    contacts = analysis.attentions.contacts_of(program)
    rows = list(_rows(phases, bills))
    if any(bill.unsaid for bill in bills):
        rows.append(_row(PhaseAttention(None, False, 0, 0, 0), None, (1, 1), bills))
    return AttentionView(tuple(rows), Share(contacts.after, contacts.total), sum(each.pieces for each in phases), bills)


def _rows(phases: Sequence[PhaseAttention], bills: Sequence[BillView]) -> list[PhaseRow]:
    most = max((each.done + each.planned for each in phases), default=0) or 1
    most_pieces = max((each.pieces for each in phases), default=0) or 1
    return [_row(each, each.is_after_sale, (most, most_pieces), bills) for each in phases]


def _row(
    each: PhaseAttention, is_after_sale: bool | None, most: tuple[int, int], bills: Sequence[BillView]
) -> PhaseRow:
    is_for_money = each.phase is not None or is_after_sale is None
    return PhaseRow(
        phase=each.phase,
        is_after_sale=is_after_sale,
        done=each.done,
        planned=each.planned,
        pieces=each.pieces,
        done_part=_part(each.done, most[0]),
        planned_part=_part(each.planned, most[0]),
        pieces_part=_part(each.pieces, most[1]),
        money=tuple(_money(each.phase, bill) if is_for_money else None for bill in bills),
    )


def _money(phase: str | None, bill: BillView) -> MoneyPart | None:
    return next((MoneyPart(row.first_year, row.percent) for row in bill.rows if row.phase == phase), None)


def _part(number: int, of: int) -> float:
    return round(100 * number / of, 1)
