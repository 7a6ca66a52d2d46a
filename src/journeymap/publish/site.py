"""A workspace and its findings come in; every page of the site goes out, as a path and a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from journeymap.analysis import Analysis
from journeymap.findings import Finding, Kind
from journeymap.linting import LintResult
from journeymap.publish.html import HtmlPages
from journeymap.publish.i18n import translator, with_phrases
from journeymap.publish.markdown import MarkdownPages
from journeymap.publish.theme import Brand, brand_of
from journeymap.redaction import WHAT_IS_LEFT
from journeymap.rules import RULES
from journeymap.view.board.board import board
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.committees import committees
from journeymap.view.gaps.report import NextStep, gap_report
from journeymap.view.library.pages import library_pages
from journeymap.view.links import map_page
from journeymap.view.overview.index import index_view
from journeymap.workspace import LinkedJourney


class Pages(Protocol):
    """A format: renders a page of a kind from its views."""

    def path(self, here: str) -> str:
        """The file of a page, below the site's folder."""
        ...

    def render(self, kind: str, here: str, **views: Any) -> str:
        """The text of a page."""
        ...


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A format of pages: what makes them, how their files end, and what it is for."""

    pages: Callable[[Brand], Pages]
    suffix: str
    summary: str


FORMATS: dict[str, PageFormat] = {
    "html": PageFormat(HtmlPages, ".html", "a website: each page one file that asks nothing of the network"),
    "markdown": PageFormat(MarkdownPages, ".md", "a wiki, or the pages that a git host shows"),
}
"""The formats of pages. A new one is a file in this folder and a line in this table."""


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
    analysis: Analysis,
    result: LintResult,
    formats: Sequence[str],
    only: Sequence[LinkedJourney] | None = None,
) -> Iterator[Page]:
    """Every page in every format. `only` leaves out the pages of other maps; index and library stay whole."""
    workspace = analysis.workspace
    brand = brand_of(workspace)
    phrases = _phrases(brand) if workspace.personal_data else {}
    writers = [FORMATS[name].pages(brand) for name in formats]
    for job in jobs(analysis, result, only):
        views = {name: with_phrases(view, phrases) for name, view in job.views.items()} if phrases else job.views
        for pages in writers:
            yield Page(pages.path(job.here), pages.render(job.kind, job.here, **views), job.is_entry)


def _phrases(brand: Brand) -> dict[str, str]:
    """What stands in place of personal data, as the pages say it; nothing where they say it in English."""
    translate = translator(brand.site.language, brand.folders).text
    return {english: translate(english) for english in WHAT_IS_LEFT if translate(english) != english}


def jobs(analysis: Analysis, result: LintResult, only: Sequence[LinkedJourney] | None = None) -> Iterator[Job]:
    """The pages of a site with their records, whatever the format. Who is for you and who against stands on none."""
    gaps = GapIndex(analysis, [one for one in result.findings if not _tells_stance(one)])
    workspace = analysis.workspace
    journeys = tuple(workspace.journeys.values())
    report = gap_report(journeys, gaps, tuple(workspace.accounts.values()))
    library = library_pages(gaps)
    front = index_view(journeys, gaps, report, library)
    common = {"workspace_title": workspace.title}
    by_id = {one.id: one for one in report.maps}
    steps: dict[str, list[NextStep]] = {}
    for step in report.next:
        steps.setdefault(step.map, []).append(step)
    for journey in journeys if only is None else only:
        single = by_id[journey.id]
        yield Job("board", map_page(journey), {"board": board(journey, gaps), **common})
        next_here = tuple(steps.get(journey.id, ()))
        own = committees(analysis, (one for one in report.accounts if one.id == journey.model.account))
        yield Job("gaps", single.gaps_page, {"map": single, "next": next_here, "committees": own, **common})
    for one in library:
        yield Job("library", one.page, {"item": one, **common})
    every = committees(analysis, report.accounts)
    yield Job("report", "gaps", {"report": report, "index": front, "committees": every, **common})
    yield Job("index", "index", {"index": front, **common}, is_entry=True)


_OF_STANCE = tuple(word for one in RULES.values() if one.about_stance for word in (one.code, one.name))


def _tells_stance(finding: Finding) -> bool:
    """Whether a finding gives away who is for you and who is against, or is about an ignore of one that does."""
    if finding.kind is Kind.HOUSEKEEPING:
        return any(word in finding.message for word in _OF_STANCE)
    return finding.code in _OF_STANCE
