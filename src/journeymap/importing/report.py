"""What an import has led to, for whoever asked for it."""

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
    """What people have to decide."""
    shapes: Mapping[str, str]
    """What each given file was read as, by its name."""
    lanes: Mapping[str, Mapping[str, str]]
    """Lanes that were added to the settings: what these say of each, by id."""
    notes: tuple[str, ...] = ()
    """How the files were read, where that is worth knowing."""
    is_dry: bool = False
    """Whether nothing was written."""
