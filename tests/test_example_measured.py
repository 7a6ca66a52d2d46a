"""examples/measured is what its README says: made-up data that come out the same everywhere, and a few gaps."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import Golden
from tests.support.workspaces import EXAMPLES, lint, load_workspace

EXAMPLE = EXAMPLES["measured"]
DATA = EXAMPLE / "data"
DAYS = ("2026-02-28", "2026-04-30", "2026-06-30", "2026-08-31", "2026-10-31", "2026-11-20")


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
    found = {(one.code, (one.route or "").split(".", 1)[1]) for one in lint(load_workspace(EXAMPLE)).findings}
    assert found == {
        ("JM850", "proof"),
        ("JM851", "hospitals-2026.measures.nrr"),
        ("JM315", "dunholm.plan"),
        ("JM511", "fennick.plan"),
        ("JM206", "jorvall.since"),
    }


def test_where_it_stalls_and_whom_nobody_has_met_there_is_one_sentence() -> None:
    (stall,) = (one for one in lint(load_workspace(EXAMPLE)).findings if one.code == "JM850")
    assert stall.message == (
        "'Hospitals 2026': 5 of 6 accounts in Proof on two wards are over 60 days, the oldest 165; of 6 decided 5 went "
        "on, too few to tell; there you have not spoken to the economic buyer at 5 of 5 and procurement at 4 of 5"
    )


def test_its_snapshots_name_nobody() -> None:
    people = {row["contact"] for name in ("activities.csv", "nps.csv") for row in rows(name)} - {""}
    assert len(people) > 100
    for file in (EXAMPLE / "measures").glob("*.json"):
        words = set(re.findall(r"[A-Z]\d{2}-\d+", file.read_text(encoding="utf-8")))
        assert not words & people, file.name


@pytest.mark.slow
@pytest.mark.parametrize("day", DAYS)
def test_a_snapshot_is_what_the_data_of_its_day_say(golden: Golden, day: str, tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "measured", ignore=shutil.ignore_patterns("measures"))
    generated(folder / "data", "--day", day)
    assert main(["measure", "--root", str(folder), "--as-of", day, "--record", "--quiet"]) == 0
    golden(
        f"../../examples/measured/measures/{day}.json", (folder / f"measures/{day}.json").read_text(encoding="utf-8")
    )


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
