"""Read exported workbooks, and write the changes in them into the files of their maps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from journeymap.atomic_file import write_atomically
from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.update.update import Update, update_of
from journeymap.named_paths import read_at_most
from journeymap.source import MAX_BYTES
from journeymap.workspace import load, locate

_MOST_BYTES = 64 * 1024 * 1024


def bring_back(given: Sequence[str | Path], *, root: Path | None, is_dry: bool, today: date) -> tuple[Update, ...]:
    """Write the changes of each workbook, unless some of them cannot be placed, and return them. Raises UsageError and
    SystemFailure.
    """
    folder = locate([], root)
    updates = []
    for name in given:
        workspace = load(folder, today)  # the workbook before may have changed it
        try:
            update = update_of(_given(Path(name)), workspace)
        except NoJourney as refusal:
            raise UsageError(f"{str(refusal).rstrip('.')}. Nothing was written.") from refusal
        if not is_dry and not update.refusals and not update.is_nothing:
            _write(folder / update.path, update)
        updates.append(update)
    return tuple(updates)


def _given(file: Path) -> GivenFile:
    try:
        content = read_at_most(file, _MOST_BYTES)
    except OSError as error:
        raise UsageError(f"Cannot read '{file.as_posix()}': {reason_of(error)}.") from error
    if content is None:
        raise UsageError(f"'{file.as_posix()}' is not a file.")
    if len(content) > _MOST_BYTES:
        raise UsageError(f"'{file.as_posix()}' is far larger than a workbook of a map.")
    return GivenFile(file.name, content)


def _write(file: Path, update: Update) -> None:
    try:
        if read_at_most(file, MAX_BYTES) != update.before:
            raise UsageError(f"'{update.path}' was changed just now by somebody else. Nothing was written: try again.")
        write_atomically(file, update.after)
    except (OSError, ValueError) as error:
        raise SystemFailure(f"Cannot write '{file.as_posix()}': {reason_of(error)}.") from error
