"""Load a workspace: read, redact, declare, index, link."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.redaction import may_hold_personal_data, redact
from journeymap.resources import presets_folder
from journeymap.source import Document, Problem, parse
from journeymap.workspace.graph.workspace import Library, Workspace
from journeymap.workspace.link import link, link_library
from journeymap.workspace.read.declare import Declarations, declare
from journeymap.workspace.read.index import index
from journeymap.workspace.read.reading import Progress, declare_all, read_files
from journeymap.workspace.read.settings import settings_document, settings_of


def load(
    root: Path, today: date, progress: Progress | None = None, instead: Mapping[str, bytes] | None = None
) -> Workspace:
    """Read and link everything. Never raises for what a file holds: it reports a problem instead. Files may be given as
    they are going to be, by their paths, to see what a workspace would be with them.
    """
    with _no_collection():
        files = read_files(root, progress, instead or {})
        reading = declare_all(files, redact(files.documents))
        declared, duplicates = index(reading.declarations, presets())
        return link(reading, declared, duplicates, today)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking over everything read again and again: none of it is garbage, and for
    1,000 maps it would take as long as reading them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def load_settings(root: Path) -> tuple[Settings, Document | None, list[Problem]]:
    """Read journeymap.yaml as far as it can be understood, without personal data; without one the defaults apply."""
    document = settings_document(root)
    if document and may_hold_personal_data(document):
        document = redact(read_files(root).documents).documents[0]
    return settings_of(document, root)


def built_in_library() -> Library:
    """The channels and frameworks that come with the program."""
    built_in, _ = index([], presets())
    library, _ = link_library(built_in)
    return library


@cache
def presets() -> tuple[Declarations, ...]:
    """The built-in channels and frameworks: documents like any other, shipped with the program."""
    files = sorted(presets_folder().glob("*.yaml"))
    return tuple(declare(parse(file.read_bytes(), f"built-in/{file.name}"), file.name) for file in files)
