"""Show reports and progress in color. The only door to rich's console."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from journeymap.report.line import Line

_PATIENCE = 0.6
"""Seconds before a progress bar appears: a quick run shows none."""


class _Console(Console):
    """A console that leaves it to others to answer when its reader goes away."""

    def on_broken_pipe(self) -> None:
        """Pass the failure on, which rich would answer by ending the program."""
        raise BrokenPipeError


def show_in_color(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines, never broken inside a path."""
    no_color = bool(os.environ.get("NO_COLOR")) or None
    console = _Console(file=stream, soft_wrap=True, highlight=False, markup=False, emoji=False, no_color=no_color)
    for line in lines:
        text = Text.assemble(*line.parts)
        console.print(text if text.plain == line.plain else Text(line.plain), soft_wrap=True)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error once the work has taken a while."""
    bar = Progress(TextColumn(label), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    started, task = monotonic(), bar.add_task(label)

    def advance(done: int, total: int) -> None:
        if not bar.live.is_started and monotonic() - started > _PATIENCE:
            bar.start()
        if bar.live.is_started:
            bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        bar.stop()
