"""The index of everything declared comes in; linked journeys and a linked library go out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from journeymap.model.framework import Framework
from journeymap.model.journey import Journey
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.source import Problem
from journeymap.workspace.declare import Declared
from journeymap.workspace.frameworks import FrameworkLinker
from journeymap.workspace.index import Index
from journeymap.workspace.linked import LinkedJourney, Workspace
from journeymap.workspace.linked_library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.stages import link_stages


def link_library(workspace: Workspace, index: Index) -> None:
    """Put the declared library into the workspace."""
    for id_, one in index.of("personas").items():
        persona = _model(one, Persona, name=id_)
        workspace.personas[id_] = LinkedPersona(id_, persona, one.place, workspace, one.sound)
    for id_, one in index.of("channels").items():
        built_in = id_ not in index.things["channels"]
        channel = _model(one, Channel)
        workspace.channels[id_] = LinkedChannel(id_, channel, one.place, workspace, one.sound, built_in)
    for id_, one in index.of("content").items():
        piece = _model(one, Content, title=id_)
        workspace.content[id_] = LinkedContent(id_, piece, one.place, workspace, one.sound)
    for id_, one in index.of("segments").items():
        workspace.segments[id_] = LinkedSegment(id_, _model(one, Segment, name=id_), one.place)
    frameworks = FrameworkLinker(
        {
            id_: LinkedFramework(
                id_,
                _model(one, Framework),
                one.place,
                sound=one.sound,
                built_in=id_ not in index.things["frameworks"],
            )
            for id_, one in index.of("frameworks").items()
        }
    )
    workspace.frameworks.update(frameworks.link())
    workspace.problems.extend(frameworks.problems)


def _model(declared: Declared, model: type[Any], **fallback: str) -> Any:
    """What is written; of a thing too broken to read only its id is known."""
    return declared.model if declared.model is not None else model(**fallback)


class JourneyLinker:
    """Links maps, each after the one it extends; a broken map is left out and with it those laid over it."""

    def __init__(self, workspace: Workspace, index: Index) -> None:
        self._workspace = workspace
        self._index = index
        self._under_way: list[str] = []
        self._lost: set[str] = set()

    def link(self) -> None:
        """Put every sound map into the workspace, in the order of the files."""
        for id_ in self._index.maps:
            self._journey(id_)
        done = self._workspace.journeys
        self._workspace.journeys = {id_: done[id_] for id_ in self._index.maps if id_ in done}
        if len(self._workspace.journeys) < len(self._index.maps):
            self._workspace.uses_are_known = False

    def _journey(self, id_: str) -> LinkedJourney | None:
        workspace = self._workspace
        declared = self._index.maps.get(id_)
        if id_ in workspace.journeys or declared is None or not declared.sound or id_ in self._lost:
            return workspace.journeys.get(id_)
        model = cast(Journey, declared.model)
        base = None
        if model.extends:
            if id_ in self._under_way:
                self._tell_circle(id_, declared)
                return None
            self._under_way.append(id_)
            base = self._journey(model.extends)
            self._under_way.pop()
            if base is None:
                self._lost.add(id_)
                return None
        journey = self._begin(id_, model, declared, base)
        link_stages(journey, declared)
        workspace.journeys[id_] = journey
        return journey

    def _tell_circle(self, id_: str, declared: Declared) -> None:
        circle = " → ".join([*self._under_way[self._under_way.index(id_) :], id_])
        problem = Problem(
            "JM010",
            declared.place.at("extends"),
            f"'extends' goes in a circle: {circle}",
            "Cut it at one of these maps.",
        )
        self._workspace.problems.append(problem)

    def _begin(self, id_: str, model: Journey, declared: Declared, base: LinkedJourney | None) -> LinkedJourney:
        place = declared.place
        if base is not None:
            said = {name: getattr(model, name) for name in model.model_fields_set}
            inherited = base.model.model_copy(update={"id": None, "extends": None, "compare": None})
            model = inherited.model_copy(update=said)
            place = replace(place, below=base.place)
        journey = LinkedJourney(id_, model, place, self._workspace, base=base)
        framework = self._workspace.frameworks.get(model.framework or "")
        journey.framework = framework if framework and framework.sound else None
        journey.personas = self._personas(journey, declared)
        return journey

    def _personas(self, journey: LinkedJourney, declared: Declared) -> tuple[LinkedPersona, ...]:
        known = self._workspace.personas
        named = cast(Journey, declared.model).for_
        here = declared.place.document.data.get("personas")
        if not named and isinstance(here, dict):
            named = tuple(here)
        if not named and journey.base:
            return journey.base.personas
        return tuple(known[id_] for id_ in named if id_ in known)
