"""The stages that an account moves through, as maps, frameworks and programs say them.

What a map leaves unsaid about coming and going is what its framework says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    """A stage that an account can be in, whether a map or a framework says so."""

    id: str
    name: str
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    entry: tuple[Criteria, ...]
    exit: tuple[Criteria, ...]
    loops: tuple[Loop, ...]
    catch_all: bool
    place: Place


def declared_stages(source: LinkedFramework | LinkedJourney) -> tuple[PipelineStage, ...]:
    """The stages of a framework, or of a map that says itself how one comes or goes; most maps do not."""
    if isinstance(source, LinkedFramework):
        return framework_stages(source)
    says_so = any(stage.model.entry or stage.model.exit or stage.model.loops for stage in source.stages)
    return map_stages(source) if says_so else ()


def map_stages(journey: LinkedJourney) -> tuple[PipelineStage, ...]:
    """The stages of a map."""
    return tuple(_map_stage(stage) for stage in journey.stages)


def _map_stage(stage: LinkedStage) -> PipelineStage:
    asked = framework_stage(stage)
    return PipelineStage(
        id=stage.id,
        name=stage.name,
        phases=stage.phases,
        owners=stage.owners,
        entry=stage.model.entry or asked.entry,
        exit=stage.model.exit or asked.exit,
        loops=stage.model.loops or asked.loops,
        catch_all=asked.catch_all,
        place=stage.place,
    )


def framework_stage(stage: LinkedStage) -> FrameworkStage:
    """What the framework of its map says of a stage; nothing where there is none."""
    framework = stage.journey.framework
    return framework.stages.get(stage.id, _UNSAID) if framework else _UNSAID


_UNSAID = FrameworkStage()


def framework_stages(framework: LinkedFramework) -> tuple[PipelineStage, ...]:
    """The stages of a framework."""
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
            place=_place(framework, id_),
        )
        for id_, stage in framework.stages.items()
    )


def _place(framework: LinkedFramework, id_: str) -> Place:
    """Where a framework speaks of one of its stages; itself, where only the one it extends does."""
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


class Pipelines:
    """The map and the stages of every account and program, each found once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._uses = workspace.uses
        self._of_account: dict[LinkedAccount, tuple[PipelineStage, ...]] = {}
        self._of_program: dict[LinkedProgram, tuple[PipelineStage, ...]] = {}

    def map_of(self, account: LinkedAccount) -> LinkedJourney | None:
        """The map of an account's way: its own, else one of its segment that is for no single account."""
        own = self._uses.account_journeys[account]
        if own or account.segment is None:
            return own[0] if own else None
        return next((map_ for map_ in self._uses.segment_journeys[account.segment] if not map_.model.account), None)

    def of(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        """The stages an account goes through: those of its map, of its program, or of any framework with its stage."""
        stages = self._of_account.get(account)
        if stages is None:
            stages = self._of_account[account] = self._find(account)
        return stages

    def _find(self, account: LinkedAccount) -> tuple[PipelineStage, ...]:
        if map_ := self.map_of(account):
            return map_stages(map_)
        for program in self._uses.account_programs[account]:
            if program.framework:
                return self.of_program(program)
        stage = account.model.stage
        return next((stages for stages in self._elsewhere(stage) if stage in [one.id for one in stages]), ())

    def _elsewhere(self, stage: str | None) -> Iterator[tuple[PipelineStage, ...]]:
        if stage:
            yield from (map_stages(journey) for journey in self._workspace.journeys.values())
            yield from (framework_stages(framework) for framework in self._workspace.frameworks.values())

    def of_program(self, program: LinkedProgram) -> tuple[PipelineStage, ...]:
        """The stages that a program's accounts go through; those of their maps where it names no framework."""
        stages = self._of_program.get(program)
        if stages is None:
            stages = self._of_program[program] = self._find_for(program)
        return stages

    def _find_for(self, program: LinkedProgram) -> tuple[PipelineStage, ...]:
        if program.framework:
            return framework_stages(program.framework)
        maps = (self._uses.account_journeys[account] for account in program.accounts)
        return next((map_stages(own[0]) for own in maps if own), ())

    def has_reached(self, account: LinkedAccount, phase: str) -> bool:
        """Whether an account's stage is at or after the first one with a phase; a customer has bought."""
        stages = self.of(account)
        ids = [stage.id for stage in stages]
        first = next((number for number, stage in enumerate(stages) if phase in stage.phases), None)
        if account.model.stage in ids and first is not None:
            return ids.index(account.model.stage) >= first
        return account.is_customer and phase in BEFORE_SALE
