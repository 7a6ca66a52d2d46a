"""Create a workspace from a starter. Never overwrites files."""

from __future__ import annotations

import json
from pathlib import Path

from journeymap import __version__
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.model.suggest import did_you_mean
from journeymap.resources import templates_folder
from journeymap.schema import schema_of_documents, schema_of_settings

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
    if (folder / "journeymap.yaml").exists():
        where = folder.as_posix()
        raise UsageError(f"'{where}' is a workspace already (it has a journeymap.yaml). Nothing was written.")
    texts = _files(starters / name) | _files(starters / _EVERY)
    for path, schema in _SCHEMAS.items():
        texts[path] = (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()
    created: list[str] = []
    kept: list[str] = []
    try:
        for path, content in texts.items():
            (created if _write_new(folder / path, content) else kept).append(path)
    except OSError as error:
        raise SystemFailure(f"Cannot write to '{folder.as_posix()}': {reason_of(error)}.") from error
    return created, kept


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().replace(b"__version__", __version__.encode())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _write_new(file: Path, content: bytes) -> bool:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    return True
