"""Work grows with what is written, and no faster: double the input, and at most two and a half times as much is done.

Calls of functions are counted, of Python's and of C's, since they are the same in every run, and the bytes that come
out. Work inside of a single call, such as that of a regular expression, is measured in time by the slow test.
"""

from __future__ import annotations

import cProfile
import shutil
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest

from journeymap.__main__ import main
from tests.support.shapes import PRODUCTS, TEXTS, Shape, shapes_of_fields
from tests.support.workspaces import ROOT, write_below

MOST = 2.5
SMALL = 40_000
"""Calls that any run may take: they vary with the tables that it has to build."""
MOST_FLOORS = 10
"""How many times as long as the maps of an ordinary program the longest text of one kind may take."""
FIELDS = shapes_of_fields()
COMMANDS: dict[str, Sequence[str]] = {
    "validate": ("validate", "--profile", "strict"),
    "validate as JSON": ("validate", "--profile", "strict", "-f", "json"),
    "gaps": ("gaps",),
    "gaps as JSON": ("gaps", "-f", "json"),
    "agenda": ("agenda", "--within", "2y"),
    "fit": ("fit",),
    "steps": ("steps",),
}
PAGES: dict[str, Sequence[str]] = {"render": ("render", "--out", "../site", "--format", "html,markdown")}
REPORTS: dict[str, Sequence[str]] = {
    name: ("validate", "--profile", "strict", "-f", name) for name in ("github", "gitlab", "sarif", "junit", "markdown")
}
EVERYTHING = {**COMMANDS, **REPORTS, **PAGES}
SAMPLE_OF_FIELDS = ("map.for: unknown names", "map.stages.touchpoints: items", "persona: unknown fields")
SAMPLE_OF_PRODUCTS = (
    "stages and personas",
    "edits of a map",
    "accounts of a segment",
    "globs and files",
    "comments above a line",
    "people of an account",
)


class Work(NamedTuple):
    """What a command took."""

    calls: int
    bytes: int


def run(words: Sequence[str], root: Path) -> Path:
    """Run a command on a workspace; return the file with what it printed."""
    out = root.parent / "out"
    with chdir(root), out.open("w", encoding="utf-8") as stream, redirect_stdout(stream), redirect_stderr(stream):
        code = main([*words, "--root", str(root), "--as-of", "2026-11-22"])
    assert code in (0, 1, 2)
    assert "mistake" not in out.read_text(encoding="utf-8")[-400:]
    return out


def work(words: Sequence[str], root: Path) -> Work:
    """Count what a command takes."""
    profile = cProfile.Profile()
    out = profile.runcall(run, words, root)
    return Work(sum(entry.callcount for entry in profile.getstats()), out.stat().st_size)


def seconds(words: Sequence[str], root: Path) -> float:
    """Measure the time that a command takes."""
    started = process_time()
    run(words, root)
    return process_time() - started


def doubled(shape: Shape, number: int, words: Sequence[str], tmp_path: Path) -> tuple[Work, Work]:
    """Run a command on so much of a shape and on twice as much."""
    works = []
    for size in (number, 2 * number):
        root = write_below(tmp_path / str(size) / "workspace", shape(size))
        (root / "maps").mkdir(exist_ok=True)
        works.append(work(words, root))
    return works[0], works[1]


def check(shape: Shape, number: int, commands: dict[str, Sequence[str]], tmp_path: Path) -> None:
    """Refuse more than two and a half times the work for twice the input."""
    for name, words in commands.items():
        once, twice = doubled(shape, number, words, tmp_path / name)
        assert twice.calls <= MOST * max(once.calls, SMALL), f"{name}: {once} {twice}"
        assert twice.bytes <= MOST * max(once.bytes, SMALL), f"{name}: {once} {twice}"


@pytest.fixture(scope="module", autouse=True)
def floors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The seconds that each command takes on the maps of an ordinary program. All run on them once before, so that no
    measured run builds the tables that all share.
    """
    root = tmp_path_factory.mktemp("ordinary") / "workspace"
    shutil.copytree(ROOT / "examples" / "b2b-lifecycle", root)
    for words in EVERYTHING.values():
        run(words, root)
    return {name: seconds(words, root) for name, words in EVERYTHING.items()}


@pytest.mark.parametrize("name", SAMPLE_OF_FIELDS)
def test_a_field_costs_what_is_written_in_it(name: str, tmp_path: Path) -> None:
    check(FIELDS[name], 300, {"validate": COMMANDS["validate"], "gaps": COMMANDS["gaps"]}, tmp_path)


@pytest.mark.parametrize("name", SAMPLE_OF_PRODUCTS)
def test_things_that_meet_each_other_cost_what_is_written(name: str, tmp_path: Path) -> None:
    """Beyond the limits; below them the work may be a product, but it is small."""
    check(PRODUCTS[name], 210, {"validate": COMMANDS["validate"]}, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", PRODUCTS)
def test_things_that_meet_each_other_cost_it_wherever_they_meet(name: str, tmp_path: Path) -> None:
    check(PRODUCTS[name], 210, {words: COMMANDS[words] for words in ("validate as JSON", "gaps as JSON")}, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", FIELDS)
def test_every_field_costs_what_is_written_in_it(name: str, tmp_path: Path) -> None:
    check(FIELDS[name], 150, {"validate": COMMANDS["validate as JSON"], **PAGES}, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_any_kind_costs_what_is_written(name: str, floors: dict[str, float], tmp_path: Path) -> None:
    """What a single call does is not counted, so this is measured: a run's time beside that on an ordinary program."""
    root = write_below(tmp_path / "workspace", TEXTS[name](100))
    slow = {
        name: took for name, words in EVERYTHING.items() if (took := seconds(words, root)) > MOST_FLOORS * floors[name]
    }
    assert slow == {}, floors
