"""Which pains of a map weigh most, and what is being done about each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from journeymap.workspace import LinkedJourney, LinkedOpportunity, LinkedPain, LinkedStage

_FURTHEST = ("doing", "planned", "done", "idea", None)
"""How far an answer has got, what is under way first: what is done tells nothing as long as more is to come."""


def pains_on(journey: LinkedJourney) -> Iterator[LinkedPain]:
    """Every pain of a map: of the way as a whole, then stage by stage as far as the map goes."""
    yield from journey.pains
    for stage in journey.stages_in_scope:
        yield from stage.all_pains


def heaviest_first(pains: Iterable[LinkedPain]) -> list[LinkedPain]:
    """Order pains by how much they hurt, then by how often; among equals the earlier comes first."""
    return sorted(pains, key=weight_of, reverse=True)


def weight_of(pain: LinkedPain) -> tuple[int, int]:
    """Return how much a pain hurts, then how often."""
    return pain.model.severity or 0, pain.model.frequency or 0


def heaviest_at(stage: LinkedStage, personas: Collection[str] = ()) -> LinkedPain | None:
    """The pain of a stage that weighs most for any of some personas; without personas, for anybody."""
    theirs = [
        pain
        for pain in stage.all_pains
        if not pain.model.for_ or not personas or any(persona in pain.model.for_ for persona in personas)
    ]
    return next(iter(heaviest_first(theirs)), None)


def answers_to(pain: LinkedPain) -> list[LinkedOpportunity]:
    """What is meant to ease a pain, what is furthest under way first: its own answers, else those that are open to all
    pains beside it. What was dropped eases nothing.
    """
    beside = pain.journey.open_opportunities if pain.stage is None else pain.stage.open_opportunities
    own = [answer for answer in pain.answers if answer.model.status != "dropped"]
    return sorted(own or beside, key=lambda answer: _FURTHEST.index(answer.model.status))
