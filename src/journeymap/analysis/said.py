"""What buyers have said: the texts that content and contacts can answer."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.wording import same_words
from journeymap.model.base import Written
from journeymap.model.values import Saying
from journeymap.workspace import Workspace


def said_by_buyers(workspace: Workspace) -> dict[str, str]:
    """Return every concern, question, criterion, outcome and the like, by its words and by its id."""
    said: dict[str, str] = {}
    for text in _texts(workspace):
        said.setdefault(same_words(text), text)
    return said


def _texts(workspace: Workspace) -> Iterator[str]:
    for persona in workspace.personas.values():
        yield from _sayings(persona.model)
    for account in workspace.accounts.values():
        model = account.model
        yield from (*model.priorities, *model.criteria, *(pressure.text for pressure in model.pressures))
        yield from _sayings(model)
        for member in model.committee:
            yield from _sayings(member)
    for journey in workspace.journeys.values():
        for stage in journey.stages:
            yield from _sayings(stage.model)
            yield from (pain.model.text for pain in stage.all_pains)


def _sayings(thing: Written) -> Iterator[str]:
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        for saying in value if isinstance(value, tuple) else ():
            if isinstance(saying, Saying):
                yield saying.text
                if saying.id:
                    yield saying.id
