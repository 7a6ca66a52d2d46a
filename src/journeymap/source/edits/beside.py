"""Add text after an entry, formatted like its neighbors."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.source.edits.lines import joined
from journeymap.source.edits.splice import Splice
from journeymap.source.layout import Layout, Unfit


def into_flow(layout: Layout, before: int, shown: str) -> Splice:
    """Add an entry after another one in brackets or braces."""
    text = layout.text
    end = layout.end(before)
    comma = layout.next_content(end)
    first = layout.begin(before)
    alone = text[layout.line_start(first) : first]
    apart = f"{layout.line_break}{alone}" if layout.line_start(first) and not alone.strip() else " "
    if text[comma : comma + 1] == ",":
        return Splice(comma + 1, comma + 1, f"{apart}{shown},")
    return Splice(end, end, f",{apart}{shown}")


def lines_after(layout: Layout, before: int, lines: Sequence[str], blank: int) -> Splice:
    """Add lines below the last line of an entry."""
    stop = layout.line_end(layout.end(before))
    rest = layout.text[layout.end(before) : stop].strip()
    if rest and not rest.startswith("#"):
        raise Unfit("something else stands in the same line")
    return Splice(stop, stop, joined(layout, ["", *[""] * blank, *lines]))


def spacing(layout: Layout, starts: Sequence[int]) -> int:
    """Return how many blank lines separate the first two of several entries."""
    if len(starts) < 2:
        return 0
    return 1 if layout.has_blank_line_above(starts[1]) else 0
