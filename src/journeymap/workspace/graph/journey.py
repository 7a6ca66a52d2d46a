"""The linked things: what was written, every reference followed. Rules and views speak of these, never of files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.model.journey import Journey, Opportunity, Pain, Stage, Touchpoint
from journeymap.model.settings import Settings
from journeymap.model.stage_fields import ITEM_LISTS, LABELS
from journeymap.model.vocabulary import AFTER_SALE
from journeymap.redaction import PersonalData
from journeymap.source import Document, Place, Problem
from journeymap.workspace.graph.library import (
    LinkedChannel,
    LinkedContent,
    LinkedFramework,
    LinkedPersona,
    LinkedSegment,
)

if TYPE_CHECKING:
    from journeymap.workspace.graph.account import LinkedAccount, LinkedProgram
    from journeymap.workspace.graph.overlay_record import Origin, StageLayer


@dataclass(slots=True, eq=False)
class LinkedOpportunity:
    """An opportunity on a stage."""

    stage: LinkedStage
    model: Opportunity
    place: Place
    origin: Origin = "own"


@dataclass(slots=True, eq=False)
class LinkedPain:
    """A pain on a stage, and what answers it anywhere on the map."""

    stage: LinkedStage
    model: Pain
    place: Place
    answers: tuple[LinkedOpportunity, ...] = ()
    origin: Origin = "own"


@dataclass(slots=True, eq=False)
class LinkedTouchpoint:
    """A touchpoint on a stage, with its channel, content and the personas who take part."""

    stage: LinkedStage
    model: Touchpoint
    place: Place
    channel: LinkedChannel | None = None
    content: tuple[LinkedContent, ...] = ()
    origin: Origin = "own"

    def serves(self, persona: LinkedPersona | None) -> bool:
        """Whether it is for everyone or for this persona."""
        return not self.model.for_ or persona is None or persona.id in self.model.for_

    @property
    def counts(self) -> bool:
        """Whether it happens: what is only planned counts on to-be maps, what is retired nowhere."""
        status = self.model.status
        return status == "live" or (status == "planned" and self.stage.journey.is_target)


@dataclass(slots=True, eq=False)
class LinkedStage:
    """A stage of a journey, whether something is written for it or the framework only asks for it."""

    journey: LinkedJourney
    id: str
    model: Stage
    place: Place
    name: str
    phases: tuple[str, ...]
    owners: tuple[str, ...]
    in_scope: bool = True
    touchpoints: tuple[LinkedTouchpoint, ...] = ()
    pains: tuple[LinkedPain, ...] = ()
    opportunities: tuple[LinkedOpportunity, ...] = ()
    content: tuple[LinkedContent, ...] = ()
    aimed: tuple[LinkedContent, ...] = ()
    origin: Origin = "own"
    layer: StageLayer | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing that a reader could look at is written for it."""
        if any(getattr(self, name) for name in ITEM_LISTS):
            return False
        said = self.model.model_fields_set - LABELS - ITEM_LISTS.keys()
        return not any(getattr(self.model, name) for name in said)

    @property
    def is_after_sale(self) -> bool:
        """Whether it lies wholly after the purchase."""
        return bool(self.phases) and AFTER_SALE.issuperset(self.phases)

    def all_content(self) -> Iterator[LinkedContent]:
        """Every piece a reader can meet here, each once: through touchpoints, the stage, or aimed at it."""
        met = (piece for touchpoint in self.touchpoints if touchpoint.counts for piece in touchpoint.content)
        yield from {piece.id: piece for piece in (*met, *self.content, *self.aimed)}.values()


@dataclass(eq=False)
class LinkedJourney:
    """A map: its personas and its stages in order. Laid over a base, it knows which fields it says itself."""

    id: str
    model: Journey
    place: Place
    workspace: Workspace
    framework: LinkedFramework | None = None
    personas: tuple[LinkedPersona, ...] = ()
    stages: tuple[LinkedStage, ...] = ()
    base: LinkedJourney | None = None
    said: frozenset[str] = frozenset()

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
        """The stages in scope that somebody has put something into."""
        return tuple(stage for stage in self.stages_in_scope if not stage.is_empty)


@dataclass(eq=False)
class Workspace:
    """Everything that was declared and how it hangs together; `today` is the day it is looked at."""

    root: Path
    settings: Settings
    today: date
    documents: dict[str, Document] = field(default_factory=dict)
    journeys: dict[str, LinkedJourney] = field(default_factory=dict)
    personas: dict[str, LinkedPersona] = field(default_factory=dict)
    channels: dict[str, LinkedChannel] = field(default_factory=dict)
    content: dict[str, LinkedContent] = field(default_factory=dict)
    segments: dict[str, LinkedSegment] = field(default_factory=dict)
    frameworks: dict[str, LinkedFramework] = field(default_factory=dict)
    accounts: dict[str, LinkedAccount] = field(default_factory=dict)
    programs: dict[str, LinkedProgram] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    personal_data: list[PersonalData] = field(default_factory=list)
    """By what people can be reached, and where it is written: nothing else in the workspace holds it any more."""
    settings_document: Document | None = None
    maps: dict[str, str] = field(default_factory=dict)
    """The ids of the maps by their documents, also of those too broken to be journeys."""
    withheld: int = 0
    uses_are_known: bool = True
    """False while a document could not be read or a map not be understood: what it uses is not known."""

    @property
    def title(self) -> str:
        """What the workspace is called on its pages."""
        return self.settings.title or "Journey maps"

    @property
    def has_content(self) -> bool:
        """Whether a content library exists; without one nothing is asked about content."""
        return bool(self.content)
