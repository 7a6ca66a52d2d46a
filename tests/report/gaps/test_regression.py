"""`gaps --not-below`: coverage may not fall, and the cells that lost something are named."""

from pathlib import Path

import pytest

from journeymap.__main__ import main
from tests.support.fixtures import WriteFiles

MAP = """\
title: Renting scaffolding
framework: buyer-steps
scope: buyer
personas: {clerk: {name: Clerk}}
stages:
  consider: {touchpoints: [{name: Fair, channel: trade-show}]}
  purchase: {touchpoints: [{name: Quote, channel: CHANNEL}]}
"""


@pytest.fixture
def root(write_files: WriteFiles, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace, with the report of how it was."""
    root = write_files({"maps/a.yaml": MAP.replace("CHANNEL", "email")})
    assert main(["gaps", "--root", str(root), "--format", "json"]) == 0
    (root / "before.json").write_text(capsys.readouterr().out)
    return root


def gaps(root: Path) -> int:
    """Compare with the report."""
    return main(["gaps", "--root", str(root), "--quiet", "--not-below", str(root / "before.json")])


def test_what_is_as_it_was_passes(root: Path) -> None:
    assert gaps(root) == 0


def test_a_fall_names_the_cells(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "maps" / "a.yaml").write_text(MAP.replace(", channel: CHANNEL", ""))
    assert gaps(root) == 1
    err = capsys.readouterr().err
    assert "a: coverage fell from 100.0% to 75.0%" in err
    assert "purchase for clerk no longer has channel" in err


def test_a_new_map_is_no_fall(root: Path) -> None:
    (root / "maps" / "b.yaml").write_text("title: New\nstages: {start: {}}\n")
    assert gaps(root) == 0


@pytest.mark.parametrize("text", ["", "[]", '{"maps": 3}', '{"maps": [{"id": 1}]}', "\x00"])
def test_another_file_is_wrong_use(root: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "before.json").write_text(text)
    assert gaps(root) == 2
    assert "is not a report written by" in capsys.readouterr().err
