"""Add a map, or something that maps refer to: as a new file, or as an entry beside others of its kind."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.atomic_file import create_atomically, write_atomically
from journeymap.characters import printable
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.importing.meaning.names import id_of, is_same
from journeymap.model.suggest import did_you_mean
from journeymap.named_paths import read_at_most
from journeymap.source import MAX_BYTES, Add, NotEdited, block_text, edited
from journeymap.workspace import SETTINGS, SUFFIXES, Workspace

_MAP = "map"
_THINGS = {"persona": "personas", "account": "accounts", "content": "content"}
"""What can be added besides maps, and the key that it is declared under."""
KINDS = (_MAP, *_THINGS)
_FRAMEWORK = "b2b-lifecycle"
_SCHEMA = "journeymap.schema.json"
_LIBRARY = "library"
_LONGEST = 200
_IN_BRACKETS = frozenset({"for"})


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A map or thing that was added."""

    kind: str
    id: str
    path: Path
    is_new_file: bool


def add_entry(workspace: Workspace, kind: str, name: str, file: Path | None = None) -> Entry:
    """Add a map, a persona, an account or a piece of content.

    Raises UsageError and SystemFailure, and then writes nothing.

    Args:
        workspace: The workspace to add it to.
        kind: One of KINDS.
        name: Its name, from which its id is made.
        file: The file to write or to add to; by default the one with others of its kind.
    """
    name = " ".join(printable(name).split())
    if kind not in KINDS:
        kinds = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
        raise UsageError(f"'{kind}' cannot be added.{did_you_mean(kind, KINDS)} Say {kinds}, and then its name.")
    if not name:
        raise UsageError(f'The {kind} needs a name, such as: journeymap new {kind} "{_EXAMPLES[kind]}"')
    if len(name) > _LONGEST:
        raise UsageError(f"The name is longer than {_LONGEST} signs. Say the rest in the file.")
    path = _place(workspace, kind, name, file)
    return _add_map(workspace, name, path) if kind == _MAP else _add_thing(workspace, kind, name, path)


_EXAMPLES = {
    _MAP: "Renewing the fleet contract",
    "persona": "Head of operations",
    "account": "Kestrel Foods",
    "content": "The tender guide",
}


def _place(workspace: Workspace, kind: str, name: str, file: Path | None) -> Path:
    folder = workspace.root / (workspace.settings.maps[0] if workspace.settings.maps else "maps")
    if file is not None:
        path = file if file.suffix.lower() in SUFFIXES else file.with_name(f"{file.name}.yaml")
        inside = [workspace.root / maps for maps in workspace.settings.maps] or [folder]
        if not any(path.resolve().is_relative_to(maps.resolve()) for maps in inside):
            folders = " or ".join(f"'{maps.name}/'" for maps in inside)
            raise UsageError(
                f"'{path.as_posix()}' would not be read: maps and what they refer to stand below {folders}. "
                "Name a file there."
            )
        return path
    if kind == _MAP:
        return folder / f"{id_of(name, fallback='map')}.yaml"
    declaring = Counter(
        path
        for path, document in workspace.documents.items()
        if path != SETTINGS and document.readable and path not in workspace.maps
        for _ in document.keys((_THINGS[kind],))
    )
    if declaring:
        return workspace.root / declaring.most_common(1)[0][0]
    return folder / _LIBRARY / f"{_THINGS[kind]}.yaml"


def _add_map(workspace: Workspace, title: str, path: Path) -> Entry:
    for journey in workspace.journeys.values():
        if is_same(journey.model.title, title):
            raise UsageError(f"There is a map '{title}' already: {journey.place.document.path}. Nothing was written.")
    if path.stem in workspace.maps.values():
        raise UsageError(f"There is a map with the id '{path.stem}' already. Name another file with --in.")
    framework = _framework(workspace)
    data: dict[str, Any] = {"title": title}
    if len(workspace.personas) == 1:
        data["for"] = list(workspace.personas)
    data["framework"] = framework
    data["stages"] = {stage: {"touchpoints": []} for stage in workspace.frameworks[framework].stages}
    remark = "What happens at each stage, and what is it like? Leave out the stages that do not apply."
    _create(path, block_text(data, [_schema(workspace, path), remark], _IN_BRACKETS))
    return Entry(kind=_MAP, id=path.stem, path=path, is_new_file=True)


def _framework(workspace: Workspace) -> str:
    """Return the framework that most maps follow."""
    used = Counter(journey.model.framework for journey in workspace.journeys.values() if journey.model.framework)
    return next((name for name, _ in used.most_common() if name in workspace.frameworks), _FRAMEWORK)


def _add_thing(workspace: Workspace, kind: str, name: str, path: Path) -> Entry:
    key = _THINGS[kind]
    declared: Mapping[str, Any] = getattr(workspace, key)
    for id_, thing in declared.items():
        called = thing.model.title if kind == "content" else thing.model.name
        if is_same(called or id_, name):
            where = thing.place.document.path
            raise UsageError(f"'{name}' is there already, as {id_} in {where}. Nothing was written.")
    id_ = id_of(
        name, [*declared, *(each for document in workspace.documents.values() for each in document.keys((key,)))], kind
    )
    value = {"title": name, "status": "planned"} if kind == "content" else {"name": name}
    if not os.path.lexists(path):
        _create(path, block_text({key: {id_: value}}, [_schema(workspace, path)]))
        return Entry(kind=kind, id=id_, path=path, is_new_file=True)
    content = _read(path)
    try:
        changed = edited(content, path.name, [Add((key,), id_, value)])
    except NotEdited as refusal:
        raise UsageError(f"{str(refusal).rstrip('.')}. Nothing was written; --in names another file.") from refusal
    try:
        write_atomically(path, changed)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error
    return Entry(kind=kind, id=id_, path=path, is_new_file=False)


def _schema(workspace: Workspace, path: Path) -> str:
    schema = os.path.relpath(workspace.root / _SCHEMA, path.resolve().parent).replace(os.sep, "/")
    return f"yaml-language-server: $schema={schema}"


def _create(path: Path, text: str) -> None:
    try:
        created = create_atomically(path, text.encode())
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error
    if not created:
        raise UsageError(f"'{path.as_posix()}' is there already. Nothing was written; --in names another file.")


def _read(path: Path) -> bytes:
    try:
        content = read_at_most(path, MAX_BYTES)
    except OSError as error:
        raise SystemFailure(f"Cannot read '{path.as_posix()}': {reason_of(error)}.") from error
    if content is None or len(content) > MAX_BYTES:
        raise UsageError(f"'{path.as_posix()}' is no file of maps. Name another one with --in.")
    return content


def _cannot_write(path: Path, error: OSError | ValueError) -> SystemFailure:
    return SystemFailure(f"Cannot write '{path.as_posix()}': {reason_of(error)}. Nothing was written.")
