"""A workspace whose maps and accounts are linked comes in; every library thing learns where it is used, every stage
what is aimed at it.
"""

from __future__ import annotations

from journeymap.workspace.graph.account import LinkedAccount
from journeymap.workspace.graph.journey import LinkedStage, Workspace
from journeymap.workspace.graph.library import LinkedContent


def join_uses(workspace: Workspace) -> None:
    """Fill in where personas, channels, content and segments are used."""
    aimed = _Aimed(workspace)
    for persona in workspace.personas.values():
        for name in persona.model.preferences.channels:
            if name in workspace.channels:
                workspace.channels[name].preferred_by.append(persona)
    for journey in workspace.journeys.values():
        for persona in journey.personas:
            persona.journeys.append(journey)
        if journey.framework:
            journey.framework.journeys.append(journey)
        if journey.model.account in workspace.accounts:
            workspace.accounts[journey.model.account].journeys.append(journey)
        if journey.model.segment in workspace.segments:
            workspace.segments[journey.model.segment].journeys.append(journey)
        for stage in journey.stages:
            aimed.join(stage)
            for piece in stage.content:
                piece.stages.append(stage)
            for touchpoint in stage.touchpoints:
                if touchpoint.channel:
                    touchpoint.channel.touchpoints.append(touchpoint)
                for piece in touchpoint.content:
                    piece.touchpoints.append(touchpoint)
    for account in workspace.accounts.values():
        _join_account(account, workspace)


def _join_account(account: LinkedAccount, workspace: Workspace) -> None:
    """Its segment, who its people are like, and what its plan makes use of; a contact that was skipped uses nothing."""
    if account.model.segment in workspace.segments:
        workspace.segments[account.model.segment].accounts.append(account)
    for member in account.members:
        if member.persona:
            member.persona.members.append(member)
    for entry in account.plan:
        if entry.counts and entry.channel:
            entry.channel.contacts.append(entry)
        for piece in entry.content if entry.counts else ():
            piece.contacts.append(entry)


class _Aimed:
    """Finds the content that is aimed at a stage by its phases or stages, without being named there."""

    def __init__(self, workspace: Workspace) -> None:
        self._by_phase: dict[str, list[LinkedContent]] = {}
        self._by_stage: dict[str, list[LinkedContent]] = {}
        for piece in workspace.content.values():
            for phase in piece.model.phases:
                self._by_phase.setdefault(phase, []).append(piece)
            for stage in piece.model.stages:
                self._by_stage.setdefault(stage, []).append(piece)

    def join(self, stage: LinkedStage) -> None:
        if not stage.in_scope or not (self._by_phase or self._by_stage):
            return
        hits = {piece.id: piece for piece in self._by_stage.get(stage.id, ())}
        for phase in stage.phases:
            hits.update((piece.id, piece) for piece in self._by_phase.get(phase, ()))
        stage.aimed = tuple(piece for piece in hits.values() if _is_for(piece, stage))
        for piece in stage.aimed:
            piece.aimed_at.append(stage)


def _is_for(piece: LinkedContent, stage: LinkedStage) -> bool:
    """Whether anyone on the map is among those the piece is aimed at."""
    personas = stage.journey.personas
    return not personas or any(aims_at(piece, persona.id, persona.model.role) for persona in personas)


def aims_at(piece: LinkedContent, persona: str, role: str | None) -> bool:
    """Whether a piece is for this persona by name and by role; unsaid means for everyone."""
    model = piece.model
    return (not model.for_ or persona in model.for_) and (not model.roles or role in model.roles)
