"""A workspace, or none, comes in; the schemas go out that editors check its files with. They offer the ids that
are built in or declared, each with what it is called.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from journeymap.model.framework import FrameworkStage
from journeymap.model.settings import Settings
from journeymap.model.vocabulary import Role, TriggerKind, meanings_of
from journeymap.rules import FAMILIES, RULES
from journeymap.schema.generate import document_schema, settings_schema
from journeymap.workspace import Workspace
from journeymap.workspace.link.maps import link_library
from journeymap.workspace.load import presets
from journeymap.workspace.read.index import index

Choices = dict[str, dict[str, str]]


def schema_of_documents(workspace: Workspace | None = None) -> dict[str, Any]:
    """What editors check a map or a library file with."""
    closed = workspace is not None
    only_here = _of_maps_and_accounts(workspace) if workspace else {}
    workspace = workspace or _only_built_in()
    frameworks = sorted(workspace.frameworks.values(), key=lambda one: one.built_in)
    stages = {one.id: {id_: _told(stage) for id_, stage in one.stages.items()} for one in frameworks}
    choices = _declared(workspace)
    choices["framework"] = {one.id: one.model.note or one.name for one in frameworks}
    choices["framework stage"] = {id_: told for ids in reversed(stages.values()) for id_, told in ids.items()}
    return document_schema({**choices, **only_here}, stages, closed=closed)


def schema_of_settings() -> dict[str, Any]:
    """What editors check journeymap.yaml with."""
    codes = {code: f"{rule.name}: {rule.title}" for code, rule in RULES.items()}
    families = {family: f"every rule of the family {name}" for family, name in FAMILIES.items()}
    return settings_schema({**_declared(_only_built_in()), "rule": {**codes, **families}})


def _only_built_in() -> Workspace:
    workspace = Workspace(Path(), Settings(), date.min)
    link_library(workspace, index([], presets()))
    return workspace


def _declared(workspace: Workspace) -> Choices:
    """What can be referred to, a team's own channels before those that are built in."""
    channels = sorted(workspace.channels.values(), key=lambda one: one.built_in)
    return {
        "persona": {one.id: one.model.name for one in workspace.personas.values()},
        "channel": {one.id: one.name for one in channels},
        "content": {one.id: one.model.title for one in workspace.content.values()},
        "segment": {one.id: one.model.name for one in workspace.segments.values()},
        "account": {one.id: one.model.name for one in workspace.accounts.values()},
        "map": {one.id: one.model.title for one in workspace.journeys.values()},
        "lane": {lane.id: lane.title or lane.id for lane in workspace.settings.lanes},
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
