"""What buyers have said that something can answer, and who said it: personas, accounts, their people, or the customers
at a stage of a map.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.model.base import Written
from journeymap.model.values import Saying
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedPersona, LinkedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A text with whoever has said it: a persona, an account or some of its people, or customers at a stage."""

    text: str
    id: str | None = None
    field: str
    """The field that holds it, such as `concerns`."""
    who: LinkedPersona | LinkedAccount | LinkedStage
    roles: tuple[str, ...] = ()
    """Which of an account's people say it, by their roles; none where the account itself does."""

    @property
    def names(self) -> tuple[str, ...]:
        """What an answer can call it: its text, and its id."""
        return (self.text, self.id) if self.id else (self.text,)


def by_persona(persona: LinkedPersona) -> Iterator[Spoken]:
    """Yield what a persona says."""
    for field, saying in _sayings(persona.model):
        yield Spoken(text=saying.text, id=saying.id, field=field, who=persona)


def by_account(account: LinkedAccount) -> Iterator[Spoken]:
    """Yield what an account and its people say."""
    model = account.model
    for field, texts in (
        ("priorities", model.priorities),
        ("criteria", model.criteria),
        ("pressures", tuple(pressure.text for pressure in model.pressures)),
    ):
        yield from (Spoken(text=text, field=field, who=account) for text in texts)
    for field, saying in _sayings(model):
        yield Spoken(text=saying.text, id=saying.id, field=field, who=account)
    for member in account.members:
        for field, saying in _sayings(member.model):
            yield Spoken(text=saying.text, id=saying.id, field=field, who=account, roles=member.model.roles)


def on_map(journey: LinkedJourney) -> Iterator[Spoken]:
    """Yield what customers say at the stages of a map, and what hurts them there."""
    for stage in journey.stages:
        for field, saying in _sayings(stage.model):
            yield Spoken(text=saying.text, id=saying.id, field=field, who=stage)
        for pain in stage.all_pains:
            yield Spoken(text=pain.model.text, field="pains", who=stage)


def _sayings(thing: Written) -> Iterator[tuple[str, Saying]]:
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        for saying in value if isinstance(value, tuple) else ():
            if isinstance(saying, Saying):
                yield name, saying
