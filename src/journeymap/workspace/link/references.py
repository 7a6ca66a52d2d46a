"""Find the references that lead nowhere, and suggest the nearest name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import cast

from journeymap.model.account import Account
from journeymap.model.base import Written
from journeymap.model.framework import Framework
from journeymap.model.homes import sample
from journeymap.model.journey import Journey
from journeymap.model.messages import id_like, quoted
from journeymap.model.program import Program
from journeymap.model.references import Names, Reference, names_in, references
from journeymap.model.settings import Settings
from journeymap.model.suggest import did_you_mean, letters, nearest, parts_of, same_word
from journeymap.model.validate import first_problems
from journeymap.model.validation_errors import looks_like, may_name_people
from journeymap.model.vocabulary import Role, TriggerKind, words_of
from journeymap.source import Place, Problem, Route
from journeymap.workspace.graph.account import LinkedAccount
from journeymap.workspace.graph.uses import Uses
from journeymap.workspace.graph.workspace import Workspace
from journeymap.workspace.link.maps import DEEPEST
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index

Scopes = dict[str, Collection[str]]

_WHERE_DECLARED = {
    "persona": "`personas`",
    "channel": "`channels`",
    "content": "`content`",
    "segment": "`segments`",
    "framework": "`frameworks`",
    "account": "`accounts`",
    "lane": "`lanes` in journeymap.yaml",
}

_NAME_OF = {"persona": "name", "content": "title", "segment": "name"}
"""The field with the name of a thing, where an example of it needs no other."""
_MOST_LISTED = 12
"""How many of the possible names a fix lists; more would bury the advice."""
_MOST_NAMES = 3000
_SHORT = 4
_EVERYBODY = frozenset(
    {"all", "everyone", "everybody", "any", "both", "alle", "tous", "toutes", "todos", "todas", "全員"}
)


def unknown_references(workspace: Workspace, index: Index) -> Iterator[Problem]:
    """Look up every reference in the library and the maps."""
    scopes, called_so = _scopes(workspace, index), _CalledSo()
    for things in index.things.values():
        for thing in things.values():
            if thing.model is not None:
                own = scopes | _own_scopes(thing.model, thing.id, workspace, scopes["framework stage"])
                if not _all_known(names_in(thing.model), own):
                    yield from _unknown(type(thing.model), references(thing.model), thing.place, own, called_so)
    for declared in index.maps.values():
        if declared.model is not None:
            own = scopes | _map_scopes(declared, workspace, index)
            journey = workspace.journeys.get(declared.id)
            personas = {persona.id for persona in journey.personas} if journey else workspace.personas
            if not _all_known(names_in(declared.model), {**own, "persona": personas}):
                on_map = references(declared.model)
                yield from _unknown(Journey, on_map, declared.place, own, called_so)
                yield from _not_on_this_map(on_map, declared, workspace, personas)
    if workspace.settings_document:
        yield from _unknown_in_settings(workspace, scopes["framework stage"], called_so)


def _unknown_in_settings(workspace: Workspace, on_maps: Collection[str], called_so: _CalledSo) -> Iterator[Problem]:
    """Look up the stages and channels that data and measures name. They may be those of any map or program."""
    settings = workspace.settings
    if not settings.data.stages and not names_in(settings).keys() & {"stage", "channel"}:
        return
    frameworks = [framework for framework in workspace.frameworks.values() if not framework.built_in]
    frameworks += [program.framework for program in workspace.programs.values() if program.framework]
    stages = dict.fromkeys((*on_maps, *(id_ for framework in frameworks for id_ in framework.stages)))
    scopes: Scopes = {"stage": stages, "channel": workspace.channels}
    if not _all_known(names_in(settings), scopes):
        assert workspace.settings_document is not None
        yield from _unknown(Settings, references(settings), Place(workspace.settings_document), scopes, called_so)


def _own_scopes(model: Written, id_: str, workspace: Workspace, stages: Collection[str]) -> Scopes:
    """What can be referred to only within one thing; any stage, where the thing does not say which ones it has."""
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
            "trigger": dict.fromkeys((*triggers, *words_of(TriggerKind))),
            "play": {play.id: play for program in workspace.uses.account_programs[account] for play in program.plays},
            "member or role": dict.fromkeys((*(member.name for member in model.committee), *words_of(Role))),
        }
    return {}


def _account_stages(account: LinkedAccount, uses: Uses) -> Collection[str]:
    """The stages that an account can be in by its maps and programs."""
    maps = (stage.id for journey in uses.account_journeys[account] for stage in journey.stages)
    frameworks = (program.framework for program in uses.account_programs[account])
    programs = (id_ for framework in frameworks if framework for id_ in framework.stages)
    return dict.fromkeys((*maps, *programs))


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
        "lane": dict.fromkeys(lane.id for lane in workspace.settings.lanes),
        "framework stage": stages
        or {stage: None for framework in workspace.frameworks.values() for stage in framework.stages},
    }


def _map_scopes(declared: Declared, workspace: Workspace, index: Index) -> Scopes:
    """What can be referred to only within one map: its stages, touchpoints and pains, and those of the maps that it
    extends.
    """
    pains: dict[str, None] = {}
    texts: dict[str, None] = {}
    touchpoints: dict[str, None] = {}
    stages: dict[str, None] = {}
    visited: set[str] = set()
    stages_are_known = True
    layer: Declared | None = declared
    # Maps may extend one another in a circle, or so many in a row that they are refused.
    while layer and layer.model and layer.id not in visited and len(visited) < DEEPEST:
        visited.add(layer.id)
        journey = cast(Journey, layer.model)
        framework = workspace.frameworks.get(journey.framework or "")
        if framework and not framework.sound:
            stages_are_known = False
        stages.update(dict.fromkeys(framework.stages if framework else journey.stages))
        written = [*journey.pains]
        for stage in journey.stages.values():
            written += stage.pains
            for touchpoint in stage.touchpoints:
                written += touchpoint.pains
                touchpoints.update(dict.fromkeys(filter(None, (touchpoint.id, touchpoint.name))))
        pains.update(dict.fromkeys(pain.id for pain in written if pain.id))
        texts.update(dict.fromkeys(pain.text for pain in written))
        layer = index.maps.get(journey.extends or "")
    scopes: Scopes = {"pain": pains | texts, "touchpoint": touchpoints}
    return {**scopes, "stage": stages} if stages_are_known else scopes


def _all_known(names: Names, scopes: Scopes) -> bool:
    return all(name in scopes[kind] for kind in names.keys() & scopes.keys() for name in names[kind])


def _unknown(
    model: type[Written], on_thing: Iterable[Reference], place: Place, scopes: Scopes, called_so: _CalledSo
) -> list[Problem]:
    names = [reference for reference in on_thing if reference.kind in scopes and not _is_end(reference)]
    unknown = [reference for reference in names if reference.name not in scopes[reference.kind]]
    return first_problems(
        unknown, lambda reference: _unknown_name(model, reference, place, scopes[reference.kind], called_so)
    )


def _is_end(reference: Reference) -> bool:
    """Whether it says of a stage of the data that the way ends there without a sale."""
    return reference.route[:2] == ("data", "stages") and reference.name.casefold() == "lost"


def _unknown_name(
    model: type[Written], reference: Reference, place: Place, choices: Collection[str], called_so: _CalledSo
) -> Problem:
    kind, name, route, is_key = reference
    at = _written_place(place, route)
    if kind == "member or role":
        return Problem("JM003", at, _nobody(name, choices), _fix(kind, name, choices))
    if route[:2] == ("data", "stages") and route[-1] in choices:
        fix = f"Write {{{name}: {route[-1]}}}: what the data calls a stage stands first, ours behind it."
        return Problem("JM003", at, f"{quoted(name)} is no stage of ours, and '{route[-1]}' is one", fix)
    names_people = may_name_people(model, route)
    message, fix = _no_such(kind, name, choices, names_people=names_people), _fix(kind, name, choices)
    if names_people:
        fix = _fix(kind, "", choices) if kind != "channel" else "Correct the id, or declare it under `channels`."
    if route[-2:] == ("handoff", "to"):
        fix += " A team is named under `to_team`."
    near = nearest(name, choices)
    if not names_people and (id_ := called_so.id_of(name, choices)) not in {None, near}:
        message, fix = f"unknown {kind} {quoted(name)}. Did you mean '{id_}', whose name that is?", f"Write {id_}."
    elif not names_people and len(parts := parts_of(name)) > 1 and (not near or "," in name):
        found = [called_so.id_of_part(part, choices) for part in parts]
        if any(found):
            message = f"{quoted(name)} is no {kind}, but several in one text"
            listed = ", ".join(known or id_like(part) or part for known, part in zip(found, parts, strict=True))
            fix = f"Write a list: [{listed}]."
            if not all(found) and kind in _WHERE_DECLARED:
                fix += f" Declare those of your own under {_WHERE_DECLARED[kind]}."
    return Problem("JM003", at.key() if is_key else at, message, fix)


class _CalledSo:
    """Finds the things that are called so on pages. The names of a kind are gone through once."""

    def __init__(self) -> None:
        self._ids: dict[int, tuple[Collection[str], dict[str, str]]] = {}
        """By the identity of the choices, which are kept so that no others take it over."""

    def id_of(self, name: str, choices: Collection[str]) -> str | None:
        """The id of the thing with this name."""
        if not isinstance(choices, Mapping):
            return None
        if id(choices) not in self._ids:
            ids: dict[str, str] = {}
            for id_, thing in islice(choices.items(), _MOST_NAMES):
                if called := letters(_called(thing)):
                    ids.setdefault(called, str(id_))
            self._ids[id(choices)] = (choices, ids)
        return self._ids[id(choices)][1].get(letters(name))

    def id_of_part(self, part: str, choices: Collection[str]) -> str | None:
        """The id that one of several names in a text means; a short one is near too many others."""
        near = nearest(part, choices) if len(part) > _SHORT else None
        return same_word(part, choices) or self.id_of(part, choices) or near


def _called(thing: object) -> str:
    written = getattr(thing, "model", None)
    called = getattr(thing, "name", None) or getattr(written, "name", None) or getattr(written, "title", None)
    return called if isinstance(called, str) else ""


def _written_place(place: Place, route: Route) -> Place:
    """Where a reference is written: one may stand alone in place of a list."""
    at = place.at(*route)
    return at if at.is_written() or not isinstance(route[-1], int) else place.at(*route[:-1])


def _no_such(kind: str, name: str, choices: Collection[str], *, names_people: bool) -> str:
    if names_people and not nearest(name, choices):
        return f"there is no such {kind}"
    return f"unknown {kind} {quoted(name)}.{did_you_mean(name, choices)}"


def _nobody(name: str, choices: Collection[str]) -> str:
    """Word an unknown member without naming anybody: reports are passed on, and the line shows the name anyway."""
    near = nearest(name, choices)
    guess = ""
    if near:
        guess = f" Did you mean '{near}'?" if near in words_of(Role) else " There is a member with a similar name."
    return f"this is neither a member of the committee nor a role.{guess}"


def _fix(kind: str, name: str, choices: Collection[str]) -> str:
    if kind == "persona" and letters(name) in _EVERYBODY:
        return "Leave it out: then it is for everyone."
    if kind == "channel" and not same_word(name, choices):
        return _fix_of_channel(name, choices)
    if kind == "map" and (id_ := _id_of_file(name, choices)):
        return f"Write {id_}: a map is called by its id, without the folder and the ending of its file."
    if kind in _NAME_OF and not nearest(name, choices) and (example := _declared(kind, name)):
        return f"Correct the id, or declare it: {example}."
    if kind == "lane":
        return f"Correct the id, or declare it in journeymap.yaml: `lanes: [{id_like(name) or 'legal'}]`."
    if kind in _WHERE_DECLARED:
        return f"Correct the id, or declare it under {_WHERE_DECLARED[kind]}."
    if kind == "pain":
        return "Write the pain in the words in which it stands on the map, or give it an `id` and write that."
    if kind == "play" and not choices:
        return "Declare it under `plays` of a program that this account belongs to."
    if kind == "touchpoint":
        return "Write the name or the `id` of a touchpoint of this map."
    if kind == "member or role":
        return "Add the person to the `committee` of the account, or write one of the roles."
    listed = ", ".join(islice(choices, _MOST_LISTED))
    return f"Write one of: {listed}." if listed else "Nothing of the kind is declared yet."


def _fix_of_channel(name: str, choices: Collection[str]) -> str:
    near = nearest(name, choices)
    if near and looks_like(name, near):
        return f"Correct the id, or declare it under {_WHERE_DECLARED['channel']}."
    id_, called = id_like(name) or "shop", sample(name)
    alike = choices[near] if near and isinstance(choices, Mapping) else None
    medium = getattr(getattr(alike, "model", None), "medium", None) or "offline"
    example = f"channels: {{{id_}: {{name: {called[:1].upper()}{called[1:]}, medium: {medium}}}}}"
    known = near or "one of those in docs/format.md, 'Built-in channels'"
    return f"Write {known}, or declare your own: `{example}`{_and_here(id_, name)}."


def _declared(kind: str, name: str) -> str:
    """An example of how to declare what is called so; nothing where the name cannot be shown."""
    id_, called = id_like(name), sample(name)
    if not id_ or called == "…":
        return ""
    plural = _WHERE_DECLARED[kind].strip("`")
    return f"`{plural}: {{{id_}: {{{_NAME_OF[kind]}: {called[:1].upper()}{called[1:]}}}}}`{_and_here(id_, name)}"


def _and_here(id_: str, name: str) -> str:
    return "" if id_ == name else f", and write {id_} here"


def _id_of_file(name: str, choices: Collection[str]) -> str | None:
    """The id of the map that is meant by the name of its file."""
    path = PurePosixPath(name)
    if path.suffix.casefold() not in {".yaml", ".yml"}:
        return None
    ids = (path.with_suffix("").as_posix().removeprefix("maps/"), path.stem)
    return next((id_ for id_ in ids if id_ in choices), None)


def _not_on_this_map(
    on_map: Iterable[Reference], declared: Declared, workspace: Workspace, personas: Collection[str]
) -> list[Problem]:
    """Report personas that exist, but are not on the map that refers to them."""
    elsewhere = [
        (name, declared.place.at(*route).key() if is_key else _written_place(declared.place, route))
        for kind, name, route, is_key in on_map
        if kind == "persona" and route[0] == "stages" and name in workspace.personas and name not in personas
    ]
    return first_problems(elsewhere, lambda reference: _not_here(*reference))


def _not_here(name: str, place: Place) -> Problem:
    fix = f"Add {name} to the map's `for`, or remove it here."
    return Problem("JM003", place, f"the persona '{name}' is not on this map", fix)
