"""Configure Sphinx: `make docs` builds the manual in build/docs. Nothing is downloaded, neither now nor by readers.

The pages are plain Markdown, so that a git host can show them as well. Anything that only Sphinx needs is added here.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS.parent), str(DOCS.parent / "src")]

from journeymap import __version__  # noqa: E402

PAGES = {
    "Write maps": ["getting-started", "reading", "gallery", "format", "rules", "editors"],
    "Work as a team": ["accounts", "measure", "bridges", "privacy", "adopting", "ci", "commands", "api", "theming"],
    "The project": ["contributing", "architecture", "benchmarks"],
}
"""The order of the pages, under the headings of the navigation."""

project = "journeymap"
author = "The journeymap authors"
version = release = __version__
html_title = f"journeymap {__version__}"

extensions = ["myst_parser"]
exclude_patterns = ["pages", "schemas", "pictures", "README.md"]
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]  # some examples are broken on purpose

html_theme = "furo"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b7285", "color-brand-content": "#0b7285"},
    "dark_css_variables": {"color-brand-primary": "#66d9e8", "color-brand-content": "#66d9e8"},
}


TOP_FILES = {"contributing": "CONTRIBUTING.md", "architecture": "ARCHITECTURE.md"}
"""The pages that show a file from the top of the repository, where git hosts look for it."""


def read_page(_: Sphinx, name: str, source: list[str]) -> None:
    """Add the navigation to the first page, and replace pointers to files at the top by their text."""
    if name == "index":
        source[0] += "".join(_tree(title, pages) for title, pages in PAGES.items())
    elif name in TOP_FILES:
        text = re.sub(r"\]\(docs/([^)]*)\)", r"](\1)", (DOCS.parent / TOP_FILES[name]).read_text(encoding="utf-8"))
        for page, file in TOP_FILES.items():
            text = text.replace(f"]({file})", f"]({page}.md)")
        source[0] = text


def _tree(title: str, pages: list[str]) -> str:
    return "\n\n".join(["", f"```{{toctree}}\n:hidden:\n:caption: {title}\n", "\n".join(pages) + "\n```\n"])


def setup(app: Sphinx) -> None:
    """Register with Sphinx as an extension."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the same pages on every machine
    app.connect("source-read", read_page)
