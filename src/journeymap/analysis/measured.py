"""What was measured: the newest snapshot, what it says of programs, stages and accounts, and what earlier ones say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import isclose

from journeymap.analysis.pipeline import Pipelines
from journeymap.analysis.planned import Planned, data_owner, planned_measures, sources_of
from journeymap.model.data import DataSource
from journeymap.model.plans import Plan, better_of, plan_for, verdict_of
from journeymap.model.snapshot import AccountReading, DataRead, Figure, Measured, Snapshot, StageFlow
from journeymap.source import Document, Place
from journeymap.translatable import N_
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedProgram, LinkedStage, Workspace

REASONS: Mapping[str, str] = {
    "no_cases": N_("nothing of the kind happened in this time"),
    "no_data": N_("no data tells of it"),
    "no_accounts": N_("no account is on the list"),
    "no_customers": N_("there was no customer at the beginning"),
    "no_new_customers": N_("no customer was won in this time"),
    "no_answers": N_("nobody has answered"),
    "no_costs": N_("no costs are known"),
    "no_revenue": N_("nobody says what customers pay"),
    "no_margin": N_("nobody says what is left of the price: add the margin"),
    "no_decided": N_("no deal was decided in this time"),
    "no_won": N_("no deal was won in this time"),
    "no_sums": N_("no deal names a sum"),
    "no_creation": N_("no deal says when it was created"),
    "no_first_touch": N_("nobody knows when they first heard of you"),
    "no_time": N_("the deals were closed on the day they began"),
    "nobody_reached": N_("nobody was reached"),
    "one_period": N_("only one period is known, and it takes two"),
    "last_stage": N_("nothing follows the last stage"),
    "mixed_currencies": N_("the sums are in several currencies: name one, and the rates"),
}
"""Why a figure cannot be known, by the word that snapshots hold."""
NOTES: Mapping[str, str] = {
    "capped": N_("nobody stays forever: at most sixty periods are counted"),
    "closed_before_start": N_("deals that were closed before they began are left out"),
    "no_creation": N_("deals that nobody says the beginning of are left out"),
    "no_decision_separate": N_("deals that ended without a decision count neither way"),
    "no_first_touch": N_("deals whose first contact nobody knows are left out"),
    "no_sum": N_("deals without a sum are left out"),
    "of_accounts": N_("counted in accounts"),
    "of_people": N_("counted in people"),
    "reopened": N_("some were opened again, and count from their first day to their last"),
    "result_before_start": N_("customers whose result is older than their start are left out"),
    "several_scales": N_("the answers are on several scales"),
    "some_unknown": N_("of some nobody knows the sum"),
    "undated": N_("deals without the day of their close are left out"),
    "young": N_("some are too young to be won, and count as if they were not"),
}
"""What has to be known to read a figure, by the word that snapshots hold."""


@dataclass(frozen=True, slots=True)
class AgingData:
    """Data of which it is said how old its newest row may be."""

    key: str
    """Its key under `data`, with its number where there are several."""
    newest: date
    days: int
    """How old the newest row is today."""
    fresh: timedelta
    """How old it may be."""
    place: Place

    @property
    def is_old(self) -> bool:
        """Whether it is older than that."""
        return self.days > self.fresh.days


@dataclass(frozen=True, slots=True)
class Detour:
    """A stage that cases leave out or come into again, where nobody says that they do."""

    flow: StageFlow
    skipped: int
    """How many left it out; 0 where the declared way lets them."""
    reentered: int
    """How many came in more than once; 0 where the declared way leads back."""


def _key(figure: Figure) -> tuple[str, str | None, str | None]:
    return figure.measure, figure.of, figure.basis


IN_TIME = 0.8
"""At least this share of handoffs should be answered in time: some always get lost in a holiday."""
_FEWEST_DETOURS = 3
_SMALLEST_SHARE = 0.2
"""What fewer do, or a smaller part of them, is no other way."""


def _if_many(number: int, of: int) -> int:
    return number if number >= _FEWEST_DETOURS and number >= _SMALLEST_SHARE * of else 0


@dataclass(frozen=True, slots=True)
class _Way:
    """What maps and frameworks say of the way, beside the order of its stages; all by their numbers."""

    steps: tuple[tuple[int, int], ...]
    """The loops and branches, from which stage to which."""
    optional: frozenset[int]
    is_free: bool
    """Whether accounts may go back as they like."""

    def may_skip(self, number: int) -> bool:
        """Whether a stage need not be passed."""
        return number in self.optional or any(one < number < other for one, other in self.steps)

    def may_reenter(self, number: int) -> bool:
        """Whether people may come into a stage once more: a way back leads there, or to a stage before it. Where none
        is written, accounts that may move freely may do so anywhere.
        """
        back = [(one, other) for one, other in self.steps if other <= one]
        return any(other <= number <= one for one, other in back) if back else self.is_free


class Measurements:
    """What the snapshots say, up to the day of the workspace."""

    def __init__(self, workspace: Workspace, pipelines: Pipelines) -> None:
        self._workspace = workspace
        self._pipelines = pipelines
        self._snapshots = tuple(snapshot for snapshot in workspace.snapshots if snapshot.as_of <= workspace.today)

    @property
    def latest(self) -> Snapshot | None:
        return self._snapshots[-1] if self._snapshots else None

    @property
    def day(self) -> date | None:
        """The day on which was last measured."""
        return self.latest.as_of if self.latest else None

    @property
    def days_old(self) -> int | None:
        """How many days ago was last measured."""
        return (self._workspace.today - self.day).days if self.day else None

    @property
    def whole(self) -> Measured | None:
        """What was measured for the workspace as a whole."""
        return self._by_program.get(None)

    def of(self, source: LinkedProgram | Workspace) -> Measured | None:
        """What was measured for a program alone, or for the workspace as a whole."""
        return self._by_program.get(source.id if isinstance(source, LinkedProgram) else None)

    def of_source(self, source: LinkedProgram | Workspace) -> Measured | None:
        """What was measured for a program, else for the workspace as a whole."""
        return self.of_program(source) if isinstance(source, LinkedProgram) else self.whole

    def flows_of(self, source: LinkedProgram | Workspace) -> tuple[StageFlow, ...]:
        """The stages of a program; of the workspace as a whole those that no program tells of."""
        measured, told = self.of(source), self._told_by_programs(source)
        ids = {flow.stage for part in told for flow in part.stages}
        return tuple(flow for flow in measured.stages if flow.stage not in ids) if measured else ()

    def figures_of(self, source: LinkedProgram | Workspace) -> tuple[Figure, ...]:
        """The figures of a program; of the workspace as a whole those that no program has."""
        measured, told = self.of(source), self._told_by_programs(source)
        keys = {_key(figure) for part in told for figure in part.figures}
        return tuple(figure for figure in measured.figures if _key(figure) not in keys) if measured else ()

    def _told_by_programs(self, source: LinkedProgram | Workspace) -> tuple[Measured, ...]:
        if isinstance(source, LinkedProgram):
            return ()
        return tuple(measured for id_, measured in self._by_program.items() if id_ is not None)

    def of_program(self, program: LinkedProgram | None) -> Measured | None:
        """What was measured for a program; else for the workspace as a whole."""
        own = self._by_program.get(program.id) if program else None
        return own or self.whole

    def of_map(self, map_: LinkedJourney) -> Measured | None:
        """What was measured of those who go the way of a map: the program whose accounts follow it, else the workspace.

        None for the map of a single account, which tells of that one alone; where several programs follow the map, so
        that nobody can tell whose numbers they would be; and where the data knows none of its stages.
        """
        return self._by_map.get(map_)

    @cached_property
    def _by_map(self) -> dict[LinkedJourney, Measured | None]:
        maps = self._workspace.journeys.values() if self._by_program else ()
        return {map_: self._shown_on(map_) for map_ in maps if not map_.model.account}

    def _shown_on(self, map_: LinkedJourney) -> Measured | None:
        own = [self._by_program[program.id] for program in self._following(map_) if program.id in self._by_program]
        measured = own[0] if len(own) == 1 else self.whole
        ids = {stage.id for stage in map_.stages}
        return measured if measured and any(flow.stage in ids for flow in measured.stages) else None

    def _following(self, map_: LinkedJourney) -> Iterator[LinkedProgram]:
        """The programs whose stages are those of a map, or an account of which goes by it."""
        for program in self._workspace.programs.values():
            by_framework = program.framework is not None and program.framework is map_.framework and not map_.segment
            if by_framework or any(self._pipelines.map_of(account) is map_ for account in program.accounts):
                yield program

    def maps_of(self, measured: Measured) -> tuple[LinkedJourney, ...]:
        """The maps that show what was measured."""
        return tuple(map_ for map_ in self._workspace.journeys.values() if self.of_map(map_) is measured)

    def stage_on_map(self, measured: Measured, stage: str) -> LinkedStage | None:
        """The first map's stage that shows how cases go through it; None where no map has it."""
        stages = (on_map for map_ in self.maps_of(measured) for on_map in map_.stages if on_map.in_scope)
        return next((on_map for on_map in stages if on_map.id == stage), None)

    def detours(self, source: LinkedProgram | Workspace) -> tuple[Detour, ...]:
        """The stages that many leave out or come into again, though neither loop nor branch leads them so."""
        measured = self.of(source)
        if measured is None:
            return ()
        way, told, found = self._way(measured), self.flows_of(source), []
        for number, flow in enumerate(measured.stages):
            if flow not in told:
                continue
            skipped = 0 if way.may_skip(number) else _if_many(flow.skipped, flow.entered + flow.skipped)
            reentered = 0 if way.may_reenter(number) else _if_many(flow.reentered, flow.entered)
            if skipped or reentered:
                found.append(Detour(flow, skipped, reentered))
        return tuple(found)

    def _way(self, measured: Measured) -> _Way:
        program = self._workspace.programs.get(measured.program or "")
        maps = self.maps_of(measured)
        of_all = (program.framework if program else None, *(map_.framework for map_ in maps))
        frameworks = [*dict.fromkeys(framework for framework in of_all if framework)]
        numbers = {flow.stage: number for number, flow in enumerate(measured.stages)}
        steps: list[tuple[str, str]] = []
        optional: set[str] = set()
        for framework in frameworks:
            for id_, stage in framework.stages.items():
                steps += [(id_, loop.to) for loop in stage.loops]
                if stage.catch_all:
                    optional.add(id_)
        for map_ in maps:
            for on_map in map_.stages:
                steps += [(on_map.id, loop.to) for loop in on_map.model.loops]
                steps += [(on_map.id, branch.to) for branch in on_map.model.branches]
                if not on_map.in_scope or on_map.is_selection:
                    optional.add(on_map.id)
        known = tuple((numbers[one], numbers[other]) for one, other in steps if one in numbers and other in numbers)
        return _Way(
            steps=known,
            optional=frozenset(numbers[id_] for id_ in optional if id_ in numbers),
            is_free=any(framework.model.movement == "free" for framework in frameworks),
        )

    def flow(self, measured: Measured | None, stage: str) -> StageFlow | None:
        """How cases go through a stage."""
        return next((flow for flow in measured.stages if flow.stage == stage), None) if measured else None

    def reading(self, account: LinkedAccount) -> AccountReading | None:
        """What was measured at an account."""
        return self._readings.get(account.id)

    def days_in_stage(self, reading: AccountReading) -> int | None:
        """For how many days an account had been in its stage when it was measured."""
        return (self.day - reading.since).days if self.day and reading.since and reading.since <= self.day else None

    @cached_property
    def _by_program(self) -> dict[str | None, Measured]:
        return {measured.program: measured for measured in self.latest.measured} if self.latest else {}

    @cached_property
    def _readings(self) -> dict[str, AccountReading]:
        return self._past_readings[-1][1] if self._past_readings else {}

    def trend(self, measured: Measured, figure: Figure) -> Iterator[tuple[date, Figure]]:
        """Yield what each snapshot says of the same figure, the oldest first."""
        key = _key(figure)
        for snapshot in self._snapshots:
            for part in snapshot.measured:
                if part.program == measured.program:
                    for other in part.figures:
                        if _key(other) == key:
                            yield snapshot.as_of, other

    def trend_of_account(self, account: LinkedAccount) -> Iterator[tuple[date, AccountReading]]:
        """Yield what each snapshot says of an account, the oldest first."""
        for day, readings in self._past_readings:
            if found := readings.get(account.id):
                yield day, found

    @cached_property
    def _past_readings(self) -> tuple[tuple[date, dict[str, AccountReading]], ...]:
        return tuple((snapshot.as_of, _readings_in(snapshot)) for snapshot in self._snapshots)

    def missed(self, source: LinkedProgram | Workspace) -> tuple[Figure, ...]:
        """The figures that miss their plan by more than chance: of others, and of too few cases, that is unclear."""
        held = (self._held(source, figure) for figure in self.figures_of(source))
        return tuple(figure for figure in held if figure.verdict == "missed")

    def _held(self, source: LinkedProgram | Workspace, figure: Figure) -> Figure:
        """A figure held against the plan of today, which may be another than that of the day when it was measured."""
        alike = [each for each in planned_measures(source, self._workspace) if each.kind == figure.measure]
        if figure.plan is None or not alike:
            return figure
        planned = next((each for each in alike if each.is_of(figure)), None)
        text = planned.model.plan if planned else None
        plan = plan_for(figure.measure, figure.basis, text) if text else None
        if not isinstance(plan, Plan) or plan.unit not in (None, figure.unit):
            return replace(figure, plan=None, verdict=None)
        if isclose(plan.value, figure.plan):
            return figure
        better = plan.better or figure.better or better_of(figure.measure, figure.basis)
        return replace(figure, plan=plan.value, better=better, verdict=verdict_of(figure, plan.value, better))

    def handoffs_late(self, source: LinkedProgram | Workspace) -> Figure | None:
        """Which part of the handoffs is answered in the time that was agreed, where fewer are than chance explains."""
        figures = (figure for figure in self.figures_of(source) if _key(figure) == ("handoff_time", None, "in_time"))
        figure = next(figures, None)
        if figure is None or figure.few or figure.high is None or figure.high >= IN_TIME:
            return None
        return figure

    def coverage(self, source: LinkedProgram | Workspace) -> tuple[Figure, Figure] | None:
        """How many accounts are reached, and how many of all respond: people mean either by coverage."""
        known = {figure.basis: figure for figure in self.figures_of(source) if figure.measure == "coverage"}
        reached, engaged = known.get("reached"), known.get("engaged")
        return (reached, engaged) if reached and engaged else None

    def old_data(self, source: LinkedProgram | Workspace) -> tuple[AgingData, ...]:
        """The data that a program or the workspace declares, and that is older today than it may be."""
        return tuple(read for read in self.aging_data(source) if read.is_old)

    def aging_data(self, source: LinkedProgram | Workspace) -> tuple[AgingData, ...]:
        """The data of a program or of the workspace of which it is said how old it may be."""
        found: dict[str, AgingData] = {}
        for measured in self._by_program.values():
            program = self._workspace.programs.get(measured.program or "", self._workspace)
            if data_owner(program, self._workspace) is source:
                declared = sources_of(source, self._workspace)
                for read in measured.data:
                    if aging := self._aging(read, declared):
                        found.setdefault(aging.key, aging)
        return tuple(found.values())

    def _aging(self, read: DataRead, declared: Mapping[str, tuple[DataSource, Place]]) -> AgingData | None:
        source, place = declared.get(read.name, (None, None))
        if source is None or place is None or source.fresh is None or read.newest is None:
            return None
        days = (self._workspace.today - read.newest).days
        return AgingData(read.name, read.newest, days, source.fresh, place)

    def planned(self, source: LinkedProgram | Workspace, figure: Figure) -> Planned | None:
        """What a figure was planned as."""
        measures = planned_measures(source, self._workspace)
        return next((planned for planned in measures if planned.is_of(figure)), None)

    def place_of(self, source: LinkedProgram | Workspace, figure: Figure | None = None) -> Place:
        """Where somebody asks for what was measured: the measure itself, else all of them, else the data; at last the
        snapshot, where nobody has asked for anything.
        """
        planned = self.planned(source, figure) if figure else None
        if planned:
            return planned.place
        things = [source.place] if isinstance(source, LinkedProgram) else []
        if settings := self._workspace.settings_document:
            things.append(Place(settings))
        asked = [thing.at(key) for thing in things for key in ("measures", "data")]
        snapshot = Place(Document(f"measures/{self.day}.json", readable=False))
        return next((place for place in asked if place.is_written()), things[0] if things else snapshot)


def _readings_in(snapshot: Snapshot) -> dict[str, AccountReading]:
    """The readings by account. What the first of its programs says goes before what others, or the whole, say of it."""
    readings: dict[str, AccountReading] = {}
    for part in sorted(snapshot.measured, key=lambda measured: measured.program is None):
        for reading in part.accounts:
            readings.setdefault(reading.account, reading)
    return readings
