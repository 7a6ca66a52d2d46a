"""Where it hurts, over all maps that tell how things are: the heaviest pains, the lowest feelings, the weak phase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeymap.analysis.map_checks import carer_of
from journeymap.analysis.pains import answers_to, heaviest_first, pains_on
from journeymap.view.board.sparkline import Sparkline
from journeymap.view.feelings import FeltPoint
from journeymap.view.links import map_page
from journeymap.view.overview.heat_map import HeatMap, WeakPhase
from journeymap.workspace import LinkedJourney, LinkedPain

_MOST_PAINS = 4
_MOST_LOW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A stage of a map; the map as a whole where `stage` is None."""

    map: str
    page: str
    stage: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class HeavyAnswer:
    """What is meant to ease a pain."""

    text: str
    owner: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeavyPain:
    """A pain that weighs as much as any on all maps."""

    text: str
    severity: int | None
    frequency: int | None
    at: Spot
    personas: tuple[str, ...]
    answer: HeavyAnswer | None
    accepted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LowSpot:
    """The lowest point of a map's curve."""

    felt: FeltPoint
    score: float
    personas: tuple[str, ...]
    """Nobody by name where it is said of everyone."""
    at: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurts:
    """Where it hurts."""

    pains: tuple[HeavyPain, ...]
    all_pains: int
    unanswered: int
    """How many of all pains nothing answers, and nobody has accepted."""
    low: tuple[LowSpot, ...]
    weakest: WeakPhase | None


def hurts(
    journeys: Sequence[LinkedJourney], sparks: Mapping[str, Sparkline | None], heat: HeatMap | None
) -> Hurts | None:
    """Return where it hurts; None where no map says that it does. `sparks` are the curves by the maps' ids."""
    today = [journey for journey in journeys if not journey.is_target and journey.model.status != "retired"]
    pains = [pain for journey in today for pain in pains_on(journey) if pain.origin != "inherited"]
    heaviest = [pain for pain in heaviest_first(pains) if not pain.model.accepted]
    low = sorted(_low(today, sparks), key=lambda spot: spot.score)
    weakest = heat.weakest if heat else None
    if not (heaviest or low or weakest):
        return None
    return Hurts(
        pains=tuple(map(_pain, heaviest[:_MOST_PAINS])),
        all_pains=len(pains),
        unanswered=sum(not pain.is_answered and not pain.model.accepted for pain in pains),
        low=tuple(low[:_MOST_LOW]),
        weakest=weakest,
    )


def _pain(pain: LinkedPain) -> HeavyPain:
    model, journey, stage = pain.model, pain.journey, pain.stage
    names = {persona.id: persona.model.name for persona in journey.personas}
    answer = next(iter(answers_to(pain)), None)
    return HeavyPain(
        text=model.text,
        severity=model.severity,
        frequency=model.frequency,
        at=Spot(
            map=journey.name,
            page=map_page(journey),
            stage=stage.name if stage else None,
            anchor=f"{stage.id}.stage" if stage else "whole",
        ),
        personas=tuple(names[id_] for id_ in model.for_ if id_ in names),
        answer=HeavyAnswer(answer.model.text, carer_of(answer.model, answer.stage), answer.model.status)
        if answer
        else None,
        accepted=model.accepted,
    )


def _low(journeys: Iterable[LinkedJourney], sparks: Mapping[str, Sparkline | None]) -> Iterator[LowSpot]:
    """The lowest point of each map where it is a bad one, and not that of the map below it."""
    for journey in journeys:
        spark = sparks.get(journey.id)
        if spark is None or spark.lowest.score >= 0:
            continue
        point = spark.lowest
        base = sparks.get(journey.base.id) if journey.base else None
        if base and (base.lowest.stage_id, base.lowest.felt) == (point.stage_id, point.felt):
            continue
        yield LowSpot(
            felt=point.felt,
            score=point.score,
            personas=tuple(persona.name for persona in point.personas) or _taking_part(journey, point.stage_id),
            at=Spot(map=journey.name, page=map_page(journey), stage=point.stage, anchor=f"{point.stage_id}.emotion"),
        )


def _taking_part(journey: LinkedJourney, stage_id: str) -> tuple[str, ...]:
    """Who takes part in a stage; nobody by name where everyone on the map does."""
    stage = next(stage for stage in journey.stages if stage.id == stage_id)
    names = tuple(persona.model.name for persona in journey.personas if persona.id in stage.model.for_)
    return names if len(names) < len(journey.personas) else ()
