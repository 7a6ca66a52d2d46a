"""Find the references that lead nowhere, and suggest the nearest name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import cast

from journeymap.model.account import Account
from journeymap.model.base import Written
from journeymap.model.framework import Framework
from journeymap.model.journey import Journey
from journeymap.model.messages import quoted
from journeymap.model.program import Program
from journeymap.model.references import Names, Reference, names_in, references
from journeymap.model.suggest import did_you_mean, nearest
from journeymap.model.vocabulary import Role, TriggerKind, words_of
from journeymap.source import Place, Problem
from journeymap.workspace.graph.account import LinkedAccount
from journeymap.workspace.graph.uses import Uses
from journeymap.workspace.graph.workspace import Workspace
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index

Scopes = dict[str, Collection[str]]

_WHERE_DECLARED = {
    "persona": "personas:",
    "channel": "channels:",
    "content": "content:",
    "segment": "segments:",
    "framework": "frameworks:",
    "account": "accounts:",
    "lane": "lanes: in journeymap.yaml",
}


def unknown_references(workspace: Workspace, index: Index) -> Iterator[Problem]:
    """Look up every reference in the library and the maps."""
    scopes = _scopes(workspace, index)
    for things in index.things.values():
        for thing in things.values():
            if thing.model is not None:
                own = scopes | _own_scopes(thing.model, thing.id, workspace, scopes["framework stage"])
                if not _all_known(names_in(thing.model), own):
                    yield from _unknown(references(thing.model), thing.place, own)
    for declared in index.maps.values():
        if declared.model is not None:
            own = scopes | _map_scopes(declared, workspace, index)
            journey = workspace.journeys.get(declared.id)
            personas = {persona.id for persona in journey.personas} if journey else workspace.personas
            if not _all_known(names_in(declared.model), {**own, "persona": personas}):
                found = references(declared.model)
                yield from _unknown(found, declared.place, own)
                yield from _not_on_this_map(found, declared, workspace, personas)


def _own_scopes(model: Written, id_: str, workspace: Workspace, stages: Collection[str]) -> Scopes:
    """What can be referred to only within one thing; its stages, where it does not say itself which they are."""
    if isinstance(model, Framework):
        framework = workspace.frameworks.get(id_)
        return {"stage": framework.stages} if framework and framework.sound else {}
    if isinstance(model, Program):
        framework = workspace.frameworks.get(model.framework or "")
        return {"stage": framework.stages if framework and framework.sound else stages}
    if isinstance(model, Account):
        account = workspace.accounts[id_]
        triggers = [trigger.id for trigger in model.triggers if trigger.id]
        return {
            "stage": _account_stages(account, workspace.uses) or stages,
            "trigger": [*triggers, *words_of(TriggerKind)],
            "member or role": [*(member.name for member in model.committee), *words_of(Role)],
        }
    return {}


def _account_stages(account: LinkedAccount, uses: Uses) -> list[str]:
    """The stages that an account can be in, as its maps and programs say; none where they say nothing."""
    maps = (stage.id for journey in uses.account_journeys[account] for stage in journey.stages)
    frameworks = (program.framework for program in uses.account_programs[account])
    programs = (id_ for framework in frameworks if framework for id_ in framework.stages)
    return list(dict.fromkeys([*maps, *programs]))


def _scopes(workspace: Workspace, index: Index) -> Scopes:
    """What can be referred to from anywhere, by kind."""
    stages: dict[str, None] = {}
    for declared in index.maps.values():
        journey = cast(Journey | None, declared.model)
        if journey is None:
            continue
        framework = workspace.frameworks.get(journey.framework or "")
        stages.update(dict.fromkeys(framework.stages if framework else journey.stages))
    return {
        "persona": workspace.personas,
        "channel": workspace.channels,
        "content": workspace.content,
        "segment": workspace.segments,
        "account": workspace.accounts,
        "framework": index.of("frameworks"),
        "map": index.maps,
        "lane": {lane.id for lane in workspace.settings.lanes},
        "framework stage": stages or {s: None for f in workspace.frameworks.values() for s in f.stages},
    }


def _map_scopes(declared: Declared, workspace: Workspace, index: Index) -> Scopes:
    """What can be referred to only within one map: its stages and pains, and those of the maps below it."""
    pains: set[str] = set()
    stages: dict[str, None] = {}
    seen: set[str] = set()
    all_known = True
    below: Declared | None = declared
    while below and below.model and below.id not in seen:
        seen.add(below.id)
        journey = cast(Journey, below.model)
        framework = workspace.frameworks.get(journey.framework or "")
        if framework and not framework.sound:
            all_known = False
        stages.update(dict.fromkeys(framework.stages if framework else journey.stages))
        for stage in journey.stages.values():
            pains.update(pain.id for pain in stage.pains if pain.id)
        below = index.maps.get(journey.extends or "")
    return {"stage": stages, "pain": pains} if all_known else {"pain": pains}


def _all_known(names: Names, scopes: Scopes) -> bool:
    return all(name in scopes[kind] for kind in names.keys() & scopes.keys() for name in names[kind])


def _unknown(found: Iterable[Reference], place: Place, scopes: Scopes) -> Iterator[Problem]:
    for kind, name, route, is_key in found:
        known = scopes.get(kind)
        if known is None or name in known:
            continue
        message = _nobody(name, known) if kind == "member or role" else _no_such(kind, name, known)
        where = place.at(*route)
        yield Problem("JM003", where.key() if is_key else where, message, _fix(kind, known))


def _no_such(kind: str, name: str, known: Collection[str]) -> str:
    return f"unknown {kind} {quoted(name)}.{did_you_mean(name, known)}"


def _nobody(name: str, known: Collection[str]) -> str:
    """Reports are passed on, so this one names nobody; the line is where the reader looks anyway."""
    near = nearest(name, known)
    guess = (
        f" Did you mean '{near}'?" if near in words_of(Role) else " A member's name is nearly the same." if near else ""
    )
    return f"this is no member of the committee and no role.{guess}"


def _fix(kind: str, known: Collection[str]) -> str:
    if kind in _WHERE_DECLARED:
        return f"Correct the id, or declare it under {_WHERE_DECLARED[kind]}."
    if kind == "pain":
        return "Give the pain that is meant an id: and write the same here."
    if kind == "member or role":
        return "Add the person to the committee: of the account, or write one of the roles."
    listed = ", ".join(list(known)[:12])
    return f"Write one of: {listed}." if listed else "Nothing of the kind is declared yet."


def _not_on_this_map(
    found: Iterable[Reference], declared: Declared, workspace: Workspace, personas: Collection[str]
) -> Iterator[Problem]:
    """Personas that exist but do not take part in the map that speaks of them."""
    for kind, name, route, is_key in found:
        if kind == "persona" and route[0] == "stages" and name in workspace.personas and name not in personas:
            place = declared.place.at(*route)
            yield Problem(
                "JM003",
                place.key() if is_key else place,
                f"the persona '{name}' is not on this map",
                f"Add {name} to the map's for:, or remove it here.",
            )
