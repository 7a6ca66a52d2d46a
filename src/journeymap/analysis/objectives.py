"""What is to be reached at an account or with a program."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.objective import Objective
from journeymap.source import Place
from journeymap.workspace import LinkedAccount, LinkedProgram


@dataclass(frozen=True, slots=True)
class OwnedObjective:
    """An objective, and where it is written."""

    model: Objective
    place: Place


def objectives_of(thing: LinkedAccount | LinkedProgram) -> tuple[OwnedObjective, ...]:
    """The objectives of a program; those of an account with the ones of its account plan."""
    own = [(objective, thing.place.at("objectives", number)) for number, objective in enumerate(thing.model.objectives)]
    plan = thing.model.account_plan if isinstance(thing, LinkedAccount) else None
    if plan:
        place = thing.place.at("account_plan", "objectives")
        own += [(objective, place.at(number)) for number, objective in enumerate(plan.objectives)]
    return tuple(OwnedObjective(objective, place) for objective, place in own)
