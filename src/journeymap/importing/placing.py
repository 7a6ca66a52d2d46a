"""Write imported documents into the maps folder or where the user wants them, all or none."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.atomic_file import create_atomically, write_atomically
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.importing.importing import Import, Made
from journeymap.named_paths import read_at_most
from journeymap.schema import schema_of_documents
from journeymap.source import MAX_BYTES, Insert, NotEdited, block_text, edited
from journeymap.workspace import SETTINGS, SUFFIXES, Workspace

_LIBRARY = "library"
_SCHEMA = "journeymap.schema.json"
_IN_BRACKETS = frozenset(
    {"for", "channel", "channels", "content", "phases", "scale", "devices", "roles", "jobs", "skip", "owners"}
)
"""Fields that hold ids or numbers, which read best on one line."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A file to write: its path and its content."""

    path: Path
    text: str
    is_new: bool = True
    """False for the settings, which are extended."""


def place(
    imported: Import,
    *,
    root: Path,
    workspace: Workspace | None,
    out: Path | None = None,
    force: bool = False,
) -> tuple[Placed, ...]:
    """Return the files to write for an import. Raises UsageError if one of them exists already."""
    folder = _folder(root, workspace, out)
    placed = [
        Placed(path=path, text=_text(made, path, root))
        for made in imported.documents
        for path in [_path(made, imported, folder, out)]
    ]
    if not force and (there := [file.path for file in placed if os.path.lexists(file.path)]):
        names = ", ".join(f"'{_shown(path)}'" for path in there)
        are = "is" if len(there) == 1 else "are"
        raise UsageError(
            f"{names} {are} there already, so nothing was written. Name another place with --out, "
            "or give --force to write over it."
        )
    schema = root / _SCHEMA
    if not os.path.lexists(schema) and any(root in file.path.parents for file in placed):
        placed.append(Placed(path=schema, text=json.dumps(schema_of_documents(), ensure_ascii=False, indent=1) + "\n"))
    if imported.lanes:
        placed.append(_settings(root, workspace, imported.lanes))
    return tuple(placed)


def write(placed: Sequence[Placed], *, force: bool = False) -> None:
    """Write the files, the settings last. If one of them cannot be written, undo those before it."""
    before: list[tuple[Path, bytes | None]] = []
    path = Path()
    try:
        for file in placed:
            path = file.path
            old = _old(path) if os.path.lexists(path) else None
            if old is not None and (force or not file.is_new):
                write_atomically(path, file.text.encode())
            elif not create_atomically(path, file.text.encode()):
                raise UsageError(f"'{_shown(path)}' is there already, so nothing was written.")
            before.append((path, old))
    except BaseException as error:
        _take_back(before)
        if isinstance(error, OSError | ValueError):
            raise SystemFailure(f"Cannot write '{_shown(path)}': {reason_of(error)}. Nothing was written.") from error
        raise


def _old(path: Path) -> bytes:
    """What a file holds that is to be written over, all of which must be there to be put back."""
    content = read_at_most(path, MAX_BYTES)
    if content is None or len(content) > MAX_BYTES:
        raise UsageError(f"'{_shown(path)}' is no file of a map, so it is not written over. Nothing was written.")
    return content


def _take_back(before: Iterable[tuple[Path, bytes | None]]) -> None:
    for path, content in before:
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, content)


def _folder(root: Path, workspace: Workspace | None, out: Path | None) -> Path:
    if out is not None:
        return out.parent if out.suffix.lower() in SUFFIXES else out
    return root / (workspace.settings.maps[0] if workspace and workspace.settings.maps else "maps")


def _path(made: Made, imported: Import, folder: Path, out: Path | None) -> Path:
    if made.is_library:
        return (
            folder / _LIBRARY / f"{made.name}.yaml"
            if len(imported.documents) > 1 or out is None
            else folder / f"{made.name}.yaml"
        )
    maps = [document for document in imported.documents if not document.is_library]
    if out is not None and out.suffix.lower() in SUFFIXES:
        if len(maps) > 1:
            raise UsageError(
                f"{len(maps)} maps come in, and '{_shown(out)}' can hold one. "
                f"Name a folder with --out, such as '{_shown(out.parent)}'."
            )
        return out
    return folder / f"{made.name}.yaml"


def _text(made: Made, path: Path, root: Path) -> str:
    schema = os.path.relpath(root / _SCHEMA, path.parent).replace(os.sep, "/")
    return block_text(made.data, [f"yaml-language-server: $schema={schema}", *made.remarks], _IN_BRACKETS)


def _settings(root: Path, workspace: Workspace | None, lanes: Mapping[str, Mapping[str, str]]) -> Placed:
    """Return the settings with more lanes, and otherwise unchanged."""
    path = root / SETTINGS
    items = [{"id": id_, **lane} for id_, lane in lanes.items()]
    document = workspace.settings_document if workspace else None
    if document is None:
        head = ["Settings of this workspace. All are optional."]
        return Placed(
            path=path, text=block_text({"format": 1, "profile": "starter", "lanes": items}, head), is_new=True
        )
    there = document.value(("lanes",)) or []
    edits = [Insert(("lanes",), len(there) + number, item) for number, item in enumerate(items)]
    try:
        text = edited(document.text.encode(), SETTINGS, edits).decode()
    except NotEdited as error:
        wanted = ", ".join(f"{{{', '.join(f'{key}: {value}' for key, value in item.items())}}}" for item in items)
        raise UsageError(
            f"Nothing was written: {SETTINGS} has to declare lanes first. {error.reason} "
            f"Add these to its `lanes` by hand: {wanted}."
        ) from None
    return Placed(path=path, text=text, is_new=False)


def _shown(path: Path) -> str:
    """Return the path of a file from the current folder."""
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # on another drive of Windows
        return path.as_posix()
