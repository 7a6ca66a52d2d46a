"""The pages in every language that has a catalogue: the words of each find their room, and its script its rules."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.messages import LANGUAGES
from tests.support.publishing import pages
from tests.support.workspaces import WORKSPACES

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
BROKEN_WORDS = """() => {
  const broken = [], range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const where = node.parentElement;
    if (!where.checkVisibility() || where.closest(".vh, select, svg, script, style")) continue;
    for (const word of node.data.matchAll(/[\\uac00-\\ud7a3]{2,8}/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example in each language."""
    folder = tmp_path_factory.mktemp("languages")
    for catalogue in LANGUAGES.glob("*.po"):
        source = folder / "source" / catalogue.stem
        shutil.copytree(WORKSPACES["abm"], source)
        settings = source / "journeymap.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("language: en", f"language: {catalogue.stem}"), encoding="utf-8")
        for path, page in pages(source, "html").items():
            file = folder / catalogue.stem / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page, encoding="utf-8")
    return folder


PATHS = ["index", "gaps", "maps/halvard-way", "accounts/quay-north", "programs/ports-2027"]


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("language", sorted(file.stem for file in LANGUAGES.glob("*.po")))
def test_words_find_their_room(page: Page, sites: Path, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto((sites / language / f"{path}.html").as_uri())
        assert page.evaluate(LAYOUT) == [], path


@pytest.mark.parametrize("width", [1440, 360])
def test_a_korean_word_stays_on_its_line(page: Page, sites: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in PATHS:
        page.goto((sites / "ko" / f"{path}.html").as_uri())
        assert page.evaluate(BROKEN_WORDS) == [], path


@pytest.mark.parametrize(("language", "style"), [("zh", "none"), ("ja", "none"), ("ko", "none"), ("pl", "auto")])
def test_nothing_is_slanted_where_the_script_has_no_italics(page: Page, sites: Path, language: str, style: str) -> None:
    page.goto((sites / language / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).fontSynthesisStyle") == style
