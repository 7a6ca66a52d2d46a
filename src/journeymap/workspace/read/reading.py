"""Read the files of a workspace, and collect what they declare, ready to be linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from journeymap.model.scores import OURS
from journeymap.model.settings import Settings
from journeymap.model.snapshot import Snapshot
from journeymap.named_paths import FOLDER, Refusal, find_named
from journeymap.redaction import PersonalData, Redacted
from journeymap.source import Document, Place, Problem, parse, read
from journeymap.workspace.graph.passed_over import Why
from journeymap.workspace.read.declare import Declarations, declare
from journeymap.workspace.read.discover import discover
from journeymap.workspace.read.locate import SETTINGS
from journeymap.workspace.read.paths import path_problem, wrong_paths
from journeymap.workspace.read.scales import Scales
from journeymap.workspace.read.settings import settings_document, settings_of
from journeymap.workspace.read.snapshots import read_snapshots

Progress = Callable[[int, int], None]


class Files(NamedTuple):
    """The documents of a workspace as they were read, the settings first, and what prevented finding more. `map_ids`
    are the ids, by document path, of maps that do not name their own; `passed_over` is what was not read on purpose.
    """

    root: Path
    documents: tuple[Document, ...]
    map_ids: Mapping[str, str]
    problems: tuple[Problem, ...]
    passed_over: Mapping[str, Why]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read in a workspace, before any of it is linked."""

    root: Path
    settings: Settings
    settings_document: Document | None
    documents: Mapping[str, Document]
    """By path: the settings, then folders that could not be opened, then the files."""
    declarations: Sequence[Declarations]
    """In the order of the files."""
    maps: Mapping[str, str]
    """The ids of the maps by the paths of their documents, including those too broken to be journeys."""
    snapshots: tuple[Snapshot, ...]
    """What was measured, the oldest first."""
    problems: Sequence[Problem]
    passed_over: Mapping[str, Why]
    """What lies below the maps folders and is not read, by path; of a folder nothing below it is named."""
    personal_data: Sequence[PersonalData]
    clean: Callable[[str], str]
    clean_path: Callable[[str], str]
    complete: bool
    """False where something could not be read: what it declares and uses is not known."""


def read_files(
    root: Path, progress: Progress | None = None, instead: Mapping[str, bytes] = MappingProxyType({})
) -> Files:
    """Read the settings, and every document below the maps folders that they name, but for those that are given."""
    written = settings_document(root)
    settings, _, _ = settings_of(written, root)
    files, found_problems, passed_over = discover(root, settings.maps, settings.exclude)
    problems = list(found_problems)
    if written is None:
        problems += _wrong_folders(root, settings.maps)
    documents = [written] if written else []
    for number, file in enumerate(files, start=1):
        given = instead.get(file.path)
        documents.append(read(file.file, file.path) if given is None else parse(given, file.path))
        if progress:
            progress(number, len(files))
    return Files(root, tuple(documents), {file.path: file.map_id for file in files}, tuple(problems), passed_over)


def declare_all(files: Files, redacted: Redacted) -> Reading:
    """Collect what the documents of a workspace declare, once personal data is removed from them."""
    written = next((document for document in redacted.documents if document.path == SETTINGS), None)
    settings, place, problems = settings_of(written, files.root)
    unopened = [_without_name(problem, redacted) for problem in files.problems]
    problems += unopened
    folders = [problem.place.document for problem in unopened]
    documents = [
        (document, redacted.clean_path(files.map_ids[read_document.path]))
        for read_document, document in zip(files.documents, redacted.documents, strict=True)
        if document is not written
    ]
    scales = Scales(documents, settings.scales.emotion or OURS)
    declarations = [declare(document, map_id, scales.of(document)) for document, map_id in documents]
    for declared in declarations:
        problems += declared.problems
        problems += _wrong_paths(declared, files.root)
    snapshots, unread = read_snapshots(files.root)
    problems += unread
    all_documents = [*([place] if place else ()), *folders, *(declared.document for declared in declarations)]
    return Reading(
        root=files.root,
        settings=settings,
        settings_document=place,
        documents={document.path: document for document in all_documents},
        declarations=declarations,
        maps={declared.document.path: declared.map.id for declared in declarations if declared.map},
        snapshots=snapshots,
        problems=problems,
        passed_over=files.passed_over,
        personal_data=redacted.personal_data,
        clean=redacted.clean,
        clean_path=redacted.clean_path,
        complete=all(document.readable for document in all_documents),
    )


def _wrong_folders(root: Path, folders: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with folders that no settings name, so that there is no other place to tell it."""
    for folder in folders:
        refusal = find_named(root, folder, FOLDER)
        if isinstance(refusal, Refusal):
            place = Place(Document(folder, readable=False))
            yield path_problem(refusal, "JM021", place, "this folder")


def _wrong_paths(declared: Declarations, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the pictures that a document names."""
    things = [thing for kind in declared.things.values() for thing in kind]
    for thing in [declared.map, *things] if declared.map else things:
        if thing.model:
            yield from wrong_paths(thing.model, thing.place, root, "JM021")


def _without_name(problem: Problem, redacted: Redacted) -> Problem:
    """The same problem of a folder, without personal data in its path."""
    document = problem.place.document
    path = redacted.clean_path(document.path)
    return problem._replace(place=Place(replace(document, path=path))) if path != document.path else problem
