"""Pictures, faces and the page of a persona in a real browser: cropped alike, mirrored where they point, whole."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.test_pages import LAYOUT, violations
from tests.support.publishing import pages
from tests.support.workspaces import EXAMPLES

BLUEPRINT = "service-blueprint/maps/repair"
PERSONAS = [
    "b2b-lifecycle/personas/energy-manager",
    "abm/personas/berth-planner",
    "service-blueprint/personas/parent",
]
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ARABIC = {
    "journeymap.yaml": "site: {language: ar}\n",
    "maps/a.yaml": """\
title: مصنع يشتري نظام قياس
language: ar
personas:
  cfo:
    {name: المدير المالي, image: dot.gif, objections: [السعر مرتفع], preferences: {channels: [phone, chat]}}
  buyer: {name: مدير المشتريات, role: procurement}
content: {story: {title: قصة عميل}}
stages:
  awareness:
    image: dot.gif
    alt: رف بارد ونافذة فيها ثلج
    emotion: {score: -2, feeling: قلق}
    touchpoints: [{name: يتصل, channel: [phone, chat], content: story, image: dot.gif}]
  decision:
    emotion: {score: 1}
    touchpoints: [{name: اجتماع, channel: in-person-meeting, for: buyer}]
""",
}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of an Arabic workspace with pictures, on the disk."""
    root = tmp_path_factory.mktemp("arabic")
    for name, text in ARABIC.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "dot.gif").write_bytes(DOT)
    for path, text in pages(root, "html").items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_text(text, encoding="utf-8")
    return root / "site"


@pytest.mark.parametrize("path", PERSONAS)
def test_the_page_of_a_persona_is_accessible_and_whole(opened: Open, axe_source: str, path: str) -> None:
    for scheme, size in (("light", (1440, 900)), ("dark", (1024, 700)), ("light", (360, 740))):
        page = opened(path, size=size)
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page, axe_source) == [], (scheme, size)
        assert page.evaluate(LAYOUT) == [], size


@pytest.mark.parametrize("name", ["maps/a.html", "personas/cfo.html", "library.html"])
def test_pages_with_pictures_are_accessible_from_right_to_left(
    page: Page, arabic: Path, axe_source: str, name: str
) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((arabic / name).as_uri())
        assert violations(page, axe_source) == [], width
        assert page.evaluate(LAYOUT) == [], width


def test_icons_that_point_are_mirrored_where_texts_run_from_right_to_left(
    page: Page, arabic: Path, opened: Open
) -> None:
    turned = """icon => getComputedStyle(document.querySelector(`.channel .i:has([href="#${icon}"])`)).transform"""
    page.goto((arabic / "maps/a.html").as_uri())
    assert page.evaluate(turned, "turn-message-circle-more") == "matrix(-1, 0, 0, 1, 0, 0)"
    assert page.evaluate(turned, "c-phone") == "none"


@pytest.mark.parametrize("width", [1440, 390])
def test_scenes_are_of_one_shape_and_stand_with_their_stages(opened: Open, width: int) -> None:
    page = opened(BLUEPRINT, size=(width, 900))
    scenes = page.evaluate("""[...document.querySelectorAll(".k-storyboard .frame")].map((scene) => {
      const box = scene.getBoundingClientRect();
      const head = document.getElementById(scene.closest("td").id.replace(".storyboard", ".stage"));
      return [Math.round(box.width), Math.round(box.height), box.top - head.getBoundingClientRect().bottom];
    })""")
    assert len(scenes) == 4
    assert len({(wide, high) for wide, high, _ in scenes}) == 1
    assert all(-1 <= below < 60 for _, _, below in scenes)


def test_every_picture_is_drawn(opened: Open) -> None:
    page = opened(BLUEPRINT)
    assert (
        page.evaluate("""async () => {
      const drawn = async (symbol) => {
        const image = new Image();
        image.src = symbol.getAttribute("href");
        await image.decode();
        return image.naturalWidth > 0;
      };
      return Promise.all([...document.querySelectorAll("symbol image")].map(drawn));
    }""")
        == [True] * 6
    )


def test_faces_are_round_and_as_large_as_they_look(opened: Open) -> None:
    page = opened("b2b-lifecycle/maps/cold-store")
    faces = page.evaluate("""[...document.querySelectorAll(".cast .avatar > .portrait")].map((face) => {
      const box = face.getBoundingClientRect();
      return [box.width === box.height, box.width >= 24, getComputedStyle(face).borderRadius];
    })""")
    assert faces == [[True, True, "50%"]] * 4


def test_the_examples_pictures_are_small() -> None:
    found = [path for example in EXAMPLES.values() for path in example.rglob("*.svg")]
    assert len(found) >= 10
    assert all(path.stat().st_size < 10_000 for path in found)
