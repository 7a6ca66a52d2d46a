"""Plan and render the pages of a site."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from journeymap.analysis import Analysis
from journeymap.findings import Finding
from journeymap.linting import LintResult
from journeymap.publish.html import HtmlPages
from journeymap.publish.languages.i18n import Translator, translator, with_our_texts, with_phrases
from journeymap.publish.markdown import MarkdownPages
from journeymap.publish.ownership import marked
from journeymap.publish.themes.theme import Brand, brand_of
from journeymap.redaction import WHAT_IS_LEFT
from journeymap.resources import base_language, templates_folder
from journeymap.rules import RULES
from journeymap.view.accounts.account import account_view
from journeymap.view.board.board import board
from journeymap.view.content.content import content_view
from journeymap.view.decide.decide import decide_view
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.committees import committees
from journeymap.view.gaps.report import gap_report, on_pages, open_matters
from journeymap.view.library.inventory import inventory
from journeymap.view.library.pages import library_pages
from journeymap.view.links import (
    CONTENT_PAGE,
    DECIDE_PAGE,
    FRONT_PAGE,
    GAPS_PAGE,
    LIBRARY_PAGE,
    SEARCH_PAGE,
    account_page,
    map_page,
    program_page,
)
from journeymap.view.measured.flow import map_measures
from journeymap.view.navigation import Surroundings, navigation
from journeymap.view.overview.index import index_view
from journeymap.view.programs.program import program_view
from journeymap.view.search.search import search
from journeymap.workspace import LinkedAccount, LinkedJourney, LinkedProgram, Workspace


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
    views: Callable[[], dict[str, Any]]
    """Makes the records, which only a page that is rendered needs."""
    journey: LinkedJourney | None = None
    """The map that the page is about, if it is about one."""
    only_in: str | None = None
    """The one format that has such a page; every format, where none is named."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site, with its path below the site's folder; it is rendered when its text is asked for."""

    path: str
    render: Callable[[], str]
    is_entry: bool = False
    may_stay: bool = False

    @property
    def text(self) -> str:
        """The text of the page, with the mark by which we know it again."""
        return marked(self.render())


def site_pages(analysis: Analysis, result: LintResult, formats: Sequence[str]) -> Iterator[Page]:
    """Return every page in every format."""
    return planned_pages(analysis.workspace, page_plans(analysis, result), formats)


def planned_pages(
    workspace: Workspace,
    plans: Iterable[PagePlan],
    formats: Sequence[str],
    only: Sequence[LinkedJourney] | None = None,
) -> Iterator[Page]:
    """Return a page in every format for each plan. With `only`, those of other maps may stay as they were published."""
    brand = brand_of(workspace)
    phrases = _phrases(brand) if workspace.personal_data else {}
    is_english = base_language(brand.site.language) == "en" and brand.theme is None
    translate = None if is_english else translator(brand.site.language, brand.theme)
    renderers = {name: FORMATS[name].renderer(brand) for name in formats}
    journeys = None if only is None else frozenset(journey.id for journey in only)
    surroundings = Surroundings(workspace)
    for plan in plans:
        views = cache(partial(_views, plan, workspace, surroundings, phrases, translate))  # the formats share them
        may_stay = journeys is not None and plan.journey is not None and plan.journey.id not in journeys
        for name, renderer in renderers.items():
            if plan.only_in not in (None, name):
                continue
            render = partial(_render, plan, renderer, views)
            yield Page(renderer.path(plan.page), render, is_entry=plan.kind == "index", may_stay=may_stay)


def _views(
    plan: PagePlan,
    workspace: Workspace,
    surroundings: Surroundings,
    phrases: dict[str, str],
    translator: Translator | None,
) -> dict[str, Any]:
    views = plan.views()
    views["around"] = surroundings.of(plan.kind, plan.page)
    views["navigation"] = navigation(
        workspace,
        kind=plan.kind,
        page=plan.page,
        has_library=views["has_library"],
        content_page=CONTENT_PAGE if workspace.content else None,
        decide_page=DECIDE_PAGE if views["has_decisions"] else None,
    )
    if translator:
        views = {name: with_our_texts(view, translator) for name, view in views.items()}
    return {name: with_phrases(view, phrases) for name, view in views.items()} if phrases else views


def _render(plan: PagePlan, renderer: PageRenderer, views: Callable[[], dict[str, Any]]) -> str:
    return renderer.render(plan.kind, plan.page, **views())


def _phrases(brand: Brand) -> dict[str, str]:
    """What replaces personal data, in the language of the pages; nothing where that is English."""
    translate = translator(brand.site.language, brand.theme).text
    return {english: translate(english) for english in WHAT_IS_LEFT if translate(english) != english}


def page_plans(analysis: Analysis, result: LintResult) -> Iterator[PagePlan]:
    """Return the plans of all pages. Who is for you and who is against you is on none of them."""
    gaps = GapIndex(analysis, without_stance(result.findings))
    workspace = analysis.workspace
    journeys = tuple(workspace.journeys.values())
    whole = gap_report(journeys, gaps, tuple(workspace.accounts.values()))
    report = on_pages(whole, names_people=workspace.settings.site.people == "names")
    library = library_pages(gaps)
    decide = decide_view(journeys, gaps)
    common = {"workspace_title": workspace.title, "has_library": bool(library), "has_decisions": bool(decide)}
    gaps_by_map = {map_gaps.id: map_gaps for map_gaps in report.maps}
    acts_by_map, acts_by_account = report.by_map(), report.by_account()
    gaps_by_account = {account.id: account for account in report.accounts}
    programs = {program.id: program_view(program, gaps, gaps_by_account) for program in workspace.programs.values()}

    def board_views(journey: LinkedJourney) -> dict[str, Any]:
        next_acts, late = acts_by_map[journey.id]
        return {"board": board(journey, gaps, (*next_acts, *late)), **common}

    def gaps_views(journey: LinkedJourney) -> dict[str, Any]:
        next_acts, late = acts_by_map[journey.id]
        open_ = open_matters(next_acts, late)
        own = committees(analysis, [gaps_by_account[id_] for id_ in (journey.model.account,) if id_ in gaps_by_account])
        return {
            "map": gaps_by_map[journey.id],
            "next": next_acts,
            "late": late,
            "open": open_,
            "committees": own,
            "measures": map_measures(journey, (), analysis),
            **common,
        }

    def account_views(account: LinkedAccount) -> dict[str, Any]:
        return {"account": account_view(account, gaps, acts_by_account.get(account.id, ())), **common}

    def program_views(program: LinkedProgram) -> dict[str, Any]:
        return {"program": programs[program.id], **common}

    for journey in journeys:
        yield PagePlan("board", map_page(journey), partial(board_views, journey), journey)
        yield PagePlan("gaps", gaps_by_map[journey.id].gaps_page, partial(gaps_views, journey), journey)
    for account in workspace.accounts.values():
        yield PagePlan("account", account_page(account), partial(account_views, account))
    for program in workspace.programs.values():
        yield PagePlan("program", program_page(program), partial(program_views, program))
    for item in library:
        yield PagePlan("library", item.page, partial(dict[str, Any], item=item, **common))
    if workspace.content:
        yield PagePlan("content", CONTENT_PAGE, lambda: {"content": content_view(gaps, report), **common})
    if decide:
        yield PagePlan("decide", DECIDE_PAGE, lambda: {"decide": decide, **common})
    if library:
        yield PagePlan("inventory", LIBRARY_PAGE, lambda: {"inventory": inventory(library), **common})
    yield PagePlan("search", SEARCH_PAGE, lambda: {"search": search(journeys, library, gaps), **common}, only_in="html")
    front = index_view(journeys, gaps, report, tuple(programs.values()))
    all_committees = committees(analysis, report.accounts)
    yield PagePlan("report", GAPS_PAGE, partial(dict, report=report, index=front, committees=all_committees, **common))
    yield PagePlan("index", FRONT_PAGE, partial(dict, index=front, committees=all_committees, **common))


def site_outline(workspace: Workspace, plans: Iterable[PagePlan]) -> str:
    """Return a digest of what all pages share and of what their links depend on.

    While it stays the same, pages of different runs fit together.
    """
    stages = {map_page(journey): [stage.id for stage in journey.stages] for journey in workspace.journeys.values()}
    pages = sorted(plan.page for plan in plans)
    site = repr(workspace.settings.site)
    order = [(place.journey.name, place.depth) for place in Surroundings(workspace).maps]
    parts = [_digest_of_templates(), workspace.title, site, len(workspace.personal_data), pages, stages, order]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _digest_of_templates() -> str:
    """Return a digest of our own templates, which another version of journeymap may have changed."""
    digest = hashlib.sha256()
    for folder in ("html", "markdown"):
        for file in sorted(filter(Path.is_file, (templates_folder() / folder).rglob("*"))):
            digest.update(file.read_bytes())
    return digest.hexdigest()


_ABOUT_STANCE = frozenset(rule.code for rule in RULES.values() if rule.about_stance)


def without_stance(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that others may read: none gives away who is for you and who is against you."""
    return [finding for finding in findings if not _gives_away_stance(finding)]


def _gives_away_stance(finding: Finding) -> bool:
    """Whether a finding gives away who is for you and who is against you, be it that an ignore is for one that does.

    An ignore that names a rule which is not known may be meant for one of them.
    """
    return finding.code in _ABOUT_STANCE or finding.about is None or not _ABOUT_STANCE.isdisjoint(finding.about)
