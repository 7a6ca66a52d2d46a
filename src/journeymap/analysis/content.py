"""Whether a piece of content is usable, expired or unused."""

from __future__ import annotations

from datetime import date

from journeymap.workspace import LinkedContent, LinkedStage, Workspace


def counts(piece: LinkedContent, stage: LinkedStage) -> bool:
    """Whether a piece can be used at a stage: it is live, or planned and the map is a to-be map."""
    status = piece.model.status
    return status == "live" or (status == "planned" and stage.journey.is_target)


def is_expired(piece: LinkedContent, today: date) -> bool:
    """Whether a live piece is past its expiry date."""
    model = piece.model
    return model.status == "live" and model.expires is not None and model.expires < today


def is_unused(piece: LinkedContent, workspace: Workspace) -> bool:
    """Whether nobody comes across a live piece. Without maps nothing could use it, so nothing is unused."""
    if piece.model.status != "live" or not workspace.journeys:
        return False
    return next(workspace.uses.of_content(piece), None) is None
