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
from journeymap.redaction import remove, without
from journeymap.resources import base_language, languages
from journeymap.source import Document, Place, Problem, read
from journeymap.source.read import parse
from journeymap.workspace.graph.journey import Workspace
from journeymap.workspace.link.accounts import link_accounts
from journeymap.workspace.link.backlinks import join_uses
from journeymap.workspace.link.maps import JourneyLinker, link_library
from journeymap.workspace.link.references import unknown_references
from journeymap.workspace.read.declare import Declarations, declare
from journeymap.workspace.read.discover import discover
from journeymap.workspace.read.index import Index, index
from journeymap.workspace.read.locate import SETTINGS

Progress = Callable[[int, int], None]
FORMAT = 1
"""The version of the format that this program reads."""
_OF_ACCOUNTS = ("accounts", "programs")
"""Where one of these is declared, no personal data gets further than the documents."""


def load(root: Path, today: date, progress: Progress | None = None) -> Workspace:
    """Read and link everything. Never raises for what a file holds: that becomes a problem."""
    written = _settings_document(root)
    settings, document, problems = _settings(written, root)
    workspace = Workspace(root, settings, today, settings_document=document)
    if document:
        workspace.documents[document.path] = document
    declared = _read_all(workspace, progress)
    if any(one.things.get(key) for one in declared.values() for key in _OF_ACCOUNTS):
        workspace.personal_data, changed = remove([*([written] if written else ()), *declared])
        for one in changed:
            if one is written:
                workspace.settings, document, problems = _settings(written, root)
                workspace.settings_document = workspace.documents[one.path] = document or one
            else:
                declared[one] = _declare(workspace, one, without(declared[one].map_id))
    joined = index(declared.values(), presets())
    workspace.problems[:] = [*problems, *workspace.problems, *joined.problems]
    _link(workspace, joined)
    return workspace


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
        wrong += [*_missing_paths(settings, place, root), *_unknown_language(settings, place, root)]
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


def _unknown_language(settings: Settings, place: Place, root: Path) -> Iterator[Problem]:
    language = base_language(settings.site.language)
    translated = languages(root / settings.site.theme if settings.site.theme else None)
    if language not in translated:
        message = f"the pages' own words are not translated into '{settings.site.language}'"
        fix = f"Write one of {', '.join(translated)}, or put languages/{language}.po into your theme."
        yield Problem("JM018", place.at("site", "language"), message, fix)


def _read_all(workspace: Workspace, progress: Progress | None) -> dict[Document, Declarations]:
    files, problems = discover(workspace.root, workspace.settings.maps)
    workspace.problems.extend(problems)
    for problem in problems:
        workspace.documents[problem.place.document.path] = problem.place.document
        workspace.uses_are_known = False
    declared = {}
    for number, found in enumerate(files, start=1):
        document = read(found.file, found.path)
        workspace.documents[found.path] = document
        if not document.readable:
            workspace.uses_are_known = False
        declared[document] = _declare(workspace, document, found.map_id)
        if progress:
            progress(number, len(files))
    return declared


def _declare(workspace: Workspace, document: Document, map_id: str) -> Declarations:
    declared = declare(document, map_id)
    if declared.map:
        workspace.maps[document.path] = declared.map.id
    return declared


def _link(workspace: Workspace, joined: Index) -> None:
    link_library(workspace, joined)
    JourneyLinker(workspace, joined).link()
    link_accounts(workspace, joined)
    join_uses(workspace)
    unknown = list(unknown_references(workspace, joined))
    if all(document.readable for document in workspace.documents.values()):
        workspace.problems.extend(unknown)
    else:
        workspace.withheld += len(unknown)


@cache
def presets() -> tuple[Declarations, ...]:
    """The built-in channels and frameworks: documents like any other, shipped with the program."""
    folder = resources.files("journeymap") / "presets"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=str)
    return tuple(declare(parse(file.read_bytes(), f"built-in/{file.name}"), file.name) for file in files)
