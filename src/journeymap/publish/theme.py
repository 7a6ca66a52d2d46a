"""What makes pages a brand's own: its logo, colors, fonts and templates."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeymap.errors import UsageError, reason_of
from journeymap.model.settings import Site
from journeymap.publish.color import accent_style
from journeymap.workspace import Workspace

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_LARGEST_PICTURE = 256 * 1024
"""Pictures are put inside every page, and base64 makes them a third larger."""


_LARGEST_FILE = 128 * 1024
_LARGEST = 1024 * 1024
_MOST_FILES = 100
"""How large a file of a theme can be, a template, style sheet or catalogue, how large the theme, and how many files it
can have. Each is at least twice of what replaces all of ours.
"""


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
        real = Path(os.path.realpath(self.folder / path))  # which a circle of links does not stop
        if not real.is_relative_to(self.folder):
            raise self.broken(path, 1, "the file leads out of the theme", "Put a copy of it into the theme.")
        if not real.is_file():
            raise self.broken(path, 1, "this is not a file", "Put a file here, or remove it.")
        try:
            with real.open("rb") as stream:
                content = stream.read(_LARGEST_FILE + 1)
        except OSError as error:
            raise self.broken(path, 1, f"the file cannot be read: {reason_of(error)}", "Make it readable.") from error
        if len(content) > _LARGEST_FILE:
            fix = "Leave out what the pages do not need."
            raise self.broken(path, 1, f"the file is larger than {_LARGEST_FILE // 1024} KB", fix)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise self.broken(path, line, "this is not UTF-8 text", "Save the file as UTF-8.") from error

    def files(self, *folders: str) -> list[str]:
        """Return the paths of the files in some folders of the theme, and below them."""
        for folder in folders:
            if not Path(os.path.realpath(self.folder / folder)).is_relative_to(self.folder):
                raise self.broken(folder, 1, "the folder leads out of the theme", "Put a copy of it into the theme.")
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
    """Return the theme of a workspace: a folder within it."""
    name, root = workspace.settings.site.theme, workspace.root
    if not name:
        return None
    try:
        folder = Path(os.path.realpath(root / name))
    except ValueError:  # no path at all
        return None
    if not os.path.isdir(folder) or not folder.is_relative_to(os.path.realpath(root)):  # noqa: PTH112  # never raises
        return None
    return Theme(folder, Path(name).as_posix())


def picture(root: Path, path: str | None) -> str | None:
    """Return a picture of the workspace as a data address, so that the page stays one file."""
    if path is None:
        return None
    file = (root / path).resolve()
    kind = PICTURES.get(file.suffix.lower())
    if kind is None or not file.is_relative_to(root.resolve()) or not file.is_file():
        return None
    content = file.read_bytes()
    if len(content) > _LARGEST_PICTURE:
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
