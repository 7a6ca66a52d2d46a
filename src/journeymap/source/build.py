"""YAML events come in; plain data and its tree of places go out. Every scalar stays the text that was
typed.

Events, not `load` or `compose`: those are slower, read YAML 1.1 (`no` is false, `12:30` is 750) and
crash the process on a file of thirty thousand brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

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

from journeymap.source.document import Document, Problem, spot
from journeymap.source.tree import Marks, Node

MAX_DEPTH = 64
MAX_VALUES = 200_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LONGEST_NULL = 5
_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))
_START: Marks = (0, 0, 0, 0)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """The document cannot be read on; carries the finding's code, marks, message and fix."""

    def __init__(self, code: str, marks: Marks, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.marks, self.message, self.fix = code, marks, message, fix


def _marks(event: Any) -> Marks:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)


class Builder:
    """Builds one document; the limits are counted as it goes, so a hostile file is left early."""

    def __init__(self, text: str, document: Document) -> None:
        self._loader = _Loader(text)
        self._document = document
        self._documents = 0
        self._anchors: dict[str, tuple[Any, Node]] = {}
        self._open_anchors: dict[int, str] = {}
        self._sizes: dict[int, int] = {}
        self._repeated_values = 0

    def build(self) -> tuple[Any, Node | None]:
        """The data and its places; both None for a file with nothing in it.

        One loop, without calls for what is usual: it decides how long a large workspace takes. `data`,
        `children` and `node` belong to the list or mapping that is open; `key` is the key whose value
        comes next.
        """
        get_event: Callable[[], Any] = self._loader.get_event
        stack: list[tuple[Any, Any, list[Any], str | None, Marks]] = []
        data, children, key, key_marks, in_list = [], [], None, _START, True  # type: Any, Any, Any, Any, bool
        node: list[Any] = [*_START, children]
        while (event := get_event()) is not None:
            kind: Any = type(event)
            if kind is ScalarEvent:
                start, end, value = event.start_mark, event.end_mark, event.value
                marks: Any = (start.line, start.column, end.line, end.column)
                if len(value) < _LONGEST_NULL and value in _NULLS and (in_list or key is not None):
                    value = None if event.implicit[0] else value
                if event.tag is not None or event.anchor is not None:
                    self._check_scalar(event, value, marks)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                is_key = key is None and not in_list
                if is_key or event.tag is not None or event.anchor is not None or len(stack) >= MAX_DEPTH:
                    self._check_opening(event, len(stack), is_key)
                stack.append((data, children, node, key, key_marks))
                in_list, key, start = kind is SequenceStartEvent, None, event.start_mark
                data, children = ([], []) if in_list else ({}, {})
                node = [start.line, start.column, 0, 0, children]
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, marks, end = data, node, event.end_mark
                node[2:4] = end.line, end.column
                data, children, node, key, key_marks = stack.pop()
                in_list = type(data) is list
                if self._open_anchors:
                    self._close_anchor(len(stack), value, marks)
            elif kind is AliasEvent:
                value, marks = self._repeat(event, key is None and not in_list)
            else:
                self._check_document(event)
                continue
            if in_list:
                data.append(value)
                children.append(marks)
            elif key is None:
                key, key_marks = value if value.isascii() else _composed(value), marks
            elif key in data or key == "<<":
                self._refuse_key(key, key_marks, children)
                key = None
            else:
                data[key], children[key], key = value, (key_marks, marks), None
        return (data[0], children[0]) if data else (None, None)

    def _refuse_key(self, key: str, marks: Marks, children: dict[str, Any]) -> None:
        """Tell of a key that is repeated, or that would merge; its value is passed over."""
        if key == "<<":
            fix = "Write the fields out, or lay one map over another with extends:."
            self._problem("JM015", marks, "'<<' does not merge anything here", fix)
            return
        first = children[key][0]
        message = f"'{key}' is written twice here; the first one is in line {first[0] + 1}"
        self._problem("JM007", marks, message, "Keep one of them, or join their contents.")

    def _check_opening(self, event: Any, depth: int, is_key: bool) -> None:
        if is_key:
            raise _not_a_key(event)
        if depth >= MAX_DEPTH:
            raise too_deep(_marks(event))
        if event.tag is not None:
            self._check_tag(event, _marks(event))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
            self._open_anchors[depth] = event.anchor

    def _close_anchor(self, depth: int, data: Any, node: Node) -> None:
        name = self._open_anchors.pop(depth, None)
        if name is not None:
            self._anchors[name] = (data, node)

    def _check_scalar(self, event: Any, value: str | None, marks: Marks) -> None:
        if event.tag is not None:
            self._check_tag(event, marks)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, marks)

    def _repeat(self, event: Any, is_key: bool) -> tuple[Any, Node]:
        """What an alias stands for."""
        if is_key:
            raise _not_a_key(event)
        known = self._anchors.get(event.anchor)
        if known is None:
            inside = event.anchor in self._open_anchors.values()
            what = "leads back into itself" if inside else "has no '&' that it could repeat"
            raise Refused("JM015", _marks(event), f"'*{event.anchor}' {what}", "Write the value out here.")
        self._repeated_values += self._size(known[0])
        if self._repeated_values > MAX_VALUES:
            message = f"the aliases in this file unfold to more than {MAX_VALUES:,} values"
            fix = "Write the values out, or share them by id in the library."
            raise Refused("JM014", _marks(event), message, fix)
        return known

    def _size(self, value: Any) -> int:
        """How many values somebody meets who walks through a value; repetitions count each time."""
        if not isinstance(value, (dict, list)):
            return 1
        known = self._sizes.get(id(value))
        if known is None:
            inner = value.values() if isinstance(value, dict) else value
            known = self._sizes[id(value)] = 1 + sum(map(self._size, inner))
        return known

    def _check_document(self, event: Any) -> None:
        """Only the first document of a file is read; the marks of stream and document say nothing else."""
        if type(event) is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                fix = "Put what follows into a file of its own."
                raise Refused("JM015", _marks(event), "a second document starts here ('---')", fix)

    def _check_tag(self, event: Any, marks: Marks) -> None:
        if event.tag not in _CORE_TAGS:
            shown = event.tag.replace(_CORE, "!!")
            fix = "Put the text in quotes, or remove the tag: plain text is enough."
            self._problem("JM015", marks, f"the tag '{shown}' is not allowed here", fix)

    def _problem(self, code: str, marks: Marks, message: str, fix: str) -> None:
        self._document.problems.append(Problem(code, spot(self._document, marks), message, fix))


def too_deep(marks: Marks) -> Refused:
    """Refuse a document at the place where its nesting passes the limit."""
    message = f"lists and mappings are nested more than {MAX_DEPTH} levels deep"
    return Refused("JM014", marks, message, "A map needs about eight levels; look for stray brackets.")


def _composed(key: str) -> str:
    """A key in the form (NFC) that the names referring to it have as well."""
    return unicodedata.normalize("NFC", key)


def _not_a_key(event: Any) -> Refused:
    fix = "Put the whole text in quotes; one that begins with {{ needs them too."
    return Refused("JM015", _marks(event), "a key must be a text", fix)
