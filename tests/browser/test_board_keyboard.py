"""A board by keyboard: Tab reaches all of it at every width, and nothing with the focus is hidden."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

BOARD = "b2b-lifecycle/maps/cold-store"
WIDTHS = [(320, 640), (390, 844), (640, 400), (800, 600), (1280, 800)]
FOCUSABLE = """() => {
  const what = "a[href],button,summary,input,select,[tabindex]";
  const reached = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({visibilityProperty: true});
  const all = [...document.querySelectorAll(what)].filter(reached);
  all.forEach((each, number) => { each.dataset.tried = number; });
  return all.length;
}"""
WHERE = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const inSight = [...each.getClientRects()].some((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (left >= right || top >= bottom) return false;
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (each.contains(hit) || hit.contains(each) && hit.matches("td, th, label, li, p"));
    });
  });
  return {number: each.dataset.tried, inSight, name: each.textContent.trim().slice(0, 40) || each.id};
}"""


def walked(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """Where the focus goes, key by key, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    seen: set[str] = set()
    for _ in range(most + 5):
        page.keyboard.press(key)
        stop = page.evaluate(WHERE)
        if stop is None or stop["number"] in seen:
            break
        seen.add(stop["number"])
        stops.append(stop)
    return stops


@pytest.mark.parametrize("address", ["#/d=d", "#/d=o"])
@pytest.mark.parametrize("size", WIDTHS)
def test_tab_reaches_everything_and_nothing_is_hidden(opened: Open, size: tuple[int, int], address: str) -> None:
    page = opened(BOARD, address, size=size)
    count = page.evaluate(FOCUSABLE)
    assert count > 60
    forth = walked(page, "Tab", count)
    assert len(forth) == count
    assert [stop["name"] for stop in forth if not stop["inSight"]] == []
    back = walked(page, "Shift+Tab", count)
    assert len(back) == count
    assert [stop["name"] for stop in back if not stop["inSight"]] == []
