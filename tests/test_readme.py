"""What the README and the documents promise can be done."""

import re
from pathlib import Path

import pytest

from journeymap.cli.app import COMMANDS
from tests.support.workspaces import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\]\((?!\w+:)([^)\s#]+)?(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ +(.+?)\s*$", re.MULTILINE)
FENCED = re.compile(r"^(```+).*?^\1", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("target", ["demo", "test"])
def test_make_target(target: str) -> None:
    assert f"make {target}" in README
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_command_is_told() -> None:
    """In the table of commands of the README, and with a section in the manual, in the order of `--help`."""
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `journeymap ([a-z]+)", README, re.MULTILINE) == list(COMMANDS)
    assert re.findall(r"^## `journeymap ([a-z]+)`$", manual, re.MULTILINE) == list(COMMANDS)
    assert re.findall(r"<!-- made by `make docs`: usage of ([a-z]+) -->", manual) == list(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    lost = []
    for path, anchor in LINK.findall(text):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(f"{path}#{anchor}" if anchor else path)
    assert lost == []


def anchors(page: Path) -> set[str]:
    """The names that a Markdown page's headings can be linked by."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
