"""Read what was measured on earlier days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from journeymap.model.snapshot import Snapshot, snapshot_in
from journeymap.named_paths import SNAPSHOT, Refusal, content_of, find_named
from journeymap.redaction import personal_data_in
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
    if isinstance(snapshot, str):
        return _problem(path, snapshot)
    if in_it := personal_data(snapshot):
        return _problem(path, f"holds what looks like {'an' if in_it[0][0] in 'aeio' else 'a'} {in_it[0]} of a person")
    return snapshot


def _problem(path: str, what: str) -> Problem:
    fix = "Restore it from git, or delete it and run 'journeymap measure --record' again."
    return Problem("JM026", Place(Document(path, readable=False)), f"this snapshot {what}", fix)


def personal_data(snapshot: Snapshot) -> tuple[str, str] | None:
    """Return what a snapshot holds of a person and where, such as ('phone number', 'unmapped'), or None."""
    for text, where in dict(_texts(snapshot, "measured")).items():
        if kind := personal_data_in(text):
            return kind, where
    return None


def _texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Yield all texts of a snapshot, each with the field that it stands in."""
    if isinstance(value, str):
        yield value, where
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, where)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), field.name)
