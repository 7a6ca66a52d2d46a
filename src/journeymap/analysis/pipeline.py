"""The stages that an account moves through, according to maps, frameworks and programs.

Where a map says nothing about entering or leaving a stage, its framework does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from journeymap.model.criteria import Criteria, Loop
from journeymap.model.framework import FrameworkStage
from journeymap.model.vocabulary import BEFORE_SALE
from journeymap.source import Place
from journeymap.workspace import (
    LinkedAccount,
    LinkedFramework,
    LinkedJourney,
    LinkedProgram,
    LinkedSegment,
    LinkedStage,
    Workspace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineStage:
    """A stage that an account can be in, whether a map or a framework declares it."""

    id: str
    name: str
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    entry: tuple[Criteria, ...]
    exit: tuple[Criteria, ...]
    loops: tuple[Loop, ...]
    catch_all: bool
    max_days: int | None
    duration: str | None
    """How long it takes, in words."""
    place: Place


def declared_stages(source: LinkedFramework | LinkedJourney) -> tuple[PipelineStage, ...]:
    """The stages of a framework, or of a map with criteria or loops of its own; most maps have none."""
    if isinstance(source, LinkedFramework):
        return framework_stages(source)
    has_own = any(stage.model.entry or stage.model.exit or stage.model.loops for stage in source.stages)
    return map_stages(source) if has_own else ()


def map_stages(journey: LinkedJourney) -> tuple[PipelineStage, ...]:
    return tuple(_map_stage(stage) for stage in journey.stages)


def _map_stage(stage: LinkedStage) -> PipelineStage:
    default = framework_stage(stage)
    return PipelineStage(
        id=stage.id,
        name=stage.name,
        phases=stage.phases,
        owners=stage.owners,
        entry=stage.model.entry or default.entry,
        exit=stage.model.exit or default.exit,
        loops=stage.model.loops or default.loops,
        catch_all=default.catch_all,
        max_days=default.max_days,
        duration=stage.model.duration,
        place=stage.place,
    )


def framework_stage(stage: LinkedStage) -> FrameworkStage:
    """What the framework of its map says about a stage."""
    framework = stage.journey.framework
    return framework.stages.get(stage.id, _EMPTY) if framework else _EMPTY


_EMPTY = FrameworkStage.unsaid()


def framework_stages(framework: LinkedFramework) -> tuple[PipelineStage, ...]:
    return tuple(
        PipelineStage(
            id=id_,
            name=stage.name or id_,
            phases=stage.phases,
            owners=stage.owners,
            entry=stage.entry,
            exit=stage.exit,
            loops=stage.loops,
            catch_all=stage.catch_all,
            max_days=stage.max_days,
            duration=None,
            place=_place(framework, id_),
        )
        for id_, stage in framework.stages.items()
    )


def _place(framework: LinkedFramework, id_: str) -> Place:
    """Where a framework declares one of its stages; the framework itself where it inherits the stage."""
    place, model = framework.place, framework.model
    if place.at("stages", id_).is_written():
        return place.at("stages", id_)
    for index, inserted in enumerate(model.insert):
        if inserted.id == id_:
            return place.at("insert", index)
    for whole, parts in model.split.items():
        for index, part in enumerate(parts):
            if part.id == id_:
                return place.at("split", whole, index)
    return place


def entered(account: LinkedAccount) -> date | None:
    """Return the day on which an account came into the stage it is in; None if nobody has written it."""
    if account.model.since:
        return account.model.since
    last = account.model.history[-1] if account.model.history else None
    return last.date if last and last.stage == account.model.stage else None


class Pipelines:
    """The map and the stages of every account and program."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._uses = workspace.uses
        self._maps: dict[LinkedAccount, LinkedJourney | None] = {}
        self._of_account: dict[LinkedAccount, tuple[PipelineStage, ...]] = {}
        self._of_program: dict[LinkedProgram, tuple[PipelineStage, ...]] = {}
        self._of_map: dict[LinkedJourney, tuple[PipelineStage, ...]] = {}
        self._numbers: dict[LinkedAccount, dict[str, int]] = {}

    def map_of(self, account: LinkedAccount) -> LinkedJourney | None:
        """The map that an account follows: its own, else one of its segment that is for no single account, else the
        one map of its program's framework that is for no segment and no account.
        """
        if account not in self._maps:
            own = self._uses.account_journeys[account]
            self._maps[account] = own[0] if own else self._shared_map_of(account)
        return self._maps[account]

    def _shared_map_of(self, account: LinkedAccount) -> LinkedJourney | None:
        """The map of its segment, else the map for everybody. Where there are several of these, nobody can tell which
        one it would be.
        """
        if account.segment in self._map_of_segment:
            return self._map_of_segment[account.segment]
        maps = [self._maps_for_all.get(program.framework, ()) for program in self._uses.account_programs[account]]
        return next((of_framework[0] for of_framework in maps if len(of_framework) == 1), None)

    @cached_property
    def _map_of_segment(self) -> dict[LinkedSegment | None, LinkedJourney]:
        shared = [map_ for map_ in self._workspace.journeys.values() if map_.segment and not map_.model.account]
        return {map_.segment: map_ for map_ in reversed(shared)}

    @cached_property
    def _maps_for_all(self) -> dict[LinkedFramework | None, list[LinkedJourney]]:
        maps: dict[LinkedFramework | None, list[LinkedJourney]] = {}
        for map_ in self._workspace.journeys.values():
            if map_.framework and not map_.model.account and not map_.model.segment:
                maps.setdefault(map_.framework, []).append(map_)
        return maps

    def of(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        """The stages of an account: those of its map, of its program, or of any map or framework with its stage."""
        stages = self._of_account.get(account)
        if stages is None:
            stages = self._of_account[account] = self._stages_of(account)
        return stages

    def _stages_of(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        current = account.model.stage
        if map_ := self.map_of(account):
            return self._of_map_or_framework(map_, current)
        for program in self._uses.account_programs[account]:
            if program.framework:
                return self.of_program(program)
        return self._first_with.get(current, ()) if current else ()

    def _of_map_or_framework(self, map_: LinkedJourney, current: str | None) -> tuple[PipelineStage, ...]:
        """The stages of a map; if an account is in one that its map skips, with all those of its framework."""
        stages, framework = self._of_journey(map_), map_.framework
        if framework is None or current not in framework.stages or any(stage.id == current for stage in stages):
            return stages
        on_map = {stage.id: stage for stage in stages}
        return tuple(on_map.get(stage.id, stage) for stage in framework_stages(framework))

    def _of_journey(self, map_: LinkedJourney) -> tuple[PipelineStage, ...]:
        stages = self._of_map.get(map_)
        if stages is None:
            stages = self._of_map[map_] = map_stages(map_)
        return stages

    @cached_property
    def _first_with(self) -> dict[str, tuple[PipelineStage, ...]]:
        """The stages of the first map or framework that has a stage, by its id."""
        found: dict[str, tuple[PipelineStage, ...]] = {}
        of_frameworks = map(framework_stages, self._workspace.frameworks.values())
        for stages in (*map(self._of_journey, self._workspace.journeys.values()), *of_frameworks):
            for stage in stages:
                found.setdefault(stage.id, stages)
        return found

    def decided_on_maps(self, framework: LinkedFramework) -> frozenset[str]:
        """The stages of a framework of which any map says when they are entered."""
        return self._decided_on_maps.get(framework, frozenset())

    @cached_property
    def _decided_on_maps(self) -> dict[LinkedFramework | None, frozenset[str]]:
        decided: dict[LinkedFramework | None, set[str]] = {}
        for map_ in self._workspace.journeys.values():
            decided.setdefault(map_.framework, set()).update(stage.id for stage in map_.stages if stage.model.entry)
        return {framework: frozenset(ids) for framework, ids in decided.items()}

    def of_program(self, program: LinkedProgram) -> tuple[PipelineStage, ...]:
        """The stages of a program's framework; where it names none, those of its accounts' first map."""
        stages = self._of_program.get(program)
        if stages is None:
            stages = self._of_program[program] = self._stages_of_program(program)
        return stages

    def _stages_of_program(self, program: LinkedProgram) -> tuple[PipelineStage, ...]:
        if program.framework:
            return framework_stages(program.framework)
        maps_of_accounts = (self._uses.account_journeys[account] for account in program.accounts)
        return next((self._of_journey(maps[0]) for maps in maps_of_accounts if maps), ())

    def number(self, account: LinkedAccount, stage_id: str | None) -> int | None:
        """Return which of the stages of an account one is, from 0 on; None if it is none of them."""
        numbers = self._numbers.get(account)
        if numbers is None:
            numbers = self._numbers[account] = {stage.id: number for number, stage in enumerate(self.of(account))}
        return None if stage_id is None else numbers.get(stage_id)

    def stage(self, account: LinkedAccount, stage_id: str | None) -> PipelineStage | None:
        """Return the stage of an account with an id."""
        number = self.number(account, stage_id)
        return None if number is None else self.of(account)[number]

    def anywhere(self, stage_id: str) -> PipelineStage | None:
        """Return the stage with an id of the first map or framework that has one."""
        return next((stage for stage in self._first_with.get(stage_id, ()) if stage.id == stage_id), None)

    def now(self, account: LinkedAccount) -> PipelineStage | None:
        """Return the stage that an account is in today; None if that is not known."""
        return self.stage(account, account.model.stage)

    def on(self, account: LinkedAccount, day: date | None) -> PipelineStage | None:
        """Return the stage that an account was in on a day; today's where no day is given, or since when is unknown."""
        model, since = account.model, entered(account)
        if day is None or since is None or day >= since:
            return self.now(account)
        return self.stage(account, next((move.stage for move in reversed(model.history) if move.date <= day), None))

    def ahead(self, account: LinkedAccount) -> PipelineStage | None:
        """Return the stage after the one that an account is in; None at the last one, or if it is not known."""
        return next(iter(self.after(account, account.model.stage)), None) if account.model.stage else None

    def after(self, account: LinkedAccount, stage_id: str) -> tuple[PipelineStage, ...]:
        """Return the stages of an account that come after one; none if that is not one of them."""
        number = self.number(account, stage_id)
        return () if number is None else self.of(account)[number + 1 :]

    def is_behind(self, account: LinkedAccount, stage_id: str) -> bool:
        """Whether an account is past a stage. If its stage is not known, a customer is past those before the sale."""
        number, now = self.number(account, stage_id), self.number(account, account.model.stage)
        if number is None:
            return False
        if now is not None:
            return number < now
        phases = self.of(account)[number].phases
        return account.is_customer and bool(phases) and BEFORE_SALE.issuperset(phases)

    def lies_ahead(self, program: LinkedProgram, stage_id: str) -> bool:
        """Whether some account of a program is in a stage, or may still come to it; also while it has no accounts."""
        return not program.accounts or not all(self.is_behind(account, stage_id) for account in program.accounts)

    def is_past(self, stage: LinkedStage) -> bool:
        """Whether the account whose map it is has left a stage behind, so that nothing can be done there any more."""
        account = stage.journey.account
        return account is not None and self.is_behind(account, stage.id)

    def has_reached(self, account: LinkedAccount, phase: str) -> bool:
        """Whether an account's stage is at or after the first one with a phase; a customer has bought."""
        now = self.number(account, account.model.stage)
        first = next((number for number, stage in enumerate(self.of(account)) if phase in stage.phases), None)
        if now is not None and first is not None:
            return now >= first
        return account.is_customer and phase in BEFORE_SALE
