"""The published pages in a real browser: accessible, of use with and without script, whole at every size."""

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open
from tests.support.hostile import HOSTILE_TEMPLATE
from tests.support.publishing import pages_of

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
BOARD = "b2b-lifecycle/maps/cold-store"
BOARDS = [
    "minimal/maps/first",
    "with-gaps/maps/office-move",
    "b2b-lifecycle/maps/pharma",
    "b2b-lifecycle/maps/cold-store-2027",
    BOARD,
    "service-blueprint/maps/repair-next",
    "japanese/maps/現状",
    "our own/maps/adopt-journeymap",
    "abm/maps/halvard-way",
]
OTHERS = [
    "abm/index",
    "abm/search",
    "abm/library",
    "abm/gaps",
    "abm/gaps/halvard-way",
    "with-gaps/index",
    "with-gaps/gaps",
    "with-gaps/gaps/office-move",
    "b2b-lifecycle/index",
    "b2b-lifecycle/gaps",
    "b2b-lifecycle/gaps/pharma",
    "b2b-lifecycle/personas/finance-director",
    "b2b-lifecycle/channels/email",
    "b2b-lifecycle/content/board-paper",
    "abm/content",
    "b2b-lifecycle/content",
    "shapes/content",
    "shapes/index",
    "shapes/search",
    "shapes/library",
    "abm/segments/container-terminals",
    "abm/channels/video-call",
]
ACCOUNTS = [
    *(f"abm/accounts/{name}" for name in ("halvard", "quay-north", "bramble-quay")),
    *(
        f"account shapes/accounts/{name}"
        for name in ("bare", "no-stage", "crowd", "hostile", "german", "paragraphs", "arabic")
    ),
]
PROGRAMS = [
    "abm/programs/ports-2027",
    "program shapes/index",
    *(f"program shapes/programs/{name}" for name in ("empty", "bare", "many", "hostile", "long")),
]
SHAPES = [
    f"shapes/maps/{name}"
    for name in (
        *("twelve-stages", "full-stages", "long", "paragraphs", "hostile", "german"),
        *("japanese", "korean", "thai", "arabic", "emoji", "bare"),
    )
]
MEASURED = [
    *(f"measured shapes/{page}" for page in ("index", "gaps", "maps/way", "maps/one", "gaps/way")),
    *(f"measured shapes/accounts/{name}" for name in ("a0", "a4", "h0")),
    *(f"measured shapes/programs/{name}" for name in ("little", "much", "hostile", "planned")),
    *(f"measured arabic/{page}" for page in ("maps/way", "programs/much", "accounts/a4")),
]


AXE = """async (tags) => {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  return (await axe.run(document, options)).violations;
}"""
"""Only what is wrong: the rest holds each element of the page several times, hundreds of megabytes in all."""


def violations(page: Page, axe_source: str) -> list[str]:
    """What axe finds."""
    page.evaluate(axe_source)
    found: list[dict[str, Any]] = page.evaluate(AXE, RULES)
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("path", [*BOARDS, *OTHERS, *ACCOUNTS, *PROGRAMS, *MEASURED, *SHAPES])
def test_axe_finds_nothing(opened: Open, axe_source: str, path: str) -> None:
    for scheme, size in (("light", (1440, 900)), ("dark", (1440, 900)), ("light", (360, 740))):
        page = opened(path, size=size)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page, axe_source) == [], (scheme, size)


def test_axe_finds_nothing_while_the_tools_are_in_use(opened: Open, axe_source: str) -> None:
    page = opened("with-gaps/maps/office-move", "#/p=office-manager&gaps=1&q=price&theme=dark")
    page.locator("#t-lanes summary").click()
    assert violations(page, axe_source) == []
    page.keyboard.press("Escape")
    page.locator("#t-help").click()
    assert violations(page, axe_source) == []


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (360, 740), (2560, 1440)])
@pytest.mark.parametrize("path", [*BOARDS, *OTHERS, *ACCOUNTS, *PROGRAMS, *MEASURED, *SHAPES])
def test_nothing_overlaps_and_no_text_is_cut(opened: Open, path: str, size: tuple[int, int]) -> None:
    assert opened(path, size=size).evaluate(LAYOUT) == []


def test_a_hostile_theme_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """The policy comes before all that a theme writes, and holds even when its element is gone."""
    files = {
        "journeymap.yaml": "site: {theme: brand}\n",
        "maps/a.yaml": "title: T\nstages: {a: {touchpoints: [A]}}\n",
        "brand/html/board.html": HOSTILE_TEMPLATE,
    }
    file = tmp_path / "a.html"
    file.write_text(pages_of(files, "html")["maps/a.html"], encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())
    page.evaluate("document.querySelector('meta[http-equiv]').remove()")
    for lure in ("#main h1", "#lure", "#b"):
        page.locator(lure).click(no_wait_after=True)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=y onerror=\"window.hit=1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit === undefined")
    assert page.url == file.as_uri()
    assert len([text for text in refused if "Content Security Policy" in text]) > 5
    page.close()


def test_hostile_texts_run_nothing(opened: Open) -> None:
    page = opened("shapes/maps/hostile")
    page.locator("#board").hover()
    assert page.evaluate("window.hit === undefined")
    assert page.locator("h1").inner_text().startswith("<script>window.hit=1</script>")


def box(page: Page, what: str) -> dict[str, float]:
    """Where something stands in the window."""
    found = page.locator(what).first.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


@pytest.mark.parametrize("path", ["shapes/maps/twelve-stages", "shapes/maps/arabic"])
def test_heads_stay_in_sight(opened: Open, path: str) -> None:
    page = opened(path, "#/d=d", size=(800, 500))
    page.evaluate(
        """() => {
          const lane = document.querySelector(".lane-touchpoints").getBoundingClientRect();
          scrollTo(document.body.dir === "rtl" ? -400 : 400, scrollY + lane.top);
        }"""
    )
    assert page.evaluate("scrollY > 500 && Math.abs(scrollX) > 100")
    head, lane = box(page, "thead th .stage-name"), box(page, ".lane-touchpoints .lane-head")
    assert 0 <= head["y"] < 100
    assert 0 <= lane["x"] < 800
    on_top = "([x, y]) => document.elementFromPoint(x, y)?.closest('th')?.className ?? ''"
    assert "head" in page.evaluate(on_top, [400, head["y"] + 10])


def test_on_a_zoomed_page_the_heads_leave_room(opened: Open) -> None:
    page = opened(BOARD, size=(720, 450))
    page.evaluate("scrollTo(0, 2000)")
    head = box(page, "thead th")
    assert head["y"] + head["height"] < 225


def visible_texts(page: Page, what: str) -> list[str]:
    """The first lines of what can be seen."""
    return [text.strip() for text in page.locator(f"{what}:visible").all_inner_texts()]


def test_the_persona_filter(opened: Open) -> None:
    page = opened(BOARD)
    page.locator("#t-persona").select_option("shift-lead")
    assert set(visible_texts(page, ".card .who")) >= {"Shift lead"}
    for card in page.locator(".card:visible").all():
        assert "Shift lead" in card.inner_text()
    assert page.locator("path.line.p4").first.is_visible()
    assert not page.locator("path.line.p1").first.is_visible()
    assert page.url.endswith("#/p=shift-lead")


def test_lanes_can_be_hidden(opened: Open) -> None:
    page = opened(BOARD)
    page.locator("#t-lanes summary").click()
    page.get_by_label("Thoughts").uncheck()
    expect(page.locator(".lane-thoughts")).to_be_hidden()
    assert "hide=lane.thoughts" in page.url


def test_the_jobs_are_one_lane(opened: Open) -> None:
    page = opened(BOARD)
    page.locator("#t-lanes summary").click()
    page.get_by_label("Buying jobs").uncheck()
    assert page.locator(".job-row:visible").count() == 0
    assert "hide=lane.jobs" in page.url


def test_marks_of_jobs_are_told_apart_without_color(opened: Open) -> None:
    page = opened("our own/maps/adopt-journeymap")
    borders = """cell => {
      const [mark, band] = [getComputedStyle(cell, "::before"), getComputedStyle(cell, "::after")];
      return [mark.borderInlineStartStyle, mark.borderInlineEndStyle, band.borderBlockStartStyle];
    }"""
    seen = {state: page.locator(f".job-row .{state}").first.evaluate(borders) for state in ("quiet", "likely")}
    seen["helped"] = page.locator(".job-row .helped:not(.band)").first.evaluate(borders)
    seen["ongoing"] = page.locator(".job-row .ongoing").first.evaluate(borders)
    assert seen == {
        "quiet": ["none", "none", "none"],
        "likely": ["dashed", "dashed", "none"],
        "helped": ["solid", "none", "none"],
        "ongoing": ["none", "none", "solid"],
    }


@pytest.mark.parametrize("path", [BOARD, "shapes/maps/arabic"])
def test_the_band_of_a_job_has_no_breaks(opened: Open, path: str) -> None:
    page = opened(path)
    ends = page.locator(".job-row:last-child .band").evaluate_all(
        """cells => cells.map(cell => {
          const box = cell.getBoundingClientRect(), band = getComputedStyle(cell, "::after");
          return [box.left + parseFloat(band.left), box.right - parseFloat(band.right)].map(Math.round);
        })"""
    )
    assert len(ends) == 3
    for (left, right), (left2, right2) in itertools.pairwise(ends):
        assert right == left2 or left == right2


def test_on_a_phone_the_jobs_of_a_stage_stand_together(opened: Open) -> None:
    page = opened("our own/maps/adopt-journeymap", "#/d=d", size=(360, 740))
    shown = visible_texts(page, "[id^='decision.job-']")
    assert len(shown) == 5
    assert shown[0].startswith("Buying jobs\n")
    assert "Usually comes up, nothing helps: “Who can really do that?”" in "\n".join(shown)


def test_only_gaps(opened: Open) -> None:
    page = opened("with-gaps/maps/office-move")
    page.get_by_role("button", name="Only gaps").click()
    for item in page.locator("#board .card:visible").all():
        assert item.locator(".gap").count()
    says = page.locator("#board .gap-says").first
    assert says.is_visible()
    assert page.evaluate(LAYOUT) == []
    page.keyboard.press("Escape")
    assert page.locator("#board .card:visible").count() > page.locator("#board .card:has(.gap)").count()


def test_the_address_keeps_the_state(opened: Open) -> None:
    page = opened(BOARD, "#/p=finance-director&hide=lane.goals&theme=dark&fit=1&q=price")
    assert page.locator("#t-persona").input_value() == "finance-director"
    expect(page.locator(".lane-goals")).to_be_hidden()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("#t-fit").get_attribute("aria-pressed") == "true"
    assert page.locator("#t-find").input_value() == "price"
    assert page.locator("#t-found").inner_text() != "0"


def test_fit_to_width(opened: Open) -> None:
    page = opened("shapes/maps/twelve-stages")
    assert page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.locator("#t-fit").click()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_search_goes_from_place_to_place(opened: Open) -> None:
    page = opened(BOARD)
    page.keyboard.press("/")
    page.keyboard.type("door")
    count = int(page.locator("#t-found").inner_text())
    assert count > 3
    page.keyboard.press("Enter")
    expect(page.locator("#t-found")).to_have_text(f"1/{count}")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#t-found")).to_have_text(f"{count}/{count}")


def focused(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


@pytest.mark.parametrize(("path", "onward"), [(BOARD, "ArrowRight"), ("shapes/maps/arabic", "ArrowLeft")])
def test_arrows_go_from_cell_to_cell(opened: Open, path: str, onward: str) -> None:
    page = opened(path, "#/d=d")
    page.locator("#board td[id$='.goals']").first.evaluate("cell => cell.focus()")
    first = focused(page)
    page.keyboard.press(onward)
    assert focused(page).endswith(".goals")
    assert focused(page) != first
    page.keyboard.press("ArrowDown")
    assert focused(page).endswith(".about")
    rows = page.locator("#board tr:visible").count()
    for _ in range(rows):
        if not focused(page).endswith(".stage"):
            page.keyboard.press("ArrowUp")
    assert focused(page).endswith(".stage")


def test_a_link_to_a_cell(opened: Open) -> None:
    page = opened(BOARD)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[id="decision.pains"]').evaluate("cell => cell.focus()")
    page.keyboard.press("c")
    expect(page.locator("#t-say")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("#decision.pains")
    page.goto("about:blank")
    page.goto(link)
    assert -1 < box(page, '[id="decision.pains"]')["y"] < 900


def test_single_keys_can_be_switched_off(opened: Open) -> None:
    page = opened(BOARD)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.locator("#t-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    assert page.locator("#t-gaps").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize("path", [BOARD, "with-gaps/maps/office-move", "with-gaps/index", "shapes/maps/arabic"])
def test_without_script_all_of_it_is_there(browser: Browser, opened: Open, sites: Path, path: str) -> None:
    def texts(page: Page) -> set[str]:
        return {line for line in page.locator("main").inner_text().splitlines() if line.strip()}

    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    bare = context.new_page()
    bare.goto((sites / f"{path}.html").as_uri())
    plain = " ".join(bare.locator("main").inner_text().split())
    assert not bare.locator("#tools:visible, #sieve:visible").count()
    context.close()
    page = opened(path, "#/d=d")
    page.evaluate("document.querySelectorAll('#tools, #sieve').forEach(one => one.remove())")
    assert [line for line in texts(page) if " ".join(line.split()) not in plain] == []


def test_the_curve_is_drawn_on_a_phone_and_stages_are_stacked(opened: Open) -> None:
    page = opened(BOARD, "#/d=d", size=(360, 740))
    tops = [box(page, f'[id="{stage}.stage"]')["y"] for stage in ("awareness", "consideration", "decision")]
    assert tops == sorted(tops)
    assert tops[0] != tops[1]
    assert page.locator(".whole-curve path.line").first.is_visible()
    assert box(page, ".whole-curve")["y"] < tops[0]
    for stage in ("awareness", "consideration", "decision"):
        assert box(page, f'[id="{stage}.emotion"]')["y"] > box(page, f'[id="{stage}.stage"]')["y"]
    assert page.locator('[id="awareness.goals"] .cell-lane').is_visible()


def test_columns_of_the_curve_meet(opened: Open) -> None:
    page = opened(BOARD)
    ends = page.evaluate(
        """() => [...document.querySelectorAll("td[id$='.emotion']")].map(cell => {
          const long = (a, b) => b.getTotalLength() - a.getTotalLength();
          const path = [...cell.querySelectorAll("path.line.d1")].sort(long)[0];
          const at = n => path.getPointAtLength(n).matrixTransform(path.getScreenCTM());
          const [a, b] = [at(0), at(path.getTotalLength())];
          return [a.x, a.y, b.x, b.y];
        })"""
    )
    for (_, _, x, y), (x2, y2, _, _) in itertools.pairwise(ends):
        assert abs(x - x2) < 3
        assert abs(y - y2) < 1.5


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of the pages of a PDF, in millimeters."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width) * 25.4 / 72, float(height) * 25.4 / 72) for width, height in boxes]


def test_the_overview_of_the_b2b_map_prints_on_two_sheets(opened: Open) -> None:
    sizes = sheets(opened(BOARD).pdf(prefer_css_page_size=True))
    assert sizes == [pytest.approx((420, 297), abs=1)] * 2


@pytest.mark.parametrize("path", ACCOUNTS[:2])
def test_the_first_sheet_of_an_account_ends_with_its_committee(opened: Open, path: str) -> None:
    page = opened(path, size=(718, 1047))  # A4 without its margins
    page.emulate_media(media="print")
    end = box(page, "#roles")
    assert end["y"] + end["height"] < 1047
    assert page.locator("#roles").evaluate("one => getComputedStyle(one).breakInside") == "avoid"  # on any paper
    smallest = page.locator("main").evaluate(
        """main => Math.min(...[...main.querySelectorAll("p, li, td, th, dd")].filter(one => one.innerText.trim())
          .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert smallest >= 12  # 9 pt


def test_the_plan_of_an_account_stands_in_picture_and_list(opened: Open) -> None:
    page = opened("account shapes/accounts/crowd")
    assert page.locator(".contact").count() == 300
    numbers = page.locator(".contact .nr").all_inner_texts()
    assert sorted(map(int, numbers)) == list(range(1, 301))


def test_hostile_texts_of_an_account_run_nothing(opened: Open) -> None:
    page = opened("account shapes/accounts/hostile")
    assert page.evaluate("window.hit === undefined")
    assert page.locator("h1").inner_text().startswith("<script>window.hit=1</script>")


def test_hostile_texts_of_a_program_run_nothing(opened: Open) -> None:
    for path in ("program shapes/programs/hostile", "program shapes/index"):
        assert opened(path).evaluate("window.hit === undefined")


def test_hostile_texts_of_what_was_measured_run_nothing(opened: Open) -> None:
    for path in ("measured shapes/programs/hostile", "measured shapes/accounts/h0", "measured shapes/index"):
        assert opened(path).evaluate("window.hit === undefined")


def test_what_was_measured_is_told_on_the_first_screen(opened: Open) -> None:
    page = opened("measured shapes/maps/way", size=(1280, 800))
    told = page.locator(".story").get_by_text("9 of 14 accounts over 60 days").first.bounding_box()
    assert told
    assert told["y"] + told["height"] < 800


def test_the_strips_of_a_map_are_one_lane(opened: Open) -> None:
    page = opened("measured shapes/maps/way")
    page.locator("#t-lanes summary").click()
    page.get_by_label("What happened").uncheck()
    assert page.locator("#lane\\.measured").is_hidden()


def test_on_a_phone_every_stage_tells_what_happened_there(opened: Open) -> None:
    page = opened("measured shapes/maps/way", size=(390, 844))
    strip = page.locator("#mqa\\.measured")
    assert "25 in, 3 on, 8 lost, 14 here" in strip.inner_text()
    assert box(page, "#mqa\\.measured .ages")["width"] > 300


def test_on_a_phone_the_stages_of_a_program_are_stacked(opened: Open) -> None:
    page = opened("abm/programs/ports-2027", size=(360, 740))
    boxes = [column.bounding_box() for column in page.locator(".stage-column").all()]
    assert len({box["x"] for box in boxes if box}) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_large_program_folds_what_is_long(opened: Open) -> None:
    page = opened("program shapes/programs/many")
    assert page.locator(".card-of").count() < 60
    assert page.locator(".stage-column a").count() == 300
    page.emulate_media(media="print")
    assert page.locator(".small-cards a").first.is_visible()


def test_programs_stand_before_the_maps_and_checklists_at_the_end(opened: Open) -> None:
    ids = opened("abm/index").evaluate("[...document.querySelectorAll('main section[id]')].map(one => one.id)")
    assert ids[0] == "changed", "first of all what is new"
    assert ids[-1] == "steps"
    assert ids.index("programs") < ids.index("maps")


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("abm/programs/ports-2027", ("Program", "page")),
        ("abm/accounts/halvard", ("Program", "true")),
        ("abm/maps/halvard-way", ("Maps", "true")),
        ("abm/gaps", ("Gap report", "page")),
    ],
)
def test_the_head_says_where_one_is(opened: Open, path: str, current: tuple[str, str]) -> None:
    marked = opened(path).locator(".site [aria-current]")
    assert (marked.inner_text(), marked.get_attribute("aria-current")) == current


def test_a_long_map_prints_on_several_pages(opened: Open) -> None:
    assert 1 < len(sheets(opened("shapes/maps/long").pdf(prefer_css_page_size=True))) < 8


def test_forced_colors_and_reduced_motion(opened: Open) -> None:
    page = opened("with-gaps/maps/office-move")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate(LAYOUT) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    unanswered = page.locator(".unanswered").first
    assert unanswered.evaluate("one => parseFloat(getComputedStyle(one).borderInlineStartWidth)") >= 3
    assert "No answer yet" in unanswered.inner_text()


def test_the_list_of_maps_can_be_searched_filtered_and_sorted(opened: Open) -> None:
    page = opened("shapes/index")
    rows = page.locator("#maps-table tbody tr:visible")
    everything = rows.count()
    page.locator("#s-find").fill("kühlraum vergleich")
    assert 0 < rows.count() < everything
    page.locator("#s-find").fill("")
    page.get_by_role("button", name="Gaps").click()
    gaps = [int(text) for text in rows.locator("td.n").all_inner_texts()]
    assert gaps == sorted(gaps)
    page.get_by_role("button", name="Gaps").click()
    assert "sort=4-" in page.url
    page.reload()
    gaps = [int(text) for text in rows.locator("td.n").all_inner_texts()]
    assert gaps == sorted(gaps, reverse=True)
