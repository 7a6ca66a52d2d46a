"""A map whose base is linked comes in; its stages go out, linked and in the framework's order."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from journeymap.model.journey import Journey, Stage
from journeymap.model.stage_fields import ITEM_LISTS
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import (
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
)
from journeymap.workspace.link.overlay import Overlay
from journeymap.workspace.read.declare import Declared


def link_stages(journey: LinkedJourney, declared: Declared) -> None:
    """Give a journey its stages; if it has a base, laid over those of the base."""
    _Stages(journey, declared).link()
    _join_answers(journey)


class _Stages:
    """Links the stages of one journey."""

    def __init__(self, journey: LinkedJourney, declared: Declared) -> None:
        self._journey = journey
        self._written = cast(Journey, declared.model).stages
        self._overlay = Overlay(declared.edits)
        self._place = Place(declared.place.document)
        self._workspace = journey.workspace

    def link(self) -> None:
        journey = self._journey
        below = {stage.id: stage for stage in journey.base.stages} if journey.base else {}
        stages = []
        for id_ in self._order(below):
            stage = self._stage(id_, self._written.get(id_, _EMPTY))
            if journey.base:
                stage = self._over(stage, below.get(id_))
            stages.append(stage)
        journey.stages = tuple(stages)
        self._workspace.problems.extend(self._overlay.problems)

    def _over(self, stage: LinkedStage, below: LinkedStage | None) -> LinkedStage:
        """The stage as this map and the one below it say it together."""
        if stage.id not in self._written:
            return self._inherited(below) if below else stage
        laid = self._overlay.lay(stage, below or self._stage(stage.id, _EMPTY))
        laid.in_scope = self._is_in_scope(laid)
        if below is None:
            laid.place, laid.origin, laid.layer = stage.place, "added", None
        return laid

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
        stage.pains = tuple(LinkedPain(stage, one, stage.place.at("pains", i)) for i, one in enumerate(model.pains))
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
        stage = replace(below, journey=self._journey, origin="inherited", layer=None)
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
