"""What makes pages a brand's own: its logo, colors, fonts and templates."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from journeymap.model.settings import Site
from journeymap.named_paths import FOLDER, PICTURE, content_of, find_named
from journeymap.publish.color import accent_style
from journeymap.resources import templates_folder
from journeymap.workspace import Workspace


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
    theme = find_named(root, site.theme, FOLDER) if site.theme else None
    return Brand(site, root, picture(root, site.logo), theme if isinstance(theme, Path) else None)


def picture(root: Path, path: str | None) -> str | None:
    """Return a picture of the workspace as a data address, so that the page stays one file."""
    file = find_named(root, path, PICTURE) if path else None
    content = content_of(file, PICTURE) if isinstance(file, Path) else None
    if not isinstance(file, Path) or not isinstance(content, bytes):
        return None
    return f"data:{PICTURE.media_types[file.suffix.lower()]};base64,{base64.b64encode(content).decode()}"
