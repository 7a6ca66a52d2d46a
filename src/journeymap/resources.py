"""Locate the templates and presets, in the installed package or in a checkout, and list the languages of pages."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
CATALOGUES = "languages"
"""The folder of the catalogues among the templates, with a file such as de.po for each language."""


def templates_folder() -> Path:
    """Return the folder of our templates. The packaged one comes first, so that an installation never picks up another
    by chance.
    """
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "templates"


def presets_folder() -> Path:
    """Return the folder of the built-in channels and frameworks."""
    return _PACKAGE / "presets"


def languages(theme: Path | None = None) -> tuple[str, ...]:
    """Return the languages that pages can be in: English, and each that has a catalogue of ours or in a theme."""
    folders = [folder / CATALOGUES for folder in (theme, templates_folder()) if folder]
    return tuple(sorted({"en", *(file.stem for folder in folders for file in folder.glob("*.po"))}))


def base_language(language: str) -> str:
    """Return the language without its region: de for de-AT."""
    return language.lower().replace("_", "-").split("-")[0]
