"""The stages that an account moves through, according to maps, frameworks and programs.

Where a map says nothing about entering or leaving a stage, its framework does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from journeymap.model.criteria import Criteria, Loop
from journeymap.model.framework import FrameworkStage
from journeymap.model.vocabulary import BEFORE_SALE
from journeymap.source import Place
from journeymap.workspace import (
    LinkedAccount,
    LinkedFramework,
    LinkedJourney,
    LinkedProgram,
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


def _with_skipped(journey: LinkedJourney, current: str | None) -> tuple[PipelineStage, ...]:
    """The stages of a map; if an account is in one that its map skips, with all those of its framework."""
    stages, framework = map_stages(journey), journey.framework
    on_map = {stage.id: stage for stage in stages}
    if framework is None or current in on_map or current not in framework.stages:
        return stages
    return tuple(on_map.get(stage.id, stage) for stage in framework_stages(framework))


class Pipelines:
    """The map and the stages of every account and program."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._uses = workspace.uses
        self._of_account: dict[LinkedAccount, tuple[PipelineStage, ...]] = {}
        self._of_program: dict[LinkedProgram, tuple[PipelineStage, ...]] = {}

    def map_of(self, account: LinkedAccount) -> LinkedJourney | None:
        """The map that an account follows: its own, else one of its segment that is for no single account, else the
        one map of its program's framework that is for no segment and no account.
        """
        own = self._uses.account_journeys[account]
        return next(iter((*own, *self._maps_of_segment(account), *self._maps_of_program(account))), None)

    def _maps_of_segment(self, account: LinkedAccount) -> Iterator[LinkedJourney]:
        maps = self._uses.segment_journeys[account.segment] if account.segment else ()
        return (map_ for map_ in maps if not map_.model.account)

    def _maps_of_program(self, account: LinkedAccount) -> Iterator[LinkedJourney]:
        """The map for everybody. Where there are several, nobody can tell which one it would be."""
        for program in self._uses.account_programs[account]:
            maps = self._uses.framework_journeys[program.framework] if program.framework else ()
            for_all = [map_ for map_ in maps if not map_.model.account and not map_.model.segment]
            if len(for_all) == 1:
                yield for_all[0]

    def of(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        """The stages of an account: those of its map, of its program, or of any map or framework with its stage."""
        stages = self._of_account.get(account)
        if stages is None:
            stages = self._of_account[account] = self._stages_of(account)
        return stages

    def _stages_of(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        if map_ := self.map_of(account):
            return _with_skipped(map_, account.model.stage)
        for program in self._uses.account_programs[account]:
            if program.framework:
                return self.of_program(program)
        current = account.model.stage
        if current is None:
            return ()
        return next((stages for stages in self._all() if current in {stage.id for stage in stages}), ())

    def _all(self) -> Iterator[tuple[PipelineStage, ...]]:
        yield from (map_stages(journey) for journey in self._workspace.journeys.values())
        yield from (framework_stages(framework) for framework in self._workspace.frameworks.values())

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
        return next((map_stages(maps[0]) for maps in maps_of_accounts if maps), ())

    def now(self, account: LinkedAccount) -> PipelineStage | None:
        """Return the stage that an account is in today; None if that is not known."""
        return next((stage for stage in self.of(account) if stage.id == account.model.stage), None)

    def ahead(self, account: LinkedAccount) -> PipelineStage | None:
        """Return the stage after the one that an account is in; None at the last one, or if it is not known."""
        pairs = pairwise(self.of(account))
        return next((after for before, after in pairs if before.id == account.model.stage), None)

    def is_behind(self, account: LinkedAccount, stage_id: str) -> bool:
        """Whether an account is past a stage. If its stage is not known, a customer is past those before the sale."""
        stages = {stage.id: number for number, stage in enumerate(self.of(account))}
        if stage_id not in stages:
            return False
        if account.model.stage in stages:
            return stages[stage_id] < stages[account.model.stage]
        phases = self.of(account)[stages[stage_id]].phases
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
        stages = self.of(account)
        ids = [stage.id for stage in stages]
        first = next((number for number, stage in enumerate(stages) if phase in stage.phases), None)
        if account.model.stage in ids and first is not None:
            return ids.index(account.model.stage) >= first
        return account.is_customer and phase in BEFORE_SALE
