"""The pages of a workspace's site."""

from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.publish import site_pages
from tests.support.workspaces import lint, load_workspace


def pages(root: Path, form: str = "markdown") -> dict[str, str]:
    """Every page of a workspace, by its path."""
    workspace = load_workspace(root)
    return {page.path: page.text for page in site_pages(Analysis(workspace), lint(workspace), [form])}
