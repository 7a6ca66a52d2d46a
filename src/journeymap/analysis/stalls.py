"""Where accounts stall, as was measured, and whom nobody has spoken to there.

A number says where, the committee says why: both stand in one sentence, and everybody takes it from here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.analysis.buying_group import BuyingGroups, has_a_part
from journeymap.analysis.contacts import is_talk, took_place
from journeymap.analysis.conversations import was_spoken_to
from journeymap.analysis.figures import percent
from journeymap.analysis.measured import Measurements
from journeymap.analysis.pipeline import Pipelines
from journeymap.model.snapshot import Figure, Measured, StageFlow
from journeymap.model.vocabulary import role_holder
from journeymap.workspace import LinkedAccount, LinkedProgram, Workspace

FEWEST = 20
"""Of fewer that were decided no rate can be told."""
_MOST_ROLES = 2


@dataclass(frozen=True, slots=True)
class NotMet:
    """A required role whose holders nobody has spoken to at some of the accounts that stall."""

    role: str
    accounts: tuple[LinkedAccount, ...]
    of: int
    """At how many of the accounts that stall here it is asked for."""

    @property
    def number(self) -> int:
        return len(self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """A stage in which some are beyond the limit."""

    measured: Measured
    flow: StageFlow
    accounts: tuple[LinkedAccount, ...]
    """Those of the list that are beyond the limit, the longest first."""
    conversion: Figure | None = None
    """Which share of those decided go on, where that was measured."""
    not_met: tuple[NotMet, ...]
    """Whom nobody has spoken to there; the role that is missed at the most accounts first."""

    @property
    def decided(self) -> int:
        """How many have gone on, or ended here."""
        return self.flow.on + self.flow.lost

    @property
    def is_few(self) -> bool:
        """Whether too few are decided to tell a rate."""
        if self.conversion is None:
            return self.decided < FEWEST
        return self.conversion.few and self.conversion.verdict in (None, "unclear")

    @property
    def plan(self) -> float | None:
        """Which share of those decided is to go on."""
        return self.conversion.plan if self.conversion else None


class Stalls:
    """Where accounts stall."""

    def __init__(
        self, workspace: Workspace, measurements: Measurements, pipelines: Pipelines, buying_groups: BuyingGroups
    ) -> None:
        self._workspace = workspace
        self._measurements = measurements
        self._pipelines = pipelines
        self._buying_groups = buying_groups

    def of(self, measured: Measured | None) -> tuple[Stall, ...]:
        """The stages in which some are beyond the limit, in the order of the way."""
        flows = measured.stages if measured else ()
        return tuple(stall for flow in flows if measured and (stall := self.at(measured, flow)))

    def told_at(self, source: LinkedProgram | Workspace) -> tuple[Stall, ...]:
        """Those that are told at a program, or at the workspace: each once, wherever it was measured."""
        flows = self._measurements.flows_of(source)
        return tuple(stall for stall in self.of(self._measurements.of(source)) if stall.flow in flows)

    def tell_of(self, account: LinkedAccount) -> bool:
        """Whether an account is beyond the limit of the stage that it is said to be in, as was measured."""
        return account.model.stage in self._told.get(account, ())

    @cached_property
    def _told(self) -> Mapping[LinkedAccount, Collection[str]]:
        told: dict[LinkedAccount, set[str]] = {}
        sources: list[LinkedProgram | Workspace] = [self._workspace, *self._workspace.programs.values()]
        for source in sources:
            for stall in self.told_at(source):
                for account in stall.accounts:
                    told.setdefault(account, set()).add(stall.flow.stage)
        return told

    def at(self, measured: Measured, flow: StageFlow) -> Stall | None:
        """How a stage stalls; None where nobody is beyond the limit, or none is set."""
        if not flow.over or flow.limit is None:
            return None
        accounts = self._stalled(measured, flow, flow.limit)
        return Stall(
            measured=measured,
            flow=flow,
            accounts=accounts,
            conversion=_conversion(measured, flow),
            not_met=self._not_met(accounts, flow),
        )

    def _stalled(self, measured: Measured, flow: StageFlow, limit: int) -> tuple[LinkedAccount, ...]:
        days = self._measurements.days_in_stage
        found = [
            (in_stage, self._workspace.accounts[reading.account])
            for reading in measured.accounts
            if reading.account in self._workspace.accounts
            and reading.stage == flow.stage
            and (in_stage := days(reading)) is not None
            and in_stage > limit
        ]
        return tuple(account for _, account in sorted(found, key=lambda pair: (-pair[0], pair[1].name)))

    def _not_met(self, accounts: tuple[LinkedAccount, ...], flow: StageFlow) -> tuple[NotMet, ...]:
        """Ask only where somebody writes talks down: of others nobody knows whom they have met."""
        asked: dict[str, list[LinkedAccount]] = {}
        lacking: dict[str, list[LinkedAccount]] = {}
        for account in accounts:
            stage = self._pipelines.stage(account, flow.stage)
            for role in self._buying_groups.required_roles(account):
                if has_a_part(role, stage.phases if stage else ()):
                    asked.setdefault(role, []).append(account)
                    if not self._has_met(account, role):
                        lacking.setdefault(role, []).append(account)
        met_anybody = any(len(lacking.get(role, ())) < len(of) for role, of in asked.items())
        if not met_anybody:
            return ()
        found = [NotMet(role, tuple(missed), len(asked[role])) for role, missed in lacking.items()]
        return tuple(sorted(found, key=lambda not_met: -not_met.number))

    def _has_met(self, account: LinkedAccount, role: str) -> bool:
        """Whether somebody with a role was spoken to, on whatever day, or took part by what was measured."""
        today = self._workspace.today
        if any(was_spoken_to(member, today) for member in account.with_role(role)):
            return True
        contacts = (entry for entry in account.plan if role in entry.roles)
        if any(is_talk(entry) and took_place(entry, today) for entry in contacts):
            return True
        reading = self._measurements.reading(account)
        return reading is not None and role in reading.roles


def _conversion(measured: Measured, flow: StageFlow) -> Figure | None:
    """The share of those decided that go on: one of all that came in counts the open ones as lost."""
    figures = (figure for figure in measured.figures if (figure.measure, figure.of) == ("conversion_rate", flow.stage))
    return next((figure for figure in figures if figure.n == flow.on + flow.lost), None)


def told_of(stall: Stall) -> str:
    """Say where it stalls, whether that is chance, and whom nobody has met there."""
    return "; ".join(filter(None, (_where(stall), _decided(stall), _whom(stall))))


def _where(stall: Stall) -> str:
    flow = stall.flow
    here = f"{flow.over} of {counted_cases(flow.here, stall.measured)} in {flow.name}"
    over = "is" if flow.over == 1 else "are"
    oldest = f", the oldest {flow.oldest}" if flow.oldest is not None and flow.here > 1 else ""
    return f"{here} {over} over {flow.limit} days{oldest}"


def _decided(stall: Stall) -> str:
    if not stall.decided:
        return "none is decided yet"
    went_on = f"of {stall.decided} decided {stall.flow.on} went on"
    if stall.is_few:
        return f"{went_on}, too few to tell"
    plan = "" if stall.plan is None else f" where {percent(stall.plan)} is planned"
    return f"{went_on}, {percent(stall.flow.on / stall.decided)}{plan}"


def _whom(stall: Stall) -> str:
    named = stall.not_met[:_MOST_ROLES]
    if not named:
        return ""
    parts = [f"{role_holder(not_met.role)} at {not_met.number} of {not_met.of}" for not_met in named]
    return f"there you have not spoken to {' and '.join(parts)}"


def counted_cases(number: int, measured: Measured) -> str:
    """A number of what goes through the stages: 14 accounts, 1 deal."""
    return f"{number} {measured.case}{'' if number == 1 else 's'}"
