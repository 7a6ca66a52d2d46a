"""Read what was measured on earlier days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from journeymap.model.snapshot import Snapshot, snapshot_in
from journeymap.named_paths import SNAPSHOT, Refusal, content_of, find_named
from journeymap.source import Document, Place, Problem

FOLDER = "measures"
"""Where snapshots lie, beside the settings."""
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.json")


def read_snapshots(root: Path) -> tuple[tuple[Snapshot, ...], list[Problem]]:
    """Return the snapshots of a workspace, the oldest first, and what is wrong with others."""
    snapshots, problems = [], []
    for path in _paths(root):
        snapshot = _read(root, path)
        if isinstance(snapshot, Snapshot):
            snapshots.append(snapshot)
        else:
            problems.append(snapshot)
    return tuple(sorted(snapshots, key=lambda snapshot: snapshot.as_of)), problems


def _paths(root: Path) -> Iterator[str]:
    try:
        names = [entry.name for entry in (root / FOLDER).iterdir()]
    except OSError:
        return
    yield from (f"{FOLDER}/{name}" for name in sorted(names) if _NAME.fullmatch(name))


def _read(root: Path, path: str) -> Snapshot | Problem:
    file = find_named(root, path, SNAPSHOT)
    if isinstance(file, Refusal):
        return _problem(path, file.reason)
    found = content_of(file, SNAPSHOT)
    if isinstance(found, Refusal):
        return _problem(path, found.reason)
    snapshot = snapshot_in(found.decode("utf-8", "replace"))
    return _problem(path, snapshot) if isinstance(snapshot, str) else snapshot


def _problem(path: str, what: str) -> Problem:
    fix = "Restore it from git, or delete it and run 'journeymap measure --record' again."
    return Problem("JM026", Place(Document(path, readable=False)), f"this snapshot {what}", fix)
