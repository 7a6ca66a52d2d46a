"""Link the stages of a map, in the order of its framework or of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from journeymap.model.journey import Journey, Stage
from journeymap.model.messages import some_of
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import (
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    StageItems,
    is_after_sale,
)
from journeymap.workspace.graph.library import LinkedContent
from journeymap.workspace.graph.workspace import Library
from journeymap.workspace.link.aims import AimedContent
from journeymap.workspace.link.overlay import Overlay
from journeymap.workspace.read.declare import Declared


class StageLinker:
    """Links the stages of one map, merged with those of the map that it extends."""

    def __init__(self, declared: Declared, library: Library, aimed: AimedContent) -> None:
        self._written = cast(Journey, declared.model).stages
        self._place = Place(declared.place.document)
        self._library = library
        self._aimed = aimed
        self._overlay = Overlay(declared.edits)
        self._outside: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        """What was wrong with the stages that were linked."""
        return [*self._outside, *self._overlay.problems]

    def link(self, journey: LinkedJourney) -> Iterator[LinkedStage]:
        """Build every stage of the journey."""
        base_stages = {stage.id: stage for stage in journey.base.stages} if journey.base else {}
        for id_ in self._order(journey, base_stages):
            written = self._written.get(id_)
            if journey.base and written:
                yield self._merged(journey, id_, written, base_stages.get(id_))
            elif id_ in base_stages:
                yield self._inherited(journey, base_stages[id_])
            else:
                yield self._stage(journey, id_, written or _EMPTY)

    def _order(self, journey: LinkedJourney, base_ids: Iterable[str]) -> list[str]:
        framework = journey.framework
        if framework is None:
            return list(dict.fromkeys([*base_ids, *self._written]))
        for id_ in self._written:
            if id_ not in framework.stages:
                self._report_outside(id_, framework.name, list(framework.stages))
        skipped = set(journey.model.skip)
        return [id_ for id_ in framework.stages if id_ not in skipped or id_ in self._written]

    def _report_outside(self, id_: str, framework: str, stages: list[str]) -> None:
        message = f"'{id_}' is not a stage of {framework}.{did_you_mean(id_, stages)}"
        fix = f"Its stages are: {some_of(stages)}. For others, declare a framework of your own."
        self._outside.append(Problem("JM009", self._place.at("stages", id_).key(), message, fix))

    def _stage(self, journey: LinkedJourney, id_: str, model: Stage) -> LinkedStage:
        """A stage as this map alone has it."""
        default = journey.framework.stages.get(id_) if journey.framework else None
        phases = model.phases or (default.phases if default else ())
        in_scope = _is_in_scope(journey, id_, model, phases)
        return LinkedStage(
            journey=journey,
            id=id_,
            model=model,
            place=self._place.at("stages", id_),
            name=model.name or (default.name if default else None) or id_,
            phases=phases,
            owners=model.owners or (default.owners if default else ()),
            in_scope=in_scope,
            content=self._content(model.content),
            aimed=self._aimed.at(id_, phases, journey.involved(model)) if in_scope else (),
            build_items=self._items,
        )

    def _merged(self, journey: LinkedJourney, id_: str, written: Stage, base: LinkedStage | None) -> LinkedStage:
        """A stage as this map and its base have it together."""
        own = self._stage(journey, id_, written)
        # Where the base lacks this stage, a drop or a change matches nothing, which is a problem as anywhere else.
        merged = self._overlay.merge(own, base or self._stage(journey, id_, _EMPTY))
        in_scope = _is_in_scope(journey, id_, merged.model, merged.phases)
        return LinkedStage(
            journey=journey,
            id=id_,
            model=merged.model,
            place=own.place._replace(below=base.place) if base else own.place,
            name=own.model.name or (base or own).name,
            phases=merged.phases,
            owners=merged.owners,
            in_scope=in_scope,
            content=merged.content,
            aimed=self._aimed.at(id_, merged.phases, journey.involved(merged.model)) if in_scope else (),
            origin=merged.origin if base else "added",
            layer=merged.layer if base else None,
            build_items=lambda stage: _moved(merged.items, stage),
        )

    def _inherited(self, journey: LinkedJourney, base: LinkedStage) -> LinkedStage:
        """A stage of the base map that this one leaves alone."""
        in_scope = _is_in_scope(journey, base.id, base.model, base.phases)
        items = StageItems(
            touchpoints=tuple(replace(item, origin="inherited") for item in base.touchpoints),
            pains=tuple(replace(item, origin="inherited") for item in base.pains),
            opportunities=tuple(replace(item, origin="inherited") for item in base.opportunities),
        )
        return replace(
            base,
            journey=journey,
            origin="inherited",
            layer=None,
            in_scope=in_scope,
            aimed=self._aimed.at(base.id, base.phases, journey.involved(base.model)) if in_scope else (),
            build_items=lambda stage: _moved(items, stage),
        )

    def _items(self, stage: LinkedStage) -> StageItems:
        model, place = stage.model, stage.place
        channels = self._library.channels
        return StageItems(
            touchpoints=tuple(
                LinkedTouchpoint(
                    stage=stage,
                    model=touchpoint,
                    place=place.at("touchpoints", number),
                    channels=tuple(channels[id_] for id_ in touchpoint.channels if id_ in channels),
                    content=self._content(touchpoint.content),
                )
                for number, touchpoint in enumerate(model.touchpoints)
            ),
            pains=tuple(
                LinkedPain(stage.journey, stage, pain, place.at("pains", number))
                for number, pain in enumerate(model.pains)
            ),
            opportunities=tuple(
                LinkedOpportunity(stage, opportunity, place.at("opportunities", number))
                for number, opportunity in enumerate(model.opportunities)
            ),
        )

    def _content(self, ids: tuple[str, ...]) -> tuple[LinkedContent, ...]:
        if not ids:  # as on most touchpoints
            return ()
        content = self._library.content
        return tuple(content[id_] for id_ in ids if id_ in content)


_EMPTY = Stage.unsaid()


def _is_in_scope(journey: LinkedJourney, id_: str, model: Stage, phases: tuple[str, ...]) -> bool:
    """Whether a stage is in scope: it is not skipped, nor said to be out of it, nor after the purchase on a buyer's
    map.
    """
    if id_ in journey.model.skip or model.status == "out_of_scope":
        return False
    return not (journey.model.scope == "buyer" and is_after_sale(phases))


def _moved(items: StageItems, stage: LinkedStage) -> StageItems:
    """The same items, on another stage."""
    return StageItems(
        touchpoints=tuple(replace(item, stage=stage) for item in items.touchpoints),
        pains=tuple(replace(item, stage=stage, journey=stage.journey) for item in items.pains),
        opportunities=tuple(replace(item, stage=stage) for item in items.opportunities),
    )
