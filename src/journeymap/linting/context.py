"""Which map, stage and persona a finding is about, and who answers for it."""

from __future__ import annotations

from functools import singledispatch
from typing import NamedTuple

from journeymap.analysis.coverage import PersonaOnMap
from journeymap.rules import Subject
from journeymap.source import Problem
from journeymap.workspace import (
    LinkedAccount,
    LinkedContent,
    LinkedJourney,
    LinkedMember,
    LinkedPain,
    LinkedPersona,
    LinkedPlanEntry,
    LinkedProgram,
    LinkedStage,
    LinkedTouchpoint,
    Workspace,
)


class Context(NamedTuple):
    """What surrounds the subject of a finding."""

    map: str | None = None
    stage: str | None = None
    persona: str | None = None
    owner: str | None = None


def context_of_problem(problem: Problem, workspace: Workspace) -> Context:
    """Return the context of what is wrong with a document."""
    place = problem.place
    map_ = workspace.maps.get(place.document.path)
    journey = workspace.journeys.get(map_ or "")
    stage = str(place.route[1]) if map_ and place.route[:1] == ("stages",) and place.route[1:] else None
    return Context(map=map_, stage=stage, owner=journey.model.owner if journey else None)


@singledispatch
def context_of(subject: Subject) -> Context:
    """Return the context of what a rule looks at."""
    return Context()


@context_of.register
def _(journey: LinkedJourney) -> Context:
    return Context(map=journey.id, owner=journey.model.owner)


@context_of.register
def _(stage: LinkedStage) -> Context:
    return Context(map=stage.journey.id, stage=stage.id, owner=stage.owner)


@context_of.register
def _(persona: PersonaOnMap) -> Context:
    return Context(map=persona.journey.id, persona=persona.persona.id, owner=persona.journey.model.owner)


@context_of.register
def _(touchpoint: LinkedTouchpoint) -> Context:
    owner = next((piece.model.owner for piece in touchpoint.content if piece.model.owner), None)
    stage, persona = touchpoint.stage, _only(touchpoint.model.for_)
    return Context(map=stage.journey.id, stage=stage.id, persona=persona, owner=owner or stage.owner)


@context_of.register
def _(pain: LinkedPain) -> Context:
    journey, stage, persona = pain.journey, pain.stage, _only(pain.model.for_)
    if stage is None:
        return Context(map=journey.id, persona=persona, owner=journey.model.owner)
    return Context(map=journey.id, stage=stage.id, persona=persona, owner=stage.owner)


@context_of.register
def _(persona: LinkedPersona) -> Context:
    return Context(persona=persona.id)


@context_of.register
def _(content: LinkedContent) -> Context:
    return Context(owner=content.model.owner)


@context_of.register
def _(account: LinkedAccount) -> Context:
    return Context(owner=account.owner)


@context_of.register
def _(part: LinkedMember | LinkedPlanEntry) -> Context:
    return context_of(part.account)


@context_of.register
def _(program: LinkedProgram) -> Context:
    return Context(owner=program.model.owner)


def _only(personas: tuple[str, ...]) -> str | None:
    return personas[0] if len(personas) == 1 else None
