"""Find the content that is aimed at a stage, though the stage does not name it."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.workspace.graph.journey import LinkedJourney
from journeymap.workspace.graph.library import LinkedContent


class AimedContent:
    """Content by the phases and stages that it is aimed at."""

    def __init__(self, content: Iterable[LinkedContent]) -> None:
        self._by_phase: dict[str, list[LinkedContent]] = {}
        self._by_stage: dict[str, list[LinkedContent]] = {}
        for piece in content:
            for phase in piece.model.phases:
                self._by_phase.setdefault(phase, []).append(piece)
            for stage in piece.model.stages:
                self._by_stage.setdefault(stage, []).append(piece)

    def at(self, journey: LinkedJourney, stage_id: str, phases: Iterable[str]) -> tuple[LinkedContent, ...]:
        """The pieces that are aimed at a stage of a journey and at anyone on it."""
        if not (self._by_phase or self._by_stage):
            return ()
        hits = {piece.id: piece for piece in self._by_stage.get(stage_id, ())}
        for phase in phases:
            hits.update((piece.id, piece) for piece in self._by_phase.get(phase, ()))
        return tuple(piece for piece in hits.values() if _is_for_anyone_on(piece, journey))


def _is_for_anyone_on(piece: LinkedContent, journey: LinkedJourney) -> bool:
    return not journey.personas or any(map(piece.aims_at, journey.personas))
