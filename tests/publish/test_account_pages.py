"""Pages of accounts: what somebody has to do says what, for whom and where."""

import re

import pytest

from tests.support.publishing import pages_of

STAGES = "stages: {aware: {name: Aware, phases: [aware], goals: [x]}, engage: {name: Engage, phases: [engage]}}\n"
MAP = f"title: Way\naccount: ada\n{STAGES}"
ADA = "accounts: {ada: {name: Ada, stage: aware, approach: abm}}\n"


def seen(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|[*\[\]]|\([\w./#-]+\)", "", page).split())


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_is_missing_on_the_map_says_where(form: str) -> None:
    site = pages_of({"maps/way.yaml": MAP, "maps/accounts.yaml": ADA}, form)
    (page,) = [page for path, page in site.items() if path.startswith("accounts/ada")]
    todo = seen(page).partition("What do I do next?")[2].partition("Where it stands")[0]
    assert re.search(r"touchpoint, channel: Everyone, (Aware|Engage)", todo)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_an_account_of_which_nothing_is_known_says_so(form: str) -> None:
    site = pages_of({"maps/way.yaml": MAP, "maps/accounts.yaml": ADA}, form)
    (page,) = [page for path, page in site.items() if path.startswith("accounts/ada")]
    cares = seen(page).partition("What do they care about?")[2].partition("Who is missing?")[0]
    assert "Nothing is written: no strategy, priorities, pressures or criteria." in cares
