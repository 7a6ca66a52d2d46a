"""Who hands accounts over to whom, and which accounts wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journeymap.analysis import Analysis
from journeymap.analysis.handoffs import Waiting
from journeymap.model.account import AccountHandoff
from journeymap.model.criteria import Criteria, ProgramHandoff
from journeymap.model.program import Readiness
from journeymap.translatable import Quantity
from journeymap.view.board.criteria import DAYS, HOURS, CriteriaView, criteria_views
from journeymap.view.links import account_target
from journeymap.view.records import Target
from journeymap.workspace import LinkedAccount, LinkedProgram


@dataclass(frozen=True, slots=True)
class Lane:
    """A team, and where its lane runs: so many percent from the start."""

    team: str
    at: float


@dataclass(frozen=True, slots=True)
class RefusedView:
    """An account that was refused, and why."""

    account: Target
    day: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffView:
    """A handoff between two lanes."""

    origin: Lane
    target: Lane
    from_stage: str
    to_stage: str
    respond_within: Quantity | None
    payload: tuple[str, ...]
    reject_reasons: tuple[str, ...]
    on_reject: str | None
    """The stage to which a refused account goes."""
    accepted: int
    """How many accounts were accepted."""
    refused: tuple[RefusedView, ...]

    @property
    def is_onward(self) -> bool:
        """Whether it leads from the start to the end of the picture."""
        return self.target.at > self.origin.at


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingView:
    """An account that was offered to a team and waits for its answer."""

    account: Target
    team: str | None
    stage: str
    ready: str
    answer_by: str
    days_over: int
    """How many days the answer is late; 0 while it is in time."""
    is_today: bool
    """Whether today is the last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessView:
    """When an account is ready for sales, and who agreed to that."""

    criteria: CriteriaView
    level: str
    agreed_by: tuple[str, ...]
    agreed_on: str | None


@dataclass(frozen=True, slots=True)
class MissingHandoff:
    """Where one team takes over from another, and nobody has agreed how."""

    before: str
    after: str
    ends: str
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimlane:
    """The teams of a program as lanes, with what passes from one to another."""

    lanes: tuple[Lane, ...]
    handoffs: tuple[HandoffView, ...]
    waiting: tuple[WaitingView, ...]
    """The longest overdue first."""
    missing: tuple[MissingHandoff, ...]
    readiness: ReadinessView | None

    @property
    def is_any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.handoffs or self.waiting or self.missing or self.readiness)


def swimlane(program: LinkedProgram, analysis: Analysis) -> Swimlane:
    """Return the handoffs of a program with the accounts that wait."""
    terms = program.model.handoffs
    teams = dict.fromkeys(team for handoff in terms for team in (handoff.from_team, handoff.to_team))
    lanes = {team: Lane(team, round(100 * (number + 0.5) / len(teams), 2)) for number, team in enumerate(teams)}
    names = {stage.id: stage.name for stage in analysis.pipelines.of_program(program)}
    offers = _offers(program, analysis.today)
    waiting = [
        _waiting(account, offer, analysis)
        for account in program.accounts
        for offer in analysis.handoffs.waiting(account, analysis.today)
    ]
    return Swimlane(
        lanes=tuple(lanes.values()),
        handoffs=tuple(_handoff(handoff, lanes, names, offers.get(handoff.to_stage, [])) for handoff in terms),
        waiting=tuple(sorted(waiting, key=lambda each: (-each.days_over, each.answer_by))),
        missing=tuple(
            MissingHandoff(takeover.before, takeover.after, takeover.ends.name, takeover.begins.name)
            for takeover in analysis.handoffs.takeovers(program)
            if not analysis.handoffs.cover(program, takeover)
        ),
        readiness=_readiness(program.model.readiness) if program.model.readiness else None,
    )


def within(time: timedelta | None) -> Quantity | None:
    """Return a length of time as pages show it: within 48 hours."""
    if time is None:
        return None
    hours = int(time.total_seconds() // 3600)
    return Quantity(hours, HOURS) if hours % 24 or hours <= 48 else Quantity(hours // 24, DAYS)


_Offer = tuple[LinkedAccount, AccountHandoff]


def _offers(program: LinkedProgram, today: date) -> dict[str, list[_Offer]]:
    """What was offered by today, by the stage that begins with it."""
    offers: dict[str, list[_Offer]] = {}
    for account in program.accounts:
        for offer in account.model.handoffs:
            if offer.ready <= today:
                offers.setdefault(offer.to_stage, []).append((account, offer))
    return offers


def _handoff(
    terms: ProgramHandoff, lanes: dict[str, Lane], names: dict[str, str], offers: Sequence[_Offer]
) -> HandoffView:
    return HandoffView(
        origin=lanes[terms.from_team],
        target=lanes[terms.to_team],
        from_stage=names.get(terms.from_stage, terms.from_stage),
        to_stage=names.get(terms.to_stage, terms.to_stage),
        respond_within=within(terms.respond_within),
        payload=terms.payload,
        reject_reasons=terms.reject_reasons,
        on_reject=names.get(terms.on_reject, terms.on_reject) if terms.on_reject else None,
        accepted=sum(offer.accepted is not None for _, offer in offers),
        refused=tuple(
            RefusedView(account_target(account), offer.refused.isoformat(), offer.reason)
            for account, offer in offers
            if offer.refused
        ),
    )


def _waiting(account: LinkedAccount, offer: Waiting, analysis: Analysis) -> WaitingView:
    return WaitingView(
        account=account_target(account),
        team=offer.team,
        stage=offer.stage.name if offer.stage else offer.offered.to_stage,
        ready=offer.offered.ready.isoformat(),
        answer_by=offer.last_day.isoformat(),
        days_over=max(0, (analysis.today - offer.last_day).days),
        is_today=offer.last_day == analysis.today,
    )


_COUNTED = ("points_min", "people_min", "person_points_min", "roles", "fit_min", "signals", "window")


def _readiness(readiness: Readiness) -> ReadinessView:
    said = {name: value for name in _COUNTED if (value := getattr(readiness, name))}
    return ReadinessView(
        criteria=criteria_views([Criteria.unsaid().model_copy(said)])[0],
        level=readiness.level,
        agreed_by=readiness.agreed.by,
        agreed_on=readiness.agreed.date.isoformat() if readiness.agreed.date else None,
    )
