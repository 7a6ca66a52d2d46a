"""Tell which files a workspace reads, so that nothing is written over them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.workspace.read.discover import SUFFIXES
from journeymap.workspace.read.locate import SETTINGS


def is_input(file: Path, root: Path, settings: Settings, others: Iterable[str | None] = ()) -> bool:
    """Return whether a workspace reads a file, or would read it if it were there.

    `others` are the paths of more files that it reads.
    """
    real = _real(file)
    if real is None:
        return False
    files = [SETTINGS, settings.baseline, settings.site.logo, *others]
    if any(real == _real(root / path) for path in files if path):
        return True
    folders = [settings.site.theme] if settings.site.theme else []
    if real.suffix.lower() in SUFFIXES:
        folders.extend(settings.maps)
    return any(real.is_relative_to(folder) for path in folders if (folder := _real(root / path)))


def _real(file: Path) -> Path | None:
    try:
        return Path(os.path.realpath(file))
    except (OSError, ValueError):  # a name that no file can have
        return None
