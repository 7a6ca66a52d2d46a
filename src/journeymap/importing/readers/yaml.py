"""Read YAML that is not in our format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from journeymap.importing.draft import Cell, Draft, Where
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.nested import Node, draft_of, in_words, step
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.source import Document, Route, beside_texts, parse

_SUFFIXES = frozenset({".yaml", ".yml"})
_BETWEEN_DOCUMENTS = re.compile(r"^---(?=[ \t]*(?:#.*)?$)", re.MULTILINE)
_TABS = re.compile(r"^[ \t]+", re.MULTILINE)
_REMARK = re.compile(r"[ \t]#(.*)$")
_LOSES = frozenset({"JM007", "JM014"})
"""Problems of readable files of which something would be lost."""
_BEGINS = re.compile(r"(?:---\s+)?(?:#.*\n|\s*\n)*[\w \"'-]{1,60}:(?:[ \t]|\r?\n)", re.MULTILINE)


def _likeness(given: GivenFile) -> Likeness:
    if given.suffix in _SUFFIXES:
        return Likeness.CERTAIN
    head = given.content[:2000].decode("utf-8-sig", errors="ignore")
    return Likeness.POSSIBLE if given.suffix == "" and _BEGINS.match(head) else Likeness.NONE


def _read(given: GivenFile) -> Draft:
    read = decoded(given)
    documents = [(_document(part, given.name, line), line) for part, line in _documents(read.text)]
    nodes = [_node(document, document.data, (), "", line) for document, line in documents if not document.is_empty]
    draft = draft_of(nodes[0] if len(nodes) == 1 else Node(Cell("", Where(given.name, "")), items=nodes), given, "YAML")
    remarks = (cell for document, line in documents for cell in _remarks(document, line))
    return replace(draft, texts=(*remarks, *draft.texts), notes=read.notes)


def _documents(text: str) -> Iterator[tuple[str, int]]:
    """Yield the documents of a file, with the number of lines before each."""
    start = 0
    for found in (*_BETWEEN_DOCUMENTS.finditer(text), None):
        end = found.start() if found else len(text)
        if text[start:end].strip():
            yield text[start:end], text.count("\n", 0, start)
        start = found.end() if found else end


def _document(text: str, name: str, line: int) -> Document:
    document = parse(_TABS.sub(lambda tabs: tabs[0].replace("\t", "  "), text).encode("utf-8", "replace"), name)
    for problem in document.problems:
        if not document.readable or problem.code in _LOSES or "merge keys" in problem.message:
            _, span = problem.place.resolve()
            raise NoJourney(f"{name}, line {span.line + line}: {problem.message}. {problem.fix}")
    return document


def _remarks(document: Document, line: int) -> Iterator[Cell]:
    """Yield the comments."""
    begins = {
        number: found.start() + 1
        for number, text in enumerate(document.lines)
        if (found := _REMARK.search(f" {text}")) and found[1].strip()
    }
    spots = [(number, column - 1, number, len(document.lines[number])) for number, column in begins.items()]
    for number, start, _, _ in beside_texts(document, spots):
        text = document.lines[number][start:].strip("# \t")
        if text and not text.startswith("yaml-language-server"):
            yield Cell(text, Where(document.path, f"line {number + 1 + line}"))


def _node(document: Document, value: Any, route: Route, way: str, line: int) -> Node:
    def at(way: str, route: Route, *, on_key: bool = False) -> Where:
        number = document.span(route, on_key=on_key).line + line
        return Where(document.path, f"{way}, line {number}" if way else f"line {number}")

    cell = Cell(value if isinstance(value, str) else "", at(way, route))
    if isinstance(value, dict):
        entries = [
            (
                Cell(in_words(key), at(step(way, key), (*route, key), on_key=True)),
                _node(document, below, (*route, key), step(way, key), line),
            )
            for key, below in value.items()
        ]
        return Node(cell, entries=entries)
    if isinstance(value, list):
        items = [_node(document, item, (*route, number), step(way, number), line) for number, item in enumerate(value)]
        return Node(cell, items=items)
    return Node(cell)


READER = Reader("YAML", _likeness, _read)
