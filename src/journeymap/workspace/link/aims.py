"""Find the content that is aimed at a stage, though the stage does not name it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from journeymap.workspace.graph.library import LinkedContent, LinkedPersona


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

    def at(
        self, stage_id: str, phases: Iterable[str], involved: Sequence[LinkedPersona], account: str | None
    ) -> tuple[LinkedContent, ...]:
        """The pieces that are aimed at a stage and at any of those who take part in it, or at anybody. What is made for
        one account is aimed at the map of that account alone.
        """
        if not (self._by_phase or self._by_stage):
            return ()
        hits = {piece.id: piece for piece in self._by_stage.get(stage_id, ())}
        for phase in phases:
            hits.update((piece.id, piece) for piece in self._by_phase.get(phase, ()))
        pieces = [piece for piece in hits.values() if piece.is_for_account(account)]
        if not involved:
            return tuple(pieces)
        personas = {persona.id: persona for persona in involved}
        roles = frozenset(persona.model.role for persona in involved)
        return tuple(piece for piece in pieces if _is_for_anyone(piece, personas, roles))


def _is_for_anyone(piece: LinkedContent, personas: Mapping[str, LinkedPersona], roles: Container[str | None]) -> bool:
    """Whether a piece is for any of these personas, who have these roles."""
    if piece.model.for_:
        return any(piece.aims_at(personas[id_]) for id_ in piece.model.for_ if id_ in personas)
    return not piece.model.roles or any(role in roles for role in piece.model.roles)
