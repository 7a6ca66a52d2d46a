"""Read the settings of a workspace, as far as they can be understood."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from journeymap.model.messages import quoted, some_of
from journeymap.model.settings import Settings
from journeymap.model.stage_fields import PLACES_OF_LANES
from journeymap.model.strictness import Profile
from journeymap.model.suggest import did_you_mean
from journeymap.model.validate import check
from journeymap.named_paths import FOLDER, find_named, is_inside
from journeymap.resources import base_language, languages
from journeymap.source import Document, Place, Problem, read, unreadable
from journeymap.workspace.read.locate import SETTINGS
from journeymap.workspace.read.paths import wrong_paths

FORMAT = 1
"""The version of the format that this release reads."""


def settings_document(root: Path) -> Document | None:
    """The settings file, if there is anything of its name."""
    file = root / SETTINGS
    if not os.path.lexists(file):
        return None
    if not is_inside(root, file):
        message, fix = "this link leads out of the workspace", "Put the settings themselves in its place."
        return unreadable(SETTINGS, "JM018", message, fix)
    return read(file, SETTINGS)


def settings_of(document: Document | None, root: Path) -> tuple[Settings, Document | None, list[Problem]]:
    """Return the settings, the document that their places refer to, and problems; without a document, the defaults for
    those who are only beginning.
    """
    if document is None:
        return Settings.unsaid().model_copy({"profile": Profile.STARTER}), None, []
    if not document.readable:
        return Settings.unsaid(), document, document.problems
    settings, wrong, place = check(Settings, document.data, Place(document))
    settings = settings or Settings.unsaid()
    if settings.format > FORMAT:
        message = f"this workspace is written in format {settings.format}, which needs a newer journeymap"
        wrong = [Problem("JM018", place.at("format"), message, "Update journeymap.")]
    else:
        wrong += [
            *wrong_paths(settings, place, root, "JM018"),
            *_unknown_language(settings, place, root),
            *_unknown_lanes(settings, place),
        ]
    return settings, place.document, document.problems + wrong


def _unknown_lanes(settings: Settings, place: Place) -> Iterator[Problem]:
    for number, lane in enumerate(settings.lanes):
        others = (other.id for other in settings.lanes if other.id != lane.id)
        choices = tuple(dict.fromkeys((*PLACES_OF_LANES, *others)))
        if lane.after and lane.after not in choices:
            message = f"there is no lane {quoted(lane.after)} to follow.{did_you_mean(lane.after, choices)}"
            yield Problem("JM018", place.at("lanes", number, "after"), message, f"Write one of {some_of(choices)}.")


def _unknown_language(settings: Settings, place: Place, root: Path) -> Iterator[Problem]:
    language = base_language(settings.site.language)
    theme = find_named(root, settings.site.theme, FOLDER) if settings.site.theme else None
    translated = languages(theme if isinstance(theme, Path) else None)
    if language not in translated:
        message = f"the pages' own words are not translated into '{settings.site.language}'"
        fix = f"Write one of {', '.join(translated)}, or put languages/{language}.po into your theme."
        yield Problem("JM018", place.at("site", "language"), message, fix)
