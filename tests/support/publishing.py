"""The pages of a workspace's site. Those that many tests look at are made once in a process."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from journeymap.analysis import Analysis
from journeymap.publish import site_pages
from tests.support.hostile import HOSTILE, hostile_workspace
from tests.support.workspaces import WORKSPACES, lint, load_workspace, write_below


def pages(root: Path, form: str = "markdown") -> dict[str, str]:
    """Every page of a workspace, by its path."""
    workspace = load_workspace(root)
    return {page.path: page.text for page in site_pages(Analysis(workspace), lint(workspace), [form])}


def pages_of(files: Mapping[str, str], form: str = "markdown") -> dict[str, str]:
    """Every page of a workspace of these files."""
    with TemporaryDirectory() as folder:
        return pages(write_below(Path(folder), files), form)


@cache
def example_pages(name: str, form: str = "markdown") -> Mapping[str, str]:
    """The pages of an example, or of our own maps."""
    return pages(WORKSPACES[name], form)


@cache
def hostile_pages(
    form: str = "markdown", texts: tuple[str, ...] = HOSTILE, notes: str | None = None
) -> Mapping[str, str]:
    """The pages of a workspace whose every text is one of these, those that are Markdown apart if `notes` are given."""
    return pages_of(hostile_workspace(texts, notes), form)
