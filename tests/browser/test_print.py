"""Pages on paper: posters in type that can be read, reports that lose no column, nothing left to press."""

import re
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.browser.test_pages import BOARDS
from tests.support.publishing import pages_of

BOARD = "b2b-lifecycle/maps/cold-store"
A3, A4, LETTER = (420, 297), (210, 297), (215.9, 279.4)
PX = 96 / 25.4
SMALL_TEXTS = """() => {
  // marks and initials, and what is not shown
  const tiny = ".vh, .avatar, .pin, .pin-mark, .copy, .off, svg, select, option";
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let smallest = 99;
  for (let node; (node = walk.nextNode()); ) {
    const around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility() || around.closest(tiny)) continue;
    smallest = Math.min(smallest, parseFloat(getComputedStyle(around).fontSize));
  }
  return smallest * .75;
}"""
TOO_WIDE = """() => [...document.querySelectorAll("main :is(section, table, th, td, li, p, h1, h2, h3, div, dl)")]
  .filter((each) => each.checkVisibility() && !each.closest(".vh, .defs"))
  .filter((each) => {
    const box = each.getBoundingClientRect();
    const cut = getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
    return box.width > 1 && box.height > 1 && (box.right > innerWidth + 5 || box.left < -5 || cut);
  })
  .map((each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 40)}`)"""
BROKEN_WORDS = """() => {
  const broken = new Set(), walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".vh, code")) continue;
    for (const word of node.data.matchAll(/\\p{L}{3,}/gu)) {
      const range = new Range();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      if (boxes.length > 1 && Math.abs(boxes[0].top - boxes.at(-1).top) > 4) broken.add(word[0]);
    }
  }
  return [...broken];
}"""
REPORTS = [
    *("abm/index", "abm/gaps", "abm/gaps/quay-north-way", "abm/content", "abm/programs/ports-2027", "abm/decide"),
    *("abm/accounts/halvard", "abm/accounts/calder", "abm/personas/port-it"),
    *("b2b-lifecycle/index", "b2b-lifecycle/gaps", "b2b-lifecycle/gaps/pharma", "b2b-lifecycle/decide"),
    *("b2b-lifecycle/personas/finance-director", "b2b-lifecycle/channels/email", "with-gaps/gaps/office-move"),
    *("measured/index", "measured/gaps/hospital", "measured/programs/hospitals-2026"),
]
CROWDED = [
    *("shapes/index", "shapes/gaps", "shapes/decide", "shapes/content"),
    *(f"shapes/gaps/{name}" for name in ("twelve-stages", "long", "hostile", "german", "arabic")),
]


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of the pages of a PDF, in millimeters."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width) * 25.4 / 72, float(height) * 25.4 / 72) for width, height in boxes]


def printed(page: Page) -> list[tuple[float, float]]:
    """The sheets that a page is printed on."""
    return sheets(page.pdf(prefer_css_page_size=True))


def on_paper(page: Page, width: float) -> Page:
    """Show a page as it is printed on a sheet that leaves so much room, in millimeters."""
    page.set_viewport_size({"width": int(width * PX), "height": 1062})
    page.emulate_media(media="print")
    if page.locator("table.board").count():
        expect(page.locator("html")).to_have_attribute("style", re.compile("--type: "))
    return page


def type_of(page: Page) -> float:
    """The size of the root on paper."""
    size: float = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    return size


@pytest.mark.parametrize("path", [*BOARDS, "measured/maps/hospital", "shapes/maps/arabic"])
def test_a_poster_is_set_in_eight_points_at_least(opened: Open, path: str) -> None:
    page = opened(path)
    sizes = printed(page)
    assert {(round(width), round(height)) for width, height in sizes} == {A3}
    assert len(sizes) <= 5
    assert on_paper(page, 402).evaluate(SMALL_TEXTS) >= 7.99


@pytest.mark.parametrize("path", ["minimal/maps/first", "shapes/maps/bare", "service-blueprint/maps/repair-next"])
def test_a_map_fills_its_first_sheet(opened: Open, path: str) -> None:
    page = on_paper(opened(path), 402)
    end = page.locator(".sheet").bounding_box()
    assert end
    assert end["y"] + end["height"] > 0.75 * 281 * PX or type_of(page) > 22


def test_a_map_that_fits_one_sheet_takes_one_and_leaves_the_screen_as_it_was(opened: Open) -> None:
    page = opened("shapes/maps/bare")
    on_screen = page.locator("h1").bounding_box()
    assert len(printed(page)) == 2  # the other one lists the gaps
    assert page.locator("h1").bounding_box() == on_screen  # nothing of it is left on the screen
    assert page.evaluate("document.documentElement.style.getPropertyValue('--type')") == ""


@pytest.mark.parametrize("path", [BOARD, f"{BOARD}-2027", "abm/maps/terminal", "measured/maps/hospital"])
def test_the_curve_stands_on_the_first_sheet_and_on_the_screen_where_it_was(opened: Open, path: str) -> None:
    page = opened(path)
    lanes = "all => all.map((each) => each.id)"
    on_screen = page.locator("#board > tbody[id]").evaluate_all(lanes)
    first = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "Emotion" in first
    assert "delighted" in first
    assert page.locator("#board > tbody[id]").evaluate_all(lanes) == on_screen


def test_hidden_lanes_leave_room_for_larger_type(opened: Open) -> None:
    all_lanes = type_of(on_paper(opened("abm/maps/halvard-way", "#/d=d"), 402))
    few = "lane.touchpoints,lane.actions,lane.jobs,lane.about,lane.pains,lane.goals,lane.coverage,lane.content"
    opened("minimal/maps/first").emulate_media(media="screen")
    page = on_paper(opened("abm/maps/halvard-way", f"#/d=d&hide={few}"), 402)
    assert type_of(page) > all_lanes + 1


def test_the_persona_that_is_shown_is_told_on_paper(opened: Open) -> None:
    page = on_paper(opened(BOARD, "#/p=finance-director"), 402)
    foot = page.locator(".paper-foot")
    assert "Only what concerns: Finance director" in foot.inner_text()
    assert "printed as of 20" in foot.inner_text()
    assert page.locator("[data-for].off").first.is_hidden()


def test_a_lane_keeps_its_stages_on_every_sheet(opened: Open) -> None:
    page = on_paper(opened(BOARD, "#/d=d"), 402)
    group = {"thead": "table-header-group", "tfoot": "table-footer-group"}
    for name, display in group.items():
        assert page.locator(f"#board {name}").evaluate("one => getComputedStyle(one).display") == display
    whole = page.locator(".card, .pain").evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert set(whole) == {"avoid"}


@pytest.mark.parametrize("path", [BOARD, "b2b-lifecycle/index"])
def test_dark_pages_are_light_on_paper(opened: Open, path: str) -> None:
    page = opened(path, "#/theme=dark")
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["minimal/maps/first", BOARD])
def test_without_a_script_the_type_was_guessed(browser: Browser, opened: Open, path: str) -> None:
    address = opened(path).url
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert {(round(width), round(height)) for width, height in printed(page)} == {A3}
    page.context.close()
    scripted = on_paper(opened(path, "#/d=d"), 402)
    guess = scripted.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--guess'))")
    assert 14.2 < guess < type_of(scripted) + 1


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("path", [*REPORTS, *CROWDED])
def test_a_report_is_cut_off_nowhere(opened: Open, path: str, paper: tuple[float, float]) -> None:
    page = opened(path)
    ((width, _), *_) = printed(page)
    lies_across = width > 250
    margins: float = page.evaluate(MARGINS)
    on_paper(page, (max(paper) if lies_across else min(paper)) - 2 * margins)
    assert page.evaluate(TOO_WIDE) == []
    if path in REPORTS:
        assert page.evaluate(BROKEN_WORDS) == []
    assert page.locator(".sieve:visible, .tools:visible").count() == 0
    arrows = page.locator(".sort").evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
    assert set(arrows) <= {"none"}


MARGINS = """() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const margins = rules.filter((rule) => rule instanceof CSSPageRule).map((rule) => parseFloat(rule.style.marginLeft));
  return margins.filter((margin) => margin > 0).at(-1);
}"""


PAPERS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "A4": ((297, 210), A4),
    "A1": ((841, 594), A4),
    "Letter": ((279.4, 215.9), LETTER),
    "Tabloid": ((431.8, 279.4), LETTER),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_maps_are_printed_on_the_paper_of_the_settings(page: Page, tmp_path: Any, paper: str) -> None:
    files = {"journeymap.yaml": f"site: {{paper: {paper}}}\n", "maps/a.yaml": "title: T\nstages: {a: {goals: [G]}}\n"}
    pages = pages_of(files, "html")
    for (name, text), size in zip(
        [(name, pages[name]) for name in ("maps/a.html", "gaps/a.html")], PAPERS[paper], strict=True
    ):
        file = tmp_path / "page.html"
        file.write_text(text, encoding="utf-8")
        page.goto(file.as_uri())
        assert printed(page)[0] == pytest.approx(size, abs=0.5), name
