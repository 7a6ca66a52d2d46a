"""No rule that a page leaves out would apply to anything on it."""

import pytest
from playwright.sync_api import Page

from journeymap.publish.assets.minify import minified_css
from journeymap.publish.html import SHEETS
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
LEFT_OUT = """(whole) => {
  const each = (list) => {
    let depth = 0;
    return [...list].map((sign) => {
      depth += "([".includes(sign) - ")]".includes(sign);
      return sign === "," && !depth ? "\\n" : sign;
    }).join("").split("\\n").map((one) => one.trim());
  };
  const selectors = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? each(rule.selectorText) : rule.cssRules ? selectors(rule.cssRules) : []);
  const sheet = new CSSStyleSheet(), carried = new Set(selectors(document.styleSheets[0].cssRules));
  sheet.replaceSync(whole);
  const left = [...new Set(selectors(sheet.cssRules))].filter((one) => !carried.has(one));
  const plain = (one) => one.replace(/::[\\w-]+(\\([^)]*\\))?/g, "");
  return [left.length, left.filter((one) => plain(one) && document.querySelector(plain(one)))];
}"""


@pytest.mark.parametrize("kind", PAGES)
def test_selectors_that_are_left_out_match_nothing(opened: Open, kind: str) -> None:
    page: Page = opened(PAGES[kind])
    folder = templates_folder() / "html" / "styles"
    whole = "".join(minified_css((folder / name).read_text(encoding="utf-8")) for name in SHEETS[kind])
    left_out, matching = page.evaluate(LEFT_OUT, whole)
    assert left_out > 10
    assert matching == []
