"""A map in the list of all maps: where it stands, and what it says in a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.analysis.coverage import Coverage, Share, share
from journeymap.analysis.pains import heaviest_first, pains_on, weight_of
from journeymap.view.board.sparkline import Sparkline
from journeymap.view.gap_index import GapIndex
from journeymap.view.links import gaps_page, map_page, persona_page
from journeymap.view.overview.hierarchy import PlacedMap
from journeymap.view.records import Target
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedStage


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStory:
    """What a map says in a line: where it feels worst, and what hurts most. What it takes over from the map below it is
    told there.
    """

    is_target: bool
    """Whether it says how things should be."""
    spark: Sparkline | None
    """Its curve; None where no score is written, or where there are too many maps to draw each."""
    lowest: str | None
    """The stage where it feels worst."""
    felt: str | None
    pain: str | None
    pains: int
    unanswered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCard:
    """A map on the front page."""

    id: str
    title: str
    page: str
    gaps_page: str
    depth: int
    """How many maps stand above it."""
    above: Target | None
    stage: str | None
    """The stage of the map above that it tells in detail; None where it is laid over that map."""
    language: str | None
    """In which it is written, where that is said: its time runs the way of that language."""
    state: str
    status: str | None
    owner: str | None
    reviewed: str | None
    overdue: bool
    tags: tuple[str, ...]
    personas: tuple[Target, ...]
    stages: tuple[tuple[str, Share | None], ...]
    coverage: Share
    story: MapStory
    gaps: int
    """Its own."""
    inherited: int
    """Those that are told on the map that it extends."""


def map_card(place: PlacedMap, sparks: Mapping[str, Sparkline | None], gaps: GapIndex, *, is_drawn: bool) -> MapCard:
    """Return the card of a map; `sparks` are the curves by the maps' ids, which are drawn only where asked for."""
    journey, above = place.journey, place.above
    model, coverage = journey.model, gaps.analysis.coverage
    marks = gaps.of_map(journey)
    own = sum(mark.map == journey.id for mark in marks)
    return MapCard(
        id=journey.id,
        title=journey.name,
        page=map_page(journey),
        gaps_page=gaps_page(journey),
        depth=place.depth,
        above=Target(above.name, page=map_page(above)) if above else None,
        stage=place.stage.name if place.stage else None,
        language=model.language,
        state=model.state,
        status=model.status,
        owner=model.owner,
        reviewed=model.reviewed.isoformat() if model.reviewed else None,
        overdue=gaps.review_is_due(journey),
        tags=model.tags,
        personas=tuple(Target(persona.model.name, page=persona_page(persona)) for persona in journey.personas),
        stages=tuple((stage.name, _share_at(stage, coverage)) for stage in journey.stages),
        coverage=share(coverage.of(journey)),
        story=_story(
            journey,
            sparks.get(journey.id),
            sparks.get(journey.base.id) if journey.base else None,
            is_drawn=is_drawn,
        ),
        gaps=own,
        inherited=len(marks) - own,
    )


def _story(journey: LinkedJourney, spark: Sparkline | None, below: Sparkline | None, *, is_drawn: bool) -> MapStory:
    pains = [pain for pain in pains_on(journey) if pain.origin != "inherited"]
    heaviest = _heaviest(journey)
    lowest = spark.lowest if spark and (spark.highest or spark.lowest.score < 0) else None
    is_told = bool(lowest and below and (below.lowest.stage_id, below.lowest.felt) == (lowest.stage_id, lowest.felt))
    return MapStory(
        is_target=journey.is_target,
        spark=spark if is_drawn else None,
        lowest=lowest.stage if lowest and not is_told else None,
        felt=lowest.felt.text if lowest and not is_told else None,
        pain=heaviest.model.text if heaviest else None,
        pains=len(pains),
        unanswered=sum(not pain.is_answered and not pain.model.accepted for pain in pains),
    )


def _heaviest(journey: LinkedJourney) -> LinkedPain | None:
    """What hurts most on a map; None where that is told on the map below it."""
    found = [pain for pain in heaviest_first(pains_on(journey)) if not pain.model.accepted]
    own = next((pain for pain in found if pain.origin != "inherited"), None)
    return own if own and weight_of(own) == weight_of(found[0]) else None


def _share_at(stage: LinkedStage, coverage: Coverage) -> Share | None:
    """How well a stage is covered; None where nothing is asked."""
    found = share(coverage.at(stage)) if stage.in_scope else None
    return found if found and found.of else None
