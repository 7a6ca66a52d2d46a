"""The index of everything declared comes in; linked journeys and a linked library go out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from journeymap.model.framework import Framework
from journeymap.model.journey import Journey, Stage
from journeymap.model.library import Channel, Content, Persona, Segment
from journeymap.model.nearest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.declare import Declared
from journeymap.workspace.frameworks import FrameworkLinker
from journeymap.workspace.index import Index
from journeymap.workspace.linked import (
    LinkedChannel,
    LinkedContent,
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedPersona,
    LinkedSegment,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)
from journeymap.workspace.overlay import ITEM_LISTS, Overlay


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
            id_: (_model(one, Framework), one.place, id_ not in index.things["frameworks"])
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
        if id_ in workspace.journeys or declared is None or not declared.sound:
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
            if base is None or id_ in workspace.journeys:
                return None
        journey = self._begin(id_, model, declared, base)
        _Stages(journey, declared, workspace).link()
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

    def _begin(
        self, id_: str, model: Journey, declared: Declared, base: LinkedJourney | None
    ) -> LinkedJourney:
        place = declared.place
        if base is not None:
            said = {name: getattr(model, name) for name in model.model_fields_set}
            inherited = base.model.model_copy(update={"id": None, "extends": None, "compare": None})
            model = inherited.model_copy(update=said)
            place = replace(place, below=base.place)
        journey = LinkedJourney(id_, model, place, self._workspace, base=base)
        journey.framework = self._workspace.frameworks.get(model.framework or "")
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


class _Stages:
    """Links the stages of one journey, in the framework's order."""

    def __init__(self, journey: LinkedJourney, declared: Declared, workspace: Workspace) -> None:
        self._journey = journey
        self._written = cast(Journey, declared.model).stages
        self._edits = declared.edits
        self._place = Place(declared.place.document)
        self._workspace = workspace

    def link(self) -> None:
        journey = self._journey
        overlay = Overlay(self._edits)
        below = {stage.id: stage for stage in journey.base.stages} if journey.base else {}
        stages = []
        for id_ in self._order(below):
            stage = self._stage(id_, self._written.get(id_, _EMPTY))
            if id_ in below and id_ in self._written:
                stage = overlay.lay(stage, below[id_])
            elif id_ in below:
                stage = self._inherited(below[id_])
            elif journey.base and id_ in self._written:
                stage.origin = "added"
            stages.append(stage)
        journey.stages = tuple(stages)
        self._workspace.problems.extend(overlay.problems)
        _join_answers(journey)

    def _order(self, below: dict[str, LinkedStage]) -> list[str]:
        framework = self._journey.framework
        if framework is None:
            return list(dict.fromkeys([*below, *self._written]))
        for id_ in self._written:
            if id_ not in framework.stages:
                self._tell_outside(id_, framework.name, list(framework.stages))
        skipped = set(self._journey.model.skip)
        return [id_ for id_ in framework.stages if id_ not in skipped or id_ in self._written]

    def _tell_outside(self, id_: str, framework: str, known: list[str]) -> None:
        message = f"'{id_}' is no stage of {framework}.{did_you_mean(id_, known)}"
        fix = f"Its stages are: {', '.join(known)}. For others declare a framework of your own."
        place = self._place.at("stages", id_).key()
        self._workspace.problems.append(Problem("JM009", place, message, fix))

    def _stage(self, id_: str, model: Stage) -> LinkedStage:
        journey = self._journey
        asked = journey.framework.stages.get(id_) if journey.framework else None
        stage = LinkedStage(
            journey,
            id_,
            model,
            self._place.at("stages", id_),
            name=model.name or (asked.name if asked else None) or id_,
            phases=model.phases or (asked.phases if asked else ()),
            owners=model.owners or (asked.owners if asked else ()),
        )
        stage.in_scope = self._is_in_scope(stage)
        library = self._workspace.content
        stage.content = tuple(library[name] for name in model.content if name in library)
        stage.touchpoints = tuple(self._touchpoints(stage))
        stage.opportunities = tuple(
            LinkedOpportunity(stage, one, stage.place.at("opportunities", i))
            for i, one in enumerate(model.opportunities)
        )
        stage.pains = tuple(
            LinkedPain(stage, one, stage.place.at("pains", i)) for i, one in enumerate(model.pains)
        )
        return stage

    def _is_in_scope(self, stage: LinkedStage) -> bool:
        model = self._journey.model
        return stage.id not in model.skip and not (model.scope == "buyer" and stage.is_after_sale)

    def _touchpoints(self, stage: LinkedStage) -> list[LinkedTouchpoint]:
        channels, library = self._workspace.channels, self._workspace.content
        place = stage.place.at("touchpoints")
        return [
            LinkedTouchpoint(
                stage,
                one,
                place.at(i),
                channels.get(one.channel) if one.channel else None,
                tuple(library[name] for name in one.content if name in library),
            )
            for i, one in enumerate(stage.model.touchpoints)
        ]

    def _inherited(self, below: LinkedStage) -> LinkedStage:
        stage = replace(below, journey=self._journey, origin="inherited")
        stage.in_scope = self._is_in_scope(stage)
        for field in ITEM_LISTS:
            items = (replace(item, stage=stage, origin="inherited") for item in getattr(below, field))
            setattr(stage, field, tuple(items))
        return stage


_EMPTY = Stage()


def _join_answers(journey: LinkedJourney) -> None:
    """Hand every pain the opportunities that answer it: its own, and those anywhere on the map that name
    its id.
    """
    answers: dict[str, list[LinkedOpportunity]] = {}
    for stage in journey.stages:
        for opportunity in stage.opportunities:
            for name in opportunity.model.answers:
                answers.setdefault(name, []).append(opportunity)
    for stage in journey.stages:
        for pain in stage.pains:
            own = (
                LinkedOpportunity(stage, one, pain.place.at("answers", i), pain.origin)
                for i, one in enumerate(pain.model.answers)
            )
            pain.answers = (*own, *answers.get(pain.model.id or "", ()))
