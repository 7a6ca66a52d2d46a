"""What can be found: everything that has a name on a page, once, where it stands; nobody by name."""

from functools import cache

import pytest

from journeymap.analysis import Analysis
from journeymap.publish.site import page_plans
from journeymap.view.search.search import Search
from journeymap.workspace import Workspace
from tests.support.fixtures import LoadFiles
from tests.support.publishing import example_pages
from tests.support.workspaces import EXAMPLES, lint, load_workspace


def search_of(workspace: Workspace) -> Search:
    plans = page_plans(Analysis(workspace), lint(workspace))
    found: Search = next(plan for plan in plans if plan.kind == "search").views()["search"]
    return found


@cache
def found_in(example: str) -> dict[str, list[str]]:
    """What can be found in an example, by kind."""
    return {
        group.kind: [entry.text for entry in group.entries]
        for group in search_of(load_workspace(EXAMPLES[example])).groups
    }


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("program", "Ports 2027"),
        ("account", "Halvard Container Terminal"),
        ("map", "A container terminal plans its berths anew"),
        ("stage", "Consideration and evaluation"),
        ("pain", "Every storm throws the plan over"),
        ("opportunity", "How might we tell the board in one page?"),
        ("touchpoint", "Storm report for the harbor master"),
        ("persona", "Port IT"),
        ("channel", "Webinar"),
        ("content", "Six weeks on one quay"),
        ("segment", "Container terminals"),
        ("framework", "Ports, seven stages"),
    ],
)
def test_each_kind_can_be_found(kind: str, text: str) -> None:
    assert text in found_in("abm")[kind]


def test_gaps_can_be_found_with_their_codes() -> None:
    groups = {group.kind: group for group in search_of(load_workspace(EXAMPLES["abm"])).groups}
    assert all(entry.code and entry.anchor.startswith("gap-") for entry in groups["gap"].entries)


def test_what_a_map_takes_over_is_found_once() -> None:
    assert found_in("abm")["pain"].count("Every storm throws the plan over") == 1


def test_people_are_not_found() -> None:
    names = {
        member.name
        for account in load_workspace(EXAMPLES["abm"]).accounts.values()
        for member in account.model.committee
        if member.name
    }
    names.discard("Contract desk")  # a touchpoint begins with it
    assert names
    page = example_pages("abm", "html")["search.html"]
    assert [name for name in names if name in page] == []


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_only_websites_have_the_page(form: str) -> None:
    assert ("search.html" in example_pages("abm", form)) == (form == "html")
    assert "search.md" not in example_pages("abm", form)


def test_every_page_leads_to_it() -> None:
    pages = example_pages("abm", "html")
    assert [path for path, text in pages.items() if 'class="to-search"' not in text] == []


def test_where_there_is_nothing_there_is_nothing_to_find(load_files: LoadFiles) -> None:
    assert search_of(load_files({"maps/.gitkeep": ""})).number == 0
