"""Add and rename keys, and give a bare text a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.source.edits.beside import into_flow, lines_after, spacing
from journeymap.source.edits.lines import joined, lines_of_mapping, space_before
from journeymap.source.edits.putting import put
from journeymap.source.edits.splice import Splice
from journeymap.source.layout import Layout, Unfit
from journeymap.source.lines import line_at
from journeymap.source.scalars import flow_text, in_style_of, scalar_text
from journeymap.source.tree import Route


def add(layout: Layout, route: Route, key: str, value: Any, after: str | None) -> list[Splice]:
    if layout.document.tree is None:
        return _add_at_end(layout, {key: value})
    missing = layout.missing(route)
    if missing:
        return _add_missing(layout, route, missing, {key: value})
    at = layout.entry(route)
    if not layout.holds_others(at) or not layout.children(at):
        return put(layout, route, {key: value}) if route else _add_at_end(layout, {key: value})
    children = layout.children(at)
    before = children[after] if after is not None and after in children else list(children.values())[-1]
    if layout.is_flow(at):
        return [into_flow(layout, before, f"{scalar_text(key, in_flow=True)}: {flow_text(value)}")]
    column = layout.column(layout.key_of(next(iter(children.values()))))
    lines = [f"{' ' * column}{line}" if line else "" for line in lines_of_mapping(layout, {key: value})]
    return [lines_after(layout, before, lines, spacing(layout, [layout.key_of(child) for child in children.values()]))]


def _add_missing(layout: Layout, route: Route, missing: Route, value: Any) -> list[Splice]:
    """Create the missing mappings along a route, with a value at its end."""
    first, *others = missing
    if not isinstance(first, str):
        raise Unfit("there is no such item")
    for step in reversed(others):
        value = {step: value}
    return add(layout, route[: len(route) - len(missing)], first, value, None)


def _add_at_end(layout: Layout, value: Mapping[str, Any]) -> list[Splice]:
    """Add to a file that holds nothing but comments."""
    text = layout.text
    if layout.document.tree is not None and text[slice(*layout.document.tree.span(0))].strip():
        raise Unfit("the file holds something else")
    begin = layout.line_break if text and not text.endswith(("\n", "\r")) else ""
    lines = lines_of_mapping(layout, value)
    return [Splice(len(text), len(text), begin + joined(layout, [*lines, ""]))]


def rename(layout: Layout, route: Route, key: str) -> list[Splice]:
    at = layout.entry(route)
    start, end = layout.key_of(at), layout.end_of_key(at)
    shown = in_style_of(layout.text[start:end], key, in_flow=layout.is_in_flow(at))
    return [Splice(start, end, shown)]


def unfold(layout: Layout, route: Route, key: str) -> list[Splice]:
    at = layout.entry(route)
    start, end = layout.start(at), layout.end(at)
    name = scalar_text(key, in_flow=True)
    if layout.is_marked(at):
        raise Unfit("an anchor or a tag stands here")
    if layout.is_in_flow(at):
        return [Splice(start, start, f"{{{name}: "), Splice(end, end, "}")]
    if isinstance(route[-1], str):
        return put(layout, route, {key: layout.document.value(route)})
    if line_at(layout.text, start) != line_at(layout.text, end):
        return put(layout, route, {key: layout.document.value(route)})
    return [Splice(start, start, f"{space_before(layout, start)}{name}: ")]
