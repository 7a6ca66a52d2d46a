"""Finding one's way: the page to search and its key, the library, the maps that stand under others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import violations
from tests.support.publishing import pages
from tests.support.workspaces import EXAMPLES, write_below

STAGE = "    name: {name}\n    phases: [{phase}]\n    goals: [go on]\n    pains: [{{text: {pain}, severity: 3}}]\n"
MAPS = {
    "maps/whole.yaml": "title: The whole way\nstages:\n  find:\n"
    + STAGE.format(name="Find", phase="aware", pain="Café prices are hidden")
    + "    sub_journey: trial\n",
    "maps/a-bank.yaml": "title: A bank\nextends: whole\nowner: bank team\nstages: {find: {goals: [other]}}\n",
    "maps/trial.yaml": "title: The trial\nstages:\n  try:\n"
    + STAGE.format(name="Try", phase="evaluate", pain="“Quoted” and slow"),
    "maps/library/people.yaml": "personas: {lead: {name: Team lead}, unused: {name: Nobody’s friend}}\n"
    "content: {guide: {title: Guide to prices, type: guide, phases: [aware]}}\n",
}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, and that of an example with accounts."""
    folder = tmp_path_factory.mktemp("site")
    source = write_below(folder / "source", MAPS)
    one = write_below(folder / "one-source", {"maps/trial.yaml": MAPS["maps/trial.yaml"]})
    for name, root in (("small", source), ("one", one), ("abm", EXAMPLES["abm"])):
        write_below(folder / name, pages(root, "html"))
    return folder


@pytest.fixture
def opened(page: Page, site: Path) -> Iterator[Open]:
    """Opens a page; a message in the console fails the test."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))

    def open_it(path: str, after: str = "", size: tuple[int, int] = (1280, 800)) -> Page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto((site / f"{path}.html").as_uri() + after)
        return page

    yield open_it
    assert messages == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("prices", ["Café prices are hidden", "Guide to prices"]),
        ("cafe", ["Café prices are hidden"]),
        ("CAFÉ hidden", ["Café prices are hidden"]),
        ('"quoted"', ["“Quoted” and slow"]),
        ("nobody's", ["Nobody’s friend"]),
        ("whole find", ["Find", "Café prices are hidden"]),
    ],
)
def test_it_finds(opened: Open, query: str, found: list[str]) -> None:
    page = opened("small/search")
    page.locator("#s-find").fill(query)
    shown = page.locator(".hit-group:not(.hit-group:has(#gap-hits)) li:visible a")
    expect(shown).to_have_text(found)
    expect(page.locator("#s-count")).to_contain_text("Found:")
    assert page.locator("#s-count").get_attribute("role") == "status"


def test_what_is_not_there_is_said_with_what_was_searched(opened: Open) -> None:
    page = opened("small/search")
    page.locator("#s-find").fill("xyzzy")
    say = page.locator("#s-count")
    expect(say).to_contain_text("Nothing found")
    for kind in ("Maps (3)", "Stages", "Pains (2)", "Personas (2)", "Content (1)"):
        expect(say).to_contain_text(kind)
    assert page.locator(".hits li:visible").count() == 0


def test_the_address_keeps_what_is_looked_for(opened: Open) -> None:
    page = opened("small/search", "#/q=trial")
    expect(page.locator("#s-find")).to_have_value("trial")
    expect(page.locator(".hits li:visible a").first).to_have_text("The trial")


def test_arrows_go_through_what_was_found_and_enter_opens_it(opened: Open) -> None:
    page = opened("small/search", "#/q=prices")
    page.locator("#s-find").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hits a:focus")).to_have_text("Café prices are hidden")
    page.keyboard.press("Escape")
    expect(page.locator("#s-find")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/maps/whole.html#find.pains")


@pytest.mark.parametrize(
    "path", ["abm/gaps", "abm/accounts/halvard", "abm/personas/port-it", "abm/programs/ports-2027"]
)
def test_the_key_leads_to_the_search(opened: Open, path: str) -> None:
    page = opened(path)
    page.keyboard.press("/")
    page.wait_for_url("**/abm/search.html")
    expect(page.locator("#s-find")).to_be_focused()


def test_where_there_is_one_map_the_key_leads_from_the_front_page_too(opened: Open) -> None:
    page = opened("one/index")
    page.keyboard.press("/")
    page.wait_for_url("**/one/search.html")


def test_the_key_can_be_switched_off(opened: Open) -> None:
    page = opened("abm/search")
    page.locator("#s-key").uncheck()
    page.goto(page.url.replace("search.html", "gaps.html"))
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert page.url.endswith("gaps.html")


@pytest.mark.parametrize(
    ("path", "field"), [("small/index", "#s-find"), ("small/library", "#s-find"), ("small/maps/whole", "#t-find")]
)
def test_where_there_is_a_search_the_key_leads_to_it(opened: Open, path: str, field: str) -> None:
    page = opened(path)
    page.keyboard.press("/")
    expect(page.locator(field)).to_be_focused()


def test_without_script_all_of_it_is_a_list(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "small/search.html").as_uri())
    assert not page.locator("#seek:visible, #seek-key:visible").count()
    texts = page.locator(".hits a").all_inner_texts()
    assert {"The whole way", "A bank", "The trial", "Find", "Try", "Team lead", "Guide to prices"} <= set(texts)
    context.close()


def test_the_library_can_be_searched(opened: Open) -> None:
    page = opened("small/library")
    page.locator("#s-find").fill("guide")
    expect(page.locator(".shelf li:visible a")).to_have_text(["Guide to prices"])
    expect(page.locator(".shelf:visible")).to_have_count(1)
    page.locator("#s-find").fill("xyzzy")
    expect(page.locator("#s-count")).to_have_text("Nothing is called that")
    page.locator("#s-find").fill("")
    page.locator("#s-unused").check()
    expect(page.locator(".shelf li:visible a").first).to_have_text("Team lead")


def test_maps_stand_under_the_maps_they_belong_to_until_they_are_sorted(opened: Open) -> None:
    page = opened("small/index")
    names = page.locator("#maps-table tbody .map-name")
    expect(names).to_have_text(["The whole way", "A bank", "The trial"])

    def starts() -> list[float]:
        found: list[float] = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().x)")
        return found

    assert starts()[0] < starts()[1] == starts()[2]
    expect(page.locator("#maps-table tbody tr").nth(2)).to_contain_text("Find")
    page.get_by_role("button", name="Owner").click()
    assert len(set(starts())) == 1


def test_a_search_of_the_maps_that_finds_none_says_so(opened: Open) -> None:
    page = opened("small/index")
    page.locator("#s-find").fill("xyzzy")
    expect(page.locator("#s-count")).to_have_text("Nothing is called that")
    assert not page.locator("#maps-table tfoot:visible").count()


def test_one_can_go_from_map_to_map(opened: Open) -> None:
    page = opened("small/maps/whole")
    page.locator(".neighbors .next").click()
    page.wait_for_url("**/maps/a-bank.html")
    expect(page.locator(".trail a")).to_have_text(["Overview", "Maps", "The whole way"])
    page.locator(".neighbors .previous").click()
    page.wait_for_url("**/maps/whole.html")


@pytest.mark.parametrize("path", ["small/index", "small/search", "small/library", "abm/search", "abm/library"])
def test_axe_finds_nothing(opened: Open, axe_source: str, path: str) -> None:
    for scheme, size in (("light", (1280, 800)), ("dark", (1280, 800)), ("light", (360, 740))):
        page = opened(path, size=size)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page, axe_source) == [], (scheme, size)


def test_axe_finds_nothing_while_searching(opened: Open, axe_source: str) -> None:
    for query in ("port", "xyzzy"):
        assert violations(opened("abm/search", f"#/q={query}"), axe_source) == []
