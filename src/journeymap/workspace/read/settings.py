"""Read the settings of a workspace, as far as they can be understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from journeymap.model.settings import Settings
from journeymap.model.validate import check
from journeymap.resources import base_language, languages
from journeymap.source import Document, Place, Problem, read
from journeymap.workspace.read.locate import SETTINGS

FORMAT = 1
"""The version of the format that this release reads."""


def settings_document(root: Path) -> Document | None:
    """The settings file, if there is one."""
    file = root / SETTINGS
    return read(file, SETTINGS) if file.is_file() else None


def settings_of(document: Document | None, root: Path) -> tuple[Settings, Document | None, list[Problem]]:
    """Return the settings, the document that their places refer to, and problems; without a document, the defaults."""
    if document is None:
        return Settings.unsaid(), None, []
    problems, data = document.problems, document.data
    if data is None:
        return Settings.unsaid(), document, problems
    settings, wrong, place = check(Settings, data, Place(document))
    settings = settings or Settings.unsaid()
    if settings.format > FORMAT:
        message = f"this workspace is written in format {settings.format}, which needs a newer journeymap"
        wrong = [Problem("JM018", place.at("format"), message, "Update journeymap.")]
    else:
        wrong += [*_missing_paths(settings, place, root), *_unknown_language(settings, place, root)]
    return settings, place.document, problems + wrong


def _missing_paths(settings: Settings, place: Place, root: Path) -> Iterator[Problem]:
    for number, folder in enumerate(settings.maps):
        if not (root / folder).is_dir():
            message = f"the maps folder '{folder}' does not exist"
            yield Problem("JM018", place.at("maps", number), message, "Create it, or correct the name.")
    for field in ("logo", "theme"):
        path = getattr(settings.site, field)
        if path is None or (root / path).is_file() or (field == "theme" and (root / path).is_dir()):
            continue
        fix = "Correct the path, which starts at the workspace's folder."
        yield Problem("JM018", place.at("site", field), f"there is no '{path}' for the {field}", fix)


def _unknown_language(settings: Settings, place: Place, root: Path) -> Iterator[Problem]:
    language = base_language(settings.site.language)
    translated = languages(root / settings.site.theme if settings.site.theme else None)
    if language not in translated:
        message = f"the pages' own words are not translated into '{settings.site.language}'"
        fix = f"Write one of {', '.join(translated)}, or put languages/{language}.po into your theme."
        yield Problem("JM018", place.at("site", "language"), message, fix)
