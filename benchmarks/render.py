"""How much CPU time `render` needs for a thousand maps, beside Jinja2 alone filling the same templates.

The records are made ready before the clock of the floor starts; what remains of `render` is reading, linking, checking,
making the records and writing files (at most 4).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.maps import write_workspace
from benchmarks.validate import seconds
from journeymap.__main__ import main as journeymap
from journeymap.lint import lint, make_plan
from journeymap.publish.html import HtmlPages
from journeymap.publish.site import Job, jobs
from journeymap.publish.theme import brand_of
from journeymap.workspace import load

ROUNDS = 3


def render(root: Path) -> None:
    """The whole command, into an empty folder."""
    with tempfile.TemporaryDirectory() as out:
        where = ["--root", str(root), "--as-of", "2026-11-22"]
        journeymap(["render", *where, "--quiet", "--out", out])


def ready(root: Path) -> list[Job]:
    """The records of every page."""
    workspace = load(root, date(2026, 11, 22))
    return list(jobs(workspace, lint(workspace, make_plan(workspace))))


def fill(prepared: Sequence[Callable[[], str]]) -> None:
    """Nothing but Jinja2 and the templates."""
    for page in prepared:
        page()


def main(maps: int = 1000) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, maps)
        pages = HtmlPages(brand_of(load(root, date(2026, 11, 22))))
        prepared = [partial(pages.render, one.kind, one.here, **one.views) for one in ready(root)]
        fill(prepared)
        pairs = [(seconds(lambda: render(root)), seconds(lambda: fill(prepared))) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{maps} maps, {len(prepared)} pages, CPU seconds, median of {ROUNDS} rounds in turn")
    print(f"  Jinja2 alone           {floor:6.2f}")
    print(f"  journeymap render      {ours:6.2f}")
    print(f"  ratio                  {ours / floor:6.2f}   (at most 4)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
