"""What makes pages a brand's own: its logo, colors, fonts and templates."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from journeymap.model.settings import Site
from journeymap.publish.color import accent_style
from journeymap.resources import templates_folder
from journeymap.workspace import Workspace

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_LARGEST = 256 * 1024
"""Pictures are put inside every page, and base64 makes them a third larger."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What all pages of a site share. `theme` is a folder whose templates and styles come before ours."""

    site: Site
    root: Path = Path()
    logo: str | None = None
    theme: Path | None = None

    def picture(self, path: str | None) -> str | None:
        """Return a picture that a map or a persona names as a data address; None where it cannot be shown."""
        return picture(self.root, path)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where to look for templates, styles and catalogues: in the brand's own folder, then in ours."""
        return tuple(folder for folder in (self.theme, templates_folder()) if folder)

    @property
    def style(self) -> str:
        """The custom properties that settings override; they come after our style sheets."""
        font = self.site.font
        fonts = f":root{{--sans:{font};--serif:{font}}}\n" if font else ""
        return accent_style(self.site.accent) + fonts


def brand_of(workspace: Workspace) -> Brand:
    """Return the brand of a workspace, without what cannot be used; that is reported with the settings."""
    site, root = workspace.settings.site, workspace.root
    theme = root / site.theme if site.theme and (root / site.theme).is_dir() else None
    return Brand(site, root, picture(root, site.logo), theme)


def picture(root: Path, path: str | None) -> str | None:
    """Return a picture of the workspace as a data address, so that the page stays one file."""
    if path is None:
        return None
    file = (root / path).resolve()
    kind = PICTURES.get(file.suffix.lower())
    if kind is None or not file.is_relative_to(root.resolve()) or not file.is_file():
        return None
    content = file.read_bytes()
    if len(content) > _LARGEST:
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
