"""Where the attention of a program goes: contacts and content by phase, before the sale and after it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.coverage import Share
from journeymap.workspace import LinkedProgram


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """A phase with what goes to it; the parts are percent of the longest row."""

    phase: str | None
    is_after_sale: bool
    done: int
    planned: int
    pieces: int
    done_part: float
    planned_part: float
    pieces_part: float


@dataclass(frozen=True, slots=True)
class AttentionView:
    """Where the attention of a program goes."""

    rows: tuple[PhaseRow, ...]
    contacts: Share
    """How many of the contacts are for the time after the sale."""

    @property
    def is_any(self) -> bool:
        """Whether there is anything to show."""
        return any(row.done or row.planned or row.pieces for row in self.rows)


def attention_view(program: LinkedProgram, analysis: Analysis) -> AttentionView:
    """Return where the contacts of a program and the content for its accounts go."""
    phases = analysis.attentions.by_phase(program)
    most = max((each.done + each.planned for each in phases), default=0) or 1
    most_pieces = max((each.pieces for each in phases), default=0) or 1
    contacts = analysis.attentions.contacts_of(program)
    return AttentionView(
        tuple(
            PhaseRow(
                phase=each.phase,
                is_after_sale=each.is_after_sale,
                done=each.done,
                planned=each.planned,
                pieces=each.pieces,
                done_part=_part(each.done, most),
                planned_part=_part(each.planned, most),
                pieces_part=_part(each.pieces, most_pieces),
            )
            for each in phases
        ),
        Share(contacts.after, contacts.total),
    )


def _part(number: int, of: int) -> float:
    return round(100 * number / of, 1)
