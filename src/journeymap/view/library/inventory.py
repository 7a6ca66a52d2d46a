"""The page of all that is in the library, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.translatable import N_
from journeymap.view.faces import Face
from journeymap.view.library.pages import LibraryPage

SHELVES: Mapping[str, tuple[str, str]] = {
    "persona": (N_("Personas"), "personas"),
    "channel": (N_("Channels"), "channels"),
    "content": (N_("Content"), "content"),
    "segment": (N_("Segments"), "segments"),
    "framework": (N_("Frameworks"), "frameworks"),
}
"""What the things of each kind are called together, and where they stand on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRow:
    """A persona, channel, content piece, segment or framework; `used` counts the places."""

    kind: str
    title: str
    page: str
    detail: str | None
    status: str | None
    used: int
    face: Face | None
    """Of a persona."""
    icon: str | None
    """Of a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All things of one kind."""

    kind: str
    title: str
    anchor: str
    rows: tuple[LibraryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """All that is in the library; a kind of which there is nothing is left out."""

    shelves: tuple[Shelf, ...]


def inventory(pages: Sequence[LibraryPage]) -> Inventory:
    """Return all that is in the library."""
    shelves = (
        Shelf(kind=kind, title=title, anchor=anchor, rows=tuple(_row(page) for page in pages if page.kind == kind))
        for kind, (title, anchor) in SHELVES.items()
    )
    return Inventory(shelves=tuple(shelf for shelf in shelves if shelf.rows))


def _row(page: LibraryPage) -> LibraryRow:
    return LibraryRow(
        kind=page.kind,
        title=page.title,
        page=page.page,
        detail=page.detail,
        status=page.status,
        used=page.used,
        face=page.face,
        icon=page.icon,
    )
