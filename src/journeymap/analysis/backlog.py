"""Every opportunity of some maps, each once, and which of them are worth most.

The score is what NN/g's practice of prioritizing opportunities multiplies: what an idea is worth to the customer, how
much it hurts today, and how easily it can be done, each from 1 to 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymap.analysis.map_checks import ideas_on
from journeymap.model.journey import Opportunity
from journeymap.workspace import LinkedJourney, LinkedPain, LinkedStage

_MIDDLE = 2
"""How much it hurts where nobody says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogItem:
    """An opportunity with the pains that it answers, and the maps that have it from its map."""

    journey: LinkedJourney
    stage: LinkedStage | None
    model: Opportunity
    pains: tuple[LinkedPain, ...]
    drop_off: str | None = None
    """Where customers are lost, if it would keep them."""
    also_on: tuple[LinkedJourney, ...] = ()

    @property
    def feasibility(self) -> int | None:
        """How easily it can be done; what takes much work is hard, where only that is said."""
        if self.model.feasibility is None and self.model.effort is not None:
            return 4 - self.model.effort
        return self.model.feasibility

    @property
    def friction(self) -> int | None:
        """How much it hurts today: as written, else as severe as the worst of its pains."""
        severities = [pain.model.severity for pain in self.pains if pain.model.severity]
        return self.model.friction or max(severities, default=None)

    @property
    def score(self) -> int | None:
        """From 1 to 27; None where its worth or its feasibility is not known."""
        if self.model.value is None or self.feasibility is None:
            return None
        return self.model.value * self.feasibility * (self.friction or _MIDDLE)


def backlog(journeys: Sequence[LinkedJourney]) -> tuple[BacklogItem, ...]:
    """Return the opportunities of some maps, the best first and those without a score last.

    What a map has from the map that it extends is told there.
    """
    shown = {journey.id for journey in journeys}
    by_map = {journey.id: {_key(item): item for item in _items(journey)} for journey in journeys}
    heirs: dict[int, list[LinkedJourney]] = {}
    kept = []
    for journey in journeys:
        below = [by_map[base.id] for base in journey.lineage[:-1] if base.id in shown]
        for key, item in by_map[journey.id].items():
            origin = next((items[key] for items in below if key in items and items[key].model == item.model), None)
            if origin is None:
                kept.append(item)
            else:
                heirs.setdefault(id(origin), []).append(journey)
    ranked = sorted(kept, key=lambda item: (-(item.score or 0), -(item.friction or 0)))
    return tuple(replace(item, also_on=tuple(heirs.get(id(item), ()))) for item in ranked)


def _key(item: BacklogItem) -> tuple[str, str]:
    return item.stage.id if item.stage else "", item.model.text


def _items(journey: LinkedJourney) -> Iterator[BacklogItem]:
    pains = [*journey.pains, *(pain for stage in journey.stages_in_scope for pain in stage.all_pains)]
    answered: dict[int, list[LinkedPain]] = {}
    for pain in pains:
        for answer in pain.answers:
            answered.setdefault(id(answer.model), []).append(pain)
    for idea in ideas_on(journey):
        beside = journey.pains if idea.stage is None else idea.stage.all_pains
        named = answered.get(id(idea.model), () if idea.model.answers else beside)
        yield BacklogItem(journey=journey, stage=idea.stage, model=idea.model, pains=tuple(named))
    for stage in journey.stages_in_scope:
        for drop_off in stage.model.drop_offs:
            for model in drop_off.answers:
                yield BacklogItem(journey=journey, stage=stage, model=model, pains=(), drop_off=drop_off.text)
