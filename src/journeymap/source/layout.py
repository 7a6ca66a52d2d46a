"""Locate every entry of a document in its text, from its key or hyphen to the end of its last line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from journeymap.source.document import Document
from journeymap.source.tree import Route, Tree

_BREAK = re.compile(r"\r\n|\n|\r")
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]*)*")
_HEADER = re.compile(r"[|>][-+0-9]*[^\r\n]*")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")


class Unfit(Exception):
    """A place is written in a way that only a person should edit."""


class Layout:
    """Where the entries of a document's tree are in its text. Offsets count characters from 0."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._tree: Tree | None = document.tree
        self._parents: dict[int, int] = {}
        self._steps: dict[int, str | int] = {}
        self._ends: dict[int, int] = {}
        found = _BREAK.search(self.text)
        self.line_break = found[0] if found else "\n"

    @property
    def tree(self) -> Tree:
        if self._tree is None:
            raise Unfit("the file is empty")
        return self._tree

    # Entries

    def entry(self, route: Route) -> int:
        """Return the number of the entry at a route."""
        at = 0
        for step in route:
            below = self.children(at).get(step)
            if below is None:
                raise Unfit(f"{step} is not there")
            at = below
            if self.is_alias(at):
                raise Unfit("an alias ('*') stands here, which repeats something else")
        return at

    def missing(self, route: Route) -> Route:
        """Return the end of a route that is not written."""
        at = 0
        for number, step in enumerate(route):
            below = self.children(at).get(step)
            if below is None:
                return route[number:]
            at = below
        return ()

    def children(self, at: int) -> Mapping[str | int, int]:
        """Return the entries one step down."""
        children = self.tree.children(at)
        for step, below in children.items():
            self._parents[below], self._steps[below] = at, step
        return children

    def holds_others(self, at: int) -> bool:
        return self.tree.holds_others(at)

    def is_marked(self, at: int) -> bool:
        """Return whether an entry has an anchor or a tag."""
        return self.text[self.start(at) : self.start(at) + 1] in ("&", "!") and self.start(at) < self.tree.span(at)[1]

    def is_alias(self, at: int) -> bool:
        """Return whether an entry is an alias, which has the place of its original."""
        if at not in self._parents:
            return False
        if isinstance(self._steps[at], str):
            return self.start(at) < self.end_of_key(at)
        return self.start(at) < self.tree.span(self._parents[at])[0] or self.is_alias(self._parents[at])

    def is_flow(self, at: int) -> bool:
        """Return whether a list or mapping is in brackets or braces."""
        return self.text[self.first_of_block(at)] in "[{" or self.is_in_flow(at)

    def is_in_flow(self, at: int) -> bool:
        """Return whether an entry is within brackets or braces."""
        return at in self._parents and self.is_flow(self._parents[at])

    # Offsets

    def start(self, at: int) -> int:
        return self.tree.span(at)[0]

    def first_of_block(self, at: int) -> int:
        """Return where the first key, hyphen or bracket of a list or mapping is, after its anchor and tag."""
        start = self.start(at)
        if self.text[start] in "&!":
            found = _PROPERTIES.match(self.text, start)
            start = self.next_content(found.end() if found else start)
        return start

    def end(self, at: int) -> int:
        """Return where the content of an entry ends, before any comment or blank lines after it."""
        if at not in self._ends:
            self._ends[at] = self._end(at)
        return self._ends[at]

    def _end(self, at: int) -> int:
        start, end = self.tree.span(at)
        if self.is_alias(at):
            return self._end_of_alias(at)
        if not self.holds_others(at):
            return self._end_of_block_text(start, end)
        if self.is_flow(at) and self.text[self.first_of_block(at)] in "[{":
            return end
        children = self.children(at)
        return self.end(list(children.values())[-1]) if children else end

    def _end_of_alias(self, at: int) -> int:
        step, parent = self._steps[at], self._parents[at]
        if isinstance(step, str):
            begin = self.colon(at)
        else:
            begin = self.end(self.children(parent)[step - 1]) if step else self.first_of_block(parent)
            begin = self.next_content(begin) + 1
        found = _ALIAS.search(self.text, begin)
        if found is None or self.text[begin : found.start()].strip():
            raise Unfit("an alias ('*') stands near, which repeats something else")
        return found.end()

    def _end_of_block_text(self, start: int, end: int) -> int:
        """The end of a text; that of a block of lines is the end of its last line that is not blank."""
        text = self.text
        properties = _PROPERTIES.match(text, start) if start < end else None
        header = _HEADER.match(text, properties.end() if properties else start) if start < end else None
        if header is None:
            return end
        column, last, at = None, header.end(), self.after_line(header.end())
        while at < end:
            line = text[at : self.line_end(at)]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip():
                column = indent if column is None else column
                if indent < column:
                    break
                last = at + len(line)
            following = self.after_line(at)
            if following == at:
                break
            at = following
        return min(last, end)

    def key_of(self, at: int) -> int:
        """Return where the key of an entry starts."""
        return self.tree.span(at - 1)[0]

    def end_of_key(self, at: int) -> int:
        return self.tree.span(at - 1)[1]

    def colon(self, at: int) -> int:
        """Return the place after the colon of a key."""
        place = self.next_content(self.end_of_key(at))
        if self.text[place : place + 1] != ":":
            raise Unfit("the key has no colon of its own")
        return place + 1

    def dash(self, at: int) -> int:
        """Return where the hyphen of a block item is."""
        parent, step = self._parents[at], self._steps[at]
        siblings = self.children(parent)
        place = self.first_of_block(parent) if step == 0 else self.next_content(self.end(siblings[int(step) - 1]))
        if self.text[place : place + 1] != "-":
            raise Unfit("this list is written in an unusual way")
        return place

    def begin(self, at: int) -> int:
        """Return where an entry begins, with its key or hyphen."""
        if isinstance(self._steps[at], str):
            return self.key_of(at)
        return self.start(at) if self.is_in_flow(at) else self.dash(at)

    @cached_property
    def keys_in_brackets(self) -> frozenset[str]:
        """The keys whose lists this document writes in brackets."""
        keys: set[str] = set()
        self._collect_keys(0, keys)
        return frozenset(keys)

    def _collect_keys(self, at: int, keys: set[str]) -> None:
        for step, below in self.children(at).items() if self._tree else ():
            if self.is_alias(below) or not self.holds_others(below):
                continue
            if isinstance(step, str) and 0 in self.children(below) and self.is_flow(below):
                keys.add(step)
            self._collect_keys(below, keys)

    def is_in_a_line(self, at: int) -> bool:
        """Return whether a text is on the line of its key."""
        between = self.text[self.key_of(at) : self.end(at)]
        return not self.holds_others(at) and self.start(at) < self.end(at) and not _BREAK.search(between)

    # Columns

    def column(self, place: int) -> int:
        return place - self.line_start(place)

    def dash_column(self, at: int) -> int:
        return self.column(self.dash(at))

    def column_of_content(self, at: int) -> int:
        """Return the column of the lines of a block text."""
        if at not in self._steps:
            return 0
        if isinstance(self._steps[at], str):
            return self.column(self.key_of(at)) + self._step(is_list=False)
        return self.dash_column(at) + 2

    def column_below(self, at: int, *, is_list: bool) -> int:
        """Return the column of a block below the key of an entry."""
        return self.column(self.key_of(at)) + self._step(is_list=is_list)

    def _step(self, *, is_list: bool) -> int:
        """Return by how much the document indents a list or mapping below its key."""
        return next(self._steps_in(0, is_list=is_list), 2)

    def _steps_in(self, at: int, *, is_list: bool) -> Iterator[int]:
        for step, below in self.children(at).items():
            if self.is_alias(below) or not self.holds_others(below) or self.is_flow(below):
                continue
            if isinstance(step, str) and (0 in self.children(below)) == is_list:
                first = self.first_of_block(below)
                if self.line_start(first) > self.key_of(below):
                    yield self.column(first) - self.column(self.key_of(below))
            yield from self._steps_in(below, is_list=is_list)

    # Lines

    def line_start(self, place: int) -> int:
        return max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) + 1

    def line_end(self, place: int) -> int:
        found = _BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def after_line(self, place: int) -> int:
        """Return where the next line starts; the end of the text if there is none."""
        found = _BREAK.search(self.text, place)
        return found.end() if found else len(self.text)

    def break_before(self, line_start: int) -> str:
        """Return the line break before the start of a line."""
        return next((end for end in ("\r\n", "\n", "\r") if self.text[:line_start].endswith(end)), "")

    def has_blank_line_above(self, place: int) -> bool:
        """Return whether a blank line precedes the line of a place and its comments."""
        start = self.line_start(place)
        while start:
            above = self.line_start(start - len(self.break_before(start)))
            line = self.text[above:start].strip()
            if not line.startswith("#"):
                return not line
            start = above
        return False

    def next_content(self, place: int) -> int:
        """Return the next place that is neither space nor comment."""
        text, last = self.text, len(self.text)
        while place < last:
            if text[place].isspace():
                place += 1
            elif text[place] == "#" and (place == 0 or text[place - 1].isspace()):
                place = self.line_end(place)
            else:
                break
        return place
