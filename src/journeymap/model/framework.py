"""What may be written about a framework: the stages that many maps follow, and how one framework changes
another.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymap.model import vocabulary
from journeymap.model.base import MOST_STAGES, Id, Ids, Name, Ref, Text, Title, Written
from journeymap.model.criteria import Gate, Loop
from journeymap.model.numbers import Several


class FrameworkStage(Written):
    """A stage of a framework."""

    name: Title | None = None
    """What it is called."""
    phases: Ids[vocabulary.Phase] = ()
    """Where it lies on the common ten-phase scale."""
    owners: Ids[Title] = ()
    """The teams that usually answer for it."""
    funnel: vocabulary.Funnel | None = None
    """Where it lies in a funnel."""
    note: Text | None = None
    """What it means, in a sentence."""
    max_days: Several | None = None
    """How long it should take at most."""
    catch_all: bool = False
    """Whether accounts that belong nowhere else belong here."""
    entry: Gate = ()
    """When an account enters it. Stages are tested from the last to the first, and the first match counts."""
    exit: Gate = ()
    """When an account may go on."""
    loops: tuple[Loop, ...] = ()
    """The ways back, or ahead, that are usual here."""


class InsertedStage(FrameworkStage):
    """A stage put between those of the framework that is extended."""

    id: Id
    """Its id."""
    after: Name | None = None
    """The stage it follows."""
    before: Name | None = None
    """The stage it comes before."""


class SplitStage(FrameworkStage):
    """One of the stages that another one is split into; phases and owners stay those of the whole if left out."""

    id: Id
    """Its id."""


class Framework(Written):
    """The stages that maps follow, in their order."""

    name: Title | None = None
    """What it is called."""
    note: Text | None = None
    """What it is good for, and whose it is."""
    extends: Annotated[Name, Ref("framework")] | None = None
    """The framework it changes."""
    unit: vocabulary.Unit | None = None
    """Whether it follows persons or whole accounts."""
    movement: vocabulary.Movement | None = None
    """Whether people may go back (free) or only on (forward)."""
    stages: dict[Id, FrameworkStage] = Field(default_factory=dict, max_length=MOST_STAGES)
    """The stages in their order; with `extends`, what changes about some of them."""
    insert: Annotated[tuple[InsertedStage, ...], Field(max_length=MOST_STAGES)] = ()
    """Stages to add."""
    split: dict[Name, tuple[SplitStage, ...]] = Field(default_factory=dict, max_length=MOST_STAGES)
    """Stages to break into several."""
    drop: Annotated[Ids[Name], Field(max_length=MOST_STAGES)] = ()
    """Stages to leave out."""
