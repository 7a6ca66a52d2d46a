"""The plays of a program, and what has come of each."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.plays import WITHIN, PlayAtAccount
from journeymap.translatable import Quantity
from journeymap.view.links import account_target, channel_target, content_page
from journeymap.view.programs.swimlane import within
from journeymap.view.records import Target
from journeymap.workspace import LinkedPlay, LinkedProgram


@dataclass(frozen=True, slots=True)
class PlayDue:
    """An account at which a play waits to be started."""

    account: Target
    day: str | None
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayView:
    """A play: what is done at every account in a stage, or after an event."""

    id: str
    name: str
    stage: str | None
    trigger: str | None
    roles: tuple[str, ...]
    by: str | None
    channel: Target | None
    content: tuple[Target, ...]
    purpose: str | None
    within: Quantity | None
    begun: int
    """At how many accounts it has begun."""
    started: int
    """At how many of them a contact is held or planned for it."""
    due: tuple[PlayDue, ...]
    """The accounts at which nobody has started it, the first day first."""


def play_views(program: LinkedProgram, names: dict[str, str], analysis: Analysis) -> tuple[PlayView, ...]:
    """Return the plays of a program; `names` are those of its stages."""
    begun: dict[LinkedPlay, list[PlayAtAccount]] = {}
    for account in program.accounts:
        for play in analysis.plays.of(account):
            if play.program is program:
                begun.setdefault(play.play, []).append(play)
    return tuple(_play(play, names, begun.get(play, [])) for play in program.plays)


def _play(play: LinkedPlay, names: dict[str, str], begun: list[PlayAtAccount]) -> PlayView:
    model = play.model
    due = [_due(each) for each in begun if each.is_due]
    return PlayView(
        id=play.id,
        name=play.name,
        stage=names.get(model.stage, model.stage) if model.stage else None,
        trigger=model.trigger,
        roles=model.who,
        by=model.by,
        channel=channel_target(play.channel) if play.channel else None,
        content=tuple(Target(piece.model.title, page=content_page(piece)) for piece in play.content),
        purpose=model.purpose,
        within=within(model.within or WITHIN),
        begun=len(begun),
        started=sum(each.state in ("started", "done") for each in begun),
        due=tuple(sorted(due, key=lambda each: (each.day is None, each.day or ""))),
    )


def _due(play: PlayAtAccount) -> PlayDue:
    return PlayDue(account_target(play.account), play.due.isoformat() if play.due else None, play.is_overdue)
