"""Read maps in Markdown: tables in either orientation, headings with lists, personas, diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from journeymap.importing.draft import Cell, Draft
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.listed import Listed
from journeymap.importing.readers.markdown.drafting import draft_of
from journeymap.importing.readers.markdown.outline import Section, in_fences, outline_of
from journeymap.importing.readers.markdown.tables import is_rule
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.sheets import list_in

__all__ = ["READER"]

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
_UNNAMED = frozenset({"", ".txt", ".text"})
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_LOOKED_AT = 20_000


def _likeness(given: GivenFile) -> Likeness:
    if given.suffix in _SUFFIXES:
        return Likeness.CERTAIN
    if given.suffix not in _UNNAMED:
        return Likeness.NONE
    text = given.content[:_LOOKED_AT].decode("utf-8", "replace")
    if any(map(is_rule, text.splitlines())) or len(_HEADING.findall(text)) > 1:
        return Likeness.LIKELY
    return Likeness.NONE


def _read(given: GivenFile) -> Draft:
    text, notes = decoded(given)
    try:
        draft = _draft_of(text, given.name)
    except NoJourney:
        inner, around = in_fences(text, given.name)
        if not inner.strip():
            raise
        draft = _draft_of(inner, given.name)
        draft = replace(draft, texts=(*draft.texts, *around))
    return replace(draft, notes=(*notes, *draft.notes))


def _draft_of(text: str, name: str) -> Draft:
    outline = outline_of(text, name)
    lists = list(_lists_in(outline.root))
    things = tuple(thing for listed in lists for thing in listed.things)
    try:
        draft = draft_of(outline, name)
    except NoJourney:
        if not things:
            raise
        draft = Draft(texts=tuple(_texts_in(outline.root)), entries=tuple(outline.entries))
    return replace(
        draft,
        things=(*draft.things, *things),
        entries=(*draft.entries, *(entry for listed in lists for entry in listed.entries)),
    )


def _lists_in(section: Section) -> Iterator[Listed]:
    """Separate lists of content and contacts from the rest of a document."""
    for part in list(section.parts):
        if isinstance(part, Section):
            yield from _lists_in(part)
        elif isinstance(part, Grid) and (listed := list_in(part)):
            section.parts.remove(part)
            yield listed


def _texts_in(section: Section) -> Iterator[Cell]:
    """Yield the texts around lists in a document without journeys."""
    if section.head:
        yield section.head
    for part in section.parts:
        match part:
            case Section():
                yield from _texts_in(part)
            case Grid():
                yield from (cell for row in part.rows for cell in row if cell.text)
            case _:
                yield part.cell


READER = Reader("a Markdown document", _likeness, _read)
