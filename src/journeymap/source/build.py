"""YAML events come in; plain data and its tree of places go out. Every scalar stays the text that was
typed.

Events, not `load` or `compose`: those are slower, read YAML 1.1 (`no` is false, `12:30` is 750) and
crash the process on a file of thirty thousand brackets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from journeymap.source.document import Document, Place, Problem
from journeymap.source.tree import Marks, Node

if TYPE_CHECKING:
    from yaml.events import Event

MAX_DEPTH = 64
MAX_VALUES = 200_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LONGEST_NULL = 5
_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))
_Scalar: type[Any] = ScalarEvent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The document cannot be read on; carries the finding's code, marks, message and fix."""

    def __init__(self, code: str, marks: Marks, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.marks, self.message, self.fix = code, marks, message, fix


def _marks(event: Any) -> Marks:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)


class _Frame:
    """A list or mapping that is still open; `key` is the key whose value comes next."""

    __slots__ = ("anchor", "children", "data", "key", "key_marks", "node", "values_before")

    def __init__(
        self, data: Any, children: Any, marks: Marks, anchor: str | None, values_before: int
    ) -> None:
        self.data, self.children = data, children
        self.node: list[Any] = [*marks, children]
        self.anchor, self.values_before = anchor, values_before
        self.key: str | None = None
        self.key_marks: Marks | None = None


class Builder:
    """Builds one document; the limits are counted as it goes, so a hostile file is left early."""

    def __init__(self, text: str, document: Document) -> None:
        self._loader = _Loader(text)
        self._document = document
        self._outermost = _Frame([], [], (0, 0, 0, 0), None, 0)
        self._frame = self._outermost
        self._open_frames: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, Node, int]] = {}
        self._values = 0
        self._documents = 0

    def build(self) -> tuple[Any, Node | None]:
        """The data and its places; both None for a file with nothing in it."""
        get_event: Callable[[], Any] = self._loader.get_event
        frame = self._frame
        in_list = True
        while (event := get_event()) is not None:
            if type(event) is not _Scalar:
                self._structure(event)
                frame = self._frame
                in_list = type(frame.data) is list
                continue
            # The hot path, written out: nine in ten events are scalars.
            start, end, value = event.start_mark, event.end_mark, event.value
            marks = (start.line, start.column, end.line, end.column)
            if event.tag is not None or event.anchor is not None:
                self._check_scalar(event, marks)
            if frame.key is None and not in_list:
                frame.key, frame.key_marks = value, marks
                continue
            if len(value) < _LONGEST_NULL and value in _NULLS and event.implicit[0]:
                value = None
            if in_list:
                frame.data.append(value)
                frame.children.append(marks)
            else:
                self._put(value, marks)
        outermost = self._outermost
        return (outermost.data[0], outermost.children[0]) if outermost.data else (None, None)

    def _structure(self, event: Event) -> None:
        """An event that opens, closes or repeats something; stream marks are passed over."""
        if isinstance(event, MappingStartEvent):
            self._open(event, {}, {})
        elif isinstance(event, SequenceStartEvent):
            self._open(event, [], [])
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._start_document(event)

    def _put(self, value: Any, node: Node) -> None:
        """Hang a value into the list or mapping that is open."""
        frame = self._frame
        if type(frame.data) is list:
            frame.data.append(value)
            frame.children.append(node)
            return
        key = frame.key
        frame.key = None
        if key in frame.data or key == "<<":
            self._refuse_key(frame, key)
            return
        frame.data[key] = value
        frame.children[key] = (frame.key_marks, node)

    def _refuse_key(self, frame: _Frame, key: str | None) -> None:
        if key == "<<":
            fix = "Write the fields out, or lay one map over another with extends:."
            self._problem("JM015", frame.key_marks, "'<<' does not merge anything here", fix)
            return
        first = frame.children[key][0]
        message = f"'{key}' is written twice here; the first one is in line {first[0] + 1}"
        self._problem("JM007", frame.key_marks, message, "Keep one of them, or join their contents.")

    def _open(self, event: MappingStartEvent | SequenceStartEvent, data: Any, children: Any) -> None:
        marks = _marks(event)
        if event.tag is not None:
            self._check_tag(event, marks)
        if len(self._open_frames) >= MAX_DEPTH:
            message = f"lists and mappings stand more than {MAX_DEPTH} deep in one another"
            raise Refused("JM014", marks, message, "A map needs about eight levels; look for stray brackets.")
        self._refuse_as_key(marks)
        self._values += 1
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        self._open_frames.append(self._frame)
        self._frame = _Frame(data, children, marks, event.anchor, self._values)

    def _close(self, event: Any) -> None:
        frame, end = self._frame, event.end_mark
        self._frame = self._open_frames.pop()
        frame.node[2], frame.node[3] = end.line, end.column
        self._values += len(frame.data)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.data, frame.node, self._values - frame.values_before + 1)
        self._put(frame.data, frame.node)

    def _alias(self, event: Any) -> None:
        marks = _marks(event)
        self._refuse_as_key(marks)
        known = self._anchors.get(event.anchor)
        if known is None:
            inside = any(frame.anchor == event.anchor for frame in (*self._open_frames, self._frame))
            what = "leads back into itself" if inside else "has no '&' that it could repeat"
            raise Refused("JM015", marks, f"'*{event.anchor}' {what}", "Write the value out here.")
        value, node, size = known
        self._values += size
        if self._values > MAX_VALUES:
            message = f"the aliases in this file unfold to more than {MAX_VALUES:,} values"
            raise Refused(
                "JM014", marks, message, "Write the values out, or share them by id in the library."
            )
        self._put(value, node)

    def _refuse_as_key(self, marks: Marks) -> None:
        if type(self._frame.data) is dict and self._frame.key is None:
            raise Refused("JM015", marks, "a key must be a text", "Put quotes around the key.")

    def _start_document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            fix = "Put what follows into a file of its own."
            raise Refused("JM015", _marks(event), "a second document starts here ('---')", fix)

    def _check_scalar(self, event: ScalarEvent, marks: Marks) -> None:
        if event.tag is not None:
            self._check_tag(event, marks)
        if event.anchor is not None:
            value = None if event.value in _NULLS and event.implicit[0] else event.value
            self._anchors[event.anchor] = (value, marks, 1)

    def _check_tag(self, event: Any, marks: Marks) -> None:
        if event.tag not in _CORE_TAGS and event.tag != "!":
            shown = event.tag.replace(_CORE, "!!")
            self._problem(
                "JM015",
                marks,
                f"the tag '{shown}' is not allowed here",
                "Remove the tag; plain text is enough.",
            )

    def _problem(self, code: str, marks: Marks | None, message: str, fix: str) -> None:
        place = Place(_Spot(self._document, marks or (0, 0, 0, 0)))
        self._document.problems.append(Problem(code, place, message, fix))


class _Spot(Document):
    """A document seen from one mark: for a problem whose place no route leads to, such as a repeated key."""

    def __init__(self, document: Document, marks: Marks) -> None:
        super().__init__(document.path, document.text, root=marks)
