"""A workspace, or none, comes in; the schemas go out that editors check its files with. They offer the ids that
are built in or declared, each with what it is called.
"""

from __future__ import annotations

from typing import Any

from journeymap.model.framework import FrameworkStage
from journeymap.model.vocabulary import Role, TriggerKind, meanings_of
from journeymap.rules import FAMILIES, RULES
from journeymap.schema.generate import document_schema, settings_schema
from journeymap.workspace import Library, Workspace, built_in_library

Choices = dict[str, dict[str, str]]


def schema_of_documents(workspace: Workspace | None = None) -> dict[str, Any]:
    """What editors check a map or a library file with."""
    closed = workspace is not None
    only_here = _of_maps_and_accounts(workspace) if workspace else {}
    library = workspace.library if workspace else built_in_library()
    frameworks = sorted(library.frameworks.values(), key=lambda one: one.built_in)
    stages = {one.id: {id_: _told(stage) for id_, stage in one.stages.items()} for one in frameworks}
    choices = _declared(library, workspace)
    choices["framework"] = {one.id: one.model.note or one.name for one in frameworks}
    choices["framework stage"] = {id_: told for ids in reversed(stages.values()) for id_, told in ids.items()}
    return document_schema({**choices, **only_here}, stages, closed=closed)


def schema_of_settings() -> dict[str, Any]:
    """What editors check journeymap.yaml with."""
    codes = {code: f"{rule.name}: {rule.title}" for code, rule in RULES.items()}
    families = {family: f"every rule of the family {name}" for family, name in FAMILIES.items()}
    return settings_schema({**_declared(built_in_library(), None), "rule": {**codes, **families}})


def _declared(library: Library, workspace: Workspace | None) -> Choices:
    """What can be referred to, a team's own channels before those that are built in."""
    channels = sorted(library.channels.values(), key=lambda channel: channel.built_in)
    accounts = workspace.accounts.values() if workspace else ()
    journeys = workspace.journeys.values() if workspace else ()
    lanes = workspace.settings.lanes if workspace else ()
    return {
        "persona": {persona.id: persona.model.name for persona in library.personas.values()},
        "channel": {channel.id: channel.name for channel in channels},
        "content": {piece.id: piece.model.title for piece in library.content.values()},
        "segment": {segment.id: segment.model.name for segment in library.segments.values()},
        "account": {account.id: account.model.name for account in accounts},
        "map": {journey.id: journey.model.title for journey in journeys},
        "lane": {lane.id: lane.title or lane.id for lane in lanes},
    }


def _of_maps_and_accounts(workspace: Workspace) -> Choices:
    """What single maps and accounts declare: stages and triggers. People are offered by role and never by name."""
    followed = [one.framework for one in workspace.programs.values()]
    followed += [one.framework for one in workspace.journeys.values()]
    stages = {id_: _told(stage) for one in followed if one for id_, stage in one.stages.items()}
    stages |= {stage.id: stage.name for one in workspace.journeys.values() for stage in one.stages}
    accounts = workspace.accounts.values()
    triggers = {one.id: one.note or "" for account in accounts for one in account.model.triggers if one.id}
    if not accounts:
        return {"stage": stages}
    triggers |= meanings_of(TriggerKind)
    return {"stage": stages, "trigger": triggers, "member or role": meanings_of(Role)}


def _told(stage: FrameworkStage) -> str:
    return stage.note or stage.name or ""
