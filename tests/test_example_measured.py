"""examples/measured is what its README says: made-up data that come out the same everywhere, and a few gaps."""

import subprocess
import sys
from pathlib import Path

from tests.support.workspaces import EXAMPLES, lint, load_workspace

EXAMPLE = EXAMPLES["measured"]
DATA = EXAMPLE / "data"


def generated(folder: Path, *options: str) -> dict[str, bytes]:
    """What the script writes, by the names of the files."""
    subprocess.run([sys.executable, DATA / "generate.py", "--out", folder, *options], check=True)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_data_are_what_the_script_writes(tmp_path: Path) -> None:
    assert generated(tmp_path / "data") == {file.name: file.read_bytes() for file in DATA.glob("*.csv")}


def test_data_of_an_earlier_day_hold_nothing_that_came_later(tmp_path: Path) -> None:
    earlier = generated(tmp_path / "data", "--day", "2026-06-30")
    for name, content in earlier.items():
        if name != "deals.csv":  # which says when a deal is expected to be decided
            assert b"2026-07" not in content, name
    assert b"2026-07-20" not in earlier["deals.csv"], "Aldersea has not signed yet"


def test_no_document_is_wrong() -> None:
    workspace = load_workspace(EXAMPLE)
    assert workspace.problems == ()
    assert len(workspace.accounts) == 20


def test_it_tells_what_its_readme_says_and_nothing_else() -> None:
    found = {(one.code, (one.route or "").split(".")[1]) for one in lint(load_workspace(EXAMPLE)).findings}
    assert found == {("JM511", "fennick"), ("JM206", "jorvall"), ("JM315", "dunholm")}
