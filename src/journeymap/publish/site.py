"""A workspace and its findings come in; every page of the site goes out, as a path and a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from journeymap.check import Checked
from journeymap.publish.brand import Brand, brand_of
from journeymap.publish.html import HtmlPages
from journeymap.publish.markdown import MarkdownPages
from journeymap.view.board import board
from journeymap.view.gap_report import NextStep, gap_report
from journeymap.view.index import index_view
from journeymap.view.library import library_pages
from journeymap.view.parts import GapIndex, map_page
from journeymap.workspace import LinkedJourney, Workspace


class Pages(Protocol):
    """A format: renders a page of a kind from its views."""

    def path(self, here: str) -> str:
        """The file of a page, below the site's folder."""
        ...

    def render(self, kind: str, here: str, **views: Any) -> str:
        """The text of a page."""
        ...


FORMATS: dict[str, Callable[[Brand], Pages]] = {"html": HtmlPages, "markdown": MarkdownPages}
"""The output formats by the name that `--format` takes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be made: of which kind, where, and from which records."""

    kind: str
    here: str
    views: dict[str, Any]
    is_entry: bool = False


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
    brand = brand_of(workspace)
    writers = [FORMATS[name](brand) for name in formats]
    for job in jobs(workspace, checked, only):
        for pages in writers:
            path = pages.path(job.here)
            yield Page(path, pages.render(job.kind, job.here, **job.views), job.is_entry)


def jobs(workspace: Workspace, checked: Checked, only: Sequence[LinkedJourney] | None = None) -> Iterator[Job]:
    """The pages of a site with their records, whatever the format."""
    gaps = GapIndex(workspace, checked.findings)
    journeys = tuple(workspace.journeys.values())
    report = gap_report(workspace, journeys, gaps)
    library = library_pages(workspace, gaps)
    front = index_view(workspace, journeys, gaps, report, library)
    common = {"workspace_title": workspace.title}
    by_id = {one.id: one for one in report.maps}
    steps: dict[str, list[NextStep]] = {}
    for step in report.next:
        steps.setdefault(step.map, []).append(step)
    for journey in journeys if only is None else only:
        single = by_id[journey.id]
        yield Job("board", map_page(journey), {"board": board(journey, gaps), **common})
        next_here = tuple(steps.get(journey.id, ()))
        yield Job("gaps", single.gaps_page, {"map": single, "next": next_here, **common})
    for one in library:
        yield Job("library", one.page, {"item": one, **common})
    yield Job("report", "gaps", {"report": report, "index": front, **common})
    yield Job("index", "index", {"index": front, **common}, is_entry=True)
