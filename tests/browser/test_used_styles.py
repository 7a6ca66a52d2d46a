"""No rule that a page leaves out would apply to anything on it."""

import re

import pytest
from playwright.sync_api import Page

from journeymap.publish.html import SHEETS
from journeymap.publish.minify import minified_css
from journeymap.resources import templates_folder
from tests.browser.conftest import Open

PAGES = {
    "board": "b2b-lifecycle/maps/cold-store-2027",
    "index": "abm/index",
    "library": "abm/personas/port-it",
    "gaps": "with-gaps/gaps/office-move",
    "account": "abm/accounts/quay-north",
    "program": "abm/programs/ports-2027",
    "content": "abm/content",
    "decide": "b2b-lifecycle/decide",
}
MATCHES = """(selectors) => selectors.filter((selector) => {
  const plain = selector.replace(/::[\\w-]+(\\([^)]*\\))?/g, "");
  try { return plain && document.querySelector(plain); } catch { return false; }
})"""


@pytest.mark.parametrize("kind", PAGES)
def test_rules_that_are_left_out_match_nothing(opened: Open, kind: str) -> None:
    page: Page = opened(PAGES[kind])
    carried = page.evaluate("() => document.querySelector('style').textContent")
    folder = templates_folder() / "html"
    sheets = "".join(minified_css((folder / name).read_text(encoding="utf-8")) for name in SHEETS[kind])
    left_out = {rule for rule in re.findall(r"([^{}@;]+)\{[^{}]*\}", sheets) if f"{rule.strip()}{{" not in carried}
    assert left_out
    assert page.evaluate(MATCHES, sorted(rule.strip() for rule in left_out)) == []
