"""Check that an update changed exactly what people asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.exporting.workbook.things import TEXT, Thing
from journeymap.importing.update.changes import Changes, Felt, New, Order
from journeymap.importing.update.comparing import normalized
from journeymap.importing.update.current_things import texts_of
from journeymap.importing.update.excerpt import excerpt

_Key = tuple[str | None, str, str]


@dataclass(eq=False)
class _Node:
    """A thing as data: its texts and its parts."""

    texts: dict[str, str]
    parts: dict[_Key, list[_Node]] = field(default_factory=dict)

    def data(self, *, ordered: bool) -> tuple[object, ...]:
        parts = []
        for key, nodes in sorted(self.parts.items(), key=lambda part: str(part[0])):
            listed = [node.data(ordered=ordered) for node in nodes]
            if listed:
                parts.append((key, tuple(listed if ordered else sorted(listed, key=str))))
        return (tuple(sorted((key, text) for key, text in self.texts.items() if text)), tuple(parts))


class _Tree:
    """A map as nodes."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self.root = _Node({})
        self.nodes: dict[int, _Node] = {}
        for thing in things:
            node = self.nodes[thing.number] = _Node(dict(texts_of(thing)))
            self.above(thing).parts.setdefault(_key(thing), []).append(node)

    def above(self, thing: Thing) -> _Node:
        return self.root if thing.parent is None else self.nodes[thing.parent]


def _key(thing: Thing) -> _Key:
    return (thing.stage if thing.parent is None else None, thing.field, thing.who)


def difference_from_expected(
    changes: Changes, found: Mapping[int, Thing], before: Sequence[Thing], after: Sequence[Thing], *, is_overlay: bool
) -> str:
    """Say where a map is not what was asked for; return an empty text if it is.

    On a map that extends another, new things follow those that it inherits, so their order is not compared.
    """
    expected = _Tree(before)
    _change(expected, changes, found)
    actual = _Tree(after)
    ordered = not is_overlay
    if expected.root.data(ordered=ordered) == actual.root.data(ordered=ordered):
        return ""
    for key in {**expected.root.parts, **actual.root.parts}:
        one, other = (_Node({}, {key: tree.root.parts.get(key, [])}) for tree in (expected, actual))
        if one.data(ordered=ordered) != other.data(ordered=ordered):
            stage, lane, _ = key
            at = f"{lane} at '{stage}'" if stage else lane
            texts = [excerpt(node.texts.get(TEXT, "")) for node in actual.root.parts.get(key, [])]
            return (
                f"{at}: these changes would have made something else of it than the workbook says "
                f"({', '.join(filter(None, texts)) or 'nothing'}). Make those of this cell in the file."
            )
    return "the workbook says something else than these changes would make of the map. Make them in the file."


def _change(tree: _Tree, changes: Changes, found: Mapping[int, Thing]) -> None:
    """Make the changes on the tree. `found` are the things of the workbook that are still in the map, by number."""
    for change in changes.changed:
        if thing := found.get(change.thing.number):
            tree.nodes[thing.number].texts[change.key] = normalized(thing.model, change.key, change.said.text)
    for felt in changes.felt:
        _change_feeling(tree, felt)
    for removed in changes.removed:
        if thing := found.get(removed.thing.number):
            _take_out(tree, thing)
    made: list[_Node] = []
    for order in changes.orders:
        _arrange(tree, order, found, made)


def _change_feeling(tree: _Tree, felt: Felt) -> None:
    nodes = tree.root.parts.setdefault((felt.stage, "emotion", felt.who), [])
    if not nodes:
        nodes.append(_Node({}))
    nodes[0].texts[felt.key] = felt.said.text
    if not any(nodes[0].texts.values()):
        nodes.clear()


def _arrange(tree: _Tree, order: Order, found: Mapping[int, Thing], made: list[_Node]) -> None:
    """Put the things of one list into the order of the workbook, and add those that are new there."""
    parent = found.get(order.parent.number) if order.parent else None
    above = tree.nodes[parent.number] if parent else tree.root
    key: _Key = (None if parent else order.stage, order.field, "")
    before: _Node | None = None
    for member in order.members:
        nodes = above.parts.setdefault(key, [])
        if isinstance(member, New):
            if _is_there(tree, nodes, member, found, made):
                continue
            node = _new(member)
            made.append(node)
        else:
            thing = found.get(member.number)
            if thing is None:
                continue
            node = tree.nodes[thing.number]
            if node in nodes and not _is_before(nodes, node, before):
                before = node
                continue
            _take_out(tree, thing)
            for others in above.parts.values():
                if node in others:
                    others.remove(node)
        nodes.insert(nodes.index(before) + 1 if before in nodes else 0, node)
        before = node


def _is_there(tree: _Tree, nodes: Sequence[_Node], new: New, found: Mapping[int, Thing], made: Sequence[_Node]) -> bool:
    """Return whether somebody has added the same to the file meanwhile."""
    same = [node for node in nodes if node.texts.get(TEXT) == new.said.text]
    exported = [tree.nodes[thing.number] for thing in found.values()]
    return any(node not in made for node in same) and any(node not in exported for node in same)


def _is_before(nodes: Sequence[_Node], node: _Node, before: _Node | None) -> bool:
    return before is not None and before in nodes and nodes.index(node) < nodes.index(before)


def _take_out(tree: _Tree, thing: Thing) -> None:
    node = tree.nodes[thing.number]
    for nodes in tree.above(thing).parts.values():
        if node in nodes:
            nodes.remove(node)


def _new(new: New) -> _Node:
    return _Node({key: normalized(new.model, key, said.text) for key, said in new.values.items()})
