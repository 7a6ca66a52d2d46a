"""The pages of the examples, as they were when somebody last looked at them. `make golden` renews them.

A whole page of each kind is kept, and the lines of other pages that none of those has. Of further maps the records
are kept that their pages are made of. Styles and scripts are left out: they are files of their own under templates/.
"""

import dataclasses
import re
from functools import cache
from typing import Any

import pytest

from journeymap.analysis import Analysis
from journeymap.publish.site import PagePlan, page_plans
from tests.support.fixtures import Golden
from tests.support.publishing import example_pages
from tests.support.snapshots import snapshot
from tests.support.workspaces import EXAMPLES, lint, load_workspace

PAGES = (
    "b2b-lifecycle/maps/pharma.html",  # a board laid over another
    "abm/maps/halvard-way.html",  # an account's map
    "abm/maps/halvard-way.md",
    "with-gaps/maps/office-move.md",
    "abm/accounts/halvard.html",  # a prospect
    "abm/accounts/quay-north.md",  # a customer
    "abm/programs/ports-2027.md",
    "abm/content.md",
    "abm/gaps/halvard-way.html",
    "abm/gaps/halvard-way.md",
    "with-gaps/gaps.html",
    "with-gaps/gaps.md",
    "with-gaps/index.html",
    "with-gaps/README.md",
    "b2b-lifecycle/personas/quality-lead.html",
    "b2b-lifecycle/personas/energy-manager.md",
    "b2b-lifecycle/channels/webinar.html",
    "with-gaps/content/price-list.html",
    "with-gaps/content/price-list.md",
    "with-gaps/segments/small-office.html",
)
FRAGMENTS: dict[str, tuple[str, ...]] = {
    # a map as it should be, beside the map as it is: its mark, its curves and their words, what is added
    "b2b-lifecycle/maps/cold-store-2027.html": (
        'class="state to_be"',
        'class="sample"',
        '<svg class="lines"',
        'class="words ',
        'class="m on p',
        'class="gain better"',
        'class="flags"',
    ),
    # what is late, missing or only partly known
    "with-gaps/maps/office-move.html": (
        'class="due"',
        'class="teams"',
        'class="head partial',
        'class="founded"',
        '<svg class="lines"',
        'class="words ',
        'class="piece expired"',
        'class="pain unanswered"',
        'class="pain-facts"',
        'class="no-answer"',
        'class="nothing"',
        'class="empty"',
        "Everyone</span></th>",
        "<p>Handoff:",
    ),
    "abm/gaps.html": ('class="group-owner"', 'class="verdict '),
    "abm/index.html": (
        '<tr><th scope="row">',
        'class="map-facts"',
        'class="map-above"',
        'class="line-',
        'class="mini"',
    ),
    "abm/library.html": ("segments/",),
    "abm/search.html": ('class="num count"', "accounts/"),
    "abm/library.md": ("## ", "segments/"),
    "b2b-lifecycle/index.html": ('<tr><th scope="row">', 'class="map-facts"'),
    # a map without personas, and maps and a site without gaps
    "minimal/gaps/first.html": ('class="sums"', 'class="gap-group"', 'class="nothing"'),
    "minimal/gaps/first.md": ("### ", "| --- "),
    "minimal/maps/first.md": ("💭", "`"),
    "b2b-lifecycle/gaps/cold-store-2027.html": ('class="sums"', 'class="nothing"', 'class="m p4"'),
    "b2b-lifecycle/gaps/cold-store-2027.md": ("✅",),
    "b2b-lifecycle/gaps.html": ('class="nothing"',),
    "b2b-lifecycle/gaps.md": ("✅",),
    "abm/gaps.md": ("✅", "| [Calder Docks]"),
    # content that nobody uses, and content that is used without being linked to
    "with-gaps/content/desk-card.md": ("Nowhere yet",),
    "b2b-lifecycle/content/board-paper.md": ("| Through |", "aimed by"),
    # single words that were changed, added and dropped
    "b2b-lifecycle/maps/cold-store-2027.md": ("➕", "➖", "✏️"),
    "b2b-lifecycle/maps/pharma.md": ("➕", "➖", "✏️"),
    # pictures of stages, and a persona who is met on one map as on the map below it
    "service-blueprint/maps/repair.html": ("<figure>",),
    "abm/personas/berth-planner.html": ("Otherwise as on", "accounts are only chosen here"),
    "abm/personas/berth-planner.md": ("Otherwise as on", "accounts are only chosen here"),
    # what was measured: strips below the heads of stages, numbers with their plans, an account as the data sees it
    "measured/maps/hospital.html": (
        'class="measured-says"',
        'class="flow num"',
        'class="flow-says num"',
        "<rect class=",
    ),
    "measured/maps/hospital.md": ("## What was measured", "⏰", "| Proof on two wards |"),
    "measured/programs/hospitals-2026.html": ('class="column-strip"', 'class="card-measured"', 'class="figure-value"'),
    "measured/programs/hospitals-2026.md": ("| **Win rate**", "| **Conversion**", "**deals** ("),
    "measured/accounts/dunholm.html": ('class="spark"', "Stage in the data", 'class="trend'),
    "measured/accounts/dunholm.md": ("**Stage in the data**", "**Engagement**", "**Who takes part**"),
    "measured/index.html": ('class="dot-row', "Plan missed", "For the workspace as a whole"),
}
"""Lines that show what no page above has, by a part of each."""
VIEWS = {
    "minimal": r".*",
    "b2b-lifecycle": r"maps/cold-store.*|index|gaps|personas/finance-director|content/board-paper",
    "abm": r"index|gaps",
    "with-gaps": r"maps/office-move|content/desk-card",
}
_INLINE = re.compile(r"(<(style|script)\b[^>]*>).*?(</\2>)", re.DOTALL)
_POLICY = re.compile(r"sha256-[A-Za-z0-9+/=]+")


@cache
def published(example: str) -> dict[str, str]:
    """The pages of an example, by path."""
    both = {**example_pages(example, "html"), **example_pages(example, "markdown")}
    return {path: _bare(text) for path, text in both.items()}


def _bare(text: str) -> str:
    return _POLICY.sub("sha256-…", _INLINE.sub(r"\1…\3", text))


def page(name: str) -> str:
    example, _, path = name.partition("/")
    return published(example)[path]


@pytest.mark.parametrize("name", PAGES)
def test_page(golden: Golden, name: str) -> None:
    golden(f"pages/{name}", page(name))


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragments(golden: Golden, name: str) -> None:
    lines = page(name).splitlines()
    parts = FRAGMENTS[name]
    assert [part for part in parts if not any(part in line for line in lines)] == []
    kept = [line for line in lines if any(part in line for part in parts)]
    golden(f"fragments/{name}", "".join(f"{line}\n" for line in kept))


@cache
def plans(example: str) -> dict[str, PagePlan]:
    """The pages of an example whose records are kept; those of `gaps` are all in the report."""
    workspace = load_workspace(EXAMPLES[example])
    made = page_plans(Analysis(workspace), lint(workspace))
    return {plan.page: plan for plan in made if plan.kind != "gaps" and re.fullmatch(VIEWS[example], plan.page)}


def _own(kind: str, records: dict[str, Any]) -> dict[str, Any]:
    if kind == "report":
        return {name: record for name, record in records.items() if name != "index"}
    if kind == "index":
        front = records["index"]
        names = [field.name for field in dataclasses.fields(front) if field.name != "report"]
        return {name: getattr(front, name) for name in names}
    return records


@pytest.mark.parametrize(("example", "page"), [(example, page) for example in VIEWS for page in plans(example)])
def test_view(golden: Golden, example: str, page: str) -> None:
    """The records behind a page, without what another page has."""
    plan = plans(example)[page]
    golden(f"views/{example}/{page}.yaml", snapshot(_own(plan.kind, plan.views())))
