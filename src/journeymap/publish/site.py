"""Plan and render the pages of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from journeymap.analysis import Analysis
from journeymap.findings import Finding
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


class PageRenderer(Protocol):
    """Renders pages from their views."""

    def path(self, page: str) -> str:
        """Return the file of a page, below the site's folder."""
        ...

    def render(self, kind: str, page: str, **views: Any) -> str:
        """Return the text of a page."""
        ...


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A format of pages: what renders them, how their files end, and what it is for."""

    renderer: Callable[[Brand], PageRenderer]
    suffix: str
    summary: str


FORMATS: dict[str, PageFormat] = {
    "html": PageFormat(HtmlPages, ".html", "a website: each page one file that asks nothing of the network"),
    "markdown": PageFormat(MarkdownPages, ".md", "a wiki, or the pages that a git host shows"),
}
"""The formats of pages. A new one is a file in this folder and a line in this table."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What a page is made of, whatever the format: its kind, its path without suffix, and its records."""

    kind: str
    page: str
    views: dict[str, Any]
    is_entry: bool = False
    """Whether the page leads to the others, so that it is put in place last."""


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page, with its path below the site's folder."""

    path: str
    text: str
    is_entry: bool = False


def site_pages(
    analysis: Analysis,
    result: LintResult,
    formats: Sequence[str],
    only: Sequence[LinkedJourney] | None = None,
) -> Iterator[Page]:
    """Render every page in every format. `only` leaves out the pages of other maps; index and library stay whole."""
    workspace = analysis.workspace
    brand = brand_of(workspace)
    phrases = _phrases(brand) if workspace.personal_data else {}
    renderers = [FORMATS[name].renderer(brand) for name in formats]
    for plan in page_plans(analysis, result, only):
        views = {name: with_phrases(view, phrases) for name, view in plan.views.items()} if phrases else plan.views
        for renderer in renderers:
            text = renderer.render(plan.kind, plan.page, **views)
            yield Page(renderer.path(plan.page), text, plan.is_entry)


def _phrases(brand: Brand) -> dict[str, str]:
    """What replaces personal data, in the language of the pages; nothing where that is English."""
    translate = translator(brand.site.language, brand.theme).text
    return {english: translate(english) for english in WHAT_IS_LEFT if translate(english) != english}


def page_plans(
    analysis: Analysis, result: LintResult, only: Sequence[LinkedJourney] | None = None
) -> Iterator[PagePlan]:
    """Return the plans of all pages. Who is for you and who is against you is on none of them."""
    gaps = GapIndex(analysis, [finding for finding in result.findings if not _gives_away_stance(finding)])
    workspace = analysis.workspace
    journeys = tuple(workspace.journeys.values())
    report = gap_report(journeys, gaps, tuple(workspace.accounts.values()))
    library = library_pages(gaps)
    front = index_view(journeys, gaps, report, library)
    common = {"workspace_title": workspace.title}
    gaps_by_map = {map_gaps.id: map_gaps for map_gaps in report.maps}
    steps: dict[str, list[NextStep]] = {}
    for step in report.next:
        steps.setdefault(step.map, []).append(step)
    for journey in journeys if only is None else only:
        map_gaps = gaps_by_map[journey.id]
        yield PagePlan("board", map_page(journey), {"board": board(journey, gaps), **common})
        next_steps = tuple(steps.get(journey.id, ()))
        own = committees(analysis, (account for account in report.accounts if account.id == journey.model.account))
        yield PagePlan("gaps", map_gaps.gaps_page, {"map": map_gaps, "next": next_steps, "committees": own, **common})
    for item in library:
        yield PagePlan("library", item.page, {"item": item, **common})
    all_committees = committees(analysis, report.accounts)
    yield PagePlan("report", "gaps", {"report": report, "index": front, "committees": all_committees, **common})
    yield PagePlan("index", "index", {"index": front, **common}, is_entry=True)


_ABOUT_STANCE = frozenset(rule.code for rule in RULES.values() if rule.about_stance)


def _gives_away_stance(finding: Finding) -> bool:
    """Whether a finding gives away who is for you and who is against you, be it that an ignore is for one that does.

    An ignore that names a rule which is not known may be meant for one of them.
    """
    return finding.code in _ABOUT_STANCE or finding.about is None or not _ABOUT_STANCE.isdisjoint(finding.about)
