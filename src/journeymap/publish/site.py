"""A workspace and its findings come in; every page of the site goes out, as a path and a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from journeymap.check import Checked
from journeymap.model.settings import Site
from journeymap.publish.html import HtmlPages
from journeymap.publish.markdown import MarkdownPages
from journeymap.view.board import board
from journeymap.view.gap_report import gap_report
from journeymap.view.index import index_view
from journeymap.view.library import library_pages
from journeymap.view.parts import GapIndex, map_page
from journeymap.workspace import LinkedJourney, Workspace


class Pages(Protocol):
    """A format: renders a page of a kind from its views."""

    suffix: str

    def render(self, kind: str, here: str, **views: Any) -> str:
        """The text of a page."""
        ...


FORMATS: dict[str, Callable[[Site], Pages]] = {"html": HtmlPages, "markdown": MarkdownPages}
"""The output formats by the name that `--format` takes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write, as a path below the site's folder; `is_entry` for those to be put in place last."""

    path: str
    text: str
    is_entry: bool = False


def site(
    workspace: Workspace,
    checked: Checked,
    formats: Sequence[str],
    only: Sequence[LinkedJourney] | None = None,
) -> Iterator[Page]:
    """Every page in every format. `only` leaves out the pages of other maps; index and library stay whole."""
    gaps = GapIndex(workspace, checked.findings)
    journeys = tuple(workspace.journeys.values())
    report = gap_report(workspace, journeys, gaps)
    library = library_pages(workspace, gaps)
    front = index_view(workspace, journeys, gaps, report, library)
    writers = [FORMATS[name](workspace.settings.site) for name in formats]
    by_id = {one.id: one for one in report.maps}
    for journey in journeys if only is None else only:
        view, here = board(journey, gaps), map_page(journey)
        for pages in writers:
            yield _page(pages, "board", here, board=view, workspace_title=workspace.title)
            single = by_id[journey.id]
            steps = tuple(step for step in report.next if step.map == journey.id)
            yield _page(
                pages, "gaps", single.gaps_page, map=single, next=steps, workspace_title=workspace.title
            )
    for pages in writers:
        for one in library:
            yield _page(pages, "library", one.page, item=one, workspace_title=workspace.title)
        yield _page(pages, "report", "gaps", report=report, index=front, workspace_title=workspace.title)
        text = pages.render("index", "index", index=front, workspace_title=workspace.title)
        name = "README" if pages.suffix == ".md" else "index"
        yield Page(f"{name}{pages.suffix}", text, is_entry=True)


def _page(pages: Pages, kind: str, here: str, **views: Any) -> Page:
    return Page(f"{here}{pages.suffix}", pages.render(kind, here, **views))
