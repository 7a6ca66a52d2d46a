"""The linked map: its stages, and what is on each of them.

A whole builds its parts, so that both know each other and neither changes afterwards: whoever makes a journey passes
a function that builds its stages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from journeymap.model.journey import Journey, Opportunity, Pain, Stage, Touchpoint
from journeymap.model.stage_fields import CONTENTS, ITEM_LISTS
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.source import Place
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)

if TYPE_CHECKING:
    from journeymap.workspace.graph.account import LinkedAccount


Origin = Literal["own", "inherited", "changed", "added"]
"""Where a part of a map that extends another comes from; `own` on every other map."""


class Descent(NamedTuple):
    """Where an item of a stage comes from, and what the maps below call it otherwise."""

    origin: Origin
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LinkedOpportunity:
    """An opportunity on a stage, or of the map as a whole (`stage` None)."""

    stage: LinkedStage | None
    model: Opportunity
    place: Place
    origin: Origin = "own"


@dataclass(frozen=True, slots=True, eq=False)
class LinkedPain:
    """A pain on a stage, written there or on one of its touchpoints, or of the map as a whole (`stage` None)."""

    journey: LinkedJourney
    stage: LinkedStage | None
    model: Pain
    place: Place
    origin: Origin = "own"
    host: LinkedTouchpoint | None = None
    """The touchpoint on which it is written."""
    former: tuple[str, ...] = ()
    """What it is called on the maps below, which other things there may name."""

    @property
    def touchpoint(self) -> LinkedTouchpoint | None:
        """The touchpoint at which it hurts."""
        return self.host or (self.journey.touchpoint(self.model.at, self.stage) if self.model.at else None)

    @property
    def answers(self) -> tuple[LinkedOpportunity, ...]:
        """The opportunities written beneath it, and those anywhere on the map that name it by id or text."""
        by_pain = self.journey.opportunities_by_pain
        named = [opportunity for name in self.names for opportunity in by_pain.get(name, ())]
        return self.written_answers + tuple(dict.fromkeys(named))

    @property
    def written_answers(self) -> tuple[LinkedOpportunity, ...]:
        """The opportunities written beneath it."""
        return tuple(
            LinkedOpportunity(self.stage, opportunity, self.place.at("answers", number), self.origin)
            for number, opportunity in enumerate(self.model.answers)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What an opportunity can call it: its id and its text, also those of the maps below."""
        model = self.model
        return (model.id, model.text, *self.former) if model.id else (model.text, *self.former)

    @property
    def has_own_answer(self) -> bool:
        """Whether an answer is meant for it that was not dropped; asked of every pain, so it makes no answers."""
        by_pain = self.journey.opportunities_by_pain
        named = (opportunity.model for name in self.names for opportunity in by_pain.get(name, ()))
        return any(answer.status != "dropped" for answer in chain(self.model.answers, named))

    @property
    def is_answered(self) -> bool:
        """Whether there is any answer: one of its own, or one that is open to all pains beside it."""
        beside = self.journey if self.stage is None else self.stage
        return bool(beside.open_opportunities) or self.has_own_answer


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LinkedTouchpoint:
    """A touchpoint on a stage, with its channels and content."""

    stage: LinkedStage
    model: Touchpoint
    place: Place
    channels: tuple[LinkedChannel, ...] = ()
    content: tuple[LinkedContent, ...] = ()
    misplaced: tuple[LinkedContent, ...] = ()
    """Content written here that is made for an account that the map is not for. It is shown and counts for nothing."""
    origin: Origin = "own"
    former: tuple[str, ...] = ()
    """What it is called on the maps below, which other things there may name."""

    def serves(self, persona: LinkedPersona | None) -> bool:
        """Whether it is for everyone or for this persona."""
        return not self.model.for_ or persona is None or persona.id in self.model.for_

    @property
    def pains(self) -> tuple[LinkedPain, ...]:
        """The pains that are written on it."""
        stage = self.stage
        return tuple(
            LinkedPain(stage.journey, stage, pain, self.place.at("pains", number), self.origin, self)
            for number, pain in enumerate(self.model.pains)
        )

    @property
    def counts(self) -> bool:
        """Whether it happens: what is only planned counts on to-be maps, what is retired nowhere."""
        status = self.model.status
        return status == "live" or (status == "planned" and self.stage.journey.is_target)


Item = LinkedTouchpoint | LinkedPain | LinkedOpportunity
"""What an overlay can change and drop one by one."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StageItems:
    """The items of a stage."""

    touchpoints: tuple[LinkedTouchpoint, ...] = ()
    pains: tuple[LinkedPain, ...] = ()
    opportunities: tuple[LinkedOpportunity, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LinkedStage:
    """A stage of a journey, whether anything is written for it or only its framework has it."""

    journey: LinkedJourney
    id: str
    model: Stage
    place: Place
    name: str
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    in_scope: bool
    content: tuple[LinkedContent, ...] = ()
    misplaced: tuple[LinkedContent, ...] = ()
    """Content written for the stage as a whole that is made for an account that the map is not for."""
    aimed: tuple[LinkedContent, ...] = ()
    """Content that is aimed at the stage by its phases or its id, without being named there."""
    origin: Origin = "own"
    layer: StageLayer | None = None
    build_items: InitVar[Callable[[LinkedStage], StageItems]]
    touchpoints: tuple[LinkedTouchpoint, ...] = field(init=False)
    pains: tuple[LinkedPain, ...] = field(init=False)
    opportunities: tuple[LinkedOpportunity, ...] = field(init=False)
    open_opportunities: tuple[LinkedOpportunity, ...] = field(init=False)
    """Those that name no pain, and so answer all pains of the stage."""

    def __post_init__(self, build_items: Callable[[LinkedStage], StageItems]) -> None:
        items = build_items(self)
        object.__setattr__(self, "touchpoints", items.touchpoints)
        object.__setattr__(self, "pains", items.pains)
        object.__setattr__(self, "opportunities", items.opportunities)
        object.__setattr__(self, "open_opportunities", _open(items.opportunities))

    @property
    def personas(self) -> tuple[LinkedPersona, ...]:
        """The personas of the map who take part here."""
        return self.journey.involved(self.model)

    @property
    def all_pains(self) -> tuple[LinkedPain, ...]:
        """Its pains, and those written on its touchpoints."""
        at_touchpoints = [
            pain for touchpoint in self.touchpoints if touchpoint.model.pains for pain in touchpoint.pains
        ]
        return (*self.pains, *at_touchpoints)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing that a reader could look at."""
        if any(getattr(self, name) for name in ITEM_LISTS):
            return False
        return not any(getattr(self.model, name) for name in CONTENTS)

    @property
    def is_after_sale(self) -> bool:
        """Whether it lies wholly after the purchase."""
        return is_after_sale(self.phases)

    @property
    def is_selection(self) -> bool:
        """Whether accounts are only chosen here, so that customers know nothing of it yet."""
        return self.phases == ("select",)

    @property
    def owner(self) -> str | None:
        """Its owners, else the map's owner."""
        return ", ".join(self.owners) or self.journey.model.owner

    def named_content(self) -> Collection[LinkedContent]:
        """Every piece that is written here, each once: at a touchpoint that counts, or for the stage as a whole."""
        met = [piece for touchpoint in self.touchpoints if touchpoint.counts for piece in touchpoint.content]
        return dict.fromkeys((*met, *self.content)).keys()

    def all_content(self) -> Collection[LinkedContent]:
        """Every piece a reader can meet here, each once: named here, or aimed at the stage."""
        return dict.fromkeys((*self.named_content(), *self.aimed)).keys()


def _open(opportunities: tuple[LinkedOpportunity, ...]) -> tuple[LinkedOpportunity, ...]:
    """Those that name no pain; a dropped one answers nothing."""
    return tuple(item for item in opportunities if not item.model.answers and item.model.status != "dropped")


class Dropped(NamedTuple):
    """Something in a list of the base map's stage that `drop` removes."""

    field: str
    was: Any


class Changed(NamedTuple):
    """A touchpoint, pain or opportunity of the base map that is written differently."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True, eq=False)
class StageLayer:
    """What a stage changes and drops; what it adds is on the stage itself."""

    base: LinkedStage
    own_fields: frozenset[str]
    """The fields that are written in full, so that they replace those of the base."""
    dropped: tuple[Dropped, ...] = ()
    changed: tuple[Changed, ...] = ()


def is_after_sale(phases: tuple[str, ...]) -> bool:
    """Whether phases lie wholly after the purchase."""
    return bool(phases) and AFTER_SALE.issuperset(phases)


@dataclass(frozen=True, eq=False, kw_only=True)
class LinkedJourney:
    """A map with its personas and its stages in order."""

    id: str
    model: Journey
    place: Place
    is_namesake: bool = False
    """Whether another map has the same title."""
    framework: LinkedFramework | None = None
    segment: LinkedSegment | None = None
    account: LinkedAccount | None = None
    personas: tuple[LinkedPersona, ...] = ()
    base: LinkedJourney | None = None
    own_fields: frozenset[str] = frozenset()
    """Where it extends a base, the fields that it has itself."""
    build_stages: InitVar[Callable[[LinkedJourney], Iterable[LinkedStage]]]
    stages: tuple[LinkedStage, ...] = field(init=False)

    def __post_init__(self, build_stages: Callable[[LinkedJourney], Iterable[LinkedStage]]) -> None:
        object.__setattr__(self, "stages", tuple(build_stages(self)))

    @property
    def name(self) -> str:
        """What tells it from other maps: its title, with its id where the title is that of another map too."""
        return f"{self.model.title} ({self.id})" if self.is_namesake else self.model.title

    @property
    def lineage(self) -> tuple[LinkedJourney, ...]:
        """The maps that it extends from the undermost on, and itself."""
        return (*self.base.lineage, self) if self.base else (self,)

    @property
    def is_target(self) -> bool:
        """Whether the map says how things should be."""
        return self.model.state == "to_be"

    @cached_property
    def stages_in_scope(self) -> tuple[LinkedStage, ...]:
        """The stages that the gap report asks about."""
        return tuple(stage for stage in self.stages if stage.in_scope)

    @cached_property
    def written_stages(self) -> tuple[LinkedStage, ...]:
        """The stages in scope that are not empty."""
        return tuple(stage for stage in self.stages_in_scope if not stage.is_empty)

    @cached_property
    def customer_stages(self) -> tuple[LinkedStage, ...]:
        """The written stages in which the customer takes part."""
        return tuple(stage for stage in self.written_stages if not stage.is_selection)

    @cached_property
    def opportunities_by_pain(self) -> Mapping[str, tuple[LinkedOpportunity, ...]]:
        """The opportunities that answer a pain by naming it, by its id or its text."""
        by_pain: dict[str, tuple[LinkedOpportunity, ...]] = {}
        at_stages = (opportunity for stage in self.stages for opportunity in stage.opportunities)
        for opportunity in (*self.opportunities, *at_stages):
            for name in opportunity.model.answers:
                by_pain[name] = (*by_pain.get(name, ()), opportunity)
        return by_pain

    @cached_property
    def pains(self) -> tuple[LinkedPain, ...]:
        """What hurts on the way as a whole."""
        pains = enumerate(self.model.pains)
        return tuple(LinkedPain(self, None, pain, self.place.at("pains", number)) for number, pain in pains)

    @cached_property
    def opportunities(self) -> tuple[LinkedOpportunity, ...]:
        """What could be better about the way as a whole."""
        opportunities = enumerate(self.model.opportunities)
        place = self.place
        return tuple(LinkedOpportunity(None, item, place.at("opportunities", number)) for number, item in opportunities)

    @cached_property
    def open_opportunities(self) -> tuple[LinkedOpportunity, ...]:
        """Those of the map as a whole that name no pain, and so answer all pains of the map as a whole."""
        return _open(self.opportunities)

    def involved(self, stage: Stage) -> tuple[LinkedPersona, ...]:
        """The personas of the map who take part in a stage: those that it is for, else all."""
        if not stage.for_:
            return self.personas
        return tuple(persona for persona in self.personas if persona.id in stage.for_)

    def touchpoint(self, name: str, stage: LinkedStage | None) -> LinkedTouchpoint | None:
        """Return the touchpoint with an id or a name: at this stage if it is there, else the first one on the map."""
        named = self._touchpoints_by_name.get(name, ())
        return next((touchpoint for touchpoint in named if touchpoint.stage is stage), next(iter(named), None))

    @cached_property
    def _touchpoints_by_name(self) -> Mapping[str, tuple[LinkedTouchpoint, ...]]:
        by_name: dict[str, list[LinkedTouchpoint]] = {}
        for stage in self.stages:
            for touchpoint in stage.touchpoints:
                names = (touchpoint.model.id, touchpoint.model.name, *touchpoint.former)
                for name in filter(None, dict.fromkeys(names)):
                    by_name.setdefault(name, []).append(touchpoint)
        return {name: tuple(touchpoints) for name, touchpoints in by_name.items()}

    @property
    def left_out(self) -> tuple[LinkedStage, ...]:
        """The stages that are not empty on the base map and that this one skips, lacks, or has out of its scope."""
        if self.base is None:
            return ()
        covered = {stage.id for stage in self.stages_in_scope}
        return tuple(stage for stage in self.base.written_stages if stage.id not in covered)
