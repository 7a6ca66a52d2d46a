"""Which map stands under which: what tells a stage of another map in detail, and what is laid over another map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.workspace import LinkedJourney, LinkedStage


@dataclass(frozen=True, slots=True)
class PlacedMap:
    """A map at its place in the order of all maps: below the one that it belongs to."""

    journey: LinkedJourney
    depth: int
    above: LinkedJourney | None = None
    stage: LinkedStage | None = None
    """The stage of the map above that it tells in detail; None where it is laid over that map."""


def placed_maps(journeys: Sequence[LinkedJourney]) -> tuple[PlacedMap, ...]:
    """Put maps into the order in which they are listed; each is there once, however they refer to one another."""
    above = _above(journeys)
    below: dict[str, list[LinkedJourney]] = {}
    for journey in journeys:
        if journey.id in above:
            below.setdefault(above[journey.id][0].id, []).append(journey)
    placed: list[PlacedMap] = []
    waiting = [PlacedMap(journey, 0) for journey in reversed(journeys) if journey.id not in above]
    while waiting:
        place = waiting.pop()
        placed.append(place)
        waiting += [
            PlacedMap(journey, place.depth + 1, *above[journey.id])
            for journey in reversed(below.get(place.journey.id, ()))
        ]
    return tuple(placed)


def _above(journeys: Sequence[LinkedJourney]) -> Mapping[str, tuple[LinkedJourney, LinkedStage | None]]:
    """The map above each map that has one, by its id. Of maps that go round in a circle the first has none."""
    by_id = {journey.id: journey for journey in journeys}
    above: dict[str, tuple[LinkedJourney, LinkedStage | None]] = {}
    for journey in journeys:
        for stage in _told_in_detail(journey):
            detail = by_id.get(stage.model.sub_journey or "")
            if detail and detail is not journey:
                above.setdefault(detail.id, (journey, stage))
    for journey in journeys:
        if journey.base and journey.base.id in by_id:
            above.setdefault(journey.id, (journey.base, None))
    for journey in journeys:
        if _comes_back(journey, above):
            del above[journey.id]
    return above


def _told_in_detail(journey: LinkedJourney) -> Iterator[LinkedStage]:
    """The stages that name a map which tells them in detail, without what the map below says already."""
    said = {(stage.id, stage.model.sub_journey) for stage in journey.base.stages} if journey.base else set()
    for stage in journey.stages:
        if stage.model.sub_journey and (stage.id, stage.model.sub_journey) not in said:
            yield stage


def _comes_back(journey: LinkedJourney, above: Mapping[str, tuple[LinkedJourney, LinkedStage | None]]) -> bool:
    """Whether the way up from a map leads to it again."""
    seen: set[str] = set()
    at = journey.id
    while at in above and at not in seen:
        seen.add(at)
        at = above[at][0].id
    return at == journey.id and bool(seen)
