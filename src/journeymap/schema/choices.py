"""What editors offer where something is referred to: the ids that are built in or declared, each with its name."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.model.framework import FrameworkStage
from journeymap.model.vocabulary import Role, TriggerKind, meanings_of
from journeymap.rules import FAMILIES, RULES
from journeymap.workspace import Library, Workspace

Choices = Mapping[str, Mapping[str, str]]
"""Ids by the kind they are of, each with what it is called."""

OPEN = frozenset({"stage", "trigger", "play", "member or role"})
"""Kinds that a single map or account may add to: an id that is not offered is never refused."""


def library_choices(library: Library) -> dict[str, Mapping[str, str]]:
    """Return what a library declares, a team's own channels and frameworks before those that are built in."""
    channels = sorted(library.channels.values(), key=lambda channel: channel.built_in)
    frameworks = sorted(library.frameworks.values(), key=lambda framework: framework.built_in)
    return {
        "persona": {persona.id: persona.model.name for persona in library.personas.values()},
        "channel": {channel.id: channel.name for channel in channels},
        "content": {piece.id: piece.model.title for piece in library.content.values()},
        "segment": {segment.id: segment.model.name for segment in library.segments.values()},
        "framework": {framework.id: framework.model.note or framework.name for framework in frameworks},
        "framework stage": _framework_stages(library),
    }


def stages_by_framework(library: Library) -> Choices:
    """Return the stages of each framework, a team's own frameworks first."""
    frameworks = sorted(library.frameworks.values(), key=lambda framework: framework.built_in)
    return {framework.id: {id_: _note(stage) for id_, stage in framework.stages.items()} for framework in frameworks}


def workspace_choices(workspace: Workspace) -> dict[str, Mapping[str, str]]:
    """Return what maps, accounts and settings declare. People are offered by role and never by name."""
    accounts, journeys = workspace.accounts.values(), workspace.journeys.values()
    choices: dict[str, Mapping[str, str]] = {
        "account": {account.id: account.model.name for account in accounts},
        "map": {journey.id: journey.model.title for journey in journeys},
        "lane": {lane.id: lane.title or lane.id for lane in workspace.settings.lanes},
        "stage": _stages(workspace),
    }
    if accounts:
        triggers = (trigger for account in accounts for trigger in account.model.triggers)
        own = {trigger.id: trigger.note or "" for trigger in triggers if trigger.id}
        choices["trigger"] = {**own, **meanings_of(TriggerKind)}
        plays = (play for program in workspace.programs.values() for play in program.plays)
        choices["play"] = {play.id: play.name for play in plays}
        choices["member or role"] = meanings_of(Role)
    return choices


def rule_choices() -> dict[str, str]:
    """Return the rules by code, and their families."""
    codes = {code: f"{rule.name}: {rule.title}" for code, rule in RULES.items()}
    return {**codes, **{family: f"every rule of the family {name}" for family, name in FAMILIES.items()}}


def _framework_stages(library: Library) -> dict[str, str]:
    """The stages of all frameworks; of two with one id a team's own counts."""
    own_last = reversed([*stages_by_framework(library).values()])
    return {id_: note for stages in own_last for id_, note in stages.items()}


def _stages(workspace: Workspace) -> dict[str, str]:
    """The stages that programs and maps follow, and those that stand on maps."""
    frameworks = [program.framework for program in workspace.programs.values()]
    frameworks += [journey.framework for journey in workspace.journeys.values()]
    stages = {id_: _note(stage) for framework in frameworks if framework for id_, stage in framework.stages.items()}
    return stages | {stage.id: stage.name for journey in workspace.journeys.values() for stage in journey.stages}


def _note(stage: FrameworkStage) -> str:
    return stage.note or stage.name or ""
