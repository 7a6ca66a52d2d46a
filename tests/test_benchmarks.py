"""The harness of the benchmarks works; no time is asserted."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import MARK, main
from benchmarks.figures import growth_by_doubling, memory_each, times_faster, times_the_floor
from benchmarks.process import Command, CommandFailed, Usage, run
from benchmarks.suite import BARE_START, Scratch, child, validate

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a process used")


def usage(cpu: float, peak: int = 0) -> Usage:
    return Usage(cpu=cpu, wall=cpu, peak=peak, last_line="")


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    rounds = [{"ours": usage(ours), "floor": usage(1)} for ours in (2.0, 9.0, 4.0)]
    figure = times_the_floor("x", rounds, "ours", "floor", 3)
    assert (figure.value, figure.low, figure.high, figure.verdict) == (4, 2, 9, "over")


def test_a_peer_has_to_be_slower() -> None:
    figure = times_faster("x", [{"ours": usage(1), "peer": usage(11)}], "ours", "peer", 12)
    assert (figure.value, figure.verdict) == (11, "short")


@pytest.mark.parametrize(("sizes", "work", "growth"), [((100, 200), 7, 7), ((100, 400), 9, 3)])
def test_growth_is_told_for_each_doubling_and_without_the_start(
    sizes: tuple[int, int], work: float, growth: float
) -> None:
    small, large = (f"{size:,}" for size in sizes)
    rounds = [{"start": usage(1), small: usage(1 + 1), large: usage(1 + work)}]
    assert growth_by_doubling("x", rounds, sizes, "start", 2.5).value == pytest.approx(growth)


def test_memory_is_what_each_further_map_adds() -> None:
    figure = memory_each("x", [{"100": usage(0, 50_000_000), "1,000": usage(0, 104_000_000)}], (100, 1000), 60)
    assert (figure.value, figure.verdict) == (60, "ok")


def test_what_a_process_used_is_its_own() -> None:
    busy = Command([sys.executable, "-I", "-c", "x = bytearray(64_000_000); sum(range(5_000_000)); print('done')"])
    bare, used = run(BARE_START), run(busy)
    assert used.last_line == "done"
    assert used.cpu > bare.cpu
    assert used.peak > 64_000_000


def test_a_command_that_breaks_is_no_figure() -> None:
    with pytest.raises(CommandFailed, match="validate --root nowhere … ended with 2"):
        run(validate(Path("nowhere")))


def test_the_made_up_workspaces_have_no_errors(tmp_path: Path) -> None:
    scratch, report = Scratch(tmp_path), tmp_path / "findings.json"
    for root in (scratch.maps(2, ignores=4), scratch.accounts(6)):
        run(validate(root, "--select", "all", "--output", f"json:{report}"))
        summary = json.loads(report.read_text(encoding="utf-8"))["summary"]
        assert summary["maps"] > 0
        assert summary["errors"] == 0


def test_the_floors_run(tmp_path: Path) -> None:
    root = Scratch(tmp_path).maps(2)
    run(child("scan", root))
    filled = run(child("templates", "render", "--root", root, "--quiet", "--out", tmp_path / "site"))
    assert float(filled.last_line) > 0


def test_moves_are_measured_as_sql_by_hand_does(tmp_path: Path) -> None:
    file = Scratch(tmp_path).moves(3_000)
    ours, by_hand = (run(child(name, file, "1GB")).last_line for name in ("moves_by_us", "moves_by_sql"))
    assert ours == by_hand
    assert json.loads(ours)[1][1] > 0


def test_a_page_gets_its_table_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Prose\n\n{MARK}\n\nan older table\n", encoding="utf-8")
    assert main(["--only", "imports", "--markdown", str(page), "--json", str(tmp_path / "figures.json")]) == 0
    assert "--help loads pydantic" in capsys.readouterr().out
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# Prose\n\n{MARK}\n\n| what |")
    assert "an older table" not in text
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["figures"]
