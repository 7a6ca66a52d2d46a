"""What a map says, in a real browser: before anybody scrolls, and on whatever is wide or narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.publishing import example_pages, pages_of

PARTS = {
    "a feeling": ".story-point .felt",
    "whose it is": ".story-point .story-who .who",
    "the curve": ".story .whole-curve",
    "the heaviest pain": ".story-pain",
    "its answer": ".story-answer",
    "a figure and its target": ".story-way",
    "the next step": ".story-steps li p",
    "who takes it": ".story-steps .story-who",
    "coverage": ".story-cover",
}
STARTER = "title: Start\nstages: {one: {goals: [Buy]}, two: {}}\n"


def opened(page: Page, folder: Path, text: str, size: tuple[int, int]) -> Page:
    """A page as a reader opens it."""
    file = folder / "map.html"
    file.write_text(text, encoding="utf-8")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("part", PARTS)
def test_the_first_screen_tells_the_story(page: Page, tmp_path: Path, part: str) -> None:
    text = example_pages("b2b-lifecycle", "html")["maps/cold-store.html"]
    box = opened(page, tmp_path, text, (1280, 800)).locator(PARTS[part]).first.bounding_box()
    assert box is not None
    assert box["height"] > 0
    assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("width", [360, 640, 1024, 1440])
def test_it_is_no_wider_than_the_screen(page: Page, tmp_path: Path, width: int) -> None:
    text = example_pages("b2b-lifecycle", "html")["maps/cold-store.html"]
    boxes = opened(page, tmp_path, text, (width, 800)).locator(".story, .story *:not(.vh)")
    assert (
        boxes.evaluate_all("(all, width) => all.filter(one => one.getBoundingClientRect().right > width + 1)", width)
        == []
    )


def test_a_map_that_has_little_says_little(page: Page, tmp_path: Path) -> None:
    text = pages_of({"maps/a.yaml": STARTER}, "html")["maps/a.html"]
    story = opened(page, tmp_path, text, (1280, 800)).locator(".story")
    assert story.locator(".story-point, .story-pains, .story-figure").count() == 0
    assert "how it feels" in story.locator(".story-unknown").inner_text()
    empty = "all => all.filter(one => !one.textContent.trim()).map(one => one.className)"
    assert story.locator("div, p, ol, dl").evaluate_all(empty) == []


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_what_is_missing_is_said_in_words_beside_its_marks(page: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    text = example_pages("with-gaps", "html")["maps/office-move.html"]
    cell = opened(page, tmp_path, text, size).locator("[id='retention.coverage.2']")
    assert cell.locator(".lacks").inner_text() == "no content"
    assert "touchpoint, channel; " in (cell.text_content() or "")
    assert cell.locator(".unmet").count() == 1
