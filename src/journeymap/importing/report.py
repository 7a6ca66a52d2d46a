"""The result of an import, as users see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeymap.importing.draft import Entry
from journeymap.importing.placing import Placed


@dataclass(frozen=True, kw_only=True)
class ImportReport:
    """The files, and the account of every cell."""

    root: Path
    """The folder of the workspace."""
    files: tuple[Placed, ...]
    entries: tuple[Entry, ...]
    questions: tuple[str, ...]
    """What only people can decide."""
    shapes: Mapping[str, str]
    """What each given file was read as, by its name."""
    lanes: Mapping[str, Mapping[str, str]]
    """Lanes that were added to the settings, by id."""
    notes: tuple[str, ...] = ()
    """Notes on how the files were read."""
    is_dry: bool = False
    """Whether nothing was written."""
