"""Find what cannot work in the theme of a workspace, before a page is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from journeymap.publish.html import html_environment, read_sheet
from journeymap.publish.i18n import Translator, read_theme_catalogue
from journeymap.publish.markdown import markdown_environment
from journeymap.publish.templates import OURS_ALONE, ThemeTemplates
from journeymap.publish.theme import BrokenTheme, Theme, theme_of
from journeymap.resources import CATALOGUES
from journeymap.source import Document, Problem, spot
from journeymap.workspace import Workspace


def theme_problems(workspace: Workspace) -> list[Problem]:
    """Return the problems of the theme that the settings name, each at its line."""
    theme = theme_of(workspace)
    return [_problem(error, theme) for error in _broken(theme)] if theme else []


def _broken(theme: Theme) -> Iterator[BrokenTheme]:
    try:
        files = theme.files("html", "markdown", CATALOGUES)
    except BrokenTheme as error:
        yield error
        return
    translator = Translator(NullTranslations())
    pages = (
        ("html/", (".html", ".j2"), html_environment(translator)),
        ("markdown/", (".md",), markdown_environment(translator)),
    )
    for folder, suffixes, environment in pages:
        names = (path for path in files if path.startswith(folder) and path.endswith(suffixes))
        yield from ThemeTemplates(environment, theme).problems(name for name in names if name not in OURS_ALONE)
    for path in files:
        yield from _broken_file(theme, path)


def _broken_file(theme: Theme, path: str) -> Iterator[BrokenTheme]:
    """Look at a file that is no template."""
    try:
        if path in OURS_ALONE:
            raise theme.broken(path, 1, "this file cannot be replaced: it has the policy of the page", "Remove it.")
        if path.startswith("html/") and path.endswith(".js"):
            raise theme.broken(path, 1, "a theme has no scripts: pages run none but ours", "Remove the file.")
        if path.startswith("html/") and path.endswith(".css"):
            read_sheet(theme, path)
        if path.startswith(CATALOGUES) and path.endswith(".po"):
            read_theme_catalogue(theme, path)
    except BrokenTheme as error:
        yield error


def _problem(error: BrokenTheme, theme: Theme) -> Problem:
    try:
        text = theme.read(error.file)
    except BrokenTheme:
        text = "\n" * (error.line - 1)  # it cannot be read, and so not be quoted
    lines = text.split("\n")
    line = min(error.line, len(lines)) - 1
    place = spot(Document(error.path, text), (line, 0, line, len(lines[line])))
    return Problem("JM022", place, error.message, error.fix)
