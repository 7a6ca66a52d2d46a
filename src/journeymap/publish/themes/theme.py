"""What makes pages a brand's own: its logo, colors, fonts and templates."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeymap.errors import UsageError
from journeymap.model.settings import Site
from journeymap.named_paths import FOLDER, PICTURE, Cause, PathKind, Refusal, content_of, find_named
from journeymap.publish.themes.color import accent_style
from journeymap.workspace import Workspace

_FILE = PathKind(largest=128 * 1024)
"""A template, a style sheet or a catalogue."""
_LARGEST = 1024 * 1024
_MOST_FILES = 100
"""How large a theme can be, and how many files it can have: at least twice of what replaces all of ours."""


class BrokenTheme(UsageError):
    """Something in a theme that cannot work: which file and line, what is wrong, and what to write instead."""

    def __init__(self, theme: str, file: str, line: int, message: str, fix: str) -> None:
        self.path = (Path(theme) / file).as_posix()
        self.file, self.line, self.message, self.fix = file, line, message, fix
        super().__init__(f"Nothing was published: {self.path}, line {line}: {message}. {fix}")


@dataclass(frozen=True, slots=True)
class Theme:
    """A folder of the workspace whose templates, style sheets and catalogues come before ours."""

    folder: Path
    """The real folder, without links."""
    name: str
    """The folder as people know it: its path in the workspace."""

    def has(self, path: str) -> bool:
        """Return whether something is there in the theme."""
        return os.path.lexists(self.folder / path)

    def read(self, path: str) -> str:
        """Return the text of a file of the theme."""
        file = find_named(self.folder, path, _FILE)
        content = content_of(file, _FILE) if isinstance(file, Path) else file
        if isinstance(content, Refusal):
            raise self._refused(path, content)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise self.broken(path, line, "this is not UTF-8 text", "Save the file as UTF-8.") from error

    def files(self, *folders: str) -> list[str]:
        """Return the paths of the files in some folders of the theme, and below them."""
        for folder in folders:
            found = find_named(self.folder, folder, FOLDER)
            if isinstance(found, Refusal) and found.cause is not Cause.MISSING:
                raise self._refused(folder, found)
        paths = sorted(path for folder in folders for path in self._below(folder))
        fix = "Keep only what replaces a file of ours, and what such a file includes."
        if len(paths) > _MOST_FILES:
            raise self.broken("", 1, f"the theme has {len(paths)} files, and {_MOST_FILES} is the most", fix)
        if sum((self.folder / path).lstat().st_size for path in paths) > _LARGEST:
            raise self.broken("", 1, f"the theme is larger than {_LARGEST // 1024} KB", fix)
        return paths

    def _below(self, folder: str) -> Iterator[str]:
        for parent, _, names in os.walk(self.folder / folder):
            yield from ((Path(parent) / name).relative_to(self.folder).as_posix() for name in names)

    def _refused(self, path: str, refusal: Refusal) -> BrokenTheme:
        reason = "leads out of the theme" if refusal.cause is Cause.OUTSIDE else refusal.reason
        return self.broken(path, 1, f"this {reason}", "Put a file or folder of this name into the theme, or remove it.")

    def broken(self, path: str, line: int, message: str, fix: str) -> BrokenTheme:
        """Return the error about a line of one of the theme's files."""
        return BrokenTheme(self.name, path, line, message, fix)


@dataclass(frozen=True, slots=True)
class Brand:
    """What all pages of a site share."""

    site: Site
    root: Path = Path()
    logo: str | None = None
    theme: Theme | None = None

    def picture(self, path: str | None) -> str | None:
        """Return a picture that a map or a persona names as a data address; None where it cannot be shown."""
        return picture(self.root, path)

    @property
    def style(self) -> str:
        """The custom properties that settings override; they come after our style sheets."""
        font = self.site.font
        fonts = f":root{{--sans:{font};--serif:{font}}}\n" if font else ""
        return accent_style(self.site.accent) + fonts


def brand_of(workspace: Workspace) -> Brand:
    """Return the brand of a workspace, without what cannot be used; that is reported with the settings."""
    site, root = workspace.settings.site, workspace.root
    return Brand(site, root, picture(root, site.logo), theme_of(workspace))


def theme_of(workspace: Workspace) -> Theme | None:
    """Return the theme of a workspace, if it can be used; else that is reported with the settings."""
    name, root = workspace.settings.site.theme, workspace.root
    folder = find_named(root, name, FOLDER) if name else None
    return Theme(folder.resolve(), Path(name).as_posix()) if name and isinstance(folder, Path) else None


def picture(root: Path, path: str | None) -> str | None:
    """Return a picture of the workspace as a data address, so that the page stays one file."""
    file = find_named(root, path, PICTURE) if path else None
    content = content_of(file, PICTURE) if isinstance(file, Path) else None
    if not isinstance(file, Path) or not isinstance(content, bytes):
        return None
    return f"data:{PICTURE.media_types[file.suffix.lower()]};base64,{base64.b64encode(content).decode()}"
