"""A workspace's folder and a day come in; the whole workspace goes out, linked, with everything that is
wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.model.validate import check
from journeymap.redaction import PersonalData, remove, without
from journeymap.source import Document, Place, Problem, read
from journeymap.source.read import parse
from journeymap.workspace.graph.workspace import Workspace
from journeymap.workspace.link import link
from journeymap.workspace.read.declare import Declarations, declare
from journeymap.workspace.read.discover import discover
from journeymap.workspace.read.index import index
from journeymap.workspace.read.locate import SETTINGS
from journeymap.workspace.read.reading import Reading

Progress = Callable[[int, int], None]
FORMAT = 1
"""The version of the format that this program reads."""
_OF_ACCOUNTS = ("accounts", "programs")
"""Where one of these is declared, no personal data gets further than the documents."""


def load(root: Path, today: date, progress: Progress | None = None) -> Workspace:
    """Read and link everything. Never raises for what a file holds: that becomes a problem."""
    reading = _read(root, progress)
    return link(reading, index(reading.declarations, presets()), today)


def _read(root: Path, progress: Progress | None) -> Reading:
    written = _settings_document(root)
    settings, settings_document, problems = _settings(written, root)
    documents = {settings_document.path: settings_document} if settings_document else {}
    found, unreadable = discover(root, settings.maps)
    documents.update((problem.place.document.path, problem.place.document) for problem in unreadable)
    declared = {}
    for number, file in enumerate(found, start=1):
        document = read(file.file, file.path)
        documents[file.path] = document
        declared[document] = declare(document, file.map_id)
        if progress:
            progress(number, len(found))
    personal_data: list[PersonalData] = []
    if any(one.things.get(key) for one in declared.values() for key in _OF_ACCOUNTS):
        personal_data, changed = remove([*([written] if written else ()), *declared])
        for document in changed:
            if document is written:
                settings, settings_document, problems = _settings(written, root)
                documents[document.path] = settings_document = settings_document or document
            else:
                declared[document] = declare(document, without(declared[document].map_id))
    return Reading(
        root=root,
        settings=settings,
        settings_document=settings_document,
        documents=documents,
        declarations=tuple(declared.values()),
        maps={document.path: one.map.id for document, one in declared.items() if one.map},
        problems=(*problems, *unreadable),
        personal_data=tuple(personal_data),
        is_complete=not unreadable and all(document.readable for document in declared),
    )


def load_settings(root: Path) -> tuple[Settings, Document | None, list[Problem]]:
    """journeymap.yaml as far as it can be understood; the defaults where there is none."""
    return _settings(_settings_document(root), root)


def _settings_document(root: Path) -> Document | None:
    file = root / SETTINGS
    return read(file, SETTINGS) if file.is_file() else None


def _settings(document: Document | None, root: Path) -> tuple[Settings, Document | None, list[Problem]]:
    if document is None:
        return Settings(), None, []
    problems = list(document.problems)
    if not document.readable or document.data is None:
        return Settings(), document, problems
    place = Place(document)
    settings, wrong, place = check(Settings, document.data, place)
    settings = settings or Settings()
    if settings.format > FORMAT:
        message = f"this workspace is written in format {settings.format}, which needs a newer journeymap"
        wrong = [Problem("JM018", place.at("format"), message, "Update journeymap.")]
    else:
        wrong += _missing_paths(settings, place, root)
    return settings, place.document, problems + wrong


def _missing_paths(settings: Settings, place: Place, root: Path) -> Iterator[Problem]:
    for number, folder in enumerate(settings.maps):
        if not (root / folder).is_dir():
            message = f"the maps folder '{folder}' is not there"
            yield Problem("JM018", place.at("maps", number), message, "Create it, or correct the name.")
    for field in ("logo", "theme"):
        path = getattr(settings.site, field)
        there = path is None or (root / path).is_file() or (field == "theme" and (root / path).is_dir())
        if not there:
            fix = "Correct the path, which starts at the workspace's folder."
            yield Problem("JM018", place.at("site", field), f"there is no '{path}' for the {field}", fix)


@cache
def presets() -> tuple[Declarations, ...]:
    """The built-in channels and frameworks: documents like any other, shipped with the program."""
    folder = resources.files("journeymap") / "presets"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=str)
    return tuple(declare(parse(file.read_bytes(), f"built-in/{file.name}"), file.name) for file in files)
