"""The parts of a site, as the head of every page leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeymap.view.links import program_page
from journeymap.workspace import Workspace

Section = Literal["program", "programs", "accounts", "maps", "content", "decide", "library", "gaps"]


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A way to a part of the site."""

    section: Section
    page: str
    anchor: str
    is_here: bool
    """Whether it is this very page."""
    is_around: bool
    """Whether this page belongs to it."""


def navigation(
    workspace: Workspace,
    *,
    kind: str,
    page: str,
    has_library: bool,
    content_page: str | None = None,
    decide_page: str | None = None,
) -> tuple[NavigationItem, ...]:
    """Return the ways to the parts of a site from a page of some kind."""
    here = _section_of(kind, page)
    return tuple(
        NavigationItem(
            section,
            to,
            anchor,
            is_here=not anchor and to == page,
            is_around=here in _ALIKE.get(section, (section,)),
        )
        for section, to, anchor in _parts(workspace, has_library, content_page, decide_page)
    )


_ACCOUNTS: tuple[Section, ...] = ("program", "programs", "accounts")
_ALIKE: dict[Section, tuple[Section, ...]] = dict.fromkeys(_ACCOUNTS, _ACCOUNTS)


def _parts(
    workspace: Workspace, has_library: bool, content_page: str | None, decide_page: str | None
) -> Iterator[tuple[Section, str, str]]:
    programs = tuple(workspace.programs.values())
    if len(programs) == 1:
        yield "program", program_page(programs[0]), ""
    elif programs:
        yield "programs", "index", "programs"
    elif workspace.accounts:
        yield "accounts", "index", "accounts"
    if workspace.journeys:
        yield "maps", "index", "maps"
    if content_page:
        yield "content", content_page, ""
    if decide_page:
        yield "decide", decide_page, ""
    if has_library:
        yield "library", "index", "library"
    yield "gaps", "gaps", ""


def _section_of(kind: str, page: str) -> Section | None:
    """The part of the site to which a page belongs; the front page belongs to none."""
    if kind in ("account", "program"):
        return "accounts"
    if kind == "board":
        return "maps"
    if kind == "decide":
        return "decide"
    if kind in ("gaps", "report"):
        return "gaps"
    if kind in ("library", "content"):
        return "content" if kind == "content" or page.startswith("content/") else "library"
    return None
