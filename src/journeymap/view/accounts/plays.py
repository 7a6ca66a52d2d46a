"""The plays of its programs that have begun at an account, and what has come of each."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.plays import PlayAtAccount
from journeymap.view.accounts.days import Day, day_or_none
from journeymap.view.accounts.our_people import OurPeople
from journeymap.view.accounts.plan import numbers_of, piece_target
from journeymap.view.links import channel_target, program_page
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRow:
    """A play that has begun: with what, for whom, by when, and whether somebody has started it."""

    play: Target
    """Its name, leading to the program that makes it."""
    event: str | None
    """The kind of event with which it has begun; None where that is the stage."""
    state: str
    """open, started, done, dropped, or answered by something else."""
    is_overdue: bool
    due: Day | None
    roles: tuple[str, ...]
    channel: Target | None
    content: tuple[Target, ...]
    purpose: str | None
    by: str | None
    contact: int | None
    """The number of the contact that has started it."""

    @property
    def is_due(self) -> bool:
        """Whether somebody has to start it."""
        return self.state == "open"


def plays_of(account: LinkedAccount, analysis: Analysis) -> tuple[PlayRow, ...]:
    """Return the plays that have begun at an account: those that nobody has started first, by their days."""
    numbers, people, today = numbers_of(account), OurPeople(account, analysis), analysis.today

    def row(begun: PlayAtAccount) -> PlayRow:
        model = begun.play.model
        return PlayRow(
            play=Target(begun.play.name, page=program_page(begun.program)),
            event=begun.window.trigger.kind if begun.window else None,
            state=begun.state,
            is_overdue=begun.is_overdue,
            due=day_or_none(begun.due, today),
            roles=model.who,
            channel=channel_target(begun.play.channel) if begun.play.channel else None,
            content=tuple(map(piece_target, begun.play.content)),
            purpose=model.purpose,
            by=people.called(begun.person),
            contact=numbers[begun.entry] if begun.entry else None,
        )

    plays = analysis.plays
    others = (begun for begun in plays.of(account) if not begun.is_due)
    return tuple(map(row, (*plays.due(account), *others)))
