"""Remove a key or an item, with everything in it."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.source.edits.putting import put
from journeymap.source.edits.splice import Splice
from journeymap.source.layout import Layout, Unfit
from journeymap.source.tree import Route


def delete(layout: Layout, route: Route) -> list[Splice]:
    at = layout.entry(route)
    parent = layout.entry(route[:-1])
    siblings = list(layout.children(parent).values())
    number = siblings.index(at)
    if layout.is_alias(at):
        raise Unfit("an alias ('*') stands here")
    if layout.is_flow(parent):
        return _delete_in_flow(layout, siblings, number)
    if len(siblings) == 1:
        if not route[:-1]:
            raise Unfit("nothing would be left")
        return put(layout, route[:-1], [] if isinstance(route[-1], int) else {})
    start = layout.begin(at)
    first, stop = layout.line_start(start), layout.after_line(layout.end(at))
    if layout.text[first:start].strip():
        if number:
            raise Unfit("something else stands in the same line")
        return _delete_first(layout, siblings)
    if stop == len(layout.text) and not layout.text.endswith(("\n", "\r")):
        first -= len(layout.break_before(first))
    return [Splice(first, stop, "")]


def _delete_first(layout: Layout, siblings: Sequence[int]) -> list[Splice]:
    """Remove the first key of an item, which shares the line of its hyphen."""
    start, following = layout.begin(siblings[0]), layout.begin(siblings[1])
    end = layout.end(siblings[0])
    if "#" in layout.text[end:following]:
        raise Unfit("a comment stands between this and the next thing")
    return [Splice(start, following, "")]


def _delete_in_flow(layout: Layout, siblings: Sequence[int], number: int) -> list[Splice]:
    start, end = layout.begin(siblings[number]), layout.end(siblings[number])
    if number + 1 < len(siblings):
        following = layout.begin(siblings[number + 1])
        if "#" not in layout.text[end:following]:
            return [Splice(start, following, "")]
        return [Splice(start, layout.next_content(end) + 1, "")]
    if number:
        before = layout.end(siblings[number - 1])
        if "#" not in layout.text[before:start]:
            return [Splice(before, end, "")]
        raise Unfit("a comment stands before this")
    comma = layout.next_content(end)
    return [Splice(start, comma + 1 if layout.text[comma : comma + 1] == "," else end, "")]
