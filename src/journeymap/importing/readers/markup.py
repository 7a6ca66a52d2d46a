"""Read XML leniently: elements with their lines, even if tags are not closed or quotes are missing.

An XML parser rejects such a file as a whole, and one that repairs it is a large dependency. Python's HTML parser
accepts everything, resolves nothing outside the file, and knows only the standard entities.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

_MOST_DEPTH = 60
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<": ">"}
_ATTRIBUTE = re.compile(
    r"""([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^"'\s>][^>]*?))(?=\s+[^\s=<>/"']+\s*=|\s*/?>|\s*$)""", re.DOTALL
)


class Piece(NamedTuple):
    """A text, and the line that it begins on, counted from 1."""

    text: str
    line: int


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes. Names are in lower case and without prefixes."""

    name: str
    line: int
    label: str = ""
    """Its name as written."""
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without that of elements in it."""
        return " ".join(" ".join(piece.text for piece in self.pieces).split())

    def all(self, *names: str) -> Iterator[Element]:
        """Yield the elements with these names in it, at any depth."""
        return (element for element in self.walk() if element is not self and element.name in names)

    def first(self, *names: str) -> Element | None:
        """Return the first element with one of these names in it, at any depth."""
        return next(self.all(*names), None)

    def walk(self) -> Iterator[Element]:
        """Yield the element itself and all elements in it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Markup(NamedTuple):
    """A whole file."""

    root: Element
    """Holds the outermost elements."""
    remarks: tuple[Piece, ...]
    """What stands in comments."""


def parsed(text: str, *, rivals: Sequence[Collection[str]], leaves: Collection[str]) -> Markup:
    """Parse a text into elements, none of which contains another of the same name.

    Args:
        text: The whole file.
        rivals: Names of elements that cannot contain one another: the start of one ends the one before it.
        leaves: Names of elements that hold nothing but text: any start tag ends them.
    """
    builder = _Builder(rivals, leaves)
    builder.feed(_CDATA.sub(lambda found: escape(found[1]), _closed(text)))
    builder.close()
    return Markup(builder.stack[0], tuple(builder.remarks))


def _closed(text: str) -> str:
    """The text with each beginning that nothing ends made plain: to look for the end of each of many takes forever."""
    for begin, end in _ENDS.items():
        last = text.rfind(end) + 1
        text = text[:last] + text[last:].replace(begin, escape(begin))
    return text


class _Builder(HTMLParser):
    def __init__(self, rivals: Sequence[Collection[str]], leaves: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.rivals, self.leaves = rivals, leaves
        self.stack = [Element("", 1)]
        self.remarks: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Open an element, after closing those that cannot contain it."""
        written = self.get_starttag_text() or ""
        label = written[1 : 1 + len(tag)].rpartition(":")[2]
        element = Element(label.lower(), self.getpos()[0], label, _attributes(written))
        self._close_what_cannot_hold(element.name)
        self.stack[-1].children.append(element)
        if not written.endswith("/>") and len(self.stack) < _MOST_DEPTH:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Take an element without content."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and all open elements in it."""
        name = tag.rpartition(":")[2]
        at = next((at for at in range(len(self.stack) - 1, 0, -1) if self.stack[at].name == name), None)
        if at is not None:
            del self.stack[at:]

    def handle_data(self, data: str) -> None:
        """Add a text to the open element."""
        if data.strip():
            line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            self.stack[-1].pieces.append(Piece(data.strip(), line))

    def handle_comment(self, data: str) -> None:
        """Keep what a comment says."""
        if data.strip():
            self.remarks.append(Piece(" ".join(data.split()), self.getpos()[0]))

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Treat every element alike: only in HTML do some hold raw text."""

    def _close_what_cannot_hold(self, name: str) -> None:
        while len(self.stack) > 1 and self.stack[-1].name in self.leaves:
            self.stack.pop()
        rivals = next((names for names in self.rivals if name in names), {name})
        at = next((at for at in range(1, len(self.stack)) if self.stack[at].name in rivals), None)
        if at is not None:
            del self.stack[at:]


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag. A value without quotes extends to the next name with an equals sign."""
    found = {}
    for name, *values in _ATTRIBUTE.findall(tag):
        found[name.rpartition(":")[2].lower()] = unescape(next(filter(None, values), "")).strip()
    return found
