"""The tree of places that stands beside a document's data; kept as bare tuples and lists, since every value
has one.

A leaf is `(line, column, end line, end column)`, counted from 0. A branch is the same four followed by
its children: for a list the nodes of its items, for a mapping a pair of key marks and node for every
key.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, cast

Route = tuple[str | int, ...]
Marks = tuple[int, int, int, int]
Node = tuple[Any, ...] | list[Any]


def span_of(node: Node) -> Marks:
    """The marks of a node."""
    return cast(Marks, tuple(node[:4]))


def child_of(node: Node | None, step: str | int) -> Node | None:
    """The node one step down, or None where nothing is written there."""
    if node is None or len(node) == 4:
        return None
    children = node[4]
    if isinstance(children, dict):
        pair = children.get(step)
        return pair[1] if pair else None
    if isinstance(step, int) and 0 <= step < len(children):
        return cast(Node, children[step])
    return None


def without(node: Node, removed: Mapping[Route, Container[int]], route: Route = ()) -> Node:
    """The tree without some items of its lists, which are named by the routes of the lists."""
    if len(node) == 4:
        return node
    children = node[4]
    if isinstance(children, dict):
        kept: Any = {key: (marks, without(child, removed, (*route, key))) for key, (marks, child) in children.items()}
    else:
        gone = removed.get(route, ())
        kept = [without(child, removed, (*route, index)) for index, child in enumerate(children) if index not in gone]
    return [*node[:4], kept]


def key_span_of(node: Node | None, step: str | int) -> Marks | None:
    """The marks of the key that leads one step down; an item of a list has none."""
    if node is None or len(node) == 4 or not isinstance(node[4], dict):
        return None
    return cast(Marks, node[4][step][0])
