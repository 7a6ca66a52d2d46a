"""Read files, turn them into documents, and write those into a workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.importing import Import, import_files
from journeymap.importing.placing import Placed, place, write
from journeymap.importing.report import ImportReport
from journeymap.named_paths import read_at_most
from journeymap.workspace import Workspace, load, locate

_MOST_BYTES = 64 * 1024 * 1024
_STANDARD_INPUT = "-"
_PASSED_OVER = frozenset(
    {"readme.md", "license", "license.md", "journeymap.schema.json", "journeymap.settings.schema.json"}
)
_SUFFIXES = frozenset(
    {
        ".md",
        ".markdown",
        ".csv",
        ".tsv",
        ".txt",
        ".xlsx",
        ".xlsm",
        ".json",
        ".yaml",
        ".yml",
        ".xml",
        ".cjml",
        ".mmd",
        ".mermaid",
    }
)


def bring_in(
    given: Sequence[str | Path],
    *,
    shape: str | None,
    out: Path | None,
    is_dry: bool,
    language: str | None,
    force: bool,
    root: Path | None,
    today: date,
) -> ImportReport:
    """Import files into the workspace. Raises UsageError or SystemFailure if it cannot, and then writes nothing."""
    files = list(_files(given))
    folder, workspace = _workspace(root, out, today)
    try:
        imported = import_files(
            files,
            known_to(workspace),
            shape=shape,
            language=language,
            has_settings=workspace is not None or out is None,
        )
    except NoJourney as refusal:
        raise UsageError(f"{str(refusal).rstrip('.')}. Nothing was written.") from refusal
    if not imported.documents:
        raise UsageError(f"Nothing was written: none of the files holds a map. {' '.join(imported.notes)}")
    placed = place(imported, root=folder, workspace=workspace, out=out, force=force)
    if not is_dry:
        write(placed, force=force)
    return _report(imported, folder, placed, is_dry=is_dry)


def bring_into_new(given: Sequence[str | Path], folder: Path) -> ImportReport:
    """Return what an import would add to a workspace that is yet to be started in a folder, and write nothing. Raises
    UsageError and SystemFailure.
    """
    files = list(_files(given))
    try:
        imported = import_files(files, known_to(None))
    except NoJourney as refusal:
        raise UsageError(f"{str(refusal).rstrip('.')}. Nothing was written.") from refusal
    placed = place(imported, root=folder, workspace=None)
    return _report(imported, folder, placed)


def _report(imported: Import, root: Path, placed: tuple[Placed, ...], *, is_dry: bool = False) -> ImportReport:
    return ImportReport(
        root=root,
        files=placed,
        entries=imported.entries,
        questions=imported.questions,
        shapes=imported.shapes,
        lanes=imported.lanes,
        notes=imported.notes,
        is_dry=is_dry,
    )


def _workspace(root: Path | None, out: Path | None, today: date) -> tuple[Path, Workspace | None]:
    """Return the workspace to import into. If there is none, the current folder becomes one."""
    if root is not None:
        folder = locate([], root)
        return folder, load(folder, today)
    start = Path.cwd() if out is None else _existing(out)
    try:
        folder = locate([start])
    except UsageError:
        return (Path.cwd() if out is None else start), None
    return folder, load(folder, today)


def _existing(path: Path) -> Path:
    """Return the nearest existing folder above a path."""
    path = path.absolute()
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def _files(given: Sequence[str | Path]) -> Iterator[GivenFile]:
    if not given:
        raise UsageError("Name a file to bring in.")
    for name in given:
        if str(name) == _STANDARD_INPUT:
            yield _read_standard_input()
            continue
        path = Path(name)
        if not os.path.lexists(path):
            raise UsageError(f"There is no '{path.as_posix()}'. Check the path.")
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if _may_be_a_map(file, path)]
            if not inside:
                raise UsageError(f"'{path.as_posix()}' is a folder without files that can be brought in.")
            for file in inside:
                yield replace(_read(file), is_from_folder=True)
        else:
            yield _read(path)


def _may_be_a_map(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in _SUFFIXES and not hidden and file.name.lower() not in _PASSED_OVER and file.is_file()


def _read(path: Path) -> GivenFile:
    try:
        content = read_at_most(path, _MOST_BYTES)
    except OSError as error:
        raise SystemFailure(f"Cannot read '{path.as_posix()}': {reason_of(error)}.") from error
    if content is None:
        raise UsageError(f"'{path.as_posix()}' is not an ordinary file.")
    if len(content) > _MOST_BYTES:
        raise UsageError(
            f"'{path.as_posix()}' is larger than {_MOST_BYTES // 1024 // 1024} MB: no journey map is so long. "
            "Name the file that holds the map itself."
        )
    return GivenFile(path.as_posix(), content)


def _read_standard_input() -> GivenFile:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise UsageError("There is no standard input to read from.")
    content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UsageError(f"Standard input is longer than {_MOST_BYTES // 1024 // 1024} MB: no journey map is so long.")
    return GivenFile("standard input", content)
