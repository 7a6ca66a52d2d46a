"""Create a workspace from a starter. Never overwrites files."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from journeymap import __version__
from journeymap.atomic_file import create_atomically
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.model.suggest import did_you_mean
from journeymap.resources import templates_folder
from journeymap.scaffold.workflow import AT_TOP, Workflow, workflow_for
from journeymap.schema import schema_of_documents, schema_of_settings
from journeymap.source import Add, Edit, Insert, edited, parse
from journeymap.workspace import SETTINGS

_SCHEMAS = {
    "journeymap.schema.json": schema_of_documents,
    "journeymap.settings.schema.json": schema_of_settings,
}
"""The schemas that the starters' files name for editors in their first lines."""

_EVERY = "every"
"""The folder of files that all starters share: the workflow and the settings for editors."""

_MAPS = "maps/"
_WRITTEN = date(2026, 11, 22)
"""The day for which the dates in the starters were written."""
_DAY = re.compile(rb"\b20\d\d-[01]\d-[0-3]\d\b")
_MOST_FILES = 2_000
_PUBLISHED = ".journeymap-site.json"
"""The file by which a folder of published pages is recognized."""
_IN_THE_WAY = {errno.EACCES, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EPERM, errno.EROFS}


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Maps that a team already has."""

    maps: Mapping[str, bytes]
    """Their texts by their paths in the workspace."""
    lanes: Mapping[str, Mapping[str, str]]
    """Their own lanes, as settings declare them, by id."""


@dataclass(frozen=True, kw_only=True)
class Started:
    """The result of starting a workspace."""

    written: Sequence[Path]
    kept: Sequence[Path]
    """Files that existed already, and were not touched."""
    notes: Sequence[str]
    """What differs from a usual start, and why."""


def start(folder: Path, name: str, today: date, beginning: Beginning | None = None) -> Started:
    """Write the starter's files. The settings come last and make it a workspace: until then one can start again.

    With a beginning, its maps replace those of the starter.
    """
    texts = _texts(name, today)
    if beginning is not None:
        texts = _with_maps(texts, beginning)
    if os.path.lexists(folder / SETTINGS):
        raise UsageError(
            f"'{_called(folder)}' is a workspace already (it has a journeymap.yaml). Nothing was written. "
            "To start another one, name another folder."
        )
    written: list[Path] = []
    kept: list[Path] = []
    notes: list[str] = []
    missing: set[Path] = set()

    def create(file: Path, content: bytes) -> None:
        missing.update(parent for parent in file.parents if not parent.exists())
        (written if create_atomically(file, content) else kept).append(file)

    try:
        workflow = workflow_for(folder, texts.pop(AT_TOP))
        settings = texts.pop(SETTINGS)
        if beginning is None and _has_other_maps(folder, texts):
            notes.append("maps/ has maps already, so the examples are left out.")
            examples = [path for path in texts if path.startswith(_MAPS)]
            kept += [folder / path for path in examples if os.path.lexists(folder / path)]
            texts = {path: content for path, content in texts.items() if path not in examples}
        for path, content in texts.items():
            create(folder / path, content)
        notes += _create_workflow(workflow, create)
        create(folder / SETTINGS, settings)
    except BaseException as error:
        _remove(written, missing)
        if isinstance(error, OSError | ValueError):
            message = f"Cannot write to '{folder.as_posix()}': {reason_of(error)}. Run the command again once you can."
            raise SystemFailure(message) from error
        raise
    return Started(written=written, kept=kept, notes=notes)


def _texts(name: str, today: date) -> dict[str, bytes]:
    """Return the files of a starter, by their paths in the workspace."""
    starters = templates_folder() / "starters"
    names = sorted(starter.name for starter in starters.iterdir() if starter.is_dir() and starter.name != _EVERY)
    own = Path(name)
    if name in names:
        texts = _brought_up_to(today, _files(starters / name))
    elif name.strip() and own.is_dir():
        texts = _files_of_a_team(own)
    else:
        guess = did_you_mean(name, names)
        raise UsageError(
            f"There is no starter '{name}'.{guess} The starters are {', '.join(names)}, "
            "and every folder with a journeymap.yaml."
        )
    texts |= _files(starters / _EVERY)
    for path, schema in _SCHEMAS.items():
        texts[path] = (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()
    return texts


def _with_maps(texts: Mapping[str, bytes], beginning: Beginning) -> dict[str, bytes]:
    """Return the files of a starter with its maps replaced, and with settings that declare their lanes."""
    kept = {path: content for path, content in texts.items() if not path.startswith(_MAPS)}
    if beginning.lanes:
        lanes = [{"id": id_, **lane} for id_, lane in beginning.lanes.items()]
        there = parse(texts[SETTINGS], SETTINGS).value(("lanes",)) or []
        edits: list[Edit] = [Insert(("lanes",), len(there) + number, lane) for number, lane in enumerate(lanes)]
        kept[SETTINGS] = edited(texts[SETTINGS], SETTINGS, edits if there else [Add((), "lanes", lanes)])
    return {**kept, **beginning.maps}


def _brought_up_to(today: date, texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Move the days of the maps by whole weeks, so that nothing in a workspace is overdue on the day it is started."""
    weeks = timedelta(weeks=(today - _WRITTEN).days // 7)

    def moved(day: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(day[0].decode()) + weeks).isoformat().encode()

    return {path: _DAY.sub(moved, text) if path.startswith(_MAPS) else text for path, text in texts.items()}


def _files_of_a_team(folder: Path) -> dict[str, bytes]:
    """Return the files of a workspace that serves as a starter, without hidden files and published pages."""
    if not (folder / SETTINGS).is_file():
        raise UsageError(f"'{folder.as_posix()}' is no starter: it needs a journeymap.yaml, as every workspace has.")
    texts: dict[str, bytes] = {}
    try:
        for file in _files_to_copy(folder):
            texts[file.relative_to(folder).as_posix()] = file.read_bytes()
            if len(texts) > _MOST_FILES:
                raise UsageError(f"'{folder.as_posix()}' is no starter: it has more than {_MOST_FILES:,} files.")
    except OSError as error:
        raise SystemFailure(f"Cannot read '{folder.as_posix()}': {reason_of(error)}.") from error
    return texts


def _files_to_copy(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not (path / _PUBLISHED).exists():
            yield from _files_to_copy(path)


def _has_other_maps(folder: Path, texts: Mapping[str, bytes]) -> bool:
    """Return whether the maps folder holds documents that no earlier attempt has written."""
    files = [file for file in (folder / _MAPS).rglob("*") if file.suffix.casefold() in (".yaml", ".yml")]
    return any(texts.get(file.relative_to(folder).as_posix()) != file.read_bytes() for file in files if file.is_file())


def _create_workflow(workflow: Workflow, create: Callable[[Path, bytes], None]) -> Iterator[str]:
    """Write the workflow, or say why not: a problem outside the new folder must not stop the start."""
    if workflow.refused:
        yield f"No workflow for GitHub was written: {workflow.refused}."
    elif workflow.inside is None:
        create(workflow.file, workflow.content)
    else:
        try:
            create(workflow.file, workflow.content)
        except OSError as error:
            if error.errno not in _IN_THE_WAY:
                raise
            where = workflow.file.parent.as_posix()
            yield f"No workflow for GitHub was written: cannot write to '{where}': {reason_of(error)}."
        else:
            yield f"GitHub reads workflows only at the top of a repository: this one lies there, for {workflow.inside}."
        yield "VS Code reads .vscode only in the folder that is open: open this one, not the whole repository."


def _called(folder: Path) -> str:
    return folder.as_posix() if folder.name else folder.resolve().name


def _remove(files: Iterable[Path], folders: Iterable[Path]) -> None:
    """Remove files and folders that were just created, as far as that is possible."""
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        with contextlib.suppress(OSError, ValueError):
            folder.rmdir()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().replace(b"__version__", __version__.encode())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
