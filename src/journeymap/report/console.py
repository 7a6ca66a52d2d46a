"""Print reports for people: in color on a terminal, plain everywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from journeymap.report.line import Line
from journeymap.streams import write, writing


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Print lines to standard output, or to another stream."""
    stream = stream or sys.stdout
    if stream.isatty() or os.environ.get("FORCE_COLOR"):
        from journeymap.report.terminal import show_in_color  # rich is slow to import: only where somebody looks

        with writing(stream):
            show_in_color(lines, stream)
        return
    write("".join(f"{line.plain}\n" for line in lines), stream)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on standard error while something takes long; nothing where nobody is looking."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield None
        return
    from journeymap.report.terminal import progress_bar

    with progress_bar(label) as advance:
        yield advance
