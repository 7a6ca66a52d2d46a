"""How much CPU time `validate` needs for a thousand maps, beside a bare scan of the same bytes by libyaml.

Both run in this process, in turn, several times; the ratio of the medians is what counts (at most 3).
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import yaml

from benchmarks.maps import write_workspace
from journeymap.__main__ import main as journeymap

ROUNDS = 7


def scan(files: list[Path]) -> None:
    """Drain the events of every file: the least that any reader of YAML in Python has to do."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in files:
        for _ in yaml.parse(file.read_bytes(), Loader=loader):
            pass


def validate(root: Path) -> None:
    """The whole command, as a person calls it, with its report in a file."""
    report = root / "findings.json"
    where = ["--root", str(root), "--as-of", "2026-11-22"]
    journeymap(["validate", *where, "--quiet", "--output", f"json:{report}"])


def seconds(work: Callable[[], None]) -> float:
    """CPU time of one run, from a clean heap."""
    gc.collect()
    before = process_time()
    work()
    return process_time() - before


def main(maps: int = 1000) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = write_workspace(root, maps)
        size = sum(file.stat().st_size for file in files) / len(files)
        validate(root)
        pairs = [(seconds(lambda: validate(root)), seconds(lambda: scan(files))) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{maps} maps of {size / 1000:.1f} KB, CPU seconds, median of {ROUNDS} rounds in turn")
    print(f"  libyaml event scan     {floor:6.2f}")
    print(f"  journeymap validate    {ours:6.2f}")
    print(f"  ratio                  {ours / floor:6.2f}   (at most 3)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
