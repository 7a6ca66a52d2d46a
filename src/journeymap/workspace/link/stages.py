"""Link the stages of a map, in the order of its framework or of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypedDict, cast

from journeymap.model.journey import Journey, Stage
from journeymap.model.messages import some_of
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.graph.journey import (
    Descent,
    LinkedJourney,
    LinkedOpportunity,
    LinkedPain,
    LinkedStage,
    LinkedTouchpoint,
    Origin,
    StageItems,
    is_after_sale,
)
from journeymap.workspace.graph.library import LinkedContent
from journeymap.workspace.graph.workspace import Library
from journeymap.workspace.link.aims import AimedContent
from journeymap.workspace.link.overlay import Descents, Overlay, inherited_items
from journeymap.workspace.read.declare import Declared


class StageLinker:
    """Links the stages of one map, merged with those of the map that it extends."""

    def __init__(self, declared: Declared, library: Library, aimed: AimedContent, overlay: Overlay) -> None:
        self._written = cast(Journey, declared.model).stages
        self._place = Place(declared.place.document)
        self._library = library
        self._aimed = aimed
        self._overlay = overlay
        self._outside: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        """What is said of stages that the framework does not have."""
        return self._outside

    def link(self, journey: LinkedJourney) -> Iterator[LinkedStage]:
        """Build every stage of the journey."""
        base_stages = {stage.id: stage for stage in journey.base.stages} if journey.base else {}
        for id_ in self._order(journey, base_stages):
            written = self._written.get(id_)
            if id_ in base_stages and written:
                yield self._laid_over(journey, id_, written, base_stages[id_])
            elif journey.base and written:
                yield self._added(journey, id_, written)
            elif id_ in base_stages:
                yield self._inherited(journey, base_stages[id_])
            else:
                yield self._stage(journey, id_, written or _EMPTY)

    def _order(self, journey: LinkedJourney, base_ids: Iterable[str]) -> list[str]:
        framework = journey.framework
        if framework is None:
            return _order_laid(base_ids, self._written)
        for id_ in self._written:
            if id_ not in framework.stages:
                self._report_outside(id_, framework.name, list(framework.stages))
        skipped = set(journey.model.skip)
        return [id_ for id_ in framework.stages if id_ not in skipped or id_ in self._written]

    def _report_outside(self, id_: str, framework: str, stages: list[str]) -> None:
        message = f"'{id_}' is not a stage of {framework}.{did_you_mean(id_, stages)}"
        fix = f"Its stages are: {some_of(stages)}. For others, leave `framework` out, or declare one of your own."
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
            **self._named(model.content, journey),
            aimed=self._aimed_at(id_, phases, model, journey) if in_scope else (),
            build_items=lambda stage: self._items(stage, {}),
        )

    def _laid_over(self, journey: LinkedJourney, id_: str, written: Stage, base: LinkedStage) -> LinkedStage:
        """A stage as this map and its base have it together."""
        laid = self._overlay.stage(written, self._place.at("stages", id_), base)
        default = journey.framework.stages.get(id_) if journey.framework else None
        phases = laid.model.phases or (default.phases if default else ())
        in_scope = _is_in_scope(journey, id_, laid.model, phases)
        return replace(
            base,
            journey=journey,
            model=laid.model,
            place=laid.place,
            name=laid.model.name or base.name,
            phases=phases,
            owners=laid.model.owners or (default.owners if default else ()),
            in_scope=in_scope,
            **self._named(laid.model.content, journey),
            aimed=self._aimed_at(id_, phases, laid.model, journey) if in_scope else (),
            origin=laid.origin,
            layer=laid.layer,
            build_items=lambda stage: self._items(stage, laid.descents),
        )

    def _added(self, journey: LinkedJourney, id_: str, written: Stage) -> LinkedStage:
        """A stage that only this map has. A drop or a change hits nothing there."""
        nothing = self._stage(journey, id_, _EMPTY)
        laid = self._overlay.stage(written, nothing.place, nothing)
        added = self._stage(journey, id_, laid.model)
        return replace(added, origin="added", build_items=lambda stage: self._items(stage, {}, "added"))

    def _inherited(self, journey: LinkedJourney, base: LinkedStage) -> LinkedStage:
        """A stage of the base map that this one leaves alone."""
        in_scope = _is_in_scope(journey, base.id, base.model, base.phases)
        return replace(
            base,
            journey=journey,
            origin="inherited",
            layer=None,
            in_scope=in_scope,
            **self._named(base.model.content, journey),
            aimed=self._aimed_at(base.id, base.phases, base.model, journey) if in_scope else (),
            build_items=lambda stage: self._items(stage, inherited_items(base)),
        )

    def _items(self, stage: LinkedStage, descents: Descents, otherwise: Origin = "own") -> StageItems:
        """The items of a stage. Those of a list whose descent is not told have all the other origin."""
        model, place = stage.model, stage.place
        channels = self._library.channels

        def parts(field: str) -> Iterator[tuple[Any, Place, Descent]]:
            models, list_place = getattr(model, field), place.at(field)
            told = descents[field] if field in descents else [Descent(otherwise)] * len(models)
            return ((item, list_place.at(number), told[number]) for number, item in enumerate(models))

        return StageItems(
            touchpoints=tuple(
                LinkedTouchpoint(
                    stage=stage,
                    model=touchpoint,
                    place=at,
                    channels=tuple(channels[id_] for id_ in touchpoint.channels if id_ in channels),
                    **self._named(touchpoint.content, stage.journey),
                    origin=descent.origin,
                    former=descent.former,
                )
                for touchpoint, at, descent in parts("touchpoints")
            ),
            pains=tuple(
                LinkedPain(stage.journey, stage, pain, at, descent.origin, former=descent.former)
                for pain, at, descent in parts("pains")
            ),
            opportunities=tuple(
                LinkedOpportunity(stage, opportunity, at, descent.origin)
                for opportunity, at, descent in parts("opportunities")
            ),
        )

    def _aimed_at(
        self, id_: str, phases: tuple[str, ...], model: Stage, journey: LinkedJourney
    ) -> tuple[LinkedContent, ...]:
        return self._aimed.at(id_, phases, journey.involved(model), journey.model.account)

    def _named(self, ids: tuple[str, ...], journey: LinkedJourney) -> _Named:
        """The pieces with these ids: those that the map may offer, and those that are made for another account."""
        if not ids:  # as on most touchpoints
            return _NOTHING_NAMED
        pieces = [piece for piece in map(self._library.content.get, ids) if piece]
        account = journey.model.account
        return {
            "content": tuple(piece for piece in pieces if piece.is_for_account(account)),
            "misplaced": tuple(piece for piece in pieces if not piece.is_for_account(account)),
        }


class _Named(TypedDict):
    """What is named at a touchpoint or a stage."""

    content: tuple[LinkedContent, ...]
    misplaced: tuple[LinkedContent, ...]


_EMPTY = Stage.unsaid()
_NOTHING_NAMED: _Named = {"content": (), "misplaced": ()}


def _is_in_scope(journey: LinkedJourney, id_: str, model: Stage, phases: tuple[str, ...]) -> bool:
    """Whether a stage is in scope: it is not skipped, nor said to be out of it, nor after the purchase on a buyer's
    map.
    """
    if id_ in journey.model.skip or model.status == "out_of_scope":
        return False
    return not (journey.model.scope == "buyer" and is_after_sale(phases))


def _order_laid(base: Iterable[str], written: Iterable[str]) -> list[str]:
    """The stages of the base, and each new one after the stage before it in the file, or in front of the next."""
    known = dict.fromkeys(base)
    in_front: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    first: list[str] = []
    before = None
    for id_ in written:
        if id_ not in known:
            (first if before is None else behind.setdefault(before, [])).append(id_)
            continue
        if before is None:
            in_front[id_], first = first, []
        before = id_
    return [part for id_ in known for part in (*in_front.get(id_, ()), id_, *behind.get(id_, ()))] + first
