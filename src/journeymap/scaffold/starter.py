"""The name of a starter and a folder come in; a workspace to begin with stands there. Nothing is ever
overwritten.
"""

from __future__ import annotations

import json
from pathlib import Path

from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.model.suggest import did_you_mean
from journeymap.resources import templates_folder
from journeymap.schema import schema_of_documents, schema_of_settings

_SCHEMAS = {
    "journeymap.schema.json": schema_of_documents,
    "journeymap.settings.schema.json": schema_of_settings,
}
"""What the starters' first lines tell editors to check documents with."""

_EVERY = "every"
"""The folder with what every starter has: the workflow, the settings of the editor."""


def start(folder: Path, name: str) -> tuple[list[str], list[str]]:
    """Write the starter's files; the paths that were written, and those that were there already."""
    starters = templates_folder() / "starters"
    known = sorted(one.name for one in starters.iterdir() if one.is_dir() and one.name != _EVERY)
    if name not in known:
        guess = did_you_mean(name, known)
        raise UsageError(f"There is no starter '{name}'.{guess} The starters are {', '.join(known)}.")
    if (folder / "journeymap.yaml").exists():
        where = folder.as_posix()
        raise UsageError(f"'{where}' is a workspace already (it has a journeymap.yaml). Nothing was written.")
    texts = _files(starters / name) | _files(starters / _EVERY)
    for path, schema in _SCHEMAS.items():
        texts[path] = (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode()
    written: list[str] = []
    kept: list[str] = []
    try:
        for path, content in texts.items():
            (written if _write_new(folder / path, content) else kept).append(path)
    except OSError as error:
        raise SystemFailure(f"Cannot write to '{folder.as_posix()}': {reason_of(error)}.") from error
    return written, kept


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def _write_new(file: Path, content: bytes) -> bool:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    return True
