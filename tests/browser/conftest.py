"""A page in a real browser. It may read files of this machine and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.sites import publish

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One Chromium for all tests of a process; the one of the system, not a downloaded one."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page. A request to anywhere but a file, or an error in a script, fails the test."""
    context = browser.new_context()
    faults: list[str] = []

    def watch(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"request to {route.request.url}")
            route.abort()

    context.route("**/*", watch)
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    yield opened
    context.close()
    assert not faults


@pytest.fixture(scope="session")
def axe_source(node: Path) -> str:
    """The accessibility checker, for `page.evaluate`: a strict policy admits no script tag."""
    path = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sites on the disk."""
    return publish(tmp_path_factory.mktemp("sites"))


@pytest.fixture
def opened(page: Page, sites: Path) -> Iterator[Open]:
    """Opens a page of a site; a message in the console, so also anything the policy refused, fails the test."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))

    def open_it(path: str, after: str = "", size: tuple[int, int] = (1440, 900)) -> Page:
        page.emulate_media(reduced_motion="reduce")  # else a jump takes its time
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto((sites / f"{path}.html").as_uri() + after)
        return page

    yield open_it
    assert messages == []
