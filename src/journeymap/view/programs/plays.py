"""The plays of a program, and what has come of each."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis import Analysis
from journeymap.analysis.plays import PlayAtAccount, time_for
from journeymap.model.account import AccountOwners
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
    by: tuple[str, ...]
    """Who of us makes it."""
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
    return tuple(_play(play, names, begun.get(play, []), _by(play, program, analysis)) for play in program.plays)


def _by(play: LinkedPlay, program: LinkedProgram, analysis: Analysis) -> tuple[str, ...]:
    """Who makes a play: a team as it is written; of a person the teams, unless people may be named."""
    by = play.model.by
    if by is None or analysis.workspace.settings.site.people == "names" or analysis.teams.functions(by):
        return (by,) if by else ()
    owners = [account.model.owners for account in program.accounts]
    return tuple(team for team in AccountOwners.model_fields if any(getattr(each, team) == by for each in owners))


def _play(play: LinkedPlay, names: dict[str, str], begun: list[PlayAtAccount], by: tuple[str, ...]) -> PlayView:
    model = play.model
    due = [_due(each) for each in begun if each.is_due]
    return PlayView(
        id=play.id,
        name=play.name,
        stage=names.get(model.stage, model.stage) if model.stage else None,
        trigger=model.trigger,
        roles=model.who,
        by=by,
        channel=channel_target(play.channel) if play.channel else None,
        content=tuple(Target(piece.model.title, page=content_page(piece)) for piece in play.content),
        purpose=model.purpose,
        within=within(time_for(play)),
        begun=len(begun),
        started=sum(each.state in ("started", "done") for each in begun),
        due=tuple(sorted(due, key=lambda each: (each.day is None, each.day or ""))),
    )


def _due(play: PlayAtAccount) -> PlayDue:
    return PlayDue(account_target(play.account), play.due.isoformat() if play.due else None, play.is_overdue)
