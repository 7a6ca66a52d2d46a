"""Styled texts come in; they are printed, in color on a terminal and never broken inside a path."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

_PATIENCE = 0.6
"""Seconds before a progress bar appears: a quick run shows none."""


class _Console(Console):
    """A console whose reader may go away: the command runs on to its exit code."""

    def on_broken_pipe(self) -> None:
        """Print nothing more."""
        self.quiet = True
        nobody_reads()


def nobody_reads() -> None:
    """Let what is printed from now on go nowhere: whoever read standard output has seen enough."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def console(stream: TextIO | None = None) -> Console:
    """A console for a stream, standard output by default."""
    return _Console(
        file=stream or sys.stdout,
        soft_wrap=True,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=bool(os.environ.get("NO_COLOR")) or None,
    )


def show(texts: Iterable[Text], stream: TextIO | None = None) -> None:
    """Print texts, one a line; without a terminal they are plain, and need nothing of what makes rich slow."""
    out = console(stream)
    if out.is_terminal:
        for text in texts:
            out.print(text, soft_wrap=True)
        return
    try:
        out.file.writelines(f"{text.plain}\n" for text in texts)
        out.file.flush()
    except BrokenPipeError:
        nobody_reads()


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error while something takes long; nothing where nobody is looking."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield None
        return
    bar = Progress(TextColumn(what), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    started, task = monotonic(), bar.add_task(what)

    def tell(done: int, total: int) -> None:
        if not bar.live.is_started and monotonic() - started > _PATIENCE:
            bar.start()
        if bar.live.is_started:
            bar.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        bar.stop()
