"""A page in a real browser. It may read files of this machine and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright


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
