"""What answers a worry or a criterion, as an account's page names it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.model.values import Saying
from journeymap.view.accounts.plan import numbers_of, piece_target, roles_of, state_of
from journeymap.view.links import map_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedContent, LinkedJourney


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceAnswer:
    """A piece of content that answers, and where the account's map hands it out."""

    piece: Target
    type: str | None
    status: str
    touchpoints: tuple[Target, ...]
    """Only those of the account's map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAnswer:
    """A contact of the plan that answers."""

    number: int
    state: str
    roles: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A text with what answers it. It is open where nothing does that is there: content in the making does not yet."""

    text: str
    id: str | None
    is_answered: bool
    pieces: tuple[PieceAnswer, ...]
    contacts: tuple[ContactAnswer, ...]


class AnswersAt:
    """Finds what answers at one account."""

    def __init__(self, account: LinkedAccount, analysis: Analysis) -> None:
        self._account = account
        self._analysis = analysis
        self._answers = analysis.buying_groups.answers(account)
        self._numbers = numbers_of(account)
        self._handed_out = _handed_out(analysis.pipelines.map_of(account))

    def to(self, saying: Saying | str) -> Answered:
        """Return a text with what answers it."""
        found, account = self._analysis.answered_by, self._account
        return Answered(
            text=saying if isinstance(saying, str) else saying.text,
            id=None if isinstance(saying, str) else saying.id,
            is_answered=self._answers.to(saying),
            pieces=tuple(map(self._piece, found.pieces(saying, account))),
            contacts=tuple(
                ContactAnswer(
                    number=self._numbers[entry],
                    state=state_of(entry, self._analysis.today),
                    roles=roles_of(entry),
                    date=day.isoformat() if (day := entry.model.done_on or entry.model.date) else None,
                )
                for entry in found.contacts(saying, account)
            ),
        )

    def _piece(self, piece: LinkedContent) -> PieceAnswer:
        return PieceAnswer(
            piece=piece_target(piece),
            type=piece.model.type,
            status=piece.model.status,
            touchpoints=tuple(self._handed_out.get(piece, ())),
        )


def _handed_out(map_: LinkedJourney | None) -> dict[LinkedContent, list[Target]]:
    found: dict[LinkedContent, list[Target]] = {}
    for stage in map_.stages_in_scope if map_ else ():
        for touchpoint in stage.touchpoints:
            for piece in touchpoint.content if touchpoint.counts else ():
                found.setdefault(piece, []).append(Target(touchpoint.model.name, page=map_page(stage.journey)))
    return found
