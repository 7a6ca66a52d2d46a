"""What all tests share: golden files, throw-away workspaces, and the tools of the browser tests."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from journeymap.findings import Finding
from tests.support.fixtures import FindingsOf, Golden, LoadFiles, WriteFiles
from tests.support.workspaces import Files, by_path, lint, load_workspace, write_below

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
NODE_MODULES = TESTS / "browser" / "node_modules"
# Quick while one works, thorough in `make test`; `hunt` tries other examples in each run, and many.
settings.register_profile(
    "quick",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", parent=settings.get_profile("quick"), max_examples=100)
settings.register_profile("hunt", parent=settings.get_profile("quick"), max_examples=5000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write what the tests see to tests/golden instead of comparing with it",
    )


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark each test by the fixtures it uses, so that `-m "not browser"` and `-m golden` hold."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        for fixture, marker in (("golden", "golden"), ("chromium", "browser"), ("node", "node")):
            if fixture in fixtures:
                item.add_marker(marker)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with tests/golden/<name>, or write it there with --renew-golden."""
    renew = bool(request.config.getoption("--renew-golden"))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif not path.is_file():
            pytest.fail(f"tests/golden/{name} is missing. Write it with: make golden")
        else:
            # Bytes, so that Windows does not turn the ends of lines into something else.
            assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def write_files(tmp_path: Path) -> WriteFiles:
    """Write files below a fresh folder; return that folder."""

    def write(files: Files) -> Path:
        root = tmp_path / "workspace"
        root.mkdir(exist_ok=True)
        return write_below(root, by_path(files))

    return write


@pytest.fixture
def load_files(write_files: WriteFiles) -> LoadFiles:
    """Load a workspace from files."""
    return lambda files: load_workspace(write_files(files))


@pytest.fixture
def findings_of(load_files: LoadFiles) -> FindingsOf:
    """Lint a workspace from files with every rule."""

    def find(files: Files, profile: str = "strict") -> tuple[Finding, ...]:
        return lint(load_files(files), profile=profile).findings

    return find


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The Chromium of this machine."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return Path(found)
    return lacking(f"no browser on this machine: {', '.join(BROWSERS)}")


@pytest.fixture(scope="session")
def node() -> Path:
    """Node.js, with the packages of tests/browser/package.json installed."""
    found = shutil.which("node")
    if found is None:
        return lacking("no Node.js on this machine")
    if not (NODE_MODULES / ".journeymap-ready").is_file():
        return lacking("the packages of tests/browser are not installed: make setup")
    return Path(found)


def lacking(what: str) -> Path:
    """Skip the test for want of something, or fail where nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
