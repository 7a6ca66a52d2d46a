"""What a board shows: all of it or an overview, what filters leave, stage by stage, and what lies beside the screen."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

BOARD = "b2b-lifecycle/maps/cold-store"
PHONE = (390, 844)


def visible(page: Page, what: str) -> list[str]:
    """The first lines of what can be seen."""
    return [text.strip().split("\n")[0] for text in page.locator(f"{what}:visible").all_inner_texts()]


def place(page: Page, what: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of something in the window."""
    box = page.locator(what).first.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def test_a_large_board_opens_as_an_overview_and_a_small_one_in_detail(opened: Open) -> None:
    assert opened(BOARD).locator("#t-overview").get_attribute("aria-pressed") == "true"
    assert opened("minimal/maps/first").locator("#t-detail").get_attribute("aria-pressed") == "true"


def test_the_overview_fits_a_screen_and_detail_is_a_press_away(opened: Open) -> None:
    page = opened(BOARD, size=(1600, 1000))
    _, top, _, bottom = place(page, "#board")
    assert bottom - top < 1.15 * 1000
    assert visible(page, ".lane-goals") == []
    page.locator("#t-detail").click()
    assert page.url.endswith("#/d=d")
    assert visible(page, ".lane-goals")
    page.keyboard.press("o")
    assert "#/" not in page.url


def test_a_card_of_the_overview_opens_by_click_and_by_key(opened: Open) -> None:
    page = opened(BOARD)
    card = page.locator(".lane-touchpoints .card").first
    expect(card.locator(".pieces")).to_be_hidden()
    button = card.locator("button.opens")
    assert (button.get_attribute("aria-label") or "").startswith("Details: ")
    button.focus()
    page.keyboard.press("Enter")
    expect(card.locator(".pieces")).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"
    card.locator(".card-name").click()
    expect(card.locator(".pieces")).to_be_hidden()


def test_an_icon_of_the_overview_has_the_name_of_its_channel(opened: Open) -> None:
    page = opened(BOARD)
    channel = page.locator(".lane-touchpoints .channel").first
    name = channel.locator("a").text_content() or ""
    assert name
    assert (channel.get_attribute("title") or "").startswith(name)
    link = page.get_by_role("link", name=name, exact=True).first
    assert link.evaluate("link => link.getBoundingClientRect().width") == 1
    link.focus()
    assert link.evaluate("link => link.getBoundingClientRect().width") > 1


@pytest.mark.parametrize("after", ["#decision.goals", "#/p=energy-manager&at=decision.goals"])
def test_an_address_of_what_the_overview_leaves_out_opens_the_detail(opened: Open, after: str) -> None:
    page = opened(BOARD, after)
    expect(page.locator('[id="decision.goals"]')).to_be_in_viewport()


def test_find_looks_through_all_of_the_board_and_says_when_there_is_nothing(opened: Open) -> None:
    page = opened(BOARD)
    page.keyboard.press("/")
    page.keyboard.type("Eight percent more")
    expect(page.locator("#t-found")).to_have_text("1")
    page.locator("#t-find").fill("no such words")
    expect(page.locator("#t-found")).to_have_text("not found")


def test_a_filter_reaches_everything_and_says_what_is_left(opened: Open) -> None:
    page = opened(BOARD, "#/d=d")
    page.locator("#t-persona").select_option("finance-director")
    assert "Runs the leak check" not in " ".join(visible(page, ".helpers li"))
    assert visible(page, ".cover-row th") == ["Finance director"]
    assert len(visible(page, ".told tbody tr[data-who]")) == 1
    assert visible(page, ".cast .chosen") == ["Finance director"]
    assert visible(page, ".story-cover .to") == ["100%"]
    assert not visible(page, ".story-pains h3 .of")
    assert "15 of 15" in page.locator(".story-cover .of").first.inner_text()
    status = page.locator("#t-status")
    assert status.inner_text().startswith("Finance director: ")
    page.evaluate("scrollTo(0, 2500)")
    expect(status).to_be_in_viewport()
    page.locator("#t-everything").click()
    expect(status).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "t-persona"
    assert "60 of 60" in page.locator(".story-cover .of").first.inner_text()


def test_a_click_on_coverage_shows_one_persona_at_one_stage_and_a_second_one_everything(opened: Open) -> None:
    page = opened(BOARD, "#/d=d")
    button = page.locator('[id="decision.coverage.2"] button:not(.copy)')
    button.click()
    assert "p=finance-director" in page.url
    assert "s=decision" in page.url
    assert page.locator("#t-left").inner_text().startswith("Finance director, Decision: ")
    for card in page.locator(".lane-touchpoints .card:visible").all():
        assert card.evaluate("card => card.closest('td').id") == "decision.touchpoints"
    assert button.get_attribute("aria-pressed") == "true"
    assert not page.locator(".copy[aria-pressed]").count()
    button.click()
    assert page.locator("#t-status").is_hidden()


def test_gaps_are_counted_as_they_are_shown(opened: Open) -> None:
    page = opened("with-gaps/maps/office-move", "#/p=it-admin")
    shown = page.locator(".gap-item:visible").count()
    everything = page.locator(".gap-item").count()
    assert 0 < shown < everything
    assert page.locator("#t-gaps .num").inner_text() == f"{shown}/{everything}"
    assert page.locator("#gaps .count").inner_text() == f"{shown}/{everything}"


def test_without_gaps_nobody_can_ask_for_them_only(opened: Open) -> None:
    page = opened(BOARD, "#/gaps=1")
    assert page.locator("#t-gaps").is_disabled()
    assert page.locator("#t-gaps").inner_text() == "No gaps"
    assert visible(page, ".lane-touchpoints .card")


@pytest.mark.parametrize(
    ("path", "onward", "back"),
    [(BOARD, "ArrowRight", "ArrowLeft"), ("shapes/maps/arabic", "ArrowLeft", "ArrowRight")],
)
def test_the_walk_goes_from_stage_to_stage(opened: Open, path: str, onward: str, back: str) -> None:
    page = opened(path)
    page.locator("#t-walk").focus()
    page.keyboard.press("p")
    count = page.locator(".head").count()
    where = page.locator("#w-where")
    expect(where).to_have_text(f"1 of {count}" if path == BOARD else where.inner_text())
    first = page.url
    page.keyboard.press(onward)
    assert page.url != first
    assert visible(page, ".lane-touchpoints .card")
    stages = page.locator(".lane-touchpoints td:visible").evaluate_all("cells => cells.map(cell => cell.id)")
    assert len(stages) == 1
    page.keyboard.press("End")
    expect(page.locator("#w-next")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Home")
    assert page.url == first
    page.keyboard.press(back)
    assert page.url == first
    page.keyboard.press("Escape")
    expect(page.locator("#walk")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "t-walk"
    assert "w=" not in page.url


def test_the_walk_shows_what_hurts_and_what_answers_it(opened: Open) -> None:
    page = opened(BOARD, "#/w=consideration", size=(1600, 1000))
    assert place(page, '[id="consideration.stage"] .stage-name')[3] < 200
    for what in (".lane-goals", ".lane-touchpoints", ".lane-pains", ".lane-pains .answer", ".lane-metrics", ".k-curve"):
        assert visible(page, what), what


def test_esc_in_a_menu_gives_the_focus_back(opened: Open) -> None:
    page = opened(BOARD)
    page.locator("#t-lanes summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#t-lanes summary')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.getElementById('t-lanes').open")


def test_home_and_end_go_along_a_row(opened: Open) -> None:
    page = opened(BOARD, "#/d=d")
    page.locator('[id="decision.goals"]').focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == "advocacy.goals"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.id") == "awareness.goals"


@pytest.mark.parametrize("size", [PHONE, (1280, 800)])
def test_a_link_skips_the_map(opened: Open, size: tuple[int, int]) -> None:
    page = opened(BOARD, size=size)
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.querySelector('#board').contains(document.activeElement)")
    assert place(page, "#board")[3] < size[1]


def test_headings_lead_through_the_board(opened: Open) -> None:
    page = opened(BOARD, "#/d=d")
    levels = page.locator("main :is(h1, h2, h3, h4, [role=heading]):visible").evaluate_all(
        "all => all.map(one => Number(one.ariaLevel || one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in itertools.pairwise(levels))
    assert page.get_by_role("heading", name="Consideration", level=3).count()
    assert page.get_by_role("heading", name="Runs the leak check", level=4).count() == 1


@pytest.mark.parametrize("path", ["abm/maps/halvard-way", "shapes/maps/arabic", "shapes/maps/twelve-stages"])
def test_a_wide_board_says_so_and_its_corner_stays(opened: Open, path: str) -> None:
    page = opened(path, "#/d=d", size=(800, 600))
    way = page.evaluate("document.body.dir === 'rtl' ? -1 : 1")
    beyond = int(page.locator("#t-more-stages").inner_text())
    assert beyond > 0
    page.evaluate(f"scrollTo({way} * 250, document.querySelector('#board').offsetTop + 700)")
    expect(page.locator("#t-more-stages")).not_to_have_text(str(beyond))
    for what in (".corner", ".lane-head"):
        found = page.evaluate(
            """what => { const box = document.querySelector(what).getBoundingClientRect();
              const rows = [...document.querySelectorAll(what)].map((one) => one.getBoundingClientRect());
              const seen = rows.find((one) => one.bottom > 160 && one.top < 500) || box;
              const y = Math.max(seen.top, what === '.corner' ? seen.bottom - 12 : 200) + 4;
              const hit = document.elementFromPoint(seen.left + seen.width / 2, y);
              return Boolean(hit && hit.closest('.corner, .lane-head, .line-head')); }""",
            what,
        )
        assert found, what
    page.evaluate(f"scrollTo({way} * 9999, 900)")
    expect(page.locator("#t-onward")).to_be_hidden()


def test_fit_to_width_makes_no_type_smaller(opened: Open) -> None:
    smallest = """() => Math.min(...[...document.querySelectorAll('#board *')]
      .filter((one) => one.checkVisibility())
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => !one.closest('.refer, code, svg, .face'))
      .map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.currentCSSZoom || 1)))"""
    page = opened("shapes/maps/twelve-stages", size=(1280, 800))
    page.locator("#t-fit").click()
    assert page.evaluate(smallest) >= 11
    left, _, right, _ = place(page, ".sheet")
    margin = place(page, ".tools select")[0]
    assert left == pytest.approx(margin, abs=1)
    assert right <= 1280


@pytest.mark.parametrize(("path", "share"), [(BOARD, 0.12), ("abm/maps/halvard-way", 1 / 7)])  # names of three lines
def test_what_sticks_takes_little_of_the_screen(opened: Open, path: str, share: float) -> None:
    page = opened(path, "#/d=d", size=(1280, 800))
    page.evaluate("scrollTo(0, document.querySelector('#board').offsetTop + 900)")
    assert place(page, ".head")[3] <= share * 800


def test_on_a_phone_tabs_lead_to_stages_and_say_where_one_is(opened: Open) -> None:
    page = opened(BOARD, size=PHONE)
    page.locator(".tabs a").nth(2).click()
    head = page.locator('[id="decision.stage"]')
    expect(head).to_be_in_viewport()
    expect(page.locator(".tabs [aria-current]")).to_have_text("Decision")
    page.get_by_role("button", name="Next stage: Retention").click()
    expect(page.locator(".tabs [aria-current]")).to_have_text("Retention")
    assert page.evaluate("document.activeElement.id") == "retention.stage"
    page.get_by_role("button", name="Back to the top").last.click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_on_a_phone_the_order_of_tab_is_that_of_the_eye(opened: Open) -> None:
    page = opened(BOARD, "#/d=d", size=PHONE)
    tops = page.locator("#board :is(a, button)").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.closest('td, th').getBoundingClientRect().top)"
    )
    assert len(tops) > 80
    assert tops == sorted(tops)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".foot").count() == 0
    assert page.locator("tr:has(> [id='decision.goals']) > *").count() == 6


def test_on_a_phone_the_tools_open_over_the_board(opened: Open) -> None:
    page = opened(BOARD, size=PHONE)
    page.evaluate("scrollTo(0, 3000)")
    page.locator("#t-view").click()
    page.locator("#t-lanes summary").click()
    box = page.locator("#t-lane-list label").last
    box.scroll_into_view_if_needed()
    left, top, right, bottom = place(page, "#t-lane-list label >> nth=-1")
    assert left >= 0
    assert right <= PHONE[0]
    hit = page.evaluate(
        "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('#t-lane-list'))", [left + 20, (top + bottom) / 2]
    )
    assert hit
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "t-view"


def test_on_a_phone_the_overview_halves_the_way(opened: Open) -> None:
    heights = []
    for density in "od":
        page = opened(BOARD, f"#/d={density}", size=PHONE)
        page.wait_for_function("() => !document.querySelector('#board .waits')")
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert heights[0] < 0.55 * heights[1]


def test_borders_of_tools_can_be_seen(opened: Open) -> None:
    luminance = """rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map((x) => x / 255)
      .map((x) => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b; }"""
    for scheme in ("light", "dark"):
        page = opened(BOARD)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        line, paper = page.evaluate(
            f"""() => {{ const l = {luminance}; const tool = getComputedStyle(document.querySelector('#t-persona'));
              return [l(tool.borderTopColor), l(getComputedStyle(document.documentElement).backgroundColor)]; }}"""
        )
        low, high = sorted((line, paper))
        assert (high + 0.05) / (low + 0.05) >= 3, scheme
