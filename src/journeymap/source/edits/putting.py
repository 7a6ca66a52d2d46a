"""Replace a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.source.edits.lines import in_brackets, joined, lines_of_block, lines_of_item, space_before
from journeymap.source.edits.splice import Splice
from journeymap.source.edits.values import is_filled, is_scalar
from journeymap.source.layout import Layout, Unfit
from journeymap.source.scalars import flow_text, in_style_of, scalar_text
from journeymap.source.tree import Route


def put(layout: Layout, route: Route, value: Any) -> list[Splice]:
    text = layout.text
    if not route:
        raise Unfit("a whole file is not replaced")
    at = layout.entry(route)
    start, end = layout.start(at), layout.end(at)
    if layout.is_marked(at):
        raise Unfit("an anchor or a tag stands here")
    if layout.is_in_flow(at):
        shown = in_style_of(text[start:end], value, in_flow=True) if is_scalar(value) else flow_text(value)
        return [Splice(start, end, space_before(layout, start) + shown)]
    if layout.holds_others(at) and not layout.is_flow(at) and is_filled(value) and isinstance(route[-1], str):
        return _put_block(layout, at, value)
    if is_filled(value) and isinstance(route[-1], str):
        short = in_brackets(layout, at, value)
        return [Splice(start, end, space_before(layout, start) + short)] if short else _put_below(layout, at, value)
    if is_filled(value):
        lines = lines_of_item(layout, value, layout.dash_column(at))
        first, *rest = [lines[0].lstrip()[2:], *lines[1:]]
        return [Splice(start, end, space_before(layout, start) + joined(layout, [first, *rest]))]
    if layout.holds_others(at) and not layout.is_flow(at):
        return _put_instead_of_block(layout, at, value)
    column = layout.column_of_content(at)
    shown = in_style_of(text[start:end], value, in_flow=False, column=column, line_break=layout.line_break)
    return [Splice(start, end, space_before(layout, start) + shown)]


def _put_block(layout: Layout, at: int, value: Any) -> list[Splice]:
    """Replace a block with another; a comment after its key stays."""
    first = layout.line_start(layout.first_of_block(at))
    column = layout.column(layout.first_of_block(at))
    if isinstance(value, Mapping) and column <= layout.column(layout.key_of(at)):
        column = layout.column_below(at, is_list=False)
    return [Splice(first, layout.end(at), joined(layout, lines_of_block(layout, value, column)))]


def _put_below(layout: Layout, at: int, value: Any) -> list[Splice]:
    """Replace a scalar or a value in brackets with a block below the key."""
    start, end, colon = layout.start(at), layout.end(at), layout.colon(at)
    lines = lines_of_block(layout, value, layout.column_below(at, is_list=isinstance(value, list)))
    rest = layout.text[end : layout.line_end(end)]
    gap = layout.text[colon:start]
    if "\n" in gap or "\r" in gap:
        raise Unfit("the value stands on another line than its key")
    stop = layout.line_end(end)
    if rest.strip() and not rest.lstrip().startswith("#"):
        raise Unfit("something else stands in the same line")
    return [Splice(colon, stop, rest.rstrip() + layout.line_break + joined(layout, lines))]


def _put_instead_of_block(layout: Layout, at: int, value: Any) -> list[Splice]:
    """Replace the block below a key with a short value after it."""
    colon, first = layout.colon(at), layout.line_start(layout.first_of_block(at))
    shown = scalar_text(value, in_flow=False) if is_scalar(value) else flow_text(value)
    stop = layout.after_line(layout.end(at))
    if first <= colon:
        raise Unfit("this list begins in the line of another thing")
    splices = [Splice(colon, colon, f" {shown}".rstrip()), Splice(first, stop, "")]
    if stop == len(layout.text) and layout.line_end(layout.end(at)) == stop:
        splices[1] = Splice(first - len(layout.break_before(first)), stop, "")
    return splices
