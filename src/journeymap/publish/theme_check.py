"""Find what cannot work in the theme of a workspace, before a page is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from gettext import NullTranslations
from pathlib import PurePosixPath

from journeymap.model.suggest import nearest
from journeymap.publish.html import html_environment, read_sheet
from journeymap.publish.languages.i18n import Translator, read_theme_catalogue
from journeymap.publish.markdown import markdown_environment
from journeymap.publish.themes.templates import OURS_ALONE, ThemeTemplates
from journeymap.publish.themes.theme import BrokenTheme, Theme, theme_of
from journeymap.resources import CATALOGUES, templates_folder
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
    used = set(_ours())
    for folder, suffixes, environment in pages:
        templates = ThemeTemplates(environment, theme)
        names = [
            path for path in files if path.startswith(folder) and path.endswith(suffixes) and path not in OURS_ALONE
        ]
        yield from templates.problems(names)
        used |= templates.used_by(names)
    for path in files:
        yield from _broken_file(theme, path)
        yield from _unused_file(theme, path, used)


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


def _unused_file(theme: Theme, path: str, used: Set[str]) -> Iterator[BrokenTheme]:
    """Look whether pages use a file. They do not where its name is misspelt, or is that of an earlier version."""
    if path in used or path in OURS_ALONE or not _is_for_pages(path):
        return
    suffix = PurePosixPath(path).suffix
    ours = {name: other for other in _ours() if other.endswith(suffix) for name in _names(other)}
    meant = nearest(PurePosixPath(path).stem, ours)
    fix = f"Move it to '{ours[meant]}' if it is to replace that" if meant else "Name it like the file it is to replace"
    message = "no page uses this file: it replaces none of ours, and no template of the theme names it"
    yield theme.broken(path, 1, message, f"{fix}, or remove it.")


def _is_for_pages(path: str) -> bool:
    if path.startswith("html/"):
        return path.endswith((".html", ".j2", ".css"))
    return path.startswith("markdown/") and path.endswith(".md")


@cache
def _ours() -> tuple[str, ...]:
    """The paths of our files that a theme can replace; what lies deeper comes later."""
    root = templates_folder()
    files = (file.relative_to(root).as_posix() for name in ("html", "markdown") for file in (root / name).rglob("*.*"))
    ours = (file for file in files if _is_for_pages(file) and file not in OURS_ALONE)
    return tuple(sorted(ours, key=lambda file: (file.count("/"), file)))


def _names(path: str) -> tuple[str, str]:
    """What a file may be called by somebody who does not know in which folder it lies."""
    file = PurePosixPath(path)
    return file.stem, f"{file.parent.name}_{file.stem}"


def _problem(error: BrokenTheme, theme: Theme) -> Problem:
    try:
        text = theme.read(error.file)
    except BrokenTheme:
        text = "\n" * (error.line - 1)  # it cannot be read, and so not be quoted
    lines = text.split("\n")
    line = min(error.line, len(lines)) - 1
    place = spot(Document(error.path, text), (line, 0, line, len(lines[line])))
    return Problem("JM022", place, error.message, error.fix)
