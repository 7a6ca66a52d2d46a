"""Create a workspace from a starter. Never overwrites files."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from journeymap import __version__
from journeymap.atomic_file import create_atomically
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.model.suggest import did_you_mean
from journeymap.resources import templates_folder
from journeymap.schema import schema_of_documents, schema_of_settings
from journeymap.workspace import SETTINGS

_SCHEMAS = {
    "journeymap.schema.json": schema_of_documents,
    "journeymap.settings.schema.json": schema_of_settings,
}
"""The schemas that the first lines of the starters' files name for editors."""

_EVERY = "every"
"""The folder of files that every starter has: the workflow and the settings for editors."""


def start(folder: Path, name: str) -> tuple[list[str], list[str]]:
    """Write the starter's files. Return the paths created, and those that existed already."""
    starters = templates_folder() / "starters"
    names = sorted(starter.name for starter in starters.iterdir() if starter.is_dir() and starter.name != _EVERY)
    if name not in names:
        guess = did_you_mean(name, names)
        raise UsageError(f"There is no starter '{name}'.{guess} The starters are {', '.join(names)}.")
    if os.path.lexists(folder / SETTINGS):
        where = folder.as_posix()
        raise UsageError(f"'{where}' is a workspace already (it has a journeymap.yaml). Nothing was written.")
    texts = _files(starters / name) | _files(starters / _EVERY)
    for path, schema in _SCHEMAS.items():
        texts[path] = (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()
    texts[SETTINGS] = texts.pop(SETTINGS)  # the last one makes it a workspace: until then one can start again
    created: list[str] = []
    kept: list[str] = []
    missing: set[Path] = set()
    try:
        missing.update(parent for path in texts for parent in (folder / path).parents if not parent.exists())
        for path, content in texts.items():
            (created if create_atomically(folder / path, content) else kept).append(path)
    except BaseException as error:
        _remove([folder / path for path in created], missing)
        if isinstance(error, OSError | ValueError):
            message = f"Cannot write to '{folder.as_posix()}': {reason_of(error)}. Run the command again once you can."
            raise SystemFailure(message) from error
        raise
    return created, kept


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
