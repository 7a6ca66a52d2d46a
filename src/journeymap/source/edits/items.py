"""Add an item to a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.source.edits.beside import into_flow, lines_after, spacing
from journeymap.source.edits.keys import add
from journeymap.source.edits.lines import in_brackets, joined, lines_of_item
from journeymap.source.edits.putting import put
from journeymap.source.edits.splice import Splice
from journeymap.source.layout import Layout, Unfit
from journeymap.source.scalars import flow_text
from journeymap.source.tree import Route


def insert(layout: Layout, route: Route, number: int, value: Any) -> list[Splice]:
    if missing := layout.missing(route) if layout.document.tree is not None else route:
        *way, last = missing
        if not isinstance(last, str):
            raise Unfit("there is no such item")
        return add(layout, route[: len(route) - len(missing)] + tuple(way), last, [value], None)
    at = layout.entry(route)
    if not layout.holds_others(at):
        old = layout.document.value(route)
        return _begin_list(layout, route, at, number, value) if old is not None else put(layout, route, [value])
    items = list(layout.children(at).values())
    if not items:
        return put(layout, route, [value])
    if layout.is_flow(at):
        if number < len(items):
            start = layout.start(items[number])
            return [Splice(start, start, f"{flow_text(value)}, ")]
        return [into_flow(layout, items[-1], flow_text(value))]
    return [insert_lines(layout, items, number, _item_like(layout, items, value))]


def _item_like(layout: Layout, items: Sequence[int], value: Any) -> list[str]:
    """Return the lines of an item, in braces if its neighbors are in braces."""
    column = layout.dash_column(items[0])
    filled = [item for item in items if layout.holds_others(item)]
    if isinstance(value, Mapping) and filled and all(layout.is_flow(item) for item in filled):
        line = f"{' ' * column}- {flow_text(value)}"
        if len(line) <= _WIDE:
            return [line]
    return lines_of_item(layout, value, column)


def insert_lines(layout: Layout, items: Sequence[int], number: int, lines: Sequence[str]) -> Splice:
    dashes = [layout.dash(item) for item in items]
    if number:
        return lines_after(layout, items[number - 1], lines, spacing(layout, dashes))
    start = layout.line_start(dashes[0])
    if layout.text[start : dashes[0]].strip():
        raise Unfit("this list begins in the line of another thing")
    spaced = [*lines, *[""] * spacing(layout, dashes)]
    return Splice(start, start, joined(layout, [*spaced, ""]))


def _begin_list(layout: Layout, route: Route, at: int, number: int, value: Any) -> list[Splice]:
    """Turn a text in place of a list into the first item of one."""
    old = layout.document.value(route)
    start, end = layout.start(at), layout.end(at)
    shown = layout.text[start:end]
    if layout.is_marked(at):
        raise Unfit("an anchor or a tag stands here")
    if layout.is_in_flow(at):
        parts = [shown, flow_text(value)] if number else [flow_text(value), shown]
        return [Splice(start, end, f"[{', '.join(parts)}]")]
    both = [old, value] if number else [value, old]
    if "\n" in shown or "\r" in shown or isinstance(route[-1], int) or in_brackets(layout, at, both):
        return put(layout, route, both)
    column, colon = layout.column_below(at, is_list=True), layout.colon(at)
    stop = layout.line_end(end)
    kept = f"{' ' * column}- {shown}{layout.text[end:stop]}"
    lines = lines_of_item(layout, value, column)
    listed = [kept, *lines] if number else [*lines, kept]
    return [Splice(colon, stop, layout.line_break + joined(layout, listed))]


_WIDE = 110
"""The longest line that an item in braces may take."""
