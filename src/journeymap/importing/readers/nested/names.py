"""Find the names of things: under a key for names, in their text, or in an id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymap.importing.draft import Cell
from journeymap.importing.readers.nested.keys import FORM, WRAPPERS
from journeymap.importing.readers.nested.node import Node
from journeymap.model.suggest import homes_of, letters

_NAMES = (("Journey", "stages"), ("Stage", "name"), ("Touchpoint", "name"), ("Persona", "name"), ("Journey", "title"))
_NAME_IN_A_LANGUAGE = re.compile(r"(?:stage|phase|step)?(?:name|title)(?:[a-z]{2}|zhhk|zhtw|zhcn|ptbr)?")
_TEXTS = frozenset({"text", "content", "description", "body", "summary", "value", "statement", "details", "detail"})
"""Keys of the text of a thing, for things without a name."""
_IDS = frozenset({"id", "key", "slug", "uuid"})


def name_of(item: Node, *, only_names: bool = False) -> Cell | None:
    """Return the name of a mapping."""
    words = (
        ("name", "title", "label", "heading") if only_names else ("name", "title", "stage", "phase", "step", "label")
    )
    by_word = {letters(key.text): value for key, value in reversed(item.entries) if value.text.strip()}
    for word in words:
        if word in by_word:
            return by_word[word].cell
    for key, value in item.entries:
        if value.text.strip() and _NAME_IN_A_LANGUAGE.fullmatch(letters(key.text)):
            return value.cell
    if only_names:
        return None
    for key, value in item.entries:
        if value.text.strip() and letters(key.text) not in FORM and any(name in homes_of(key.text) for name in _NAMES):
            return value.cell
    return None


def main_of(item: Node, key: Cell) -> Cell | None:
    """Return the main text of an item: its name, else its text, else the entry named like its list."""
    one = letters(key.text).removesuffix("s")
    by_word = {letters(name.text): value for name, value in reversed(item.entries) if value.text.strip()}
    for word in ("name", "title", one, "label", "action", *_TEXTS):
        if word in by_word:
            return by_word[word].cell
    return name_of(item)


def title_among(beside: Sequence[tuple[Cell, Node]]) -> Cell | None:
    """Return the title among the entries beside the stages."""
    for words in (("title",), ("name",), ("journeytitle", "journeyname", "mapname", "maptitle", "journey")):
        for key, value in beside:
            if value.text.strip() and letters(key.text) in words:
                return value.cell
    for key, value in beside:
        if value.text.strip() and ("Journey", "title") in homes_of(key.text):
            return value.cell
    within = [entry for key, value in beside if letters(key.text) in WRAPPERS for entry in value.entries]
    return title_among(within) if within else None


def ids_of(node: Node) -> set[str]:
    return {letters(value.text) for key, value in node.entries if letters(key.text) in _IDS}
