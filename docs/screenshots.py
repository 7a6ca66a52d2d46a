"""Take new pictures of published pages for README and docs. Run it as `make screenshots`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from journeymap.__main__ import main as journeymap

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
AS_OF = "2026-11-22"


class Shot(NamedTuple):
    """A picture: of which page, in a window of what size, and at which element or in which view of it."""

    name: str
    example: str
    page: str
    width: int
    height: int
    dark: bool = False
    at: str = ""


SHOTS = (
    Shot("board", "b2b-lifecycle", "maps/cold-store.html", 1480, 1000),
    Shot("board-dark", "b2b-lifecycle", "maps/cold-store.html", 1480, 1000, dark=True),
    Shot("curve", "b2b-lifecycle", "maps/cold-store.html", 1480, 1000, at="lane.coverage"),
    Shot("present", "b2b-lifecycle", "maps/cold-store.html", 1480, 900, at="/w=consideration"),
    Shot("changes", "b2b-lifecycle", "maps/cold-store-2027.html", 1480, 1000, at="changes-title"),
    Shot("storyboard", "service-blueprint", "maps/repair.html", 1480, 1000),
    Shot("decide", "b2b-lifecycle", "decide.html", 1280, 1000),
    Shot("phone", "b2b-lifecycle", "maps/cold-store.html", 390, 844),
    Shot("jobs", "abm", "maps/terminal.html", 1920, 500, at="lane.jobs"),
    Shot("blueprint", "service-blueprint", "maps/repair.html", 1480, 1000, at="lane.touchpoints"),
    Shot("next", "service-blueprint", "maps/repair-next.html", 1480, 900, at="lane.about"),
    Shot("japanese", "japanese", "maps/現状.html", 1480, 1000),
    Shot("index", "b2b-lifecycle", "index.html", 1280, 900),
    Shot("gaps", "with-gaps", "gaps/office-move.html", 1280, 900),
    Shot("layers", "abm", "maps/halvard-way.html", 1280, 620, at="layers"),
    Shot("committees", "abm", "gaps.html", 1280, 800, at="committees"),
    Shot("account", "abm", "accounts/halvard.html", 1280, 900),
    Shot("program", "abm", "programs/ports-2027.html", 1280, 1000),
    Shot("measured", "measured", "maps/hospital.html", 1480, 1000),
    Shot("measures", "measured", "programs/hospitals-2026.html", 1280, 1000, at="measured"),
    Shot("content", "abm", "content.html", 1280, 1000),
    Shot("persona", "b2b-lifecycle", "personas/finance-director.html", 1280, 800),
)


def main() -> None:
    """Publish the examples and photograph them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        for shot in SHOTS:
            site = Path(folder) / shot.example
            if not site.exists():
                _publish(shot.example, site, Path(folder))
            _take(browser, shot, site)
            print(f"docs/pictures/{shot.name}.png")
        _take_poster(browser, Path(folder))
        browser.close()


def _publish(example: str, site: Path, scratch: Path) -> None:
    """Publish an example, without the documents that are broken on purpose, as those prevent publishing."""
    copy = scratch / f"{example}-source"
    shutil.copytree(ROOT / "examples" / example, copy, ignore=shutil.ignore_patterns("broken-*"))
    if journeymap(["render", "--root", str(copy), "--out", str(site), "--as-of", AS_OF, "--quiet"]):
        sys.exit(f"examples/{example} cannot be published")


def _take(browser: Browser, shot: Shot, site: Path) -> None:
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
    )
    page.emulate_media(reduced_motion="reduce")  # else the scrolling to a cell is animated
    page.goto(f"{(site / shot.page).as_uri()}#{shot.at}")
    page.screenshot(path=str(PICTURES / f"{shot.name}.png"))
    page.close()


def _take_poster(browser: Browser, scratch: Path) -> None:
    """Photograph the poster of a map, as wide as a page of the docs can show it."""
    file, workspace = scratch / "poster.svg", ROOT / "examples" / "b2b-lifecycle"
    if journeymap(["export", "cold-store", "--root", str(workspace), "--out", str(file), "--as-of", AS_OF, "--quiet"]):
        sys.exit("the poster of examples/b2b-lifecycle cannot be exported")
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(file.as_uri())
    _, _, width, height = page.evaluate("document.documentElement.getAttribute('viewBox').split(' ').map(Number)")
    page.set_viewport_size({"width": 1200, "height": round(1200 * height / width)})
    page.screenshot(path=str(PICTURES / "poster.png"))
    page.close()
    print("docs/pictures/poster.png")


def _chromium() -> str:
    names: Sequence[str] = ("chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    return executable or sys.exit("There is no Chromium on this machine: make setup")


if __name__ == "__main__":
    main()
