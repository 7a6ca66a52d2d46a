"""Move an item to another place or list; between block lists, its lines are moved as they are."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.source.edits.items import insert, insert_lines
from journeymap.source.edits.removal import delete
from journeymap.source.edits.splice import spliced
from journeymap.source.layout import Layout, Unfit
from journeymap.source.read import parse
from journeymap.source.tree import Route


def move(layout: Layout, route: Route, to: Route, number: int) -> str:
    """Return the text with an item moved, as it is written if both lists are block lists."""
    at = layout.entry(route)
    raw = _raw_item(layout, at)
    value = layout.document.value(route)
    without = spliced(layout.text, delete(layout, route))
    rest = Layout(parse(without.encode(), layout.document.path))
    if not rest.document.readable:
        raise Unfit("it cannot be taken out of here")
    if raw is not None and _takes_lines(rest, to):
        items = list(rest.children(rest.entry(to)).values())
        lines = _shifted(raw, rest.dash_column(items[0]) - layout.dash_column(at))
        return spliced(rest.text, [insert_lines(rest, items, number, lines)])
    return spliced(rest.text, insert(rest, to, number, value))


def _raw_item(layout: Layout, at: int) -> list[str] | None:
    """Return the lines of an item of a block list if it shares none of them."""
    if layout.is_in_flow(at):
        return None
    dash = layout.dash(at)
    first = layout.line_start(dash)
    if layout.text[first:dash].strip():
        return None
    return layout.text[first : layout.line_end(layout.end(at))].replace("\r\n", "\n").split("\n")


def _takes_lines(layout: Layout, route: Route) -> bool:
    if layout.missing(route):
        return False
    at = layout.entry(route)
    return layout.holds_others(at) and bool(layout.children(at)) and not layout.is_flow(at)


def _shifted(lines: Sequence[str], columns: int) -> list[str]:
    """Return lines indented by more columns, or by fewer."""
    if columns >= 0:
        return [f"{' ' * columns}{line}" if line.strip() else line for line in lines]
    if any(line.strip() and line[:-columns].strip() for line in lines):
        raise Unfit("its lines stand too far to the left")
    return [line[-columns:] for line in lines]
