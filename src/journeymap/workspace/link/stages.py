"""Link the stages of a map, in the order of its framework or of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from journeymap.model.journey import Journey, Stage
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
    """Links the stages of one map; where it extends another, over the stages of that one."""

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
        below = {stage.id: stage for stage in journey.base.stages} if journey.base else {}
        for id_ in self._order(journey, below):
            written = self._written.get(id_)
            if journey.base and written:
                yield self._laid_over(journey, id_, written, below.get(id_))
            elif id_ in below:
                yield self._inherited(journey, below[id_])
            else:
                yield self._stage(journey, id_, written or _EMPTY)

    def _order(self, journey: LinkedJourney, below: Iterable[str]) -> list[str]:
        framework = journey.framework
        if framework is None:
            return list(dict.fromkeys([*below, *self._written]))
        for id_ in self._written:
            if id_ not in framework.stages:
                self._report_outside(id_, framework.name, list(framework.stages))
        skipped = set(journey.model.skip)
        return [id_ for id_ in framework.stages if id_ not in skipped or id_ in self._written]

    def _report_outside(self, id_: str, framework: str, stages: list[str]) -> None:
        message = f"'{id_}' is no stage of {framework}.{did_you_mean(id_, stages)}"
        fix = f"Its stages are: {', '.join(stages)}. For others declare a framework of your own."
        self._outside.append(Problem("JM009", self._place.at("stages", id_).key(), message, fix))

    def _stage(self, journey: LinkedJourney, id_: str, model: Stage) -> LinkedStage:
        """A stage as this map alone says it."""
        asked = journey.framework.stages.get(id_) if journey.framework else None
        phases = model.phases or (asked.phases if asked else ())
        in_scope = _is_in_scope(journey, id_, phases)
        return LinkedStage(
            journey=journey,
            id=id_,
            model=model,
            place=self._place.at("stages", id_),
            name=model.name or (asked.name if asked else None) or id_,
            phases=phases,
            owners=model.owners or (asked.owners if asked else ()),
            in_scope=in_scope,
            content=self._content(model.content),
            aimed=self._aimed.at(journey, id_, phases) if in_scope else (),
            build_items=self._items,
        )

    def _laid_over(self, journey: LinkedJourney, id_: str, written: Stage, below: LinkedStage | None) -> LinkedStage:
        """A stage as this map and its base say it together."""
        own = self._stage(journey, id_, written)
        # Over a base without this stage, a drop or a change hits nothing, which is a finding as anywhere else.
        laid = self._overlay.lay(own, below or self._stage(journey, id_, _EMPTY))
        in_scope = _is_in_scope(journey, id_, laid.phases)
        return LinkedStage(
            journey=journey,
            id=id_,
            model=laid.model,
            place=replace(own.place, below=below.place) if below else own.place,
            name=own.model.name or (below or own).name,
            phases=laid.phases,
            owners=laid.owners,
            in_scope=in_scope,
            content=laid.content,
            aimed=self._aimed.at(journey, id_, laid.phases) if in_scope else (),
            origin=laid.origin if below else "added",
            layer=laid.layer if below else None,
            build_items=lambda stage: _moved(laid.items, stage),
        )

    def _inherited(self, journey: LinkedJourney, below: LinkedStage) -> LinkedStage:
        """A stage of the base map that this one leaves as it is."""
        in_scope = _is_in_scope(journey, below.id, below.phases)
        items = StageItems(
            touchpoints=tuple(replace(item, origin="inherited") for item in below.touchpoints),
            pains=tuple(replace(item, origin="inherited") for item in below.pains),
            opportunities=tuple(replace(item, origin="inherited") for item in below.opportunities),
        )
        return replace(
            below,
            journey=journey,
            origin="inherited",
            layer=None,
            in_scope=in_scope,
            aimed=self._aimed.at(journey, below.id, below.phases) if in_scope else (),
            build_items=lambda stage: _moved(items, stage),
        )

    def _items(self, stage: LinkedStage) -> StageItems:
        model, place = stage.model, stage.place
        channels = self._library.channels
        return StageItems(
            touchpoints=tuple(
                LinkedTouchpoint(
                    stage,
                    touchpoint,
                    place.at("touchpoints", number),
                    channels.get(touchpoint.channel) if touchpoint.channel else None,
                    self._content(touchpoint.content),
                )
                for number, touchpoint in enumerate(model.touchpoints)
            ),
            pains=tuple(LinkedPain(stage, pain, place.at("pains", number)) for number, pain in enumerate(model.pains)),
            opportunities=tuple(
                LinkedOpportunity(stage, opportunity, place.at("opportunities", number))
                for number, opportunity in enumerate(model.opportunities)
            ),
        )

    def _content(self, ids: Iterable[str]) -> tuple[LinkedContent, ...]:
        content = self._library.content
        return tuple(content[id_] for id_ in ids if id_ in content)


_EMPTY = Stage()


def _is_in_scope(journey: LinkedJourney, id_: str, phases: tuple[str, ...]) -> bool:
    """Whether the gap report asks about a stage: it is not skipped, nor after the purchase on a buyer's map."""
    if id_ in journey.model.skip:
        return False
    return not (journey.model.scope == "buyer" and is_after_sale(phases))


def _moved(items: StageItems, stage: LinkedStage) -> StageItems:
    """The same items, on another stage."""
    return StageItems(
        touchpoints=tuple(replace(item, stage=stage) for item in items.touchpoints),
        pains=tuple(replace(item, stage=stage) for item in items.pains),
        opportunities=tuple(replace(item, stage=stage) for item in items.opportunities),
    )
