"""The curve in a real browser: words lie on nothing else, one persona stands out, a phone sees the whole of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.support.publishing import pages_of
from tests.support.workspaces import write_below

MAPS = (
    "b2b-lifecycle/maps/pharma",
    "b2b-lifecycle/maps/cold-store-2027",
    "measured/maps/hospital",
    "abm/maps/terminal",
)
WIDTHS = (820, 1024, 1280, 1600)
OVERLAPS = """() => {
  const letters = (each) => [...each.querySelectorAll("bdi")].flatMap((word) => {
    const range = document.createRange();
    range.selectNodeContents(word);
    return [...range.getClientRects()];
  });
  const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  const faults = [];
  for (const plot of document.querySelectorAll(".plot")) {
    const words = [...plot.querySelectorAll(".words:not(.bare)")].map((each) => [each.innerText, letters(each)]);
    const marks = [...plot.querySelectorAll(".m.on, .asked-mark")].map((each) => each.getBoundingClientRect());
    const outer = plot.getBoundingClientRect();
    words.forEach(([text, boxes], number) => {
      for (const box of boxes) {
        if (box.left < outer.left - 1 || box.right > outer.right + 1) faults.push(`${text} leaves its cell`);
        if (box.top < outer.top - 4 || box.bottom > outer.bottom + 4) faults.push(`${text} leaves the scale`);
        if (marks.some((mark) => meet(box, mark))) faults.push(`${text} lies on a mark`);
        for (const [other, others] of words.slice(number + 1))
          if (others.some((second) => meet(box, second))) faults.push(`${text} lies on ${other}`);
      }
    });
  }
  return faults;
}"""
STRONG = """() => [...document.querySelectorAll(".k-curve .line:not(.other)")].filter((line) =>
  getComputedStyle(line).opacity > .5).map((line) => line.dataset.who)"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", MAPS)
def test_words_lie_on_nothing_else(opened: Open, path: str, width: int) -> None:
    page = opened(path, size=(width, 900))
    assert page.evaluate(OVERLAPS) == []


def test_one_persona_stands_out_under_the_pointer(opened: Open) -> None:
    page = opened("b2b-lifecycle/maps/cold-store", size=(1280, 900))
    assert len(set(page.evaluate(STRONG))) == 4
    page.locator('.k-curve .word[data-who="2"] bdi').first.hover()
    for other in "134":
        expect(page.locator(f".k-curve .line:not(.other)[data-who='{other}']").first).to_have_css("opacity", "0.14")
    assert set(page.evaluate(STRONG)) == {"2"}


def test_a_pain_on_the_curve_leads_to_where_it_is_told(opened: Open) -> None:
    page = opened("b2b-lifecycle/maps/cold-store", size=(1280, 900))
    pin = page.get_by_role("link", name="Severity").first
    assert "One meter per site hides" in (pin.get_attribute("title") or "")
    pin.click()
    assert page.url.endswith("#awareness.pains")


def test_a_phone_draws_the_curve_once_and_tells_each_stage_in_words(opened: Open) -> None:
    page = opened("b2b-lifecycle/maps/cold-store", size=(390, 844))
    expect(page.locator(".whole-lines")).to_be_visible()
    assert not _shown(page, ".k-curve .lines")
    words = page.locator(".k-curve td").first.inner_text()
    assert "alarmed (−2)" in " ".join(words.split())


def test_a_comparison_fits_one_screen(opened: Open) -> None:
    page = opened("b2b-lifecycle/maps/cold-store-2027", size=(1600, 1000))
    box = page.get_by_role("region", name="What changes").bounding_box()
    assert box is not None
    assert box["height"] < 1000
    assert box["y"] < 400


@pytest.mark.parametrize(
    ("of_site", "of_map", "runs_back"),
    [("ar", "", True), ("ar", "language: en", False), ("en", "language: ar", True), ("en", "", False)],
)
def test_the_front_page_draws_a_curve_the_way_its_map_runs(
    page: Page, tmp_path: Path, of_site: str, of_map: str, runs_back: bool
) -> None:
    files = {
        "journeymap.yaml": f"site: {{language: {of_site}}}\n",
        "maps/a.yaml": f"title: A\n{of_map}\nstages: {{a: {{emotion: 1}}, b: {{emotion: -1}}}}\n",
    }
    write_below(tmp_path, pages_of(files, "html"))
    turned = "(drawn) => new DOMMatrix(getComputedStyle(drawn).transform).a"
    for path, drawing in (("index.html", ".mini svg"), ("maps/a.html", ".k-curve .lines")):
        page.goto((tmp_path / path).as_uri())
        assert page.locator(drawing).first.evaluate(turned) == (-1 if runs_back else 1), path


def _shown(page: Page, selector: str) -> bool:
    return any(each.is_visible() for each in page.locator(selector).all())
