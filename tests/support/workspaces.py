"""Workspaces for tests: the examples, throw-away files, and the one way in which tests load and lint them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from journeymap.analysis import Analysis
from journeymap.linting import LintResult, make_plan, run_plan
from journeymap.workspace import Workspace, load

ROOT = Path(__file__).parents[2]
EXAMPLES = {folder.name: folder for folder in sorted((ROOT / "examples").iterdir()) if folder.is_dir()}
WORKSPACES = {**EXAMPLES, "our own": ROOT}
TODAY = date(2026, 11, 22)

Files = str | Mapping[str, str]
"""Files by path; one text stands for one map."""
WriteFiles = Callable[[Files], Path]
LoadFiles = Callable[[Files], Workspace]


def by_path(files: Files) -> Mapping[str, str]:
    """Name the file of a single map."""
    return {"maps/a.yaml": files} if isinstance(files, str) else files


def write_below(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder; return it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def load_workspace(root: Path, today: date = TODAY) -> Workspace:
    """Load a workspace, on the day that all tests share unless another is given."""
    return load(root, today)


def lint(
    workspace: Workspace, *, profile: str | None = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> LintResult:
    """Run the rules that the settings of a workspace and these options select."""
    return run_plan(Analysis(workspace), make_plan(workspace, profile=profile, select=select, ignore=ignore))
