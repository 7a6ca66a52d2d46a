"""The pages of the library tell where each thing is used: on which maps, and by which accounts and roles."""

import pytest

from journeymap.analysis import Analysis
from journeymap.view.gap_index import GapIndex
from journeymap.view.gaps.accounts import account_gaps
from journeymap.view.gaps.committees import committees
from journeymap.view.library.pages import LibraryPage, library_pages
from journeymap.view.library.where_used import AccountUse
from tests.support.fixtures import WriteFiles
from tests.support.workspaces import lint, load_workspace

FILES = {
    "maps/mills.yaml": """\
title: How mills buy
framework: account-journey
segment: mills
for: cook
segments: {mills: {name: Paper mills, size: 40 sites}, empty: Nobody}
personas: {cook: {name: Cook, role: user, segment: mills}, baker: {name: Baker}}
content: {leaflet: Leaflet, book: Book}
channels: {fax: Fax, pager: Pager}
stages: {engaged: {touchpoints: [{name: Talk, channel: fax}]}}
""",
    "maps/ada-way.yaml": "title: Ada's way\nextends: mills\naccount: ada\nstages: {engaged: }\n",
    "maps/accounts.yaml": """\
accounts:
  ada:
    name: Ada Mills
    segment: mills
    stage: engaged
    committee:
      - {name: Jo Doe, roles: [user, champion], persona: baker, stance: blocker}
      - {name: Al Roe, roles: economic_buyer}
    plan:
      - {who: Jo Doe, stage: engaged, channel: phone, content: leaflet}
      - {who: Jo Doe, stage: engaged, channel: phone, content: leaflet, status: done}
      - {who: procurement, channel: fax, content: book, status: skipped}
  bolt: {name: Bolt, segment: mills}
""",
}


@pytest.fixture
def pages(write_files: WriteFiles) -> dict[tuple[str, str], LibraryPage]:
    loaded = load_workspace(write_files(FILES))
    assert [problem.message for problem in loaded.problems] == []
    gaps = GapIndex(Analysis(loaded), lint(loaded).findings)
    return {(page.kind, page.id): page for page in library_pages(gaps)}


def facts(use: AccountUse) -> tuple[str, str | None, str | None, tuple[str, ...]]:
    return use.account.text, use.account.page, use.stage, use.roles


USES = {
    ("content", "leaflet"): [("Ada Mills", "accounts/ada", "Engaged", ("champion", "user"))],
    ("content", "book"): [],
    ("channel", "phone"): [("Ada Mills", "accounts/ada", "Engaged", ("champion", "user"))],
    ("channel", "fax"): [],
    ("persona", "baker"): [("Ada Mills", "accounts/ada", "Engaged", ("user", "champion"))],
    ("persona", "cook"): [],
    ("segment", "mills"): [("Ada Mills", "accounts/ada", "Engaged", ()), ("Bolt", "accounts/bolt", None, ())],
    ("segment", "empty"): [],
}


@pytest.mark.parametrize("page", USES, ids="-".join)
def test_accounts_that_use_it(page: tuple[str, str], pages: dict[tuple[str, str], LibraryPage]) -> None:
    assert [facts(use) for use in pages[page].accounts] == USES[page]


def test_a_segment(pages: dict[tuple[str, str], LibraryPage]) -> None:
    mills = pages["segment", "mills"]
    assert (mills.title, mills.page) == ("Paper mills", "segments/mills")
    assert [(fact.label, fact.value) for fact in mills.facts] == [("Size", "40 sites")]
    assert [target.text for target in mills.maps] == ["Ada's way", "How mills buy"]
    assert [target.text for target in mills.personas] == ["Cook"]
    assert (mills.used, pages["segment", "empty"].used) == (5, 0)


def test_what_counts_as_use(pages: dict[tuple[str, str], LibraryPage]) -> None:
    used = {id_: pages[kind, id_].used for kind, id_ in USES}
    assert used == {"leaflet": 1, "book": 0, "phone": 1, "fax": 2, "baker": 1, "cook": 2, "mills": 5, "empty": 0}


@pytest.mark.parametrize(
    ("settings", "people"), [("", ()), ("site: {people: roles}\n", ()), ("site: {people: names}\n", ("Jo Doe",))]
)
def test_committees(settings: str, people: tuple[str, ...], write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files({**FILES, "journeymap.yaml": settings}))
    analysis = Analysis(loaded)
    ada, bolt = committees(analysis, account_gaps(loaded.accounts.values(), analysis))
    rows = {row.role: row for row in ada.roles}
    assert list(rows) == ["champion", "economic_buyer", "technical_evaluator", "procurement", "user"]
    assert [role for role, row in rows.items() if row.known] == ["champion", "economic_buyer", "user"]
    assert rows["champion"].people == rows["user"].people == people
    assert rows["champion"].planned is not None
    assert (rows["champion"].planned.yes, rows["procurement"].people) == (1, ())
    assert rows["user"].planned is None
    assert "stance" not in repr(ada)
    assert "blocker" not in repr(ada)
    assert (bolt.account.page, bolt.verdict) == ("accounts/bolt", "role_untouched")


PAID_AND_PLAYED = {
    "maps/a.yaml": """\
title: How mills buy
framework: account-journey
channels: {fax: Fax}
content: {leaflet: Leaflet}
costs: [{what: Line, amount: 1500, currency: EUR, period: month, channel: fax}]
stages: {engaged: {goals: [Know the price]}}
programs:
  mills:
    name: Forty mills
    framework: account-journey
    plays: {first: {name: First talk, stage: engaged, channel: fax, content: leaflet}, other: {name: Other}}
    costs: [{what: Ads, amount: 12.5, currency: EUR, channel: linkedin-ads}]
""",
}


def test_plays_and_costs_are_told(write_files: WriteFiles) -> None:
    loaded = load_workspace(write_files(PAID_AND_PLAYED))
    gaps = GapIndex(Analysis(loaded), lint(loaded).findings)
    pages = {page.id: page for page in library_pages(gaps)}
    plays = {id_: [(use.play, use.program.page) for use in pages[id_].plays] for id_ in ("fax", "leaflet")}
    assert plays == {"fax": [("First talk", "programs/mills")], "leaflet": [("First talk", "programs/mills")]}
    paid = {id_: [(use.by.page, use.what, use.amount, use.period) for use in page.paid] for id_, page in pages.items()}
    assert paid["fax"] == [("maps/a", "Line", "1,500 EUR", "month")]
    assert paid["linkedin-ads"] == [("programs/mills", "Ads", "12.50 EUR", None)]
    assert (pages["fax"].used, pages["linkedin-ads"].used) == (1, 0)


def test_a_channel_that_somebody_prefers_has_a_page_that_says_so(write_files: WriteFiles) -> None:
    cook = "{name: Cook, preferences: {channels: [fax, podcast]}}"
    text = f"title: A\npersonas: {{cook: {cook}}}\nchannels: {{fax: Fax}}\nstages: {{x: }}\n"
    loaded = load_workspace(write_files(text))
    found = {page.id: page for page in library_pages(GapIndex(Analysis(loaded), lint(loaded).findings))}
    assert [target.text for target in found["podcast"].preferred_by] == ["Cook"]
    assert found["fax"].used == 0
    (prefers,) = (fact for fact in found["cook"].facts if fact.label == "Prefers")
    assert [(target.page, target.icon) for target in prefers.targets] == [
        ("channels/fax", "c-file-text"),
        ("channels/podcast", "c-mic"),
    ]
