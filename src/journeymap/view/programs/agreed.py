"""What was agreed about a program before it began: for whom it is, by what it is judged, who works on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from journeymap.model.program import Program
from journeymap.translatable import Plural, Quantity, Sentence
from journeymap.view.links import channel_target, content_page
from journeymap.view.money import in_period
from journeymap.view.programs.swimlane import within
from journeymap.view.records import Target, percent
from journeymap.workspace import LinkedPlay, LinkedProgram

_YEARS = Plural("%(number)s year", "%(number)s years")
_DAYS = Plural("%(number)s day", "%(number)s days")
_USUAL_TIME = timedelta(days=14)
"""How soon a play is done where it does not say so."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What was agreed before a program began."""

    icp: tuple[str, ...]
    high: Sentence | None
    low: Sentence | None
    win_rate: str | None
    deals: int | None
    margin: str | None
    horizon: Quantity | None
    marketers: int | None
    sellers: int | None
    required_roles: tuple[str, ...]


def agreed(program: LinkedProgram) -> Agreed:
    """Return what was agreed about a program."""
    model: Program = program.model
    bands, baseline, break_even = model.value_bands, model.baseline, model.break_even
    return Agreed(
        icp=model.icp,
        high=in_period(bands.high, bands.currency, "year") if bands else None,
        low=in_period(bands.low, bands.currency, "year") if bands else None,
        win_rate=percent(baseline.win_rate),
        deals=baseline.deals,
        margin=percent(break_even.margin),
        horizon=_length(break_even.horizon),
        marketers=model.team.marketers,
        sellers=model.team.sellers,
        required_roles=model.required_roles,
    )


def play_views(program: LinkedProgram, names: dict[str, str]) -> tuple[PlayView, ...]:
    """Return the plays of a program; `names` are those of its stages."""
    return tuple(_play(play, names) for play in program.plays)


def _play(play: LinkedPlay, names: dict[str, str]) -> PlayView:
    model = play.model
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
        within=within(model.within or _USUAL_TIME),
    )


def _length(time: timedelta | None) -> Quantity | None:
    if time is None:
        return None
    return Quantity(time.days, _DAYS) if time.days % 365 else Quantity(time.days // 365, _YEARS)
