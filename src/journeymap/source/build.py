"""Build the tree of a document from YAML events. Every scalar stays the text that was typed.

Events, not `load` or `compose`: those are slower, read YAML 1.1 (`no` is false, `12:30` is 750) and
crash the process on a file of thirty thousand brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple

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

from journeymap.source.lines import line_at
from journeymap.source.tree import Marks, Tree, tree_of

MAX_DEPTH = 64
MAX_VALUES = 50_000
"""Keys and values of one file, with what its aliases repeat."""
MAX_REPEATED = 5_000
"""How many of them aliases may repeat; more is a whole map written twice over."""
MAX_REPEATED_TEXT = 100_000
"""In characters, as are the next two."""
MAX_TEXT = 10_000
MAX_KEY = 200
MAX_FAULTS = 100
"""After so many, the rest of a file is not read: whatever made them has made the others, too."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands for nothing, where it is not in quotes."""
_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Fault(NamedTuple):
    """Something wrong with a document that is still being read: code, marks, message and fix."""

    code: str
    marks: Marks
    message: str
    fix: str = ""


class Refused(Exception):
    """The rest of the document cannot be read; carries the fault."""

    def __init__(self, *fault: Any) -> None:
        self.fault = Fault(*fault)
        super().__init__(self.fault.message)


def _marks(event: Any) -> Marks:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)


_Part = tuple[list[Any], list[int]]
"""A piece of the tape: values and spans."""


class Builder:
    """Builds one document. The limits are checked along the way, so a hostile file is refused early."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._loader = _Loader(text)
        self._is_plain = "&" not in text and "!" not in text
        self.faults: list[Fault] = []
        self._documents = 0
        self._values: list[Any] = []
        self._spans: list[int] = []
        self._anchors: dict[str, _Part] = {}
        self._open_anchors: dict[int, str] = {}
        self._repeated_values = 0
        self._repeated_text = 0

    def build(self) -> Tree | None:
        """Return the tree; None for an empty file.

        One loop, without calls in the common case: it decides how long a large workspace takes. `keys` holds the keys
        of the open mapping, and is None in a list; `opened` is the entry of that mapping or list. After a duplicate
        key, the tape is cut back to the entry `repeated` once the value is read.
        """
        get_event: Callable[[], Any] = self._loader.get_event
        values, spans, is_plain = self._values, self._spans, self._is_plain
        add_value, add_end = values.append, spans.append
        stack: list[tuple[dict[str, int] | None, int, int]] = []
        keys: dict[str, int] | None = None
        opened, repeated = 0, 0
        while (event := get_event()) is not None:
            kind: Any = type(event)
            if len(values) > MAX_VALUES:
                raise _too_many(event)
            if keys is not None:
                if kind is ScalarEvent:
                    key = event.value
                    key = intern(key) if key.isascii() else _composed(key)
                    if not is_plain:
                        self._check_scalar(event, key)
                    start = event.start_mark.index
                    if key in keys or len(key) > MAX_KEY:
                        self._refuse_key(key, event, keys.get(key))
                        repeated = len(values)
                    else:
                        keys[key] = start
                    add_value(key)
                    add_end(start)
                    add_end(event.end_mark.index)
                    event = get_event()
                    kind = type(event)
                elif kind is not MappingEndEvent:
                    raise _not_a_key(event)
            if kind is ScalarEvent:
                value = event.value
                if len(value) > MAX_TEXT:
                    self._refuse_rest(event)
                    value = value[:MAX_TEXT]
                if " " not in value:  # a single word occurs in many files, so it is kept only once
                    value = None if value in NULLS and event.implicit[0] else intern(value)
                if not is_plain:
                    self._check_scalar(event, value)
                add_value(value)
                add_end(event.start_mark.index)
                add_end(event.end_mark.index)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                size = len(values) - opened
                values[opened] = size if keys is None else -size
                spans[2 * opened + 1] = event.end_mark.index
                if self._open_anchors:
                    self._close_anchor(len(stack) - 1, opened)
                keys, opened, repeated = stack.pop()
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if not is_plain or len(stack) >= MAX_DEPTH:
                    self._check_opening(event, len(stack))
                stack.append((keys, opened, repeated))
                keys = {"<<": -1} if kind is MappingStartEvent else None  # '<<' is refused as if it were a duplicate
                opened, repeated = len(values), 0
                add_value(0)
                add_end(event.start_mark.index)
                add_end(0)
                continue
            elif kind is AliasEvent:
                self._repeat(event)
            else:
                self._check_document(event)
            if repeated:
                del values[repeated:], spans[2 * repeated :]
                repeated = 0
        return tree_of(values, spans) if values else None

    def _refuse_key(self, key: str, event: Any, first: int | None) -> None:
        """Report a key that is a duplicate, a merge key or too long; its value is skipped."""
        if first is None:
            fix = "If it is a text with a colon in it, put the whole of it in quotes."
            self._fault("JM014", _marks(event), f"this key is longer than {MAX_KEY} characters", fix)
            return
        if key == "<<":
            fix = "Write the fields out, or base one map on another with `extends`."
            self._fault("JM015", _marks(event), "merge keys ('<<') are not supported", fix)
            return
        message = f"this key is written twice; the first one is in line {line_at(self._text, first) + 1}"
        self._fault("JM007", _marks(event), message, "Keep one of them, or join their contents.")

    def _refuse_rest(self, event: Any) -> None:
        """Report a text of which only the beginning is read."""
        fix = "Look for a quote or a '|' that is not closed, or put the text into a file of its own and link to it."
        self._fault("JM014", _marks(event), f"this text is longer than {MAX_TEXT:,} characters", fix)

    def _check_opening(self, event: Any, depth: int) -> None:
        if depth >= MAX_DEPTH:
            raise too_deep(_marks(event))
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
            self._open_anchors[depth] = event.anchor

    def _close_anchor(self, depth: int, opened: int) -> None:
        name = self._open_anchors.pop(depth, None)
        if name is not None:
            self._anchors[name] = (self._values[opened:], self._spans[2 * opened :])

    def _check_scalar(self, event: Any, value: str | None) -> None:
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = ([value], [event.start_mark.index, event.end_mark.index])

    def _repeat(self, event: Any) -> None:
        """Append a copy of what an alias stands for."""
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            inside = event.anchor in self._open_anchors.values()
            what = "leads back into itself" if inside else "has no '&' that it could repeat"
            raise Refused("JM015", _marks(event), f"'*{event.anchor}' {what}", "Write the value out here.")
        values, spans = anchored
        self._repeated_values += len(values)
        self._repeated_text += sum(len(value) for value in values if type(value) is str)
        if self._repeated_values > MAX_REPEATED or self._repeated_text > MAX_REPEATED_TEXT:
            message = f"the aliases in this file repeat more than {MAX_REPEATED:,} values"
            if self._repeated_values <= MAX_REPEATED:
                message = f"the aliases in this file repeat more than {MAX_REPEATED_TEXT:,} characters of text"
            fix = "Write the values out, or share them by id in the library."
            raise Refused("JM014", _marks(event), message, fix)
        self._values += values
        self._spans += spans

    def _check_document(self, event: Any) -> None:
        """Refuse a second document; the other events about streams and documents mean nothing here."""
        if type(event) is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                fix = "Put what follows into a file of its own."
                raise Refused("JM015", _marks(event), "a second document starts here ('---')", fix)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _CORE_TAGS:
            shown = event.tag.replace(_CORE, "!!")
            fix = "Put the text in quotes, or remove the tag: plain text is enough."
            self._fault("JM015", _marks(event), f"the tag '{shown}' is not allowed here", fix)

    def _fault(self, *fault: Any) -> None:
        if len(self.faults) >= MAX_FAULTS:
            marks = Fault(*fault).marks
            fix = "Correct those above first."
            raise Refused("JM014", marks, f"more than {MAX_FAULTS} things like these are wrong in this file", fix)
        self.faults.append(Fault(*fault))


def too_deep(marks: Marks) -> Refused:
    """Refuse a document at the place where its nesting passes the limit."""
    message = f"lists and mappings are nested more than {MAX_DEPTH} levels deep"
    return Refused("JM014", marks, message, "A map needs about eight levels; look for stray brackets.")


def _too_many(event: Any) -> Refused:
    fix = "Split it into several files."
    return Refused("JM014", _marks(event), f"the file holds more than {MAX_VALUES:,} keys and values", fix)


def _composed(key: str) -> str:
    """Normalize a key to NFC, like the names that refer to it."""
    return unicodedata.normalize("NFC", key)


def _not_a_key(event: Any) -> Refused:
    fix = "Put the whole text in quotes; one that begins with {{ needs them too."
    return Refused("JM015", _marks(event), "a key must be a text", fix)
