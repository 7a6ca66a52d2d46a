"""Whatever may be written is shown to readers, on HTML and on Markdown pages, or is listed here with the reason."""

from __future__ import annotations

from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journeymap.analysis import Analysis
from journeymap.model.account import Account
from journeymap.model.program import Program
from journeymap.model.settings import Settings
from journeymap.publish import site_pages
from tests.support.marked import marked, page_of, routes_of
from tests.support.workspaces import lint, load_workspace, write_below

SUFFIXES = {"html": ".html", "markdown": ".md"}
NOT_FOR_READERS = {
    "map.id": "it is the address of the page",
    "map.language": "it is how the page is marked for browsers and screen readers",
    "persona.*.for": "what is written of a persona is theirs",
    "account.committee.stance": "it is for those who speak to them, and hurts where others read it",
    "account.*.id": "it is what other things refer to",
    "account.*.for": "what is written of an account is theirs",
    "settings.format": "it is for the program",
    "settings.maps": "it is for the program",
    "settings.exclude": "it is for the program",
    "settings.profile": "it decides what is found",
    "settings.profiles.*": "it decides what is found",
    "settings.fail_on": "it decides how a run ends",
    "settings.rules": "it decides what is found",
    "settings.ignore.*": "it decides what is found",
    "settings.coverage.*": "it decides how a run ends",
    "settings.baseline": "it decides how a run ends",
    "settings.own_rules.*": "it decides what is found",
    "settings.scales.emotion": "it decides how scores are read",
    "settings.teams.*": "it decides what is found",
    "settings.lanes.id": "it is the key of the lane on maps",
    "settings.lanes.after": "it decides where the lane stands",
    "settings.site.*": "it is how pages look and where they lead",
    "settings.data.*": "it decides what is read",
    "settings.measures.*": "pages show what came out, program by program",
    "program.data.*.connection": "it is for the program",
    "program.data.*.columns*": "it decides how a file is read",
    "program.data.*.dates": "it decides how a file is read",
    "program.data.*.currency": "it decides how a file is read",
    "program.data.*.phase": "it decides how a file is read",
    "program.data.*.stage": "it decides how a file is read",
    "program.data.*.channel": "it decides how a file is read",
    "program.data.stages*": "it decides how a file is read",
    "framework.drop": "a stage that is left out stands on no page",
    "framework.insert.after": "it decides where the stage stands",
    "framework.insert.before": "it decides where the stage stands",
}
"""The fields that no page shows, and why."""
PEOPLE = (
    "account.committee.name",
    "account.owners.marketing",
    "account.owners.sales",
    "account.owners.success",
    "account.plan.by",
    "account.account_plan.owners",
    "account.account_plan.units.contact",
    "program.plays.by",
)
"""The fields that may hold names of people: pages say the part they play, unless `site.people` says otherwise."""
NOT_IN_MARKDOWN = {
    "*.image": "pictures stay in the repository",
    "*.alt": "pictures stay in the repository",
}
"""The fields that only HTML pages show, and why."""
_MIXED = "JM019"
"""A currency is swapped alone: what else shows it would hide that its own sum does not."""
_MADE_UP = ("JM027", "JM028")
"""No made-up word names a measure or a column, and no data is both a file and a query but here."""
SHOWN_WHERE = {"map.stages.reason": "map.stages.status"}
"""The fields that are shown once another one has its other value."""


@cache
def site(swapped: str | None = None, people: str = "roles") -> dict[str, str]:
    """The pages that have to show what is swapped; all of them without."""
    with TemporaryDirectory() as folder:
        workspace = load_workspace(write_below(Path(folder), marked(swapped, people).files))
        known = {*_MADE_UP, *([_MIXED] if swapped else ())}
        problems = [problem for problem in workspace.problems if problem.code not in known]
        assert not [(str(p.place), p.message) for p in problems], "the workspace is written as it should be"
        pages = site_pages(Analysis(workspace), lint(workspace), list(SUFFIXES))
        only = page_of(swapped) if swapped else ""
        return {page.path: page.text for page in pages if page.path.startswith(only)}


def shown(route: str, form: str) -> bool:
    """Whether pages of a format show what is written at a route."""
    made, page = marked(), page_of(route) + SUFFIXES[form]
    if route in made.words:
        return made.words[route] in _as_written(site(SHOWN_WHERE.get(route))[page])
    return site(route)[page] != site()[page]


def _as_written(text: str) -> str:
    """A page on which no word begins with a capital because it is the first of a sentence."""
    return text.replace("Mk", "mk")


def is_listed(route: str, *lists: object) -> bool:
    """Whether a field is in a list."""
    return any(fnmatch(route, pattern) for each in lists for pattern in each)  # type: ignore[attr-defined]


WORDS = [route for route in marked().words if not route.startswith("settings.")]
OTHERS = sorted(marked().swaps)


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("route", WORDS)
def test_every_text_is_shown(route: str, form: str) -> None:
    _check(route, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("route", OTHERS)
def test_every_number_word_and_reference_is_shown(route: str, form: str) -> None:
    _check(route, form)


def _check(route: str, form: str) -> None:
    not_there = [NOT_IN_MARKDOWN] if form == "markdown" else []
    if not is_listed(route, NOT_FOR_READERS, PEOPLE, *not_there):
        assert shown(route, form)


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("route", PEOPLE)
def test_people_are_named_only_where_the_settings_say_so(route: str, form: str) -> None:
    word = marked().words[route]
    assert not [path for path, text in site().items() if word in _as_written(text)]
    assert word in _as_written(site(people="names")[page_of(route) + SUFFIXES[form]])


@pytest.mark.parametrize("form", SUFFIXES)
def test_settings_that_readers_see(form: str) -> None:
    for route, word in marked().words.items():
        if route.startswith("settings."):
            assert word in site()["maps/full" + SUFFIXES[form]], route


def test_every_other_setting_is_listed() -> None:
    routes = routes_of(Settings, "settings")
    assert [route for route in routes if route not in marked().words and not is_listed(route, NOT_FOR_READERS)] == []


def test_lists_hold_only_fields_that_exist() -> None:
    settings = [*routes_of(Settings, "settings"), *routes_of(Account, "account"), *routes_of(Program, "program")]
    routes = [*marked().words, *OTHERS, *settings, "map.id", "framework.drop"]
    for pattern in (*NOT_FOR_READERS, *NOT_IN_MARKDOWN, *PEOPLE):
        assert any(fnmatch(route, pattern) for route in routes), pattern
