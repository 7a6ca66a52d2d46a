"""Maps and frameworks come in; the stages that an account moves through go out.

What a map leaves unsaid about coming and going is what its framework says.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.criteria import Criteria, Loop
from journeymap.model.framework import FrameworkStage
from journeymap.source import Place
from journeymap.workspace.graph.journey import LinkedJourney, LinkedStage
from journeymap.workspace.graph.library import LinkedFramework


@dataclass(frozen=True, slots=True)
class Step:
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


def steps_along(found: LinkedFramework | LinkedJourney) -> tuple[Step, ...]:
    """The stages of a framework, or of a map that says itself how one comes or goes; most maps do not."""
    if isinstance(found, LinkedFramework):
        return steps_in(found)
    says = any(stage.model.entry or stage.model.exit or stage.model.loops for stage in found.stages)
    return steps_of(found) if says else ()


def steps_of(journey: LinkedJourney) -> tuple[Step, ...]:
    """The stages of a map."""
    return tuple(_step(stage) for stage in journey.stages)


def _step(stage: LinkedStage) -> Step:
    asked = asked_of(stage)
    return Step(
        stage.id,
        stage.name,
        stage.phases,
        stage.owners,
        stage.model.entry or asked.entry,
        stage.model.exit or asked.exit,
        stage.model.loops or asked.loops,
        asked.catch_all,
        stage.place,
    )


def asked_of(stage: LinkedStage) -> FrameworkStage:
    """What the framework of its map says of a stage; nothing where there is none."""
    framework = stage.journey.framework
    return framework.stages.get(stage.id, _UNSAID) if framework else _UNSAID


_UNSAID = FrameworkStage()


def steps_in(framework: LinkedFramework) -> tuple[Step, ...]:
    """The stages of a framework."""
    return tuple(
        Step(
            id_,
            one.name or id_,
            one.phases,
            one.owners,
            one.entry,
            one.exit,
            one.loops,
            one.catch_all,
            _place(framework, id_),
        )
        for id_, one in framework.stages.items()
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
