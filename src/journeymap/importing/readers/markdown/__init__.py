"""Maps in Markdown: tables either way round, headings with lists, personas, diagrams between them."""

from __future__ import annotations

import re
from dataclasses import replace

from journeymap.importing.draft import Draft
from journeymap.importing.given_file import GivenFile
from journeymap.importing.readers.decoding import decoded
from journeymap.importing.readers.markdown.drafting import draft_of
from journeymap.importing.readers.markdown.outline import outline_of
from journeymap.importing.readers.markdown.tables import is_rule
from journeymap.importing.readers.reader import Likeness, Reader

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
    draft = draft_of(outline_of(text, given.name), given.name)
    return replace(draft, notes=(*notes, *draft.notes))


READER = Reader("a Markdown document", _likeness, _read)
