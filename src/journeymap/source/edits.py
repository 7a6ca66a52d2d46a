"""Change single values in the text of a YAML file, and leave every other sign of it as it is.

Comments, order, blank lines, quotes and the breaks of lines stay. An edit says what is to change in the data; where it
stands in the text is found out here. The new text is read again and held against the same change made on the data:
where the two differ in anything, nothing is changed and a person is told what to do by hand.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeGuard

from journeymap.source.document import Document
from journeymap.source.layout import Layout, Unfit
from journeymap.source.lines import line_at
from journeymap.source.read import parse
from journeymap.source.scalars import flow_text, in_style_of, scalar_text
from journeymap.source.tree import Route
from journeymap.source.write import block_text, item_lines

_BOM = "\ufeff".encode()


class Put(NamedTuple):
    """Write another value at a route. A text keeps the quotes that it has."""

    route: Route
    value: Any


class Add(NamedTuple):
    """Write a new key into the mapping at a route, behind one of its keys or behind all of them. A mapping that is not
    written yet, or empty, is begun.
    """

    route: Route
    key: str
    value: Any
    after: str | None = None


class Insert(NamedTuple):
    """Write a new item into the list at a route. A list that is not written yet, or empty, is begun; a text that stands
    in the place of a list becomes its first item.
    """

    route: Route
    number: int
    value: Any


class Delete(NamedTuple):
    """Remove a key or an item, with all that is in it."""

    route: Route


class Move(NamedTuple):
    """Take an item out of its list and put it into a list: at a number that counts without it."""

    route: Route
    to: Route
    number: int


class Rename(NamedTuple):
    """Give a key another name."""

    route: Route
    key: str


class Unfold(NamedTuple):
    """Make a mapping with one key of a text that stands for the whole: `Demo` becomes `name: Demo`."""

    route: Route
    key: str


Edit = Put | Add | Insert | Delete | Move | Rename | Unfold


class NotEdited(Exception):
    """Why an edit was not made, and what to change by hand instead."""

    def __init__(self, reason: str, fix: str, edit: Edit | None = None) -> None:
        self.reason = reason
        self.fix = fix
        self.edit = edit
        super().__init__(f"{reason} {fix}")


def edited(content: bytes, path: str, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file after some edits, one after the other. Each route counts after the edits before it.

    Raises NotEdited, if one of them cannot be made; then none is.
    """
    for edit in edits:
        content = _edited(content, path, edit)
    return content


def _edited(content: bytes, path: str, edit: Edit) -> bytes:
    document = parse(content, path)
    if not document.readable:
        raise NotEdited(
            f"{path} cannot be read as it is.", "Correct what `journeymap validate` says of it first.", edit
        )
    expected = _changed_data(document.data, edit)
    mark = content[: len(content) - len(content.lstrip(_BOM))] if content.startswith(_BOM) else b""
    if expected == document.data and _same_order(expected, document.data):
        return content
    try:
        text = _Editor(document).edited(edit)
    except Unfit as unfit:
        raise NotEdited(f"{_where(document, edit)}: {unfit}.", _by_hand(edit), edit) from unfit
    changed = mark + text.encode()
    again = parse(changed, path)
    if not again.readable or len(again.faults) > len(document.faults) or not _same(again.data, expected):
        told = next((fault.message for fault in again.faults[len(document.faults) :]), "")
        reason = told or "this place is written in a way that we do not change by ourselves"
        raise NotEdited(f"{_where(document, edit)}: {reason}.", _by_hand(edit), edit)
    return changed


def _where(document: Document, edit: Edit) -> str:
    return f"{document.path}, line {document.span(edit.route).line}"


def _by_hand(edit: Edit) -> str:
    way = ".".join(map(str, edit.route)) or "the file"
    match edit:
        case Put(_, value):
            return f"Write {flow_text(_as_read(value))} at {way} by hand."
        case Add(_, key, value):
            return f"Add {flow_text({key: _as_read(value)})[1:-1]} to {way} by hand."
        case Insert(_, _, value):
            return f"Add {flow_text(_as_read(value))} to the list at {way} by hand."
        case Delete():
            return f"Remove {way} by hand."
        case Move(_, to, _):
            return f"Move {way} to {'.'.join(map(str, to))} by hand."
        case Rename(_, key):
            return f"Call {way} {key} by hand."
        case Unfold(_, key):
            return f"Write {key}: in front of the text at {way} by hand."


# The change on the data.


def _as_read(value: Any) -> Any:
    """Return data as it comes back when it is read: every scalar is a text."""
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): _as_read(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(part) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def _changed_data(data: Any, edit: Edit) -> Any:
    """Return the data after an edit."""
    data = copy.deepcopy(data)
    match edit:
        case Put(route, value):
            return _with(data, route, lambda _: _as_read(value))
        case Add(route, key, value, after):
            return _with(data, route, lambda old: _with_key(old, key, _as_read(value), after, edit), may_begin=True)
        case Insert(route, number, value):
            return _with(data, route, lambda old: _with_item(old, number, _as_read(value), edit), may_begin=True)
        case Delete(route):
            return _without(data, route, edit)
        case Move(route, to, number):
            moved = _at(data, route, edit)
            data = _without(data, route, edit)
            return _with(data, to, lambda old: _with_item(old, number, moved, edit), may_begin=True)
        case Rename(route, key):
            key = unicodedata.normalize("NFC", key)
            return _with(data, route[:-1], lambda old: _renamed(old, route[-1], key, edit))
        case Unfold(route, key):
            return _with(data, route, lambda old: {key: old})


def _at(data: Any, route: Route, edit: Edit) -> Any:
    for step in route:
        if not _has(data, step):
            raise NotEdited(f"{'.'.join(map(str, route))} is not there.", _by_hand(edit), edit)
        data = data[step]
    return data


def _has(data: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(data, list) and step < len(data)
    return isinstance(data, dict) and step in data


def _with(data: Any, route: Route, change: Callable[[Any], Any], *, may_begin: bool = False) -> Any:
    """Return data with another value at a route; mappings on the way are begun where they may be."""
    if not route:
        return change(data)
    step, rest = route[0], route[1:]
    if _has(data, step):
        data[step] = _with(data[step], rest, change, may_begin=may_begin)
        return data
    if not may_begin or not isinstance(step, str) or not (data is None or isinstance(data, dict)):
        raise NotEdited(f"{step} is not there.", "Look at the file, which somebody else may have changed.")
    return {**(data or {}), step: _with(None, rest, change, may_begin=True)}


def _without(data: Any, route: Route, edit: Edit) -> Any:
    _at(data, route, edit)

    def removed(old: Any) -> Any:
        del old[route[-1]]
        return old

    return _with(data, route[:-1], removed)


def _with_key(old: Any, key: str, value: Any, after: str | None, edit: Edit) -> Any:
    if not (old is None or isinstance(old, dict)) or key in (old or {}):
        raise NotEdited(f"{key} cannot be added here.", _by_hand(edit), edit)
    added: dict[str, Any] = {}
    for name, part in (old or {}).items():
        added[name] = part
        if name == after:
            added[key] = value
    return added if key in added else {**added, unicodedata.normalize("NFC", key): value}


def _with_item(old: Any, number: int, value: Any, edit: Edit) -> Any:
    if isinstance(old, dict):
        raise NotEdited("there is no list here.", _by_hand(edit), edit)
    items = [] if old is None else [old] if isinstance(old, str) else old
    if number > len(items):
        raise NotEdited(f"the list has only {len(items)} items.", _by_hand(edit), edit)
    return [*items[:number], value, *items[number:]]


def _renamed(old: Any, name: str | int, key: str, edit: Edit) -> Any:
    if not isinstance(old, dict) or name not in old or (key in old and key != name):
        raise NotEdited(f"{name} cannot be called {key}.", _by_hand(edit), edit)
    return {key if each == name else each: value for each, value in old.items()}


def _same(data: Any, other: Any) -> bool:
    return bool(data == other) and _same_order(data, other)


def _same_order(data: Any, other: Any) -> bool:
    """Whether the keys of equal data stand in the same order."""
    if isinstance(data, dict):
        return list(data) == list(other) and all(_same_order(data[key], other[key]) for key in data)
    if isinstance(data, list):
        return all(_same_order(part, its) for part, its in zip(data, other, strict=True))
    return True


# The change in the text.


@dataclass(frozen=True, slots=True)
class _Splice:
    """A part of the text, and what stands there instead."""

    start: int
    end: int
    text: str


class _Editor:
    """Makes one edit in the text of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._layout = Layout(document)

    def edited(self, edit: Edit) -> str:
        match edit:
            case Put(route, value):
                splices = self._put(route, value)
            case Add(route, key, value, after):
                splices = self._add(route, key, value, after)
            case Insert(route, number, value):
                splices = self._insert(route, number, value)
            case Delete(route):
                splices = self._delete(route)
            case Move(route, to, number):
                return self._moved(route, to, number)
            case Rename(route, key):
                splices = self._rename(route, key)
            case Unfold(route, key):
                splices = self._unfold(route, key)
        return self._spliced(splices)

    def _spliced(self, splices: Sequence[_Splice]) -> str:
        text = self._text
        for splice in sorted(splices, key=lambda splice: (splice.start, splice.end), reverse=True):
            text = text[: splice.start] + splice.text + text[splice.end :]
        return text

    # Values

    def _put(self, route: Route, value: Any) -> list[_Splice]:
        layout, text = self._layout, self._text
        if not route:
            raise Unfit("a whole file is not replaced")
        at = layout.entry(route)
        start, end = layout.start(at), layout.end(at)
        if layout.is_marked(at):
            raise Unfit("an anchor or a tag stands here")
        if layout.is_in_flow(at):
            shown = in_style_of(text[start:end], value, in_flow=True) if _is_scalar(value) else flow_text(value)
            return [_Splice(start, end, self._apart(start) + shown)]
        if layout.holds_others(at) and not layout.is_flow(at) and _is_filled(value) and isinstance(route[-1], str):
            return self._put_block(at, value)
        if _is_filled(value) and isinstance(route[-1], str):
            short = self._in_brackets(at, value)
            return [_Splice(start, end, self._apart(start) + short)] if short else self._put_below(at, value)
        if _is_filled(value):
            lines = self._item(value, layout.dash_column(at))
            first, *rest = [lines[0].lstrip()[2:], *lines[1:]]
            return [_Splice(start, end, self._apart(start) + self._joined([first, *rest]))]
        if layout.holds_others(at) and not layout.is_flow(at):
            return self._put_instead_of_block(at, value)
        column = layout.column_of_content(at)
        shown = in_style_of(text[start:end], value, in_flow=False, column=column, line_break=layout.line_break)
        return [_Splice(start, end, self._apart(start) + shown)]

    def _apart(self, start: int) -> str:
        """The space that a value needs which nothing stood for before it."""
        return " " if self._text[start - 1 : start] in (":", "-") else ""

    def _put_block(self, at: int, value: Any) -> list[_Splice]:
        """Write a block in the place of another; what stands behind the key stays."""
        layout = self._layout
        first = layout.line_start(layout.first_of_block(at))
        column = layout.column(layout.first_of_block(at))
        if isinstance(value, Mapping) and column <= layout.column(layout.key_of(at)):
            column = layout.column_below(at, is_list=False)
        return [_Splice(first, layout.end(at), self._joined(self._block(value, column)))]

    def _in_brackets(self, at: int, value: Any) -> str:
        """A list of ids in the place of one of them, as this document writes such lists; nothing for any other."""
        if not isinstance(value, list) or not self._layout.keys_in_brackets or not self._layout.is_in_a_line(at):
            return ""
        lines = block_text({"x": value}, in_brackets=("x",)).splitlines()
        return lines[0].removeprefix("x: ") if len(lines) == 1 else ""

    def _put_below(self, at: int, value: Any) -> list[_Splice]:
        """Write a block below a key in the place of a scalar, or of what stands in brackets."""
        layout = self._layout
        start, end, colon = layout.start(at), layout.end(at), layout.colon(at)
        lines = self._block(value, layout.column_below(at, is_list=isinstance(value, list)))
        rest = self._text[end : layout.line_end(end)]
        gap = self._text[colon:start]
        if "\n" in gap or "\r" in gap:
            raise Unfit("the value stands on another line than its key")
        stop = layout.line_end(end)
        if rest.strip() and not rest.lstrip().startswith("#"):
            raise Unfit("something else stands in the same line")
        return [_Splice(colon, stop, rest.rstrip() + layout.line_break + self._joined(lines))]

    def _put_instead_of_block(self, at: int, value: Any) -> list[_Splice]:
        """Write something short behind a key in the place of a block below it."""
        layout = self._layout
        colon, first = layout.colon(at), layout.line_start(layout.first_of_block(at))
        shown = scalar_text(value, in_flow=False) if _is_scalar(value) else flow_text(value)
        stop = layout.after_line(layout.end(at))
        if first <= colon:
            raise Unfit("this list begins in the line of another thing")
        splices = [_Splice(colon, colon, f" {shown}".rstrip()), _Splice(first, stop, "")]
        if stop == len(self._text) and layout.line_end(layout.end(at)) == stop:
            splices[1] = _Splice(first - len(layout.break_before(first)), stop, "")
        return splices

    def _block(self, value: Any, column: int) -> list[str]:
        """The lines of a list or mapping, so many columns in."""
        if isinstance(value, list):
            return [line for part in value for line in self._item(part, column)]
        return [f"{' ' * column}{line}" if line else "" for line in self._mapping(value)]

    def _item(self, value: Any, column: int) -> list[str]:
        return item_lines(value, column, self._layout.keys_in_brackets)

    def _mapping(self, value: Mapping[str, Any]) -> list[str]:
        return block_text(value, in_brackets=self._layout.keys_in_brackets).splitlines()

    def _joined(self, lines: Iterable[str]) -> str:
        return self._layout.line_break.join(lines)

    # Keys

    def _add(self, route: Route, key: str, value: Any, after: str | None) -> list[_Splice]:
        layout = self._layout
        if self._document.tree is None:
            return self._add_at_end({key: value})
        missing = layout.missing(route)
        if missing:
            return self._add_missing(route, missing, {key: value})
        at = layout.entry(route)
        if not layout.holds_others(at) or not layout.children(at):
            return self._put(route, {key: value}) if route else self._add_at_end({key: value})
        children = layout.children(at)
        before = children[after] if after is not None and after in children else list(children.values())[-1]
        if layout.is_flow(at):
            return [self._into_flow(before, f"{scalar_text(key, in_flow=True)}: {flow_text(value)}")]
        column = layout.column(layout.key_of(next(iter(children.values()))))
        lines = [f"{' ' * column}{line}" if line else "" for line in self._mapping({key: value})]
        return [self._lines_after(before, lines, self._spacing([layout.key_of(child) for child in children.values()]))]

    def _add_missing(self, route: Route, missing: Route, value: Any) -> list[_Splice]:
        """Begin the mappings that a route goes through, with a value at its end."""
        first, *others = missing
        if not isinstance(first, str):
            raise Unfit("there is no such item")
        for step in reversed(others):
            value = {step: value}
        return self._add(route[: len(route) - len(missing)], first, value, None)

    def _add_at_end(self, value: Mapping[str, Any]) -> list[_Splice]:
        """Write into a file that holds nothing but comments."""
        layout, text = self._layout, self._text
        if self._document.tree is not None and text[slice(*self._document.tree.span(0))].strip():
            raise Unfit("the file holds something else")
        begin = layout.line_break if text and not text.endswith(("\n", "\r")) else ""
        lines = self._mapping(value)
        return [_Splice(len(text), len(text), begin + self._joined([*lines, ""]))]

    def _rename(self, route: Route, key: str) -> list[_Splice]:
        layout = self._layout
        at = layout.entry(route)
        start, end = layout.key_of(at), layout.end_of_key(at)
        shown = in_style_of(self._text[start:end], key, in_flow=layout.is_in_flow(at))
        return [_Splice(start, end, shown)]

    def _unfold(self, route: Route, key: str) -> list[_Splice]:
        layout = self._layout
        at = layout.entry(route)
        start, end = layout.start(at), layout.end(at)
        name = scalar_text(key, in_flow=True)
        if layout.is_marked(at):
            raise Unfit("an anchor or a tag stands here")
        if layout.is_in_flow(at):
            return [_Splice(start, start, f"{{{name}: "), _Splice(end, end, "}")]
        if isinstance(route[-1], str):
            return self._put(route, {key: self._document.value(route)})
        if line_at(self._text, start) != line_at(self._text, end):
            return self._put(route, {key: self._document.value(route)})
        return [_Splice(start, start, f"{self._apart(start)}{name}: ")]

    # Items

    def _insert(self, route: Route, number: int, value: Any) -> list[_Splice]:
        layout = self._layout
        if missing := layout.missing(route) if self._document.tree is not None else route:
            *way, last = missing
            if not isinstance(last, str):
                raise Unfit("there is no such item")
            return self._add(route[: len(route) - len(missing)] + tuple(way), last, [value], None)
        at = layout.entry(route)
        if not layout.holds_others(at):
            old = self._document.value(route)
            return self._begin_list(route, at, number, value) if old is not None else self._put(route, [value])
        items = list(layout.children(at).values())
        if not items:
            return self._put(route, [value])
        if layout.is_flow(at):
            if number < len(items):
                start = layout.start(items[number])
                return [_Splice(start, start, f"{flow_text(value)}, ")]
            return [self._into_flow(items[-1], flow_text(value))]
        return [self._insert_lines(items, number, self._item_like(items, value))]

    def _item_like(self, items: Sequence[int], value: Any) -> list[str]:
        """The lines of an item, in braces where its neighbors stand in braces."""
        layout = self._layout
        column = layout.dash_column(items[0])
        filled = [item for item in items if layout.holds_others(item)]
        if isinstance(value, Mapping) and filled and all(layout.is_flow(item) for item in filled):
            line = f"{' ' * column}- {flow_text(value)}"
            if len(line) <= _WIDE:
                return [line]
        return self._item(value, column)

    def _insert_lines(self, items: Sequence[int], number: int, lines: Sequence[str]) -> _Splice:
        layout = self._layout
        dashes = [layout.dash(item) for item in items]
        if number:
            return self._lines_after(items[number - 1], lines, self._spacing(dashes))
        start = layout.line_start(dashes[0])
        if self._text[start : dashes[0]].strip():
            raise Unfit("this list begins in the line of another thing")
        spaced = [*lines, *[""] * self._spacing(dashes)]
        return _Splice(start, start, self._joined([*spaced, ""]))

    def _begin_list(self, route: Route, at: int, number: int, value: Any) -> list[_Splice]:
        """Turn a text that stands in the place of a list into its first item."""
        layout = self._layout
        old = self._document.value(route)
        start, end = layout.start(at), layout.end(at)
        shown = self._text[start:end]
        if layout.is_marked(at):
            raise Unfit("an anchor or a tag stands here")
        if layout.is_in_flow(at):
            parts = [shown, flow_text(value)] if number else [flow_text(value), shown]
            return [_Splice(start, end, f"[{', '.join(parts)}]")]
        both = [old, value] if number else [value, old]
        if "\n" in shown or "\r" in shown or isinstance(route[-1], int) or self._in_brackets(at, both):
            return self._put(route, both)
        column, colon = layout.column_below(at, is_list=True), layout.colon(at)
        stop = layout.line_end(end)
        kept = f"{' ' * column}- {shown}{self._text[end:stop]}"
        lines = self._item(value, column)
        listed = [kept, *lines] if number else [*lines, kept]
        return [_Splice(colon, stop, layout.line_break + self._joined(listed))]

    def _into_flow(self, before: int, shown: str) -> _Splice:
        """Write something behind an entry in brackets or braces."""
        layout, text = self._layout, self._text
        end = layout.end(before)
        comma = layout.next_sign(end)
        first = layout.begin(before)
        alone = text[layout.line_start(first) : first]
        apart = f"{layout.line_break}{alone}" if layout.line_start(first) and not alone.strip() else " "
        if text[comma : comma + 1] == ",":
            return _Splice(comma + 1, comma + 1, f"{apart}{shown},")
        return _Splice(end, end, f",{apart}{shown}")

    def _lines_after(self, before: int, lines: Sequence[str], blank: int) -> _Splice:
        """Write lines below the last line of an entry."""
        layout = self._layout
        stop = layout.line_end(layout.end(before))
        rest = self._text[layout.end(before) : stop].strip()
        if rest and not rest.startswith("#"):
            raise Unfit("something else stands in the same line")
        return _Splice(stop, stop, self._joined(["", *[""] * blank, *lines]))

    def _spacing(self, starts: Sequence[int]) -> int:
        """How many blank lines stand between the first two of several entries."""
        if len(starts) < 2:
            return 0
        return 1 if self._layout.has_blank_line_above(starts[1]) else 0

    # Removal

    def _delete(self, route: Route) -> list[_Splice]:
        layout = self._layout
        at = layout.entry(route)
        parent = layout.entry(route[:-1])
        siblings = list(layout.children(parent).values())
        number = siblings.index(at)
        if layout.is_alias(at):
            raise Unfit("an alias ('*') stands here")
        if layout.is_flow(parent):
            return self._delete_in_flow(siblings, number)
        if len(siblings) == 1:
            if not route[:-1]:
                raise Unfit("nothing would be left")
            return self._put(route[:-1], [] if isinstance(route[-1], int) else {})
        start = layout.begin(at)
        first, stop = layout.line_start(start), layout.after_line(layout.end(at))
        if self._text[first:start].strip():
            if number:
                raise Unfit("something else stands in the same line")
            return self._delete_first(siblings)
        if stop == len(self._text) and not self._text.endswith(("\n", "\r")):
            first -= len(layout.break_before(first))
        return [_Splice(first, stop, "")]

    def _delete_first(self, siblings: Sequence[int]) -> list[_Splice]:
        """Remove the first key of an item, which stands in the line of its hyphen."""
        layout = self._layout
        start, following = layout.begin(siblings[0]), layout.begin(siblings[1])
        end = layout.end(siblings[0])
        if "#" in self._text[end:following]:
            raise Unfit("a comment stands between this and the next thing")
        return [_Splice(start, following, "")]

    def _delete_in_flow(self, siblings: Sequence[int], number: int) -> list[_Splice]:
        layout = self._layout
        start, end = layout.begin(siblings[number]), layout.end(siblings[number])
        if number + 1 < len(siblings):
            following = layout.begin(siblings[number + 1])
            if "#" not in self._text[end:following]:
                return [_Splice(start, following, "")]
            return [_Splice(start, layout.next_sign(end) + 1, "")]
        if number:
            before = layout.end(siblings[number - 1])
            if "#" not in self._text[before:start]:
                return [_Splice(before, end, "")]
            raise Unfit("a comment stands before this")
        comma = layout.next_sign(end)
        return [_Splice(start, comma + 1 if self._text[comma : comma + 1] == "," else end, "")]

    # Moves

    def _moved(self, route: Route, to: Route, number: int) -> str:
        """Take an item out and write it elsewhere, with its own signs where both are lists in blocks."""
        layout = self._layout
        at = layout.entry(route)
        raw = self._raw_item(at)
        value = self._document.value(route)
        without = self._spliced(self._delete(route))
        rest = _Editor(parse(without.encode(), self._document.path))
        if not rest._document.readable:
            raise Unfit("it cannot be taken out of here")
        if raw is not None and rest._takes_lines(to):
            target = rest._layout
            items = list(target.children(target.entry(to)).values())
            lines = _shifted(raw, target.dash_column(items[0]) - layout.dash_column(at))
            return rest._spliced([rest._insert_lines(items, number, lines)])
        return rest._spliced(rest._insert(to, number, value))

    def _raw_item(self, at: int) -> list[str] | None:
        """The lines of an item of a list in blocks, if they are its own."""
        layout = self._layout
        if layout.is_in_flow(at):
            return None
        dash = layout.dash(at)
        first = layout.line_start(dash)
        if self._text[first:dash].strip():
            return None
        return self._text[first : layout.line_end(layout.end(at))].replace("\r\n", "\n").split("\n")

    def _takes_lines(self, route: Route) -> bool:
        layout = self._layout
        if layout.missing(route):
            return False
        at = layout.entry(route)
        return layout.holds_others(at) and bool(layout.children(at)) and not layout.is_flow(at)


_WIDE = 110
"""How long a line may become that holds an item in braces."""


def _shifted(lines: Sequence[str], columns: int) -> list[str]:
    """Lines further in, or further out."""
    if columns >= 0:
        return [f"{' ' * columns}{line}" if line.strip() else line for line in lines]
    if any(line.strip() and line[:-columns].strip() for line in lines):
        raise Unfit("its lines stand too far to the left")
    return [line[-columns:] for line in lines]


def _is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _is_filled(value: Any) -> TypeGuard[Mapping[str, Any] | list[Any]]:
    return isinstance(value, Mapping | list) and bool(value)
