"""The manual is built without a warning, and its pages ask nothing of any network."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeymap.findings import DOCUMENT_CODES, HOUSEKEEPING_CODES, Code
from journeymap.rules import RULES, Rule
from tests.support.workspaces import ROOT

RESOURCES = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}
ELSEWHERE = re.compile(r"(?:https?:)?//")

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a page fetches, the ids in it, and where its links lead."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if one := said.get("id"):
            self.ids.add(one)
        if (attribute := RESOURCES.get(tag)) and (address := said.get(attribute)):
            self.fetched.append(address)
        if tag == "a" and (address := said.get("href")):
            self.links.append(address)


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("manual")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", ROOT / "docs", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(manual: Path) -> dict[str, Page]:
    """Every page, by name."""
    return {file.name: Page(file) for file in manual.glob("*.html")}


def test_every_page_of_docs_is_there(pages: dict[str, Page]) -> None:
    written = {file.stem for file in (ROOT / "docs").glob("*.md")}
    assert {f"{name}.html" for name in written} <= pages.keys()
    front = {link.partition("#")[0] for link in pages["index.html"].links}
    assert {f"{name}.html" for name in written - {"index"}} <= front


def test_asks_nothing_of_anybody(manual: Path, pages: dict[str, Page]) -> None:
    assert {name: [one for one in page.fetched if ELSEWHERE.match(one)] for name, page in pages.items()} == {
        name: [] for name in pages
    }
    for file in manual.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )['\"]?(?:https?:)?//", file.read_text(encoding="utf-8")), file


def test_every_code_can_be_linked_to(pages: dict[str, Page]) -> None:
    codes: list[Rule | Code] = [*RULES.values(), *DOCUMENT_CODES.values(), *HOUSEKEEPING_CODES.values()]
    anchors = {name for one in codes for name in (one.code.lower(), f"{one.code}-{one.name}".lower())}
    assert anchors <= pages["rules.html"].ids


def test_links_between_pages_lead_somewhere(manual: Path, pages: dict[str, Page]) -> None:
    lost = []
    for name, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            if re.match(r"\w+:", link) or not link:
                continue
            found = pages.get(target or name)
            if (anchor and found and anchor not in found.ids) or not (manual / (target or name)).exists():
                lost.append(f"{name}: {link}")
    assert lost == []
