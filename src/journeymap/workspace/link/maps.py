"""The index of everything declared comes in; linked journeys and a linked library go out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from journeymap.model.framework import Framework
from journeymap.model.journey import Journey
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.source import Problem
from journeymap.workspace.graph.journey import LinkedJourney, Workspace
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)
from journeymap.workspace.link.frameworks import FrameworkLinker
from journeymap.workspace.link.stages import link_stages
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index


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


DEEPEST = 50
"""How many maps may lie one over the other."""


class JourneyLinker:
    """Links maps, each after the one it extends; a broken map is left out and with it those laid over it."""

    def __init__(self, workspace: Workspace, index: Index) -> None:
        self._workspace = workspace
        self._index = index
        self._lost: set[str] = set()
        self._depths: dict[str, int] = {}

    def link(self) -> None:
        """Put every sound map into the workspace, in the order of the files."""
        for id_ in self._index.maps:
            for one in reversed(self._chain(id_)):
                self._journey(one, self._index.maps[one])
        done = self._workspace.journeys
        self._workspace.journeys = {id_: done[id_] for id_ in self._index.maps if id_ in done}
        if len(self._workspace.journeys) < len(self._index.maps):
            self._workspace.uses_are_known = False

    def _chain(self, id_: str) -> list[str]:
        """A map and those below it that are not linked yet, from the top down; none where they go in a circle."""
        chain: list[str] = []
        while id_ in self._index.maps and id_ not in self._workspace.journeys and id_ not in self._lost:
            if id_ in chain:
                self._tell_circle([*chain[chain.index(id_) :], id_])
                self._lost.update(chain)
                return []
            declared = self._index.maps[id_]
            if not declared.sound:
                self._lost.add(id_)
                break
            chain.append(id_)
            id_ = cast(Journey, declared.model).extends or ""
        return chain

    def _journey(self, id_: str, declared: Declared) -> None:
        model = cast(Journey, declared.model)
        base = self._workspace.journeys.get(model.extends or "")
        self._depths[id_] = self._depths[base.id] + 1 if base else 1
        if self._depths[id_] > DEEPEST:
            message, fix = f"more than {DEEPEST} maps lie one over the other here", "Lay this one over an earlier one."
            self._workspace.problems.append(Problem("JM010", declared.place.at("extends"), message, fix))
        if (model.extends and base is None) or self._depths[id_] > DEEPEST:
            self._lost.add(id_)
            return
        journey = self._begin(id_, model, declared, base)
        link_stages(journey, declared)
        self._workspace.journeys[id_] = journey

    def _tell_circle(self, circle: list[str]) -> None:
        place = self._index.maps[circle[-1]].place.at("extends")
        message = f"'extends' goes in a circle: {' → '.join(circle)}"
        self._workspace.problems.append(Problem("JM010", place, message, "Cut it at one of these maps."))

    def _begin(self, id_: str, model: Journey, declared: Declared, base: LinkedJourney | None) -> LinkedJourney:
        place, itself = declared.place, frozenset[str]()
        if base is not None:
            itself = frozenset(model.model_fields_set)
            said = {name: getattr(model, name) for name in model.model_fields_set}
            inherited = base.model.model_copy(update={"id": None, "extends": None, "compare": None})
            model = inherited.model_copy(update=said)
            place = replace(place, below=base.place)
        journey = LinkedJourney(id_, model, place, self._workspace, base=base, said=itself)
        framework = self._workspace.frameworks.get(model.framework or "")
        journey.framework = framework if framework and framework.sound else None
        journey.personas = self._personas(journey, declared)
        return journey

    def _personas(self, journey: LinkedJourney, declared: Declared) -> tuple[LinkedPersona, ...]:
        known = self._workspace.personas
        named = cast(Journey, declared.model).for_
        named = named or declared.place.document.keys(("personas",))
        if not named and journey.base:
            return journey.base.personas
        return tuple(known[id_] for id_ in named if id_ in known)
